# SPDX-License-Identifier: EUPL-1.2
"""`schakel law ...`: the law as data, for a jurist at a shell."""

from typing import Any

from schakel.project.cli.law import advise, check, diff, measures, record, terms


def add(commands: Any) -> None:
    """Offer every subject of `schakel law`."""
    parser = commands.add_parser("law", help="de wet als gegevens")
    subjects = parser.add_subparsers(required=True, metavar="onderwerp")
    for subject in (check, diff, record, measures, advise, terms):
        subject.add(subjects)
