# SPDX-License-Identifier: EUPL-1.2
"""Is the law folder whole? Every problem with its file, line and remedy."""

import sys
from collections.abc import Iterator
from pathlib import Path

from schakel.lawcheck.check_frameworks import framework_problems
from schakel.lawcheck.check_glossary import glossary_problems
from schakel.lawcheck.check_indicators import indicator_problems
from schakel.lawcheck.check_questions import question_problems, read_questions
from schakel.lawcheck.check_sources import source_problems
from schakel.lawcheck.check_toolbox import toolbox_problems
from schakel.lawcheck.rule_cases import (
    CaseRecord,
    ScenarioRecord,
    case_files,
    difference,
    scenario_files,
)
from schakel.rules.folder import LawFolder, read_all, read_folder
from schakel.rules.law import LawBook, law_folder, whole
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile
from schakel.toolbox.toolbox import read_toolbox

__all__ = ["Problem", "check", "main"]


def check(folder: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with a law folder, in the order of files and lines."""
    read = read_folder(folder)
    toolbox = read_toolbox(folder)
    found = {
        *_table_problems(folder, read),
        *toolbox_problems(read, toolbox),
        *indicator_problems(read),
        *(one for file in read.glossary for one in glossary_problems(file, toolbox)),
    }
    return tuple(sorted(found))


def _table_problems(folder: Path, read: LawFolder) -> list[Problem]:
    """Return what is wrong with the frameworks, and with everything the tables stand on."""
    trees, tree_problems = read_questions(folder)
    cases, case_problems = read_all(folder, case_files(folder), CaseRecord)
    scenarios, scenario_problems = read_all(folder, scenario_files(folder), ScenarioRecord)
    found = [*read.problems, *tree_problems, *case_problems, *scenario_problems]
    if found:
        # What cannot be read would seem missing everywhere else.
        return found
    frameworks = frozenset(file.record.id for file in read.frameworks)
    found.extend(framework_problems(read.frameworks, _function_codes(read)))
    found.extend(source_problems(folder, [*read.frameworks, *read.functions, *trees]))
    found.extend(source_problems(folder, [*read.criteria, *read.glossary]))
    for tree in trees:
        found.extend(question_problems(tree, frameworks))
    if not found:
        found.extend(_story_problems(whole(read), cases, scenarios))
    return found


def _story_problems(
    book: LawBook,
    cases: tuple[LawFile[CaseRecord], ...],
    scenarios: tuple[LawFile[ScenarioRecord], ...],
) -> Iterator[Problem]:
    for case in cases:
        if told := difference(book, case.record):
            yield case.problem(("expect",), told, "Verbeter de regel of het verhaal.")
    for scenario in scenarios:
        for number, step in enumerate(scenario.record.steps):
            if told := difference(book, step):
                yield scenario.problem(("steps", number), told, "Verbeter de regel of de stap.")


def _function_codes(read: LawFolder) -> frozenset[str]:
    return frozenset(one.code for file in read.functions for one in file.record.functions)


def main(folder: Path | None = None) -> int:
    """Print the problems; return 1 when there are any."""
    problems = check(folder or law_folder())
    for line in _report(problems):
        sys.stdout.write(f"{line}\n")
    return 1 if problems else 0


def _report(problems: tuple[Problem, ...]) -> Iterator[str]:
    yield from map(str, problems)
    yield _sum(len(problems))


def _sum(number: int) -> str:
    if number == 0:
        return "De wet is in orde."
    return "1 probleem." if number == 1 else f"{number} problemen."


if __name__ == "__main__":
    sys.exit(main())
