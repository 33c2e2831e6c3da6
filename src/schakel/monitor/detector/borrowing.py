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
    """Return for each series the prior that the others give it; its own weeks are left out.

    found: (series, p), coefficients fitted to each series alone; covariance: (series, p, p).
    groups: for each level, coarse to fine, the number of the group of each series.
    """
    series, width = found.shape
    error = np.diagonal(covariance, axis1=1, axis2=2)
    everyone = np.zeros(series, dtype=np.int64)
    centre, within = found, _widths(_FIRST, width) ** 2
    pull = np.zeros(width)
    for level in [everyone, *groups]:
        around = within
        within = _within(found, error, level, around)
        trust = 1.0 / (error + within)
        if level is not everyone:
            pull = 1.0 / np.maximum(around - within, 1e-4)
        centre = _others(found, trust, level, centre, pull)
    within = np.maximum(within, _widths(_NARROWEST, width) ** 2)
    return Prior(centre, np.tile(1.0 / within, (series, 1)))


def _others(found: Floats, trust: Floats, level: Ints, above: Floats, pull: Floats) -> Floats:
    """Return the mean of the other series of the group, drawn to what the group above says."""
    total = _sums(trust, level)[level] - trust
    summed = _sums(trust * found, level)[level] - trust * found
    weight = total + pull
    alone = weight <= 1e-9 * trust
    centre: Floats = np.where(alone, above, (summed + pull * above) / np.where(alone, 1.0, weight))
    return centre


def _within(found: Floats, error: Floats, level: Ints, around: Floats) -> Floats:
    """Return the variance of the true values in a group: what was seen less the error (moments).

    A series without others in its group says nothing; when none has others, it is `around`.
    """
    trust = 1.0 / (error + 0.05)
    centre = (_sums(trust * found, level) / _sums(trust, level))[level]
    size = np.bincount(level)[level][:, None].astype(np.float64)
    trust = np.where(size > 1.0, trust, 0.0)
    seen = (found - centre) ** 2 * size / np.maximum(size - 1.0, 1.0) - error
    total = trust.sum(axis=0)
    if not total.all():
        return around
    variance: Floats = np.maximum((trust * seen).sum(axis=0) / total, 1e-4)
    return variance


def _sums(values: Floats, level: Ints) -> Floats:
    """Return the sum of the values of each group, (groups, p)."""
    summed = np.zeros((int(level.max()) + 1, values.shape[1]))
    np.add.at(summed, level, values)
    return summed


def _widths(three: tuple[float, float, float], width: int) -> Floats:
    """Return one width for each coefficient."""
    level, trend, wave = three
    return np.array([level, trend] + [wave] * (width - 2))
