# SPDX-License-Identifier: EUPL-1.2
"""`schakel monitor ...`: the mathematics of the trend room, for an analyst at a shell."""

import argparse
from collections.abc import Callable
from typing import Any

from schakel.monitor.extra import NotInstalledError, require_installed
from schakel.project.cli.monitor import detect
from schakel.project.cli.refusals import CommandRefusedError, Exit

Run = Callable[[argparse.Namespace], Exit]


def add(commands: Any) -> None:
    """Offer every subject of `schakel monitor`."""
    parser = commands.add_parser("monitor", help="signalen in reeksen van tellingen")
    subjects = parser.add_subparsers(required=True, metavar="onderwerp")
    for subject in (detect,):
        subject.add(subjects)
    for subject_parser in subjects.choices.values():
        subject_parser.set_defaults(run=_where_installed(subject_parser.get_default("run")))


def _where_installed(run: Run) -> Run:
    """Return the same command, refused where the room is not installed."""

    def checked(arguments: argparse.Namespace) -> Exit:
        try:
            require_installed()
        except NotInstalledError as error:
            raise CommandRefusedError(Exit.TOOL_MISSING, str(error)) from error
        return run(arguments)

    return checked
