# SPDX-License-Identifier: EUPL-1.2
"""`schakel serve` and `schakel clock`: the two processes of an installation; and how both end."""

import argparse
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from schakel.project.cli.process import read_environment, server, start_django
from schakel.project.cli.refusals import CommandRefusedError, Exit

WORKER = "schakel.jobs.worker"
logger = logging.getLogger(__name__)


def add(commands: Any) -> None:
    """Offer both processes."""
    parser = commands.add_parser("serve", help="bedien de pagina's met gunicorn (als schakel_web)")
    parser.add_argument("--bind", default=None, help="adres, standaard 127.0.0.1 en poort PORT")
    parser.add_argument("--workers", type=int, default=2, help="aantal processen")
    parser.add_argument("--threads", type=int, default=8, help="aantal draden per proces")
    parser.set_defaults(run=run_serve)
    if _has_worker():
        parser = commands.add_parser("clock", help="doe het werk op tijd (als schakel_clock)")
        parser.set_defaults(run=run_clock)


def run_serve(arguments: argparse.Namespace) -> Exit:
    """Gather the static files, then become gunicorn."""
    settings = read_environment("web")
    if settings.database is None:
        raise CommandRefusedError(
            Exit.WRONG_SETTING,
            "`schakel serve` vraagt een eigen PostgreSQL in DATABASE_URL; "
            "de demo start u met `schakel demo`.",
        )
    start_django("web")
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    words = [
        "gunicorn",
        "--worker-class=gthread",
        f"--workers={arguments.workers}",
        f"--threads={arguments.threads}",
        f"--bind={arguments.bind or f'127.0.0.1:{settings.port}'}",
        # The law is read before the workers fork, so one that is replaced has it at once.
        "--preload",
        "--max-requests=5000",
        "--max-requests-jitter=500",
        # Longer than a proxy keeps a connection, or it would send a request into a closed one.
        "--keep-alive=75",
        # A door to the processes in somebody's home folder: nobody asked for it.
        "--no-control-socket",
        "schakel.project.wsgi",
    ]
    os.execv(sys.executable, [sys.executable, "-m", *words])  # noqa: S606  (ourselves, no shell)


def run_clock(_arguments: argparse.Namespace) -> Exit:
    """Do due work until Ctrl-C or SIGTERM."""
    with server(read_environment("clock")):
        start_django("clock")
        with until_stopped() as stopped:
            import_module(WORKER).run(stopped)
    return Exit.DONE


@contextmanager
def until_stopped() -> Iterator[threading.Event]:
    """Yield an event that Ctrl-C and SIGTERM set."""
    stopped = threading.Event()
    before = {
        number: signal.signal(number, lambda *_: stopped.set())
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield stopped
    finally:
        stopped.set()
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def clock_beside(stopped: threading.Event) -> Iterator[None]:
    """Run the clock in a thread of this process, logged in as the clock, until `stopped`."""
    if not _has_worker():
        yield
        return
    thread = threading.Thread(target=_run_clock_here, args=(stopped,), name="clock", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(timeout=10)


def _run_clock_here(stopped: threading.Event) -> None:
    from django.db import connections

    # Connections belong to a thread: here "default" is the clock's own login, elsewhere web's.
    own = connections.create_connection("clock")
    own.alias = "default"
    connections["default"] = own
    try:
        import_module(WORKER).run(stopped)
    except Exception:
        # The pages keep working; whoever watches the log learns that nothing falls due any more.
        logger.exception("clock stopped")
        raise
    finally:
        connections.close_all()


def _has_worker() -> bool:
    return find_spec("schakel.jobs") is not None and find_spec(WORKER) is not None
