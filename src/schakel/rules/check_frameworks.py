# SPDX-License-Identifier: EUPL-1.2
"""Frameworks that fit: no hole in time, no unknown function, no concern without a table."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from schakel.rules import timeline
from schakel.rules.days import dutch_day
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile
from schakel.rules.records import DatedRecord, FrameworkRecord, RestsOnRecord, TableRecord
from schakel.rules.vocabulary import ConcernKind, Necessity

File = LawFile[FrameworkRecord]
Place = tuple[int | str, ...]
DAY = timedelta(days=1)


def framework_problems(files: Sequence[File], functions: frozenset[str]) -> Iterator[Problem]:
    known = {file.record.id: file.record for file in files}
    for file in files:
        yield from _folder_name(file)
        yield from _calendar(file)
        yield from _grounds(file, known)
        if file.record.table:
            yield from _seats(file, file.record.table, functions)
            yield from _redirects(file, file.record.table)


def _folder_name(file: File) -> Iterator[Problem]:
    folder = file.name.split("/")[-2]
    if folder != file.record.id:
        yield file.problem(
            ("id",), f"id is {file.record.id}, de map heet {folder}", "Geef beide dezelfde naam."
        )


def _calendar(file: File) -> Iterator[Problem]:
    record = file.record
    if record.rests_on:
        yield from _holes(file, ("rests_on",), record.rests_on)
    for name, values in (record.table.values if record.table else {}).items():
        yield from _holes(file, ("table", "values", name), values)


def _holes(file: File, place: Place, entries: Sequence[DatedRecord]) -> Iterator[Problem]:
    ordered = sorted(entries, key=lambda entry: entry.begin)
    next_day = file.record.begin
    for entry in ordered:
        here = (*place, entries.index(entry))
        if entry.begin > next_day:
            yield file.problem(
                here,
                f"er is een gat van {dutch_day(next_day)} tot {dutch_day(entry.begin)}",
                "Laat de ene waarde aansluiten op de andere.",
            )
        yield from _overlap(file, here, entry, ordered)
        next_day = entry.until + DAY if entry.until else _after(entry, ordered)
    last = ordered[-1].until if ordered else file.record.begin
    ends = file.record.until
    if last and (ends is None or last < ends):
        yield file.problem(
            place,
            f"er is een gat na {dutch_day(last)}",
            "Voeg toe wat daarna geldt, of schrap de einddatum.",
        )


def _overlap(
    file: File, here: Place, entry: DatedRecord, ordered: Sequence[DatedRecord]
) -> Iterator[Problem]:
    others = [other for other in ordered if other is not entry and other.begin >= entry.begin]
    same_day = any(other.begin == entry.begin for other in others)
    too_long = entry.until and any(other.begin <= entry.until for other in others)
    if same_day or too_long:
        yield file.problem(
            here, "twee waarden gelden op dezelfde dag", "Geef elke waarde haar eigen tijd."
        )


def _after(entry: DatedRecord, ordered: Sequence[DatedRecord]) -> date:
    return min((other.begin for other in ordered if other.begin > entry.begin), default=date.max)


def _grounds(file: File, known: dict[str, FrameworkRecord]) -> Iterator[Problem]:
    for entry, end in timeline.in_order(file.record.rests_on):
        place = ("rests_on", file.record.rests_on.index(entry), "frameworks")
        for needed in entry.frameworks:
            yield from _ground(file, place, entry, end, known.get(needed), needed)


def _ground(
    file: File,
    place: Place,
    entry: RestsOnRecord,
    end: date | None,
    needed: FrameworkRecord | None,
    name: str,
) -> Iterator[Problem]:
    if needed is None:
        yield file.problem(
            place, f"het kader {name} bestaat niet", "Maak de map aan of verbeter de naam."
        )
    elif needed.begin > entry.begin or (needed.until and (end is None or needed.until < end)):
        yield file.problem(
            place,
            f"{name} geldt niet de hele tijd dat dit erop steunt",
            "Voeg een nieuwe datum toe met de kaders die dan gelden.",
        )


def _seats(file: File, table: TableRecord, functions: frozenset[str]) -> Iterator[Problem]:
    required: set[str] = set()
    for number, seat in enumerate(table.seats):
        place = ("table", "seats", number, "functions")
        for function in seat.functions:
            if function not in functions:
                yield file.problem(
                    place,
                    f"de functie {function} is niet bekend",
                    "Voeg ze toe in functions.yaml of verbeter de naam.",
                )
            if seat.necessity is Necessity.REQUIRED and function in required:
                yield file.problem(
                    place,
                    f"{function} vult al een andere verplichte zetel",
                    "Laat één functie maar één verplichte zetel vullen.",
                )
        if seat.necessity is Necessity.REQUIRED:
            required.update(seat.functions)


def _redirects(file: File, table: TableRecord) -> Iterator[Problem]:
    told = {one.concern for one in table.redirects} | set(table.concern_kinds)
    for concern in ConcernKind:
        if concern not in told:
            yield file.problem(
                ("table", "redirects"),
                f"voor {concern} staat er geen juiste tafel",
                "Voeg toe waar deze zorg wel terechtkan.",
            )
