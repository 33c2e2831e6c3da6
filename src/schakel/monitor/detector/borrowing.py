# SPDX-License-Identifier: EUPL-1.2
"""What a series may learn from the others: its level, trend and season, before its own weeks speak.

Normal priors whose mean and width are estimated from all series (parametric empirical Bayes:
Morris 1983), and with groups from coarse to fine: a zone lies around its province, a series around
its zone.
"""

import numpy as np
import numpy.typing as npt

from schakel.monitor.detector.baseline import Prior

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# Widths before anything is seen: level, trend a decade, waves.
_FIRST = (3.0, 2.0, 0.5)
# No prior becomes narrower than this: level, trend, waves.
_NARROWEST = (0.5, 0.1, 0.02)


def first_prior(counts: Floats, width: int) -> Prior:
    """Return a wide prior around the average level, no trend and no season."""
    series, weeks = counts.shape
    mean = np.zeros((series, width))
    mean[:, 0] = np.log((counts.sum() + 0.5) / (series * weeks))
    return Prior(mean, np.tile(1.0 / _widths(_FIRST, width) ** 2, (series, 1)))


def learned_prior(found: Floats, covariance: Floats, groups: list[Ints]) -> Prior:
    """Return for each series the prior that all series, and those of its groups, give it.

    found: (series, p), coefficients fitted to each series alone; covariance: (series, p, p).
    """
    series, width = found.shape
    error = np.diagonal(covariance, axis1=1, axis2=2)
    belongs = np.zeros(series, dtype=np.int64)
    centre = np.zeros((1, width))
    around = np.full(width, np.inf)
    for level in [belongs, *groups]:
        centre, around = _centres(found, error, level, centre[belongs], around)
        belongs = level
    within = _variance(found - centre[belongs], error)
    within = np.maximum(within, _widths(_NARROWEST, width) ** 2)
    return Prior(centre[belongs], np.tile(1.0 / within, (series, 1)))


def _centres(
    found: Floats, error: Floats, level: Ints, parent: Floats, around: Floats
) -> tuple[Floats, Floats]:
    """Return the centre of each group, drawn to its parent's, and the spread of groups below it."""
    spread = _variance(
        found - parent if np.isfinite(around).all() else found - found.mean(0), error
    )
    trust = 1.0 / (error + spread)
    size = int(level.max()) + 1
    total = np.zeros((size, found.shape[1]))
    summed = np.zeros((size, found.shape[1]))
    np.add.at(total, level, trust)
    np.add.at(summed, level, trust * found)
    above = np.zeros((size, found.shape[1]))
    above[level] = parent
    pull = np.where(np.isfinite(around), 1.0 / np.maximum(around, 1e-6), 0.0)
    return (summed + pull * above) / (total + pull), spread


def _variance(away: Floats, error: Floats) -> Floats:
    """Return the spread of the true values: what was seen, less the error of the fits (moments)."""
    trust = 1.0 / (error + 0.05)
    seen = (trust * (away**2 - error)).sum(axis=0) / trust.sum(axis=0)
    variance: Floats = np.maximum(seen, 1e-4)
    return variance


def _widths(three: tuple[float, float, float], width: int) -> Floats:
    """Return one width for each coefficient."""
    level, trend, wave = three
    return np.array([level, trend] + [wave] * (width - 2))
