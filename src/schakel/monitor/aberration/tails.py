# SPDX-License-Identifier: EUPL-1.2
"""Tails of the negative binomial whose variance is dispersion * mean; Poisson where that is 1.

Johnson, Kemp and Kotz, Univariate Discrete Distributions, 3rd edition 2005, sections 4.2 and 5.6.
"""

import numpy as np
import numpy.typing as npt
from scipy.special import betainc, gammainc, gammaincc, ndtri

Floats = npt.NDArray[np.float64]

# A tail that equals the level up to this share of it counts as equal, as in R's quantiles.
FUZZ = 64 * np.finfo(np.float64).eps


def count_p_value(counts: Floats, means: Floats, dispersions: Floats) -> Floats:
    """Return the chance of each count or more; 1 for a count of zero. Arrays of one shape."""
    at_least = np.maximum(counts, 1.0)
    sizes, chances = _negative_binomial(means, dispersions)
    tail = np.where(
        dispersions > 1,
        betainc(at_least, sizes, 1 - chances),
        gammainc(at_least, means),
    )
    return np.asarray(np.where(counts > 0, tail, np.where(np.isnan(means), np.nan, 1.0)))


def count_quantile(level: float, means: Floats, dispersions: Floats) -> Floats:
    """Return the smallest count with a cumulative chance of `level` or more; nan if the mean is."""
    spread = np.sqrt(means * dispersions)
    skewness = (2 * dispersions - 1) / spread
    z = float(ndtri(level))
    # Cornish and Fisher, Revue de l'Institut International de Statistique 1938: a start, then
    # steps.
    start = np.floor(means + spread * (z + skewness * (z * z - 1) / 6))
    known = np.isfinite(start)
    counts = np.where(known, np.maximum(start, 0.0), 0.0)
    goal = level * (1 - FUZZ)
    low = known & (_cumulative(counts, means, dispersions) < goal)
    while low.any():
        counts = counts + low
        low &= _cumulative(counts, means, dispersions) < goal
    high = known & (counts > 0) & (_cumulative(counts - 1, means, dispersions) >= goal)
    while high.any():
        counts = counts - high
        high &= (counts > 0) & (_cumulative(counts - 1, means, dispersions) >= goal)
    return np.asarray(np.where(known, counts, np.nan))


def _cumulative(counts: Floats, means: Floats, dispersions: Floats) -> Floats:
    below = np.maximum(counts, 0.0) + 1
    sizes, chances = _negative_binomial(means, dispersions)
    return np.asarray(
        np.where(dispersions > 1, betainc(sizes, below, chances), gammaincc(below, means))
    )


def _negative_binomial(means: Floats, dispersions: Floats) -> tuple[Floats, Floats]:
    excess = np.where(dispersions > 1, dispersions - 1, 1.0)
    return means / excess, 1 / (1 + excess)
