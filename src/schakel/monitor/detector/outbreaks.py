# SPDX-License-Identifier: EUPL-1.2
"""How far each week of the past belongs to an outbreak, so that old outbreaks hide no new one.

A week is either normal or tilted upward by some standard deviations. The tilted distribution is the
normal one times exp(theta y), so its likelihood ratio needs no gamma function. An outbreak lasts: a
week beside a likely outbreak is itself more likely one. Weeks then count for the chance that they
are normal. Farrington et al. 1996 and Noufaily et al. 2013 weigh down by residual alone, which
leaves the smaller outbreaks in.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

# How far the tilted weeks rise, in standard deviations.
_RISES = (2.0, 4.0, 8.0)
# A week less than this many standard deviations up is taken to be normal.
_NOTHING = 1.0


@dataclass(frozen=True)
class Normality:
    """The chance that each week is normal, by itself and beside others; (series, weeks)."""

    alone: Floats
    beside: Floats


def normality(
    counts: Floats, mean: Floats, dispersion: Floats, *, outbreak: float, spread: float
) -> Normality:
    """Return the chance that each week is normal.

    counts, mean: (series, weeks); dispersion: (series,); outbreak: share of weeks in an outbreak;
    spread: what a certain outbreak next week adds to that share.
    """
    series, weeks = counts.shape
    # A column of zeros on either side: the weeks before the first and after the last are normal.
    outbreaks = np.zeros((series, weeks + 2))
    risen = _risen(counts, mean, dispersion)
    row, week = np.divmod(risen, weeks)
    here = row * (weeks + 2) + week + 1
    ratio = _ratio(counts.ravel()[risen], mean.ravel()[risen], dispersion[row])
    flat = outbreaks.ravel()
    flat[here] = _posterior(outbreak, ratio)
    alone = 1.0 - outbreaks[:, 1:-1]
    for _ in range(2):
        near = np.maximum(flat[here - 1], flat[here + 1])
        flat[here] = _posterior(np.minimum(0.5, outbreak + spread * near), ratio)
    return Normality(alone, 1.0 - outbreaks[:, 1:-1])


def _risen(counts: Floats, mean: Floats, dispersion: Floats) -> npt.NDArray[np.int64]:
    """Return the weeks that lie clearly above their mean, counted through all series."""
    away = counts - mean
    above = away > 0
    away *= away
    above &= away > _NOTHING**2 * dispersion[:, None] * mean
    return np.flatnonzero(above)


def _posterior(prior: Floats | float, ratio: Floats) -> Floats:
    """Return the chance of an outbreak after seeing the count."""
    evidence = prior * ratio
    chance: Floats = evidence / (evidence + (1.0 - prior))
    return chance


def _ratio(counts: Floats, mean: Floats, dispersion: Floats) -> Floats:
    """Return how much more likely the count is in an outbreak, the sizes of a rise averaged."""
    excess = np.maximum(dispersion - 1.0, 1e-6)
    deviation = np.sqrt(dispersion * mean)
    total = np.zeros_like(counts)
    for rise in _RISES:
        times = 1.0 + rise * deviation / mean
        tilted = 1.0 + times * excess
        theta = np.log(times * (1.0 + excess) / tilted)
        normalised = mean / excess * np.log(tilted / (1.0 + excess))
        total += np.exp(np.minimum(theta * counts - normalised, 60.0))
    return total / len(_RISES)
