# SPDX-License-Identifier: EUPL-1.2
"""Dated entries without a hole and without two that hold on the same day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import BaseModel

from schakel.kernel.days import dutch_day
from schakel.rules import timeline
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile
from schakel.rules.records import DatedRecord

File = LawFile[BaseModel]
Place = tuple[int | str, ...]
Span = tuple[DatedRecord, date | None]
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Life:
    """The days on which something must have a value; without 'until' it still holds."""

    begin: date
    until: date | None = None


def calendar_problems(
    file: File, place: Place, entries: Sequence[DatedRecord], life: Life
) -> Iterator[Problem]:
    """Yield the holes and overlaps of entries of which one holds at a time."""
    yield from hole_problems(file, place, entries, timeline.in_order(entries), life)
    for entry in entries:
        yield from _overlap(file, (*place, entries.index(entry)), entry, entries)


def hole_problems(
    file: File, place: Place, entries: Sequence[DatedRecord], spans: Iterable[Span], life: Life
) -> Iterator[Problem]:
    """Yield the days of the life on which none of the spans holds."""
    next_day = life.begin
    for entry, end in sorted(spans, key=lambda span: span[0].begin):
        if entry.begin > next_day:
            yield file.problem(
                (*place, entries.index(entry)),
                f"er is een gat van {dutch_day(next_day)} tot {dutch_day(entry.begin)}",
                "Laat de ene waarde aansluiten op de andere.",
            )
        next_day = max(next_day, end + DAY if end and end < date.max else date.max)
    if next_day <= (life.until or date.max - DAY):
        yield file.problem(
            place,
            f"er is een gat na {dutch_day(next_day - DAY)}",
            "Voeg toe wat daarna geldt, of schrap de einddatum.",
        )


def _overlap(
    file: File, here: Place, entry: DatedRecord, entries: Sequence[DatedRecord]
) -> Iterator[Problem]:
    others = [other for other in entries if other is not entry and other.begin >= entry.begin]
    same_day = any(other.begin == entry.begin for other in others)
    too_long = entry.until and any(other.begin <= entry.until for other in others)
    if same_day or too_long:
        yield file.problem(
            here, "twee waarden gelden op dezelfde dag", "Geef elke waarde haar eigen tijd."
        )
    if entry.until and entry.until < entry.begin:
        yield file.problem(
            here, "dit eindigt voor het begint", "Verbeter de begindatum of de einddatum."
        )
