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
    of_mean, kept = _tables(outbreak, spread)
    row = np.interp(np.log(mean + 1e-9), np.log(_MEANS), np.arange(len(_MEANS)))
    excess = np.log(np.maximum(dispersion - 1.0, 1e-9))
    column = np.interp(excess, np.log(_DISPERSIONS - 1.0), np.arange(len(_DISPERSIONS)))
    return Losses(_between(of_mean, row, column), _between(kept, row, column))


def _between(table: Floats, row: Floats, column: Floats) -> Floats:
    """Return the table read between its entries (bilinear)."""
    top = np.minimum(row.astype(np.int64), table.shape[0] - 2)
    left = np.minimum(column.astype(np.int64), table.shape[1] - 2)
    down, right = row - top, column - left
    upper = (1.0 - right) * table[top, left] + right * table[top, left + 1]
    lower = (1.0 - right) * table[top + 1, left] + right * table[top + 1, left + 1]
    read: Floats = (1.0 - down) * upper + down * lower
    return read


@lru_cache(maxsize=8)
def _tables(outbreak: float, spread: float) -> tuple[Floats, Floats]:
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
    return of_mean, of_variance
