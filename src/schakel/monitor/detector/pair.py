# SPDX-License-Identifier: EUPL-1.2
"""One p-value for a week looked at by itself and together with the week before.

The rarer of the two is no p-value: it had two tries. Twice the rarer one holds, but pays too much,
as the two hang together. The chance that either is as rare as the rarer one seen is a finite sum.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schakel.monitor.detector.tails import Predictive, chance_of, smallest_count, tail

Floats = npt.NDArray[np.float64]

# Twice the rarer one is exact enough above this: no such week is looked at twice.
_WORTH_IT = 0.2


@dataclass(frozen=True)
class Pair:
    """What is expected of this week, of the two together, and of the two as separate weeks.

    this, before: the two weeks apart, sharing the dispersion of their sum.
    """

    one: Predictive
    two: Predictive
    this: Predictive
    before: Predictive


def either(pair: Pair, p_one: Floats, p_two: Floats) -> Floats:
    """Return the chance that the week or the two weeks would be as rare as the rarer one seen."""
    rarer = np.minimum(p_one, p_two)
    p_value = np.minimum(2.0 * rarer, 1.0)
    chosen = np.nonzero(p_value <= _WORTH_IT)[0]
    if len(chosen):
        part = Pair(*(side.of(chosen) for side in (pair.one, pair.two, pair.this, pair.before)))
        exact = _either(part, rarer[chosen])
        p_value[chosen] = np.clip(exact, rarer[chosen], p_value[chosen])
    return p_value


def _either(pair: Pair, level: Floats) -> Floats:
    """Return P(this >= a or this + before >= b), a and b the first counts as rare as the level."""
    alone = smallest_count(pair.one, level)
    together = smallest_count(pair.two, level)
    this, before = pair.this, pair.before
    chance = tail(alone[this.series], this.mean, this.dispersion)
    times = alone[this.series].astype(np.int64)
    node = np.repeat(np.arange(len(times)), times)
    count = np.arange(len(node)) - np.repeat(np.cumsum(times) - times, times)
    below = chance_of(count.astype(np.float64), this.mean[node], this.dispersion[node])
    needed = together[this.series[node]] - count
    below *= tail(needed, before.mean[node], before.dispersion[node])
    chance += np.bincount(node, below, minlength=len(times))
    summed = np.bincount(this.series, this.weight * chance, minlength=this.size)
    return summed.astype(np.float64)
