# SPDX-License-Identifier: EUPL-1.2
"""`schakel law check`: is the law folder whole?"""

import argparse
import dataclasses
import json
from datetime import date
from pathlib import Path
from typing import Any

from schakel.lawcheck.check import check
from schakel.lawcheck.published import ledger_problems
from schakel.project.cli.process import say
from schakel.project.cli.refusals import Exit
from schakel.rules.law import law_folder


def add(subjects: Any) -> None:
    """Offer `schakel law check`."""
    parser = subjects.add_parser("check", help="controleer de map law/")
    parser.add_argument("--json", action="store_true", help="voor een script")
    parser.add_argument("--folder", type=Path, default=None, help="een andere map dan law/")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Show every problem; none is exit code 0."""
    folder = arguments.folder or law_folder()
    problems = check(folder)
    if not problems:
        # An unreadable file would seem gone from the ledger.
        problems = tuple(sorted(ledger_problems(folder, date.today())))
    if arguments.json:
        say(json.dumps([dataclasses.asdict(problem) for problem in problems], ensure_ascii=False))
    else:
        for problem in problems:
            say(str(problem))
        if not problems:
            say(f"In orde: {folder}.")
    return Exit.FOUND_PROBLEMS if problems else Exit.DONE
