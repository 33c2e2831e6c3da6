# SPDX-License-Identifier: EUPL-1.2
"""The chance of a count or more, with everything that is uncertain about it included.

Counts are negative binomial with mean m and variance phi * m (Noufaily et al. 2013), so sums of
weeks stay in the family. The fitted mean is uncertain: taking it gamma distributed with
squared coefficient of variation v gives again a negative binomial, with variance (phi + m v) m;
exact for phi = 1. The dispersion is uncertain: the chance is averaged over its posterior on a grid.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# Below this much more variance than mean the counts are Poisson to the last digit.
_POISSON = 1e-7
# What has less weight than this in the posterior is left out of the average.
_NEGLIGIBLE = 1e-5


def tail(count: Floats, mean: Floats, dispersion: Floats) -> Floats:
    """Return P(Y >= count), negative binomial with this mean and variance dispersion * mean."""
    at_least_one = np.maximum(count, 1.0)
    excess = np.maximum(dispersion - 1.0, _POISSON)
    many = special.betainc(at_least_one, mean / excess, excess / (1.0 + excess))
    poisson = dispersion - 1.0 <= _POISSON
    if np.any(poisson):
        many = np.where(poisson, special.gammainc(at_least_one, mean), many)
    chance: Floats = np.where(count <= 0, 1.0, many)
    return chance


@dataclass(frozen=True)
class Predictive:
    """What a count may be: for each series a mixture of negative binomials, stored flat.

    series, mean, dispersion, weight: one entry for each (series, grid point) that matters.
    """

    size: int
    series: Ints
    mean: Floats
    dispersion: Floats
    weight: Floats

    def tail(self, count: Floats) -> Floats:
        """Return P(Y >= count) for each series; count has one entry for each series."""
        chances = self.weight * tail(count[self.series], self.mean, self.dispersion)
        summed = np.bincount(self.series, chances, minlength=self.size)
        return np.minimum(summed, 1.0).astype(np.float64)

    def of(self, chosen: Ints) -> "Predictive":
        """Return the predictive of these series only, renumbered in this order."""
        place = np.full(self.size, -1)
        place[chosen] = np.arange(len(chosen))
        keep = place[self.series] >= 0
        return Predictive(
            len(chosen),
            place[self.series[keep]],
            self.mean[keep],
            self.dispersion[keep],
            self.weight[keep],
        )


def predictive(mean: Floats, variation: Floats, grid: Floats, posterior: Floats) -> Predictive:
    """Return the predictive of each series.

    mean, variation: (series,), expected count and squared coefficient of variation of that mean.
    grid: (points,), values of the dispersion; posterior: (series, points), their weights.
    """
    series, point = np.nonzero(posterior > _NEGLIGIBLE)
    weight = posterior[series, point]
    total = np.bincount(series, weight, minlength=len(mean))
    return Predictive(
        size=len(mean),
        series=series,
        mean=mean[series],
        dispersion=grid[point] + (mean * variation)[series],
        weight=weight / total[series],
    )


def smallest_count(expected: Predictive, level: Floats) -> Floats:
    """Return for each series the smallest count whose tail chance is at most its level."""
    enough = _guess(expected, level)
    short = np.zeros_like(enough)
    unsure = np.arange(expected.size)
    while len(unsure):
        unsure = unsure[expected.of(unsure).tail(enough[unsure]) > level[unsure]]
        short[unsure] = enough[unsure]
        enough[unsure] *= 2.0
    unsure = np.nonzero(enough - short > 1.0)[0]
    while len(unsure):
        middle = np.floor((enough[unsure] + short[unsure]) / 2.0)
        kept = expected.of(unsure).tail(middle) <= level[unsure]
        enough[unsure[kept]] = middle[kept]
        short[unsure[~kept]] = middle[~kept]
        unsure = unsure[enough[unsure] - short[unsure] > 1.0]
    return enough


def _guess(expected: Predictive, level: Floats) -> Floats:
    """Return a first guess: Cornish and Fisher's third-moment quantile."""
    mean = np.bincount(expected.series, expected.weight * expected.mean, expected.size)
    dispersion = np.bincount(expected.series, expected.weight * expected.dispersion, expected.size)
    deviation = np.sqrt(dispersion * mean)
    z = -special.ndtri(np.clip(level, 1e-300, 0.5))
    skewness = (2.0 * dispersion - 1.0) / np.maximum(deviation, 1e-9)
    guess = mean + deviation * (z + np.minimum(skewness, 5.0) * (z * z - 1.0) / 6.0)
    count: Floats = np.maximum(np.ceil(guess), 1.0)
    return count
