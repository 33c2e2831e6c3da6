# SPDX-License-Identifier: EUPL-1.2
"""Every source exists, nothing hides a doubt, and who verified it says so with a day."""

import csv
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from pydantic import BaseModel

from schakel.kernel.sources import Confidence, Source, Verification
from schakel.rules.folder import shown_as
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile

Place = tuple[int | str, ...]
UNSURE = "K-low"


def acts(folder: Path) -> frozenset[str]:
    """Return the ids in sources.csv; none when the file is not there."""
    path = folder / "sources.csv"
    if not path.is_file():
        return frozenset()
    with path.open(encoding="utf-8", newline="") as lines:
        return frozenset(row["id"] for row in csv.DictReader(lines))


def source_problems(folder: Path, files: list[LawFile[BaseModel]]) -> Iterator[Problem]:
    known = acts(folder)
    if not known:
        path = folder / "sources.csv"
        yield Problem(shown_as(folder, path), 1, "dit bestand ontbreekt", "Zet het terug.")
        return
    for file in files:
        for place, part in parts(file.record):
            yield from _part_problems(file, place, part, known)


def _part_problems(
    file: LawFile[BaseModel], place: Place, part: object, known: frozenset[str]
) -> Iterator[Problem]:
    if isinstance(part, Source) and part.act and part.act not in known:
        yield file.problem(
            (*place, "act"),
            f"{part.act} staat niet in sources.csv",
            "Voeg de wet daar toe, met datum en nummer.",
        )
    if isinstance(part, Source) and not (part.text.strip() and part.tags):
        yield file.problem(place, "een lege bron", "Schrijf het artikel en waar u het las.")
    if isinstance(part, Verification) and part.is_verified and not (part.by and part.on):
        yield file.problem(
            place, "nagekeken, maar niet door wie en wanneer", "Vul by en on in, of zet unverified."
        )
    if _hides_doubt(part):
        yield file.problem(
            (*place, "verification"),
            "dit is niet zeker, en niemand ziet het",
            "Schrijf bij doubt wat nog te verifiëren is.",
        )


def _hides_doubt(part: object) -> bool:
    """Whether a part is unsure, by its own confidence or that of its source, and says nothing."""
    source, verification = getattr(part, "source", None), getattr(part, "verification", None)
    if not (isinstance(source, Source) and isinstance(verification, Verification)):
        return False
    unsure = verification.confidence is Confidence.LOW or UNSURE in source.tags
    return unsure and not verification.is_verified and not verification.doubt


def parts(part: object, place: Place = ()) -> Iterator[tuple[Place, object]]:
    """Yield a record and everything in it, each with its place in the file."""
    yield place, part
    for name, child in _children(part):
        yield from parts(child, (*place, name))


def _children(part: object) -> Iterator[tuple[int | str, object]]:
    if isinstance(part, BaseModel):
        yield from part
    elif is_dataclass(part):
        yield from ((field.name, getattr(part, field.name)) for field in fields(part))
    elif isinstance(part, tuple):
        yield from enumerate(part)
    elif isinstance(part, dict):
        yield from part.items()
