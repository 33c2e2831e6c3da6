# SPDX-License-Identifier: EUPL-1.2
"""`schakel law record`: write new values into the ledger, once the law folder is whole."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from schakel.lawcheck import published
from schakel.lawcheck.check import check
from schakel.project.cli.process import say
from schakel.project.cli.refusals import Exit
from schakel.rules.law import law_folder


def add(subjects: Any) -> None:
    """Offer `schakel law record`."""
    parser = subjects.add_parser("record", help="leg nieuwe waarden vast in law/published.csv")
    parser.add_argument("--folder", type=Path, default=None, help="een andere map dan law/")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Refuse while anything else is wrong: what is recorded stays."""
    folder = arguments.folder or law_folder()
    day = date.today()
    past = published.ledger_problems(folder, day)
    wrong = [*check(folder), *(one for one in past if not published.is_unrecorded(one))]
    for problem in wrong:
        say(str(problem))
    if wrong:
        say("Er is niets vastgelegd. Verbeter dit eerst.")
        return Exit.FOUND_PROBLEMS
    lines = published.record(folder, day)
    for line in lines:
        say(f"{line.file}: {line.path} vanaf {line.begin}: {line.value}")
    say(_sum(len(lines)))
    return Exit.DONE


def _sum(number: int) -> str:
    if number == 0:
        return "Alles was al vastgelegd."
    return "1 waarde vastgelegd." if number == 1 else f"{number} waarden vastgelegd."
