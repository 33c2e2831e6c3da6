# SPDX-License-Identifier: EUPL-1.2
"""Frameworks that fit: no hole in time, no unknown function, no concern without a table."""

from collections.abc import Iterator, Sequence
from datetime import date

from schakel.kernel.vocabulary import ConcernKind, Necessity
from schakel.lawcheck.check_calendar import Life, calendar_problems
from schakel.rules import timeline
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile
from schakel.rules.records import FrameworkRecord, RestsOnRecord, TableRecord

File = LawFile[FrameworkRecord]
Place = tuple[int | str, ...]


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
    life = Life(record.begin, record.until)
    if record.rests_on:
        yield from calendar_problems(file, ("rests_on",), record.rests_on, life)
    for name, values in (record.table.values if record.table else {}).items():
        yield from calendar_problems(file, ("table", "values", name), values, life)


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
