# SPDX-License-Identifier: EUPL-1.2
"""Counts and the answers of R's `surveillance` on them: shipped, and beside the project."""

import csv
import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from tests.monitor.shared import shared_file

Floats = npt.NDArray[np.float64]
Answers = dict[str, Floats]

PANEL_WEEKS = range(576, 625)
PANEL_DATES = [date(2000, 1, 3) + timedelta(weeks=week) for week in range(624)]


@dataclass(frozen=True, eq=False)
class Counts:
    """Counts (weeks, series), the first day of each week where it has one, and the names."""

    table: Floats
    dates: list[date] | None
    names: list[str]

    @property
    def total(self) -> Floats:
        return np.asarray(self.table.sum(axis=1))


def panel(name: str) -> Counts:
    """Return the shipped part of the simulated panel: "null" or "outb"."""
    rows = _shipped(f"noufaily42_{name}_part.csv.gz")
    return Counts(_numbers(row[1:] for row in rows[1:]), PANEL_DATES, rows[0][1:])


def panel_answers(name: str) -> Answers:
    """Return R's answers on it, a column each, (49, 42)."""
    rows = _shipped(f"noufaily42_{name}_part_surveillance.csv.gz")
    table = _numbers(row[1:] for row in rows[1:])
    return {
        column: table[:, place].reshape(-1, len(PANEL_WEEKS)).T
        for place, column in enumerate(rows[0][1:])
    }


def answers(name: str) -> Answers:
    """Return one reference file, a column each: (t,) for one series, (t, s) for several."""
    with shared_file(f"A_temporal/ref_{name}.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    series = len({row.get("unit") for row in rows})
    columns = [column for column in rows[0] if column not in ("unit", "epoch")]
    shaped = {
        column: _numbers([row[column]] for row in rows)[:, 0].reshape(series, -1).T
        for column in columns
    }
    return {column: table if series > 1 else table[:, 0] for column, table in shaped.items()}


def weeks_of(told: Answers) -> list[int]:
    """Return the weeks a reference file answers."""
    return sorted({int(week) for week in told["idx"].ravel()})


def newport() -> Counts:
    return _data("salmNewport", first=5, dated="epoch")


def agona() -> Floats:
    return _data("salmonella_agona", first=5, dated=None).total


def campylobacter() -> Counts:
    told = _data("campyDE", first=1, dated="date")
    return Counts(told.table[:, :1], told.dates, told.names[:1])


def _data(name: str, *, first: int, dated: str | None) -> Counts:
    with shared_file(f"A_temporal/data_{name}.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    days = None
    if dated:
        place = rows[0].index(dated)
        days = [date.fromisoformat(row[place]) for row in rows[1:]]
    last = 2 if name == "campyDE" else None
    return Counts(_numbers(row[first:last] for row in rows[1:]), days, rows[0][first:last])


def _shipped(name: str) -> list[list[str]]:
    path = files("schakel.monitor") / "reference" / name
    return list(csv.reader(gzip.decompress(path.read_bytes()).decode().splitlines()))


def _numbers(rows: Iterable[list[str]]) -> Floats:
    return np.array([[np.nan if cell == "NA" else float(cell) for cell in row] for row in rows])
