# SPDX-License-Identifier: EUPL-1.2
"""A lighter measure is another measure, never of a later phase, and never comes back to itself."""

from collections.abc import Iterator, Mapping, Sequence

from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile
from schakel.toolbox.measure import Lighter, SafetyMeasure
from schakel.toolbox.vocabulary import Phase

File = LawFile[SafetyMeasure]
PHASES = tuple(Phase)


def lighter_problems(files: Sequence[File], known: frozenset[str]) -> Iterator[Problem]:
    """Yield the lighter measures that do not exist, are not lighter, or go round in a circle."""
    by_id = {file.record.id: file.record for file in files}
    for file in files:
        for number, lighter in enumerate(file.record.lighter):
            place = ("lighter", number, "measure")
            if lighter.measure not in known:
                yield file.problem(
                    place, f"{lighter.measure} bestaat niet", "Kies een maatregel uit measures/."
                )
                continue
            other = by_id.get(lighter.measure)
            if other and PHASES.index(other.phase) > PHASES.index(file.record.phase):
                yield file.problem(
                    place,
                    f"{other.id} hoort bij een latere fase dan {file.record.id}",
                    "Kies iets uit dezelfde of een vroegere fase.",
                )
            if file.record.id in _below(lighter.measure, by_id):
                yield file.problem(
                    place,
                    f"via {lighter.measure} is {file.record.id} lichter dan zichzelf",
                    "Laat een van beide weg.",
                )


def _below(start: str, by_id: Mapping[str, SafetyMeasure]) -> set[str]:
    """Return the measure and everything lighter than it."""
    below: set[str] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if one not in below:
            below.add(one)
            waiting.extend(lighter.measure for lighter in _lighter(by_id.get(one)))
    return below


def _lighter(measure: SafetyMeasure | None) -> tuple[Lighter, ...]:
    return measure.lighter if measure else ()
