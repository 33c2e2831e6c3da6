# SPDX-License-Identifier: EUPL-1.2
"""The data of the peers' own examples, read from beside the project; never shipped (GPL)."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schakel.monitor.scan import Places
from tests.monitor.shared import shared_file

Floats = npt.NDArray[np.float64]
Row = dict[str, str]


@dataclass(frozen=True, eq=False)
class Example:
    counts: Floats
    expected: Floats
    population: Floats
    places: Places


def rows(name: str) -> list[Row]:
    with shared_file(f"B_scan/{name}").open(newline="") as file:
        return list(csv.DictReader(file))


def column(table: Sequence[Row], name: str) -> Floats:
    return np.array([float(row[name]) for row in table])


def names(table: Sequence[Row], name: str) -> list[str]:
    return [row[name] for row in table]


def ny_leukemia(*, globe: bool, whole: bool = True) -> Example:
    table = rows("NYleukemia_tracts.csv")
    cases, population = column(table, "cases")[:, None], column(table, "population")
    tracts, lat, lon = names(table, "fips"), column(table, "lat"), column(table, "lon")
    places = Places.on_globe(tracts, lat, lon) if globe else Places.on_plane(tracts, lon, lat)
    return Example(np.floor(cases) if whole else cases, population[:, None], population, places)


def pennsylvania(*, adjusted: bool) -> Example:
    table = rows("pennLC_county.csv")
    population = column(table, "population")
    expected = column(rows("pennLC_expected.csv"), "expected_strat16")
    places = Places.on_globe(names(table, "county"), column(table, "y"), column(table, "x"))
    spread = expected if adjusted else population
    return Example(column(table, "cases")[:, None], spread[:, None], population, places)


def scotland() -> Example:
    table = rows("scotland_lip.csv")
    expected = column(table, "expected")
    places = Places.on_plane(names(table, "county"), column(table, "x"), column(table, "y"))
    return Example(column(table, "cases")[:, None], expected[:, None], expected, places)


def new_mexico_1986(*, shared_out: bool) -> Example:
    """Return the example of scanstatistics: 32 counties by their seats, 1986 to 1989.

    shared_out: every year expects the same total, shared out by the population of that year.
    """
    baselines = rows("NM_ebp_baselines_1986_1989.csv")
    geo = [row for row in rows("NM_geo.csv") if row["county"] in baselines[0]]
    counties = names(geo, "county")
    given = np.array([[float(year[county]) for year in baselines] for county in counties])
    counts, people = np.zeros((32, 4)), np.zeros((32, 4))
    for row in rows("NM_braincancer_county_year.csv"):
        year = int(row["year"]) - 1986
        if 0 <= year < 4:
            counts[counties.index(row["county"]), year] = float(row["count"])
            people[counties.index(row["county"]), year] = float(row["population"])
    places = Places.on_globe(counties, column(geo, "seat_lat"), column(geo, "seat_long"))
    expected = people / people.sum(axis=0) if shared_out else given
    return Example(counts, expected, people.sum(axis=1), places)


def new_mexico_1973(*, adjusted: bool) -> Example:
    """Return the example of SaTScan: 32 counties, 1973 to 1991, population by three censuses."""
    geo, cases, people = (rows(f"rsatscan_NM{part}.csv") for part in ("geo", "cas", "pop"))
    counties = names(geo, "county")
    strata = sorted({(row["agegroup"], row["sex"]) for row in people})
    counts, sick = np.zeros((32, 19)), np.zeros(len(strata))
    for row in cases:
        counts[counties.index(row["county"]), int(row["year"]) - 1973] += float(row["cases"])
        sick[strata.index((row["agegroup"], row["sex"]))] += float(row["cases"])
    censuses = sorted({int(row["year"]) for row in people})
    known = np.zeros((32, len(strata), len(censuses)))
    for row in people:
        stratum = strata.index((row["agegroup"], row["sex"]))
        year = censuses.index(int(row["year"]))
        known[counties.index(row["county"]), stratum, year] += float(row["population"])
    yearly = np.apply_along_axis(lambda at: np.interp(np.arange(73, 92), censuses, at), 2, known)
    rate = sick / yearly.sum(axis=(0, 2)) if adjusted else np.ones(len(strata))
    expected = np.einsum("cst,s->ct", yearly, rate)
    places = Places.on_plane(counties, column(geo, "long"), column(geo, "lat"))
    return Example(counts, expected, expected.sum(axis=1), places)


def nyc_fever() -> Example:
    """Return the example of rsatscan: fever in 192 zip codes, 1 to 24 November 2001."""
    geo = rows("rsatscan_NYCfevergeo.csv")
    zips = names(geo, "zip")
    counts = np.zeros((192, 24))
    for row in rows("rsatscan_NYCfevercas.csv"):
        counts[zips.index(row["zip"]), int(row["date"].split("/")[2]) - 1] += float(row["cases"])
    places = Places.on_globe(zips, column(geo, "lat"), column(geo, "long"))
    return Example(counts, counts, counts.sum(axis=1), places)
