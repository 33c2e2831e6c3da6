# SPDX-License-Identifier: EUPL-1.2
"""A name stands for one thing, and that thing exists."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from pydantic import BaseModel

from schakel.lawcheck.check_calendar import Place
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile

File = LawFile[BaseModel]
ORGANS = "toolbox/organs.yaml"


def twice_problems(file: File, place: Place, names: Iterable[str]) -> Iterator[Problem]:
    """Yield the names that a list of the file gives to two of its parts."""
    for name, number in Counter(names).items():
        if number > 1:
            yield file.problem(place, f"{name} staat er {number} keer", "Geef elk een eigen naam.")


def missing_problems(
    file: File, place: Place, names: Iterable[str], known: Collection[str], where: str
) -> Iterator[Problem]:
    """Yield the names that do not stand where they should."""
    for name in names:
        if name not in known:
            yield file.problem(
                place, f"{name} staat niet in {where}", "Voeg het daar toe of verbeter de naam."
            )


def supplier_problems(
    file: File, place: Place, names: Iterable[str], known: Collection[str]
) -> Iterator[Problem]:
    """Yield who would supply an answer and stands in no list."""
    here = (*place, "supplied_by")
    yield from missing_problems(file, here, names, known, f"functions.yaml of {ORGANS}")
