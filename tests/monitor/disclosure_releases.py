# SPDX-License-Identifier: EUPL-1.2
"""Releases to protect: small ones by hand, a part of the panel, the Norwegian examples."""

import csv
import gzip
from collections.abc import Iterable, Mapping
from pathlib import Path

import schakel.monitor
from schakel.monitor.disclosure import Hierarchy, Key, Release, Table

DATA = Path(__file__).parent / "data"
PANEL = Path(schakel.monitor.__file__).parent / "reference" / "panel285x20.csv.gz"
FLANDERS, EVERYTHING = "Vlaanderen", "Alles"


def one_row(counts: Mapping[str, int | None]) -> Release:
    """One table: places and their total."""
    place = Hierarchy.of("plaats", {FLANDERS: tuple(counts)})
    shown = (FLANDERS, *counts)
    return Release((place,), (Table.of("rij", shown),), {(name,): n for name, n in counts.items()})


def grid(counts: Mapping[str, Mapping[str, int | None]]) -> Release:
    """One table of places by phenomena with both totals."""
    phenomena = tuple(next(iter(counts.values())))
    place = Hierarchy.of("plaats", {FLANDERS: tuple(counts)})
    phenomenon = Hierarchy.of("fenomeen", {EVERYTHING: phenomena})
    table = Table.of("rooster", (*counts, FLANDERS), (*phenomena, EVERYTHING))
    leaves: dict[Key, int | None] = {
        (one, other): n for one, row in counts.items() for other, n in row.items()
    }
    return Release((place, phenomenon), (table,), leaves)


def panel(places: int = 60, phenomena: int = 8) -> Release:
    """The first municipalities and phenomena of the simulated panel, with every level above."""
    rows = _rows(PANEL)
    names = sorted({row["muni"] for row in rows})[:places]
    kinds = sorted({row["phen"] for row in rows})[:phenomena]
    kept = [row for row in rows if row["muni"] in names and row["phen"] in kinds]
    provinces = _parts(kept, "prov", "zone")
    place = Hierarchy.of("plaats", {FLANDERS: provinces}, provinces, _parts(kept, "zone", "muni"))
    groups = _parts(kept, "group", "phen")
    phenomenon = Hierarchy.of("fenomeen", {EVERYTHING: groups}, groups)
    counts: dict[Key, int | None] = {(row["muni"], row["phen"]): int(row["freq"]) for row in kept}
    tables = (Table.of("alles", place.nodes, phenomenon.nodes),)
    return Release((place, phenomenon), tables, counts)


def d2() -> Release:
    """Regions in counties and, across them, in groups of municipalities, by main income."""
    rows = _rows(DATA / "ssbtools_d2.csv")
    counties = _parts(rows, "county", "region", mark="county ")
    groups = _parts(rows, "k_group", "region", mark="group ")
    place = Hierarchy.of("region", {"Total": counties}, {"Total": groups}, counties, groups)
    income = Hierarchy.of("income", {"All": dict.fromkeys(row["main_income"] for row in rows)})
    counts: dict[Key, int | None] = {
        (row["region"], row["main_income"]): int(row["freq"]) for row in rows
    }
    return Release((place, income), (Table.of("d2", place.nodes, income.nodes),), counts)


def z3(incomes: int = 4) -> Release:
    """As d2, larger, by (the first few) main incomes and months."""
    every = _rows(DATA / "ssbtools_z3.csv")
    kept = list(dict.fromkeys(row["hovedint"] for row in every))[:incomes]
    rows = [row for row in every if row["hovedint"] in kept]
    counties = _parts(rows, "fylke", "region", mark="county ")
    groups = _parts(rows, "kostragr", "region", mark="group ")
    place = Hierarchy.of("region", {"Total": counties}, {"Total": groups}, counties, groups)
    income = Hierarchy.of("income", {"All": dict.fromkeys(row["hovedint"] for row in rows)})
    halves = _parts(rows, "mnd2", "mnd", mark="half ")
    months = Hierarchy.of("months", {"Year": halves}, halves)
    counts: dict[Key, int | None] = {
        (row["region"], row["hovedint"], row["mnd"]): int(row["ant"]) for row in rows
    }
    tables = (Table.of("z3", place.nodes, income.nodes, months.nodes),)
    return Release((place, income, months), tables, counts)


def example1() -> Release:
    """Age by country in 2014, with the European Union beside it."""
    rows = [row for row in _rows(DATA / "ssbtools_example1.csv") if row["year"] == "2014"]
    unions = _parts(rows, "eu", "geo")
    place = Hierarchy.of("geo", {"Total": unions}, unions)
    age = Hierarchy.of("age", {"All": dict.fromkeys(row["age"] for row in rows)})
    counts: dict[Key, int | None] = {(row["age"], row["geo"]): int(row["freq"]) for row in rows}
    return Release((age, place), (Table.of("example1", age.nodes, place.nodes),), counts)


def _rows(path: Path) -> list[dict[str, str]]:
    read = path.read_bytes()
    text = (gzip.decompress(read) if path.suffix == ".gz" else read).decode()
    return list(csv.DictReader(text.splitlines()))


def _parts(
    rows: Iterable[Mapping[str, str]], whole: str, part: str, mark: str = ""
) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        found.setdefault(mark + row[whole], {})[row[part]] = None
    return {name: tuple(parts) for name, parts in found.items()}
