# SPDX-License-Identifier: EUPL-1.2
"""Runs the clock until it is told to stop: in its own process, or in a thread of the demo."""

import asyncio
import threading
from contextlib import suppress

import procrastinate
from django.db import connections
from procrastinate.contrib.django import app

from schakel.jobs import tasks
from schakel.jobs.login import as_clock

LOOK_SECONDS = 0.2


def run(stopped: threading.Event) -> None:
    """Do what is due now, then what falls due, until `stopped` is set."""
    tasks.due_work(0)
    asyncio.run(_work(stopped, _conninfo()))


async def _work(stopped: threading.Event, conninfo: dict[str, object]) -> None:
    connector = procrastinate.PsycopgConnector(kwargs=conninfo, min_size=1, max_size=4)
    with app.replace_connector(connector) as clock:
        async with clock.open_async():
            worker = asyncio.create_task(
                clock.run_worker_async(
                    install_signal_handlers=False, delete_jobs="always", concurrency=1
                )
            )
            while not stopped.is_set() and not worker.done():
                await asyncio.sleep(LOOK_SECONDS)
            worker.cancel()
            with suppress(asyncio.CancelledError):
                await worker


def _conninfo() -> dict[str, object]:
    with as_clock():
        params = connections["default"].get_connection_params()
    names = ("host", "port", "dbname", "user", "password")
    return {name: params[name] for name in names if params.get(name)}
