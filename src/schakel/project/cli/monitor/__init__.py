# SPDX-License-Identifier: EUPL-1.2
"""`schakel monitor ...`: the mathematics of the trend room, for an analyst at a shell."""

from typing import Any

from schakel.project.cli.monitor import detect


def add(commands: Any) -> None:
    """Offer every subject of `schakel monitor`."""
    parser = commands.add_parser("monitor", help="signalen in reeksen van tellingen")
    subjects = parser.add_subparsers(required=True, metavar="onderwerp")
    for subject in (detect,):
        subject.add(subjects)
