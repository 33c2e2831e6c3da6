# SPDX-License-Identifier: EUPL-1.2
"""Simulated weeks with known outbreaks, drawn anew from the published design; no count is real.

Noufaily et al. 2013 (doi 10.1002/sim.5595): 42 scenarios, 7 groups of parameters, without and with
trend, 0 to 2 waves a year. log mean = level + trend * week + waves, counts negative binomial with
variance dispersion * mean. Weeks 1-312 history, 313-575 history with four outbreaks, 576-624 test
with one. An outbreak of size k brings Poisson(k * standard deviation) cases, two at least, spread
over the weeks after its start by a lognormal (0, 0.5).
"""

import csv
import gzip
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tests.monitor.shared import shared_file

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

WEEKS = 624
TEST = slice(575, 624)
PAST_SIZES = (2, 3, 5, 10)


@dataclass(frozen=True)
class Scenario:
    """One scenario of the design; trend is zero and waves 0, 1 or 2 as the design crosses them."""

    level: float
    trend: float
    cosine: float
    sine: float
    waves: int
    dispersion: float

    def mean(self) -> Floats:
        """Return the expected count of each week."""
        week = np.arange(1, WEEKS + 1)
        log_mean = self.level + self.trend * week
        for wave in range(1, self.waves + 1):
            angle = 2.0 * np.pi * wave * week / 52.0
            log_mean = log_mean + self.cosine * np.cos(angle) + self.sine * np.sin(angle)
        mean: Floats = np.exp(log_mean)
        return mean


# Level, trend, cosine, sine, dispersion.
_GROUPS = (
    (0.1, 0.0025, 0.6, 0.6, 1.5),
    (-2.0, 0.005, 0.1, 0.3, 2.0),
    (1.5, 0.003, 0.2, -0.4, 1.0),
    (0.5, 0.002, 0.5, 0.5, 5.0),
    (2.5, 0.001, 1.0, 0.1, 3.0),
    (3.75, 0.001, 0.1, -0.1, 1.1),
    (5.0, 0.0001, 0.05, 0.01, 1.2),
)
SCENARIOS = tuple(
    Scenario(level, trend * grows, cosine, sine, waves, dispersion)
    for level, trend, cosine, sine, dispersion in _GROUPS
    for grows in (0, 1)
    for waves in (0, 1, 2)
)


@dataclass(frozen=True)
class Panel:
    """Series beside each other: (weeks, series), and for each its scenario and last outbreak.

    quiet: no outbreak ever; outbreaks: the same with five. first, last: rows of the outbreak in the
    test weeks; size: its k.
    """

    quiet: Floats
    outbreaks: Floats
    scenario: Ints
    first: Ints
    last: Ints
    size: Ints


def draw(seed: int, *, replicates: int = 25) -> Panel:
    """Return a panel of 42 * replicates series."""
    chance = np.random.default_rng(seed)
    drawn = [
        (number, *_draw_series(chance, scenario))
        for number, scenario in enumerate(SCENARIOS)
        for _ in range(replicates)
    ]
    number, quiet, outbreaks, first, last, size = zip(*drawn, strict=True)
    return Panel(
        np.column_stack(quiet),
        np.column_stack(outbreaks),
        np.array(number),
        np.array(first),
        np.array(last),
        np.array(size),
    )


def _draw_series(
    chance: np.random.Generator, scenario: Scenario
) -> tuple[Floats, Floats, int, int, int]:
    """Return the quiet counts, those with outbreaks, and the last outbreak: first, last row, k."""
    mean, phi = scenario.mean(), scenario.dispersion
    if phi == 1.0:
        quiet = chance.poisson(mean)
    else:
        quiet = chance.negative_binomial(mean / (phi - 1.0), 1.0 / phi)
    loud = quiet.copy()
    for start in chance.choice(np.arange(312, 573), 4, replace=False):
        _break_out(chance, loud, mean, phi, int(start), int(chance.choice(PAST_SIZES)))
    start, size = int(chance.integers(575, 621)), int(chance.integers(1, 11))
    last = _break_out(chance, loud, mean, phi, start, size)
    return quiet.astype(np.float64), loud.astype(np.float64), start, last, size


def _break_out(
    chance: np.random.Generator, counts: Ints, mean: Floats, phi: float, start: int, size: int
) -> int:
    """Add one outbreak to the counts; return its last row."""
    cases = 0
    while cases < 2:
        cases = int(chance.poisson(size * np.sqrt(phi * mean[start])))
    rows = start + np.floor(chance.lognormal(0.0, 0.5, cases)).astype(np.int64)
    rows = rows[rows < WEEKS]
    np.add.at(counts, rows, 1)
    return int(rows.max(initial=start))


def shared_panel() -> Panel:
    """Return the panel that the peers were measured on; skip where it is not on this machine."""
    with shared_file("A_temporal/noufaily42_truth.csv").open(encoding="utf-8") as lines:
        current = [row for row in csv.DictReader(lines) if row["current"] == "1"]
    return Panel(
        _shared_counts("null"),
        _shared_counts("outb"),
        np.array([int(row["scenario"]) - 1 for row in current]),
        np.array([int(row["start"]) - 1 for row in current]),
        np.array([int(row["end"]) - 1 for row in current]),
        np.array([int(row["k"]) for row in current]),
    )


def _shared_counts(kind: str) -> Floats:
    """Return (weeks, series)."""
    with gzip.open(shared_file(f"A_temporal/noufaily42_{kind}.csv.gz"), "rt") as lines:
        return np.loadtxt(lines, delimiter=",", skiprows=1)[:, 1:]
