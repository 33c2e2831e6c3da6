# SPDX-License-Identifier: EUPL-1.2
"""The highest ratio in each of many replicates, which lie side by side.

A ratio is worked out only where it can be the highest so far. With s^2 = e (1 - e / C), the spread
of c, and e < c <= C - e,

    ratio <= (c - e)^2 / (2 s^2)

because both are 0, and flat, at c = e, and the second derivative of the ratio, C / (c (C - c)), is
at most 1 / s^2 from there to C - e. So no logarithm is needed where c stays below e + s times the
root of twice the highest so far. Where e is more than half of C the bound is (c - e)^2 / s^2: a
Kullback-Leibler divergence is never above a chi-squared one.

The replicate with the lowest of these ratios gives a bound that holds for all. Cases are whole
numbers: in the smallest type that holds them the processor adds dozens at a time, and compares
them with that bound. The few that pass it are held to the bound of their own replicate.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schakel.monitor.scan.places import Floats, Indices
from schakel.monitor.scan.statistic import Windows, log_likelihood_ratio
from schakel.monitor.scan.zones import Zones

Counts = npt.NDArray[np.unsignedinteger]

# Cells summed at once: enough to be worth a call, few enough to stay near the processor.
CELLS = 2**20
# One circle in so many comes first, with only what lies so many spreads above the mean: so all
# bounds are high before every rise is looked at.
FIRST_CIRCLES, FIRST_ROOT = 16, 2.0


@dataclass(frozen=True, eq=False)
class Bounds:
    """What each cylinder of one circle, zones by windows, holds its cases to.

    most: the cases up to which the bound holds; above it every ratio is worked out.
    """

    mean: Floats
    spread: Floats
    most: Floats

    @classmethod
    def of(cls, mean: Floats, total: float) -> "Bounds":
        """Return the bounds for expected counts."""
        variance, most = mean * (1 - mean / total), total - mean
        wide = mean > most
        spread = np.sqrt(np.maximum(0.0, np.where(wide, variance / 2, variance)))
        return cls(mean, spread, np.where(wide, np.inf, most))

    def fewest(self, root: float) -> Floats:
        """Return the fewest cases whose ratio may be above half of the root squared."""
        bound = np.minimum(self.mean + self.spread * root, self.most)
        return np.floor(bound * (1 - 1e-9)) + 1  # lower by more than rounding can have raised it

    def passed(self, cylinders: Indices, cases: Counts, roots: Floats) -> npt.NDArray[np.bool_]:
        """Return whether the cases of some cylinders pass, each with a root of its own."""
        mean, spread, most = (
            column.ravel()[cylinders] for column in (self.mean, self.spread, self.most)
        )
        return np.asarray(cases > np.minimum(mean + spread * roots, most))


def highest_in(
    zones: Zones, windows: Windows, counts: Counts, expected: Floats, total: float, min_cases: int
) -> Floats:
    """Return the highest ratio in each replicate.

    counts: running sums over the weeks, places by weeks + 1 by replicates, in a type that holds
        one more than any sum.
    expected: running sums over the weeks, places by weeks + 1.
    """
    best = np.zeros(counts.shape[2])
    together = max(1, CELLS // (zones.longest * best.size))
    for start in range(0, windows.first.size, together):
        first = windows.first[start : start + together]
        stop = windows.stop[start : start + together]
        cases, means = counts[:, stop] - counts[:, first], expected[:, stop] - expected[:, first]
        _look(best, zones, cases, means, total, min_cases)
    return best


def _look(
    best: Floats, zones: Zones, cases: Counts, means: Floats, total: float, min_cases: int
) -> None:
    """Raise `best` to the ratios in some windows.

    cases: places by windows by replicates; means: what is expected, places by windows.
    """
    never = np.iinfo(cases.dtype).max
    sums = np.empty((zones.longest, *cases.shape[1:]), cases.dtype)
    high = np.empty(sums.shape, bool)
    for root, start, stop in _looks(zones):
        places = zones.order[start:stop]
        # "clip", or numpy copies the result to leave `out` alone after a number out of range.
        grown = np.take(cases, places, axis=0, out=sums[: places.size], mode="clip")
        _sum_up(grown)
        bounds = Bounds.of(np.cumsum(means[places], axis=0), total)
        fewest = bounds.fewest(max(root, math.sqrt(2 * best.min())))
        asked = zones.ends[start:stop, None] & (bounds.mean > 0)
        limit = np.clip(fewest, min_cases, never).astype(cases.dtype)
        limit[~asked] = never
        np.greater_equal(grown, limit[:, :, None], out=high[: places.size])
        _raise(best, grown, bounds, np.flatnonzero(high[: places.size]), total)


def _looks(zones: Zones) -> list[tuple[float, int, int]]:
    """Return the circles in the order of looking, each with the root that it asks at least."""
    circles = zones.circles()
    first = [(FIRST_ROOT, start, stop) for start, stop in circles[::FIRST_CIRCLES]]
    return first + [(0.0, start, stop) for start, stop in circles]


def _sum_up(rows: Counts) -> None:
    """Turn rows into their running sums, in few calls on many rows.

    First within stretches as long as there are stretches, then from stretch to stretch.
    """
    size, stretch = len(rows), math.isqrt(len(rows))
    for row in range(1, stretch):
        later = rows[row::stretch]
        later += rows[row - 1 :: stretch][: len(later)]
    for row in range(stretch, size, stretch):
        rows[row : row + stretch] += rows[row - 1]


def _raise(best: Floats, grown: Counts, bounds: Bounds, high: Indices, total: float) -> None:
    """Raise `best` to the ratios of the cells that lie high, by number."""
    cylinders = high // best.size
    replicates = high - cylinders * best.size
    cases = grown.ravel()[high]
    passed = bounds.passed(cylinders, cases, np.sqrt(2 * best)[replicates])
    mean = bounds.mean.ravel()[cylinders[passed]]
    ratio = log_likelihood_ratio(cases[passed].astype(float), mean, total)
    np.maximum.at(best, replicates[passed], ratio)
