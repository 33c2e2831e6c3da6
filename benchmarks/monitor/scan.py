# SPDX-License-Identifier: EUPL-1.2
"""Clusters in space and time beside SaTScan, SpatialEpi, smerc and scanstatistics.

The reference answers stand in ../shared/benchmarks/README.md, section B. Speed: 285 places drawn at
random, 13 weeks, circles of up to 142 places, 1,360 cases, 999 replicates, two threads. R needs
16.4 s for 99 replicates of the same size; its other times are extrapolated from that.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from benchmarks.monitor.table import Row
from schakel.monitor.scan import (
    Cluster,
    Model,
    Period,
    Places,
    ScanOptions,
    ScanResult,
    scan,
)
from tests.monitor import scan_data
from tests.monitor.scan_data import Example, Floats
from tests.monitor.shared import SHARED

PLACES, WEEKS, CASES = 285, 13, 1360
WEEKLY = ScanOptions(max_weeks=WEEKS, max_share=1.0, max_places=142, threads=2)
ONCE = ScanOptions(replicates=0)
DECADE = replace(ONCE, period=Period.RETROSPECTIVE, max_weeks=9)
SEATS = replace(ONCE, max_places=15, max_share=1.0, max_weeks=4)
FEVER = replace(ONCE, model=Model.PERMUTATION, max_distance=3.0, max_weeks=7)
R_ONE, R_TWENTY = 166.0, 3300.0

# What, data, options, and the confirmed ratios of the first clusters.
CONFIRMED: tuple[tuple[str, Callable[[], Example], ScanOptions, tuple[float, ...]], ...] = (
    (
        "New York leukemia, globe, 50 %",
        lambda: scan_data.ny_leukemia(globe=True),
        ONCE,
        (14.780276481, 8.2871, 7.1997),
    ),
    (
        "New York leukemia, degrees, 10 %",
        lambda: scan_data.ny_leukemia(globe=False),
        replace(ONCE, max_share=0.1),
        (11.577255143,),
    ),
    (
        "Pennsylvania lung cancer, 16 strata",
        lambda: scan_data.pennsylvania(adjusted=True),
        ONCE,
        (17.662883125, 7.098944233),
    ),
    (
        "Pennsylvania lung cancer, crude",
        lambda: scan_data.pennsylvania(adjusted=False),
        ONCE,
        (36.538615809,),
    ),
    ("Scotland lip cancer", scan_data.scotland, ONCE, (99.000986415,)),
    (
        "New Mexico 1986-89, given expectations",
        lambda: scan_data.new_mexico_1986(shared_out=False),
        replace(SEATS, model=Model.EXPECTATION),
        (9.180616998,),
    ),
    (
        "New Mexico 1986-89, population",
        lambda: scan_data.new_mexico_1986(shared_out=True),
        SEATS,
        (7.464043124,),
    ),
    (
        "New Mexico 1973-91, looking back, crude",
        lambda: scan_data.new_mexico_1973(adjusted=False),
        DECADE,
        (11.748727,),
    ),
    (
        "New Mexico 1973-91, looking back, age and sex",
        lambda: scan_data.new_mexico_1973(adjusted=True),
        DECADE,
        (10.016994,),
    ),
    ("New York fever, permutation, 3 km, 7 days", scan_data.nyc_fever, FEVER, (3.845418,)),
)


def rows() -> list[Row]:
    """Return the ratios beside the confirmed ones, then speed and chance."""
    return [*ratios(), *chances(), *speed(), first(), calibration()]


def ratios() -> list[Row]:
    """Return each confirmed log likelihood ratio and ours."""
    if not SHARED.is_dir():
        return [Row("confirmed ratios", "", note=f"not measured: {SHARED} is not there")]
    found = []
    for what, data, options, confirmed in CONFIRMED:
        llr = [cluster.llr for cluster in clusters(data(), options)][: len(confirmed)]
        off = [abs(ours - theirs) for ours, theirs in zip(llr, confirmed, strict=True)]
        # A reference of four decimals is known to half of the last one.
        allowed = [1e-6 if round(theirs, 4) != theirs else 5e-5 for theirs in confirmed]
        found.append(
            Row(
                f"LLR {what}",
                "; ".join(f"{one:.6f}" for one in llr),
                "; ".join(f"{one:.9g}" for one in confirmed),
                "exact",
                "1e-6",
                all(one <= most for one, most in zip(off, allowed, strict=True)),
                f"farthest off {max(off):.0e}",
            )
        )
    return found


def chances() -> list[Row]:
    """Return Monte Carlo p-values beside those of others, which have other seeds."""
    if not SHARED.is_dir():
        return []
    asked = (
        ("Pennsylvania, 16 strata", CONFIRMED[2], (0.001, 0.035), "SpatialEpi"),
        ("New Mexico, given expectations", CONFIRMED[5], (0.005,), "scanstatistics"),
        ("New Mexico, population", CONFIRMED[6], (0.020,), "scanstatistics"),
        ("New Mexico, looking back, crude", CONFIRMED[7], (0.003,), "brute force"),
        ("New Mexico, looking back, age and sex", CONFIRMED[8], (0.022,), "brute force"),
        ("New York fever", CONFIRMED[9], (0.191,), "brute force"),
    )
    found = []
    for what, (_, data, options, _), theirs, peer in asked:
        first = clusters(data(), replace(options, replicates=999))[: len(theirs)]
        values = [cluster.p_value for cluster in first]
        found.append(
            Row(
                f"p {what}",
                "; ".join(f"{value:.3f}" for value in values),
                "; ".join(f"{value:.3f}" for value in theirs),
                note=f"{peer}; 999 replicates each, other seeds",
            )
        )
    return found


def clusters(example: Example, options: ScanOptions) -> tuple[Cluster, ...]:
    """Return the clusters of an example."""
    expected = None if options.model is Model.PERMUTATION else example.expected
    return scan(
        example.counts,
        example.places,
        expected=expected,
        population=example.population,
        options=options,
    ).clusters


def speed() -> list[Row]:
    """Return the seconds of one phenomenon and of twenty."""
    places, expected = flanders()
    random = np.random.default_rng(2)
    found = []
    for model in Model:
        options = replace(WEEKLY, model=model)
        counts = random.poisson(expected)
        cylinders = scan_of(counts, places, expected, options).cylinders
        best = min(timed(scan_of, counts, places, expected, options) for _ in range(5))
        found.append(
            speed_row(
                f"one phenomenon, {model}",
                best,
                (R_ONE, 1.8, 3),
                f"{cylinders:,} cylinders x 999, best of 5",
            )
        )

    def twenty() -> None:
        for seed in range(20):
            counts = random.poisson(expected)
            scan_of(counts, places, expected, replace(WEEKLY, seed=seed))

    found.append(
        speed_row("twenty phenomena, poisson", timed(twenty), (R_TWENTY, 37, 60), "one run")
    )
    return found


def speed_row(
    what: str, ours: tuple[float, float], others: tuple[float, float, float], note: str
) -> Row:
    """Return a row of seconds: ours on the clock and of the processor; peer, limit, target."""
    wall, processor = ours
    peer, limit, target = others
    return Row(
        what,
        f"{wall:.2f} s",
        f"{peer:.0f} s",
        f"{limit:g} s",
        f"{target:g} s",
        wall <= target,
        f"{peer / wall:.0f} times as fast; {note}; {processor:.2f} s of processor, "
        f"{os.getloadavg()[0]:.0f} processes running or waiting on two cores",
    )


def first() -> Row:
    """Return what the first scan of a process costs, with loading the room."""
    code = (
        "import time; start = time.perf_counter();"
        "import schakel.monitor.scan as s;"
        "p = s.Places.on_plane(['a', 'b'], [0, 1], [0, 0]);"
        "s.scan([[3], [1]], p, expected=[[1], [1]], options=s.ScanOptions(replicates=9));"
        "print(time.perf_counter() - start)"
    )
    return Row("first scan of a process", f"{min(seconds_of(code) for _ in range(3)):.2f} s")


def calibration() -> Row:
    """Return how often a table of pure chance gets a p-value of at most 0.05."""
    places, expected = flanders()
    random = np.random.default_rng(3)
    low = 0
    for seed in range(400):
        options = replace(WEEKLY, replicates=99, seed=seed)
        found = scan_of(random.poisson(expected), places, expected, options).clusters
        low += bool(found and (found[0].p_value or 1) <= 0.05)
    share = low / 400
    return Row(
        "tables of chance with p <= 0.05",
        f"{share:.3f}",
        limit="0.050",
        target="0.017-0.083",
        met=abs(share - 0.05) <= 3 * (0.05 * 0.95 / 400) ** 0.5,
        note="400 tables, 99 replicates each; the target is three standard errors wide",
    )


def flanders() -> tuple[Places, Floats]:
    """Return places drawn at random, and what each expects each week."""
    random = np.random.default_rng(1)
    names = [f"gemeente {number}" for number in range(PLACES)]
    places = Places.on_plane(names, random.random(PLACES), random.random(PLACES))
    people = random.lognormal(10, 0.7, PLACES)
    return places, np.repeat(people[:, None] / people.sum() * CASES / WEEKS, WEEKS, axis=1)


def scan_of(
    counts: npt.NDArray[np.int64], places: Places, expected: Floats, options: ScanOptions
) -> ScanResult:
    """Return the scan of one phenomenon."""
    given = None if options.model is Model.PERMUTATION else expected
    return scan(counts, places, expected=given, options=options)


def timed(function: Callable[..., object], *arguments: object) -> tuple[float, float]:
    """Return the seconds that a call takes, on the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    function(*arguments)
    return time.perf_counter() - clock, time.process_time() - processor


def seconds_of(code: str) -> float:
    """Return the seconds that a new process prints."""
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return float(done.stdout)
