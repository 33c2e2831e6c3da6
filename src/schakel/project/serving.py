# SPDX-License-Identifier: EUPL-1.2
"""The web server of the demo and the tests: waitress in a thread, stopped from outside."""

import threading
from contextlib import suppress
from typing import Any

from waitress import wasyncore
from waitress.server import create_server


class WebServer:
    """Serves one WSGI application on 127.0.0.1; port 0 takes a free one."""

    def __init__(self, application: Any, port: int, threads: int = 4) -> None:
        # Our own map of sockets: waitress offers no other way to end its loop.
        self._sockets: dict[int, Any] = {}
        self._server = create_server(
            application,
            map=self._sockets,
            host="127.0.0.1",
            port=port,
            threads=threads,
            ident=None,
        )
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="web", daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.effective_port)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Take no more requests, finish those that run, and return."""
        self._stopping.set()
        # The loop may have seen the event by itself and closed its trigger already.
        with suppress(OSError):
            self._server.pull_trigger()
        self._thread.join(timeout=10)

    def _serve(self) -> None:
        while not self._stopping.is_set():
            wasyncore.loop(timeout=1, map=self._sockets, count=1)
        self._server.task_dispatcher.shutdown()
        wasyncore.close_all(self._sockets)
