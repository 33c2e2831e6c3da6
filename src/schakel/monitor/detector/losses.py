# SPDX-License-Identifier: EUPL-1.2
"""What weighing costs when there never was an outbreak: the bias it must be freed of.

Weeks that are high by chance get less weight too. So the weighted mean and variance are too low; by
how much is measured once, on simulated weeks without any outbreak, for a table of means and
dispersions.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.interpolate import RegularGridInterpolator

from schakel.monitor.detector.outbreaks import normality

Floats = npt.NDArray[np.float64]

_MEANS = np.geomspace(0.02, 320.0, 10)
_DISPERSIONS = np.array([1.001, 1.2, 1.7, 3.0, 6.0, 13.0])
_WEEKS = 15_000
_SEED = 20261121


@dataclass(frozen=True)
class Losses:
    """What is lost of the mean, in standard deviations, and kept of the variance; (series,).

    mean: minus the average of weight * (count - mean) / deviation.
    kept: weighted over true variance, 1 when nothing is lost.
    """

    mean: Floats
    kept: Floats


def losses(mean: Floats, dispersion: Floats, *, outbreak: float, spread: float) -> Losses:
    """Return what weighing takes away; mean, dispersion: (series,)."""
    of_mean, of_variance = _tables(outbreak, spread)
    where = np.column_stack(
        [
            np.log(np.clip(mean, _MEANS[0], _MEANS[-1])),
            np.log(np.clip(dispersion, _DISPERSIONS[0], _DISPERSIONS[-1]) - 1.0),
        ]
    )
    return Losses(of_mean(where), of_variance(where))


@lru_cache(maxsize=8)
def _tables(
    outbreak: float, spread: float
) -> tuple[RegularGridInterpolator, RegularGridInterpolator]:
    """Return the two tables, read by log mean and log (dispersion - 1)."""
    chance = np.random.default_rng(_SEED)
    of_mean = np.zeros((len(_MEANS), len(_DISPERSIONS)))
    of_variance = np.zeros_like(of_mean)
    for column, phi in enumerate(_DISPERSIONS):
        mean = np.tile(_MEANS[:, None], (1, _WEEKS))
        counts = chance.negative_binomial(mean / (phi - 1.0), 1.0 / phi).astype(np.float64)
        weights = normality(counts, mean, np.full(len(mean), phi), outbreak=outbreak, spread=spread)
        deviation = np.sqrt(phi * mean)
        away = (counts - mean) / deviation
        of_mean[:, column] = -(weights.beside * away).mean(axis=1) + away.mean(axis=1)
        squares = (weights.alone * away**2).mean(axis=1) / weights.alone.mean(axis=1)
        of_variance[:, column] = squares / (away**2).mean(axis=1)
    axes = (np.log(_MEANS), np.log(_DISPERSIONS - 1.0))
    return RegularGridInterpolator(axes, of_mean), RegularGridInterpolator(axes, of_variance)
