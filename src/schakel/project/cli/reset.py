# SPDX-License-Identifier: EUPL-1.2
"""`schakel reset`: throw the demo's data and keys away."""

import argparse
import os
import shutil
import sys
from typing import Any

from schakel.project import environment
from schakel.project.cli import checks
from schakel.project.cli.process import say
from schakel.project.cli.refusals import CommandRefusedError, Exit
from schakel.project.cluster import Cluster, socket_folder

OURS = ("postgres", "postgres.new", "keys", "static")


def add(commands: Any) -> None:
    """Offer `schakel reset`."""
    parser = commands.add_parser("reset", help="gooi de databank en de sleutels van de demo weg")
    parser.add_argument("--yes", action="store_true", help="vraag niets")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Remove what the demo made, and nothing else in its folder."""
    if os.environ.get("DATABASE_URL"):
        raise CommandRefusedError(
            Exit.WRONG_SETTING,
            "`schakel reset` raakt alleen de ingebouwde databank aan. "
            "Haal DATABASE_URL uit de omgeving.",
        )
    state = environment.state_folder(os.environ)
    if not (state / "postgres").exists():
        say(f"Er is niets weg te gooien in {state}.")
        return Exit.DONE
    if not arguments.yes and not _agreed(
        f"Alles in {state} wordt weggegooid, ook de sleutels. Typ ja: "
    ):
        raise CommandRefusedError(Exit.NOT_CONFIRMED, "Niets weggegooid.")
    with checks.only_one(state):
        Cluster(state, state / "keys").stop()
        for name in OURS:
            shutil.rmtree(state / name, ignore_errors=True)
        shutil.rmtree(socket_folder(state), ignore_errors=True)
    say("Weggegooid. `make demo` begint opnieuw.")
    return Exit.DONE


def _agreed(question: str) -> bool:
    sys.stdout.write(question)
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() == "ja"
