# SPDX-License-Identifier: EUPL-1.2
"""Local bridge days: each line names a municipality, a day, a reason and a source."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from schakel.rules.folder import shown_as
from schakel.rules.problems import Problem

FILE = "toolbox/bridge-days.csv"
COLUMNS = ("municipality", "day", "name", "source")


def bridge_day_problems(folder: Path) -> Iterator[Problem]:
    """Yield the lines of bridge-days.csv that cannot be used."""
    path = folder / FILE
    shown = shown_as(folder, path)
    if not path.is_file():
        yield Problem(shown, 1, "dit bestand ontbreekt", "Zet het terug.")
        return
    with path.open(encoding="utf-8", newline="") as opened:
        lines = list(csv.reader(opened))
    if not lines or tuple(lines[0]) != COLUMNS:
        yield Problem(shown, 1, "de eerste regel klopt niet", f"Schrijf er: {','.join(COLUMNS)}.")
        return
    seen: set[tuple[str, str]] = set()
    for number, line in enumerate(lines[1:], start=2):
        if fault := _fault(line, seen):
            yield Problem(shown, number, fault, "Schrijf gemeente, dag (2026-12-31), naam en bron.")


def _fault(line: list[str], seen: set[tuple[str, str]]) -> str:
    """Return what is wrong with a line, in Dutch; empty when it is right."""
    if len(line) != len(COLUMNS):
        return f"er staan {len(line)} kolommen in plaats van {len(COLUMNS)}"
    if not all(one.strip() for one in line):
        return "er is een leeg vak"
    municipality, written = line[0], line[1]
    try:
        date.fromisoformat(written)
    except ValueError:
        return f"{written} is geen dag"
    if (municipality, written) in seen:
        return f"{municipality} heeft die dag al"
    seen.add((municipality, written))
    return ""
