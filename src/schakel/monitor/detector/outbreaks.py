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
    deviation = np.sqrt(dispersion[:, None] * mean)
    risen = np.nonzero(counts - mean > _NOTHING * deviation)
    ratio = _ratio(counts[risen], mean[risen], dispersion[risen[0]], deviation[risen])
    outbreaks = np.zeros_like(counts)
    chance = _posterior(outbreak, ratio)
    outbreaks[risen] = chance
    alone = 1.0 - outbreaks
    for _ in range(2):
        near = np.zeros_like(counts)
        near[:, 1:] = outbreaks[:, :-1]
        np.maximum(near[:, :-1], outbreaks[:, 1:], out=near[:, :-1])
        chance = _posterior(np.minimum(0.5, outbreak + spread * near[risen]), ratio)
        outbreaks[risen] = chance
    return Normality(alone, 1.0 - outbreaks)


def _posterior(prior: Floats | float, ratio: Floats) -> Floats:
    """Return the chance of an outbreak after seeing the count."""
    evidence = prior * ratio
    chance: Floats = evidence / (evidence + (1.0 - prior))
    return chance


def _ratio(counts: Floats, mean: Floats, dispersion: Floats, deviation: Floats) -> Floats:
    """Return how much more likely the count is in an outbreak, the sizes of a rise averaged."""
    excess = np.maximum(dispersion - 1.0, 1e-6)
    total = np.zeros_like(counts)
    for rise in _RISES:
        times = 1.0 + rise * deviation / mean
        tilted = 1.0 + times * excess
        theta = np.log(times * (1.0 + excess) / tilted)
        normalised = mean / excess * np.log(tilted / (1.0 + excess))
        total += np.exp(np.minimum(theta * counts - normalised, 60.0))
    return total / len(_RISES)
