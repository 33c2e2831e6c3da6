# SPDX-License-Identifier: EUPL-1.2
"""What is normal for each series: level, trend and season, fitted to thousands of series at once.

log mean = level + trend * decades + waves of the season (+ log population). All series share one
design matrix, so one Newton step is a few matrix products. Quasi-Poisson as in Farrington et al.
1996, but on every week of the history and not on seven a year. Each coefficient has a normal prior,
from the other series (borrowing.py).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_LIMIT = 20.0  # exp stays finite; no weekly count comes near exp(20)
# BLAS starts threads of its own for larger products, and those would fight with ours (fitting.py).
_SMALL = 2**18
_STEP = 2.0  # a Newton step never moves a coefficient by more than this factor on the log scale


def design(weeks: npt.NDArray[np.int64], origin: int, *, period: int, harmonics: int) -> Floats:
    """Return (weeks, 2 + 2 * harmonics): level at `origin`, trend a decade, waves of a year."""
    columns = [np.ones(len(weeks)), (weeks - origin) / (10.0 * period)]
    for wave in range(1, harmonics + 1):
        angle = 2.0 * np.pi * wave * weeks / period
        columns += [np.cos(angle), np.sin(angle)]
    return np.column_stack(columns)


def product(left: Floats, right: Floats) -> Floats:
    """Return left @ right, in pieces that BLAS does with one thread."""
    rows = max(1, _SMALL // right.size)
    out = np.empty((len(left), right.shape[1]))
    for first in range(0, len(left), rows):
        np.matmul(left[first : first + rows], right, out=out[first : first + rows])
    return out


@dataclass(frozen=True)
class Prior:
    """What is believed of the coefficients before the series is seen; (series, p) each."""

    mean: Floats
    precision: Floats

    def of(self, part: slice) -> "Prior":
        """Return the prior of some of the series."""
        return Prior(self.mean[part], self.precision[part])


@dataclass
class Fit:
    """A fit under way.

    coefficients: (series, p); covariance: (series, p, p); mean, weight: (series, weeks);
    dispersion: (series,), variance over mean; lost, kept: (series,), what weighing takes from the
    mean, in standard deviations, and the share it leaves of the variance (losses.py).
    """

    coefficients: Floats
    covariance: Floats
    mean: Floats
    dispersion: Floats
    weight: Floats
    lost: Floats
    kept: Floats


class Baseline:
    """The history of a block of series, and the Newton steps on it.

    counts: (series, weeks); design: (weeks, p); offset: (series, weeks), log population, or zeros.
    """

    def __init__(self, counts: Floats, matrix: Floats, offset: Floats | None) -> None:
        self.counts = counts
        self.matrix = matrix
        self.average = counts.mean(axis=1)
        self.offset = offset
        self._across = np.ascontiguousarray(matrix.T)
        self._rows, self._columns = np.triu_indices(matrix.shape[1])
        self._products = matrix[:, self._rows] * matrix[:, self._columns]

    def mean(self, coefficients: Floats) -> Floats:
        """Return the expected counts, (series, weeks)."""
        linear = product(coefficients, self._across)
        if self.offset is not None:
            linear += self.offset
        np.clip(linear, -_LIMIT, _LIMIT, out=linear)
        return np.exp(linear, out=linear)

    def start(self, prior: Prior) -> Fit:
        """Return a fit at the average level, with no trend and no season."""
        series, weeks = self.counts.shape
        exposure = np.full(series, float(weeks))
        if self.offset is not None:
            exposure = np.exp(self.offset).sum(axis=1)
        coefficients = prior.mean.copy()
        coefficients[:, 0] = np.log((self.counts.sum(axis=1) + 0.5) / exposure)
        width = self.matrix.shape[1]
        return Fit(
            coefficients,
            np.zeros((series, width, width)),
            self.mean(coefficients),
            np.full(series, 1.5),
            np.ones_like(self.counts),
            np.zeros(series),
            np.ones(series),
        )

    def improve(self, fit: Fit, prior: Prior, *, steps: int, tolerance: float) -> None:
        """Take Newton steps to the best coefficients under the fit's weights and dispersion."""
        scale = 1.0 / fit.dispersion[:, None]
        for _ in range(steps):
            precision = self._precision(fit, prior)
            away = product(self.away(fit), self.matrix) * scale
            away -= prior.precision * (fit.coefficients - prior.mean)
            step = np.linalg.solve(precision, away[:, :, None])[:, :, 0]
            largest = np.abs(step).max(axis=1, keepdims=True)
            fit.coefficients = fit.coefficients + step * np.minimum(
                1.0, _STEP / np.maximum(largest, 1e-12)
            )
            fit.mean = self.mean(fit.coefficients)
            if largest.max() < tolerance:
                break

    def away(self, fit: Fit) -> Floats:
        """Return how far each week lies from its mean, weighed, what weighing lost given back."""
        away = self.counts - fit.mean
        away *= fit.weight
        if fit.lost.any():
            away += (fit.lost * np.sqrt(fit.dispersion))[:, None] * np.sqrt(fit.mean)
        return away

    def spread(self, fit: Fit, prior: Prior) -> None:
        """Set the covariance of the coefficients (the curvature of the posterior at its top)."""
        fit.covariance = np.linalg.inv(self._precision(fit, prior)).astype(np.float64)

    def disperse(self, fit: Fit, weight: Floats) -> None:
        """Set the dispersion: Pearson's moment estimate over the weeks that count, 1 at least."""
        squares = self.counts - fit.mean
        squares *= squares
        squares /= fit.mean
        squares *= weight
        free = np.maximum(weight.sum(axis=1) - self.matrix.shape[1], 1.0)
        fit.dispersion = np.maximum(squares.sum(axis=1) / free / fit.kept, 1.0)

    def _precision(self, fit: Fit, prior: Prior) -> Floats:
        """Return the posterior precision of the coefficients, (series, p, p)."""
        series, width = fit.coefficients.shape
        information = product(fit.weight * fit.mean, self._products) / fit.dispersion[:, None]
        precision = np.zeros((series, width, width))
        precision[:, self._rows, self._columns] = information
        precision[:, self._columns, self._rows] = information
        diagonal = np.arange(width)
        precision[:, diagonal, diagonal] += prior.precision
        return precision
