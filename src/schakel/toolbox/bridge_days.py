# SPDX-License-Identifier: EUPL-1.2
"""The days on which one municipality closes its offices beside the Belgian holidays.

law/toolbox/bridge-days.csv: municipality (NIS code), day, name, source (the decision).
"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from schakel.rules.folder import shown_as
from schakel.rules.problems import LawDataError, Problem

COLUMNS = ["municipality", "day", "name", "source"]
FILE = Path("toolbox") / "bridge-days.csv"
Row = dict[str | None, str | None]


def bridge_days(folder: Path, municipality: str) -> frozenset[date]:
    """Return the bridge days of the municipality with that NIS code; often none.

    Raises:
        LawDataError: the file is missing or a row is wrong, of whatever municipality.
    """
    if problems := tuple(bridge_day_problems(folder)):
        raise LawDataError(problems)
    rows = (row for _, row in _rows(folder / FILE))
    return frozenset(
        day for row in rows if row["municipality"] == municipality and (day := _day(row["day"]))
    )


def bridge_day_problems(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the file, row by row."""
    path = folder / FILE
    name = shown_as(folder, path)
    if not path.is_file():
        yield Problem(name, 1, "dit bestand ontbreekt", "Zet het terug.")
        return
    with path.open(encoding="utf-8", newline="") as lines:
        if next(csv.reader(lines), None) != COLUMNS:
            yield Problem(
                name, 1, "andere kolommen", f"Schrijf als eerste regel: {','.join(COLUMNS)}."
            )
            return
    seen: set[tuple[str | None, str | None]] = set()
    for line, row in _rows(path):
        for what, remedy in _faults(row):
            yield Problem(name, line, what, remedy)
        key = (row["municipality"], row["day"])
        if key in seen:
            yield Problem(name, line, "deze dag staat er al", "Verwijder de tweede.")
        seen.add(key)


def _faults(row: Row) -> Iterator[tuple[str, str]]:
    nis = row["municipality"] or ""
    if not (nis.isdecimal() and len(nis) == 5):
        yield f"{nis!r} is geen NIS-code", "Schrijf de vijf cijfers, zoals 36015."
    if _day(row["day"]) is None:
        yield f"{row['day']!r} is geen dag", "Schrijf jaar-maand-dag, zoals 2026-05-15."
    if not (row["source"] or "").strip():
        yield "geen bron", "Voeg de beslissing toe waaruit deze dag komt."
    if None in row:
        yield "te veel kolommen", "Zet een tekst met een komma tussen aanhalingstekens."


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    """Yield each row with the line it ends on."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        for row in reader:
            yield reader.line_num, {**row}
