# SPDX-License-Identifier: EUPL-1.2
"""`schakel demo`: everything on this machine, with a fictional region, in one process."""

import argparse
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from schakel.project import databases
from schakel.project.cli import checks
from schakel.project.cli.process import read_environment, say, server, start_django
from schakel.project.cli.refusals import CommandRefusedError, Exit
from schakel.project.cli.serve import clock_beside, until_stopped
from schakel.project.environment import Environment
from schakel.project.serving import WebServer

HEARTBEAT_SECONDS = 5
LOADED = "Deze databank bevat al mensen. Opnieuw beginnen met een lege demo: make reset."


def add(commands: Any) -> None:
    """Offer `schakel demo`, and the step of it that runs in a process of its own."""
    parser = commands.add_parser("demo", help="start de demo op http://localhost:8000")
    parser.set_defaults(run=run)
    # Apart, because it logs in as owner too; the process that serves never does.
    parser = commands.add_parser("load-demo", help="laad de fictieve regio in een lege databank")
    parser.set_defaults(run=run_load)


def run(_arguments: argparse.Namespace) -> Exit:
    """Start, migrate, load when empty, and serve until Ctrl-C or SIGTERM."""
    os.environ["SCHAKEL_DEMO"] = "1"
    checks.check_python(sys.version_info[:2])
    settings = read_environment("web")
    checks.check_folder(settings.state)
    with checks.only_one(settings.state):
        checks.check_port(settings.port)
        say("Databank starten.")
        with server(settings, stop_always=True):
            with _step("Databank op peil brengen"):
                _in_another_process("migrate", quiet=True)
            if _is_empty(settings):
                with _step("Fictieve regio laden, eenmalig"):
                    _in_another_process("load-demo", quiet=False)
            with _step("Schakel starten"):
                start_django("web", also=("clock",))
                from schakel.project.wsgi import application

                web_server = WebServer(application, settings.port)
            with until_stopped() as stopped, clock_beside(stopped):
                web_server.start()
                _greet(web_server.port)
                stopped.wait()
                say("\nSchakel stopt.")
                web_server.stop()
    return Exit.DONE


def run_load(_arguments: argparse.Namespace) -> Exit:
    """Load the region: "default" is web, "owner" is there for what no door offers."""
    with server(read_environment("web")):
        start_django("web", also=("owner", "clock"))
        from django.utils import timezone

        from schakel.demo import loading

        try:
            loading.load(timezone.localdate(), say)
        except loading.AlreadyLoadedError as error:
            raise CommandRefusedError(Exit.DATABASE, LOADED) from error
    return Exit.DONE


def _is_empty(settings: Environment) -> bool:
    with databases.connect(databases.login_for(settings, "owner")) as connection:
        found = connection.execute("SELECT EXISTS (SELECT FROM actors_account)").fetchone()
    return found == (False,)


def _in_another_process(command: str, *, quiet: bool) -> None:
    done = subprocess.run(  # noqa: S603  (ourselves)
        [sys.executable, "-m", "schakel.project.cli", command],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if quiet else None,
    )
    if done.returncode:
        raise CommandRefusedError(
            Exit.DATABASE, f"`schakel {command}` is mislukt; de reden staat hierboven."
        )


def _greet(port: int) -> None:
    from django.utils import timezone

    from schakel.demo import greeting

    say(f"\nSchakel staat klaar: http://localhost:{port}\n")
    say("U kunt worden:")
    for name, function in greeting.people(timezone.localdate()):
        say(f"  {name}, {function}")
    say("")
    say("Stoppen: Ctrl-C. Opnieuw beginnen met een lege demo: make reset.")


@contextmanager
def _step(sentence: str) -> Iterator[None]:
    """Say what is being done, every few seconds that it still is, and how long it took."""
    say(f"{sentence} ...")
    began = time.monotonic()
    done = threading.Event()

    def beat() -> None:
        while not done.wait(HEARTBEAT_SECONDS):
            say(f"  nog bezig, {time.monotonic() - began:.0f} s")

    heart = threading.Thread(target=beat, daemon=True)
    heart.start()
    try:
        yield
    finally:
        done.set()
        heart.join()
    say(f"  klaar in {time.monotonic() - began:.1f} s".replace(".", ","))
