# SPDX-License-Identifier: EUPL-1.2
"""The loop over all cylinders of many replicates, compiled. Import it only when a scan runs.

A ratio is worked out only where it can be the highest so far. With s^2 = e (1 - e / C), the spread
of c, and e < c <= C - e,

    ratio <= (c - e)^2 / (2 s^2)

because both are 0, and flat, at c = e, and the second derivative of the ratio, C / (c (C - c)), is
at most 1 / s^2 from there to C - e. So no logarithm is needed where c stays below e + s times the
root of twice the highest so far: all but one in a few hundred cylinders. Where e is more than half
of C the bound is (c - e)^2 / s^2: a Kullback-Leibler divergence is never above a chi-squared one.
"""

import math
from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numba
import numpy as np
import numpy.typing as npt

from schakel.monitor.scan.places import Floats, Indices

P = ParamSpec("P")
T = TypeVar("T")


def compiled(function: Callable[P, T]) -> Callable[P, T]:
    """Compile on the first call; keep the result on disk where a folder can be written."""
    try:
        return cast("Callable[P, T]", numba.njit(nogil=True, cache=True)(function))
    except RuntimeError:  # numba found no folder it may write to: compile again in each process
        return cast("Callable[P, T]", numba.njit(nogil=True)(function))


@compiled
def _ratio(cases: float, mean: float, total: float) -> float:
    """Return the log likelihood ratio of a rise (statistic.py has the formula)."""
    inside = cases * math.log(cases / mean)
    if math.isinf(total):
        return inside + mean - cases
    rest = total - cases
    if rest <= 0:
        return inside
    return inside + rest * math.log(rest / (total - mean))


@compiled
def _can_be_highest(
    until: Floats, since: Floats, mean: float, spread: float, most: float, root: Floats
) -> bool:
    """Return whether some replicate may have its highest ratio here; a loop without branches.

    most: the cases up to which the bound holds; above it every ratio is worked out.
    """
    above = 0
    for replicate in range(root.size):
        above += until[replicate] - since[replicate] > min(mean + spread * root[replicate], most)
    return above > 0


@compiled
def _raise(
    best: Floats,
    root: Floats,
    until: Floats,
    since: Floats,
    mean: float,
    spread: float,
    most: float,
    total: float,
    min_cases: float,
) -> None:
    """Put the ratio of one cylinder in `best` where it is the highest so far."""
    for replicate in range(best.size):
        cases = until[replicate] - since[replicate]
        if cases > min(mean + spread * root[replicate], most) and cases >= min_cases:
            ratio = _ratio(cases, mean, total)
            if ratio > best[replicate]:
                best[replicate] = ratio
                root[replicate] = math.sqrt(2.0 * ratio)


@compiled
def _look(
    best: Floats,
    root: Floats,
    grown: Floats,
    means: Floats,
    first: Indices,
    stop: Indices,
    total: float,
    min_cases: float,
) -> None:
    """Look at every window of one zone."""
    for window in range(first.size):
        until, since = grown[stop[window]], grown[first[window]]
        mean = means[stop[window]] - means[first[window]]
        if mean <= 0.0:
            continue
        spread = math.sqrt(max(0.0, mean * (1.0 - mean / total)))
        most = total - mean
        if mean > most:
            spread /= math.sqrt(2.0)
            most = math.inf
        if _can_be_highest(until, since, mean, spread, most, root):
            _raise(best, root, until, since, mean, spread, most, total, min_cases)


@compiled
def highest_in(
    order: Indices,
    starts: Indices,
    ends: npt.NDArray[np.bool_],
    first: Indices,
    stop: Indices,
    counts: Floats,
    expected: Floats,
    total: float,
    min_cases: float,
) -> Floats:
    """Return the highest ratio in each replicate.

    order, starts, ends: the fields of `Zones`; first, stop: those of `Windows`.
    counts: running sums over the weeks, places by weeks + 1 by replicates.
    expected: running sums over the weeks, places by weeks + 1.
    """
    best = np.zeros(counts.shape[2])
    root = np.zeros(counts.shape[2])
    grown = np.zeros(counts.shape[1:])
    means = np.zeros(expected.shape[1])
    for circle in range(starts.size - 1):
        grown[:] = 0.0
        means[:] = 0.0
        for position in range(starts[circle], starts[circle + 1]):
            grown += counts[order[position]]
            means += expected[order[position]]
            if ends[position]:
                _look(best, root, grown, means, first, stop, total, min_cases)
    return best
