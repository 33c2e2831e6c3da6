# SPDX-License-Identifier: EUPL-1.2
"""A file of weekly figures: the first column `week`, each other column a series.

Every mistake is told with the row of the file, whose heading is row 1, and the column.
"""

import csv
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from schakel.project.cli.refusals import CommandRefusedError, Exit

WEEK = "week"
A_WEEK = timedelta(weeks=1)
# Of what Python calls a number only this: no “nan”, no “1_000”, no other digits.
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
MISSING = ("", "NA", "NaN")


@dataclass(frozen=True)
class WeeklyFile:
    """The series by name, a figure per week; the first day of each week, or None for 1 to n."""

    name: str
    series: dict[str, list[float]]
    dates: list[date] | None
    weeks: int


def read_counts(path: Path) -> WeeklyFile:
    """Return the counts in a file: whole numbers of 0 or more, one in every cell.

    Raises:
        CommandRefusedError: the first cell that is something else, with its row and column.
    """
    return _read(path, _count)


def read_population(path: Path, like: WeeklyFile) -> WeeklyFile:
    """Return the numbers of people in a file of the same shape as the counts, all above 0.

    Raises:
        CommandRefusedError: the first cell that is something else, or another shape.
    """
    found = _read(path, _people)
    if list(found.series) != list(like.series) or found.weeks != like.weeks:
        raise _refused(
            found.name,
            f"andere kolommen of een ander aantal weken dan {like.name}. "
            f"Geef {like.weeks} weken van: {', '.join(like.series)}.",
        )
    return found


def _read(path: Path, figure: Callable[[str], float]) -> WeeklyFile:
    head, rows = _cells(path)
    _check_head(path.name, head)
    for number, row in enumerate(rows, start=2):
        if len(row) != len(head):
            raise _refused(
                path.name,
                f"{len(row)} cellen, en de kolomkoppen zijn er {len(head)}. "
                "Geef elke reeks een telling in elke week.",
                row=number,
                column=head[min(len(row), len(head) - 1)],
            )
    return WeeklyFile(
        name=path.name,
        series={
            name: [
                _figure(path.name, row[place], number, name, figure)
                for number, row in enumerate(rows, start=2)
            ]
            for place, name in enumerate(head[1:], start=1)
        },
        dates=_dates(path.name, [row[0].strip() for row in rows]),
        weeks=len(rows),
    )


def _cells(path: Path) -> tuple[list[str], list[list[str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise _refused(path.name, "dit bestand is niet te lezen. Kijk het pad na.") from error
    except UnicodeDecodeError as error:
        raise _refused(path.name, "dit is geen tekst. Bewaar het als CSV in UTF-8.") from error
    first = text.split("\n", 1)[0]
    delimiter = ";" if ";" in first and "," not in first else ","
    rows = list(csv.reader(text.splitlines(), delimiter=delimiter))
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) < 2:
        raise _refused(path.name, "er staat geen week in. Geef kolomkoppen en een rij per week.")
    return [cell.strip() for cell in rows[0]], rows[1:]


def _check_head(name: str, head: Sequence[str]) -> None:
    if head[0] != WEEK:
        raise _refused(name, f"de eerste kolom heet “{WEEK}”, niet “{head[0]}”.", row=1, column="1")
    if len(head) == 1:
        raise _refused(name, "er is geen enkele reeks naast de week.", row=1, column="2")
    for place, column in enumerate(head, start=1):
        if not column or column in head[: place - 1]:
            fault = "deze naam staat er twee keer" if column else "deze kolom heeft geen naam"
            raise _refused(name, f"{fault}.", row=1, column=column or str(place))


def _figure(name: str, cell: str, row: int, column: str, figure: Callable[[str], float]) -> float:
    try:
        return figure(cell.strip())
    except ValueError as error:
        raise _refused(name, str(error), row=row, column=column) from error


def _count(cell: str) -> float:
    number = _number(cell, "telling")
    if number < 0:
        message = f"{cell} is negatief. Een telling is een geheel getal van 0 of meer."
        raise ValueError(message)
    if not number.is_integer():
        message = f"{cell} is geen geheel getal. Een telling is een geheel getal van 0 of meer."
        raise ValueError(message)
    return number


def _people(cell: str) -> float:
    number = _number(cell, "bevolking")
    if number <= 0:
        message = f"{cell} is geen bevolking. Geef een getal boven 0."
        raise ValueError(message)
    return number


def _number(cell: str, what: str) -> float:
    if cell in MISSING:
        message = f"hier ontbreekt een {what}. Vul een getal in; niets gezien is 0."
        raise ValueError(message)
    if not NUMBER.fullmatch(cell) or not math.isfinite(float(cell)):
        message = f"“{cell}” is geen {what}. Geef een getal."
        raise ValueError(message)
    return float(cell)


def _dates(name: str, cells: Sequence[str]) -> list[date] | None:
    """Return the dates; None when the weeks are numbered from 1."""
    if cells[0] == "1":
        for number, cell in enumerate(cells, start=1):
            if cell != str(number):
                raise _refused(
                    name, f"“{cell}”, en hier hoort week {number}.", row=number + 1, column=WEEK
                )
        return None
    days: list[date] = []
    for number, cell in enumerate(cells, start=2):
        try:
            days.append(date.fromisoformat(cell))
        except ValueError as error:
            raise _refused(
                name,
                f"“{cell}” is geen week. Geef overal datums zoals 2026-11-16, of de getallen 1, 2, "
                "3 en verder.",
                row=number,
                column=WEEK,
            ) from error
        if len(days) > 1 and days[-1] <= days[-2]:
            raise _refused(name, f"{cell} komt niet na de rij erboven.", row=number, column=WEEK)
    return days


def require_weekly(file: WeeklyFile) -> None:
    """Pass when every date lies a week after the one before, or there are no dates.

    Raises:
        CommandRefusedError: the first that does not: a week is missing there.
    """
    days = file.dates or []
    for number, (before, day) in enumerate(pairwise(days), start=3):
        if day - before != A_WEEK:
            raise _refused(
                file.name,
                f"{day} ligt geen zeven dagen na {before}. Geef elke week een rij, ook zonder "
                "gevallen.",
                row=number,
                column=WEEK,
            )


def _refused(
    name: str, sentence: str, *, row: int | None = None, column: str = ""
) -> CommandRefusedError:
    place = f" rij {row}, kolom {column}" if row else ""
    return CommandRefusedError(Exit.FOUND_PROBLEMS, f"{name}{place}: {sentence}")
