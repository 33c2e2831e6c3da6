# SPDX-License-Identifier: EUPL-1.2
"""`schakel demo`: everything on this machine, with a fictional region, in one process."""

import argparse
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from schakel.project import databases
from schakel.project.cli import checks
from schakel.project.cli.process import read_environment, say, server, start_django
from schakel.project.cli.refusals import CommandRefusedError, Exit
from schakel.project.cli.serve import clock_thread, wait_for_stop
from schakel.project.environment import Environment
from schakel.project.serving import WebServer

logger = logging.getLogger(__name__)


def add(commands: Any) -> None:
    parser = commands.add_parser("demo", help="start de demo op http://localhost:8000")
    parser.set_defaults(run=run)
    # In a process of its own, because it logs in as owner too; the process that serves never does.
    parser = commands.add_parser("load-demo", help="laad de fictieve regio in een lege databank")
    parser.set_defaults(run=run_load)


def run(_arguments: argparse.Namespace) -> Exit:
    """Start, migrate, load when empty, serve until Ctrl-C or SIGTERM."""
    os.environ["SCHAKEL_DEMO"] = "1"
    checks.check_python(sys.version_info[:2])
    settings = read_environment("web")
    checks.check_folder(settings.state)
    with checks.only_one(settings.state):
        checks.check_port(settings.port)
        with _step("Databank starten"):
            at_the_end = server(settings)
            at_the_end.__enter__()
        try:
            with _step("Databank op peil brengen"):
                _in_another_process("migrate")
            if find_spec("schakel.project.demo") and _is_empty(settings):
                with _step("Fictieve regio laden (eenmalig)"):
                    _in_another_process("load-demo")
            with _step("Schakel starten"):
                start_django("web", also=("clock",))
                web_server = _web_server(settings)
            _serve(web_server)
        finally:
            at_the_end.__exit__(None, None, None)
    return Exit.DONE


def run_load(_arguments: argparse.Namespace) -> Exit:
    with server(read_environment("web")):
        start_django("web", also=("owner",))
        import_module("schakel.project.demo").load()
    return Exit.DONE
