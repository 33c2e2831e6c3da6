# SPDX-License-Identifier: EUPL-1.2
"""Our own detector beside the best peer, farringtonFlexible of R's surveillance.

Known outbreaks in the 42 scenarios of Noufaily et al. 2013, weeks 576 to 624, 25 series a scenario.
The settings were chosen on panels of our own; `own` is the mean of four other panels of our own,
`given` the panel on which peer and limit were measured (../shared/benchmarks/README.md, A3 and A4).
"""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.monitor import detector_measures as measures
from benchmarks.monitor.table import Row
from schakel.monitor.detector import Options, detect, false_discoveries
from tests.monitor.detector_panel import TEST, Panel, draw, shared_panel
from tests.monitor.shared import SHARED

Floats = npt.NDArray[np.float64]

SEEDS = (2101, 2102, 2103, 2104)
PLACES, PHENOMENA, WEEKS = 285, 20, 560
LEVEL, Q = 0.005, 0.1


@dataclass(frozen=True)
class Figures:
    """What one panel shows; shares, 0 to 1."""

    one_percent: float
    one_per_thousand: float
    noisy: float
    discovered: float
    worst: float
    worst_with_truth: float
    nominal: float


def rows() -> list[Row]:
    """Return every comparison of the detector."""
    own = [figures(draw(seed)) for seed in SEEDS]
    found = list(_compared("own", _mean(own)))
    if SHARED.is_dir():
        found += _compared("given", figures(shared_panel()))
    return [*found, _wandering(), _cannot_alarm(), *_speed()]


def figures(panel: Panel) -> Figures:
    """Return what the detector does on one panel."""
    quiet = detect(panel.quiet, TEST).p_value
    loud = detect(panel.outbreaks, TEST).p_value
    return Figures(
        measures.found_at(quiet, loud, panel, 0.01),
        measures.found_at(quiet, loud, panel, 0.001),
        measures.noisy_weeks(quiet, Q),
        measures.found(false_discoveries(loud, Q), panel),
        measures.worst_scenario(quiet, panel, LEVEL),
        measures.worst_scenario(measures.with_the_truth(panel), panel, LEVEL),
        float((quiet <= LEVEL).mean()),
    )


def _mean(several: list[Figures]) -> Figures:
    """Return the mean of each figure."""
    each = [list(vars(one).values()) for one in several]
    return Figures(*np.mean(each, axis=0).tolist())


def _compared(panel: str, ours: Figures) -> Iterator[Row]:
    """Give the rows of one panel."""
    yield Row(
        f"outbreaks found at 1 % false positives, {panel}",
        f"{ours.one_percent:.3f}",
        "0.467",
        "0.588",
        "at least 0.52",
        ours.one_percent >= 0.52,
        "all methods calibrated to the same share; limit: true mean and dispersion known",
    )
    yield Row(
        f"outbreaks found at 0.1 % false positives, {panel}",
        f"{ours.one_per_thousand:.3f}",
        "0.170",
        "0.389",
        "at least 0.28",
        ours.one_per_thousand >= 0.28,
    )
    yield Row(
        f"quiet weeks with any discovery, Benjamini-Hochberg 0.10, {panel}",
        f"{100 * ours.noisy:.1f} %",
        "59.2 %",
        "8.2 %",
        "at most 10 %",
        ours.noisy <= Q,
        "a panel has 49 weeks, so luck moves it by 4 points; limit: true parameters, one week",
    )
    yield Row(
        f"outbreaks found at that setting, {panel}",
        f"{ours.discovered:.3f}",
        "0.270",
        "0.279",
        "at least 0.25",
        ours.discovered >= 0.25,
        "the limit looks at one week only, ours at two",
    )
    yield Row(
        f"false positives of the worst scenario at a nominal 0.5 %, {panel}",
        f"{100 * ours.worst:.2f} %",
        "3.10 %",
        f"{100 * ours.worst_with_truth:.2f} %",
        "at most 1 %",
        ours.worst <= 0.01,
        f"over all scenarios {100 * ours.nominal:.2f} %; the largest of 42 shares of 1,225 weeks; "
        "limit: the same two looks, true parameters",
    )


def _wandering() -> Row:
    """Return what happens when the world does not keep to a line and waves."""
    chance = np.random.default_rng(5)
    series, sd, keep = 600, 0.3, 0.98
    level = np.zeros((TEST.stop, series))
    level[0] = chance.normal(0.0, sd, series)
    for week in range(1, TEST.stop):
        step = chance.normal(0.0, sd * np.sqrt(1.0 - keep**2), series)
        level[week] = keep * level[week - 1] + step
    size = chance.uniform(np.log(0.2), np.log(60.0), series)
    dispersion = chance.choice([1.1, 1.5, 2.5, 4.0], series)
    mean = np.exp(size + level)
    counts = chance.negative_binomial(mean / (dispersion - 1.0), 1.0 / dispersion)
    p_value = detect(counts, slice(TEST.start, TEST.stop, 3)).p_value
    crowded = size > np.log(20.0)
    return Row(
        "false positives at a nominal 0.5 % when levels wander by 30 %",
        f"{100 * (p_value <= LEVEL).mean():.2f} %",
        note=f"600 series, half-life 34 weeks, no outbreak; above 20 cases a week "
        f"{100 * (p_value[:, crowded] <= LEVEL).mean():.2f} %: what the model does not hold",
    )


def _cannot_alarm() -> Row:
    """Return the smallest count that alarms in a series of one case in twenty weeks."""
    counts = np.random.default_rng(1).poisson(0.05, size=(560, 400))
    seen = detect(counts, 555, options=Options(level=2 * LEVEL))
    smallest = int(np.median(seen.smallest_alarm))
    return Row(
        "smallest alarm, mean 0.05 a week, at 1 % for the two looks",
        str(smallest),
        limit="2",
        note="limit: exact Poisson at 1 % for one look with the mean known; 400 series, the median",
    )


def _speed() -> Iterator[Row]:
    """Give the times of 285 x 20 series."""
    chance = np.random.default_rng(3)
    series = PLACES * PHENOMENA
    mean = np.exp(chance.normal(-1.0, 1.2, series))
    counts = chance.poisson(mean, size=(WEEKS, series))
    detect(counts[:, :100], WEEKS - 1)
    times = []
    work = []
    for week in range(WEEKS - 5, WEEKS):
        wall, used = time.perf_counter(), time.process_time()
        detect(counts, week)
        times.append(time.perf_counter() - wall)
        work.append(time.process_time() - used)
    note = f"best of {len(times)}, processor {min(work):.2f} s; load {os.getloadavg()[0]:.1f}"
    best, middle = min(times), float(np.median(times))
    yield Row(
        "285 x 20 series, one week", f"{best:.2f} s", "58 s", "0.78 s", "1.5 s", best <= 1.5, note
    )
    yield Row(
        "285 x 20 series, 520 weeks",
        f"{520 * middle / 60:.1f} min",
        "8.4 h",
        "6.8 min",
        "10 min",
        520 * middle <= 600.0,
        f"520 times the median of {len(times)} weeks, each with ten years of history; the peer's "
        "and the limit are extrapolated too",
    )
