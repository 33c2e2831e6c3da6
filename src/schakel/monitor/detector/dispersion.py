# SPDX-License-Identifier: EUPL-1.2
"""What is known of the dispersion of each series, from its own weeks.

A sparse series says little about its own dispersion, and a chance in the tail hangs on it. So the
dispersion is not one figure but a likelihood on a grid, to which `borrowing` adds the other series.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schakel.monitor.detector.baseline import Fit

Floats = npt.NDArray[np.float64]

GRID: Floats = 1.0 + np.concatenate([[0.0], np.geomspace(0.03, 12.0, 23)])
# Before any series is seen: counts that scatter widely are rarer than counts that do not.
BEFORE: Floats = 1.0 / GRID
# Series of at most this many cases a week get the exact likelihood; above it moments say the same.
_SPARSE = 3.0


@dataclass(frozen=True)
class Evidence:
    """What the weeks of some series say of their dispersion.

    exact: (series, GRID), log-likelihood, of the sparse series only; observed: (series,), Pearson's
    statistic over its degrees of freedom; degrees: (series,), of a chi-square with its variance.
    """

    sparse: npt.NDArray[np.bool_]
    exact: Floats
    observed: Floats
    degrees: Floats
    mean: Floats

    def log_likelihood(self, drift: Floats) -> Floats:
        """Return (series, GRID), the share of a wandering level (drift.py) taken off."""
        own = np.maximum(self.observed - drift * self.mean, 0.05)[:, None]
        known = -0.5 * self.degrees[:, None] * (np.log(GRID) + own / GRID)
        known[self.sparse] = self.exact[self.sparse]
        return known


def together(parts: list[Evidence]) -> Evidence:
    """Return the evidence of all blocks as one."""
    return Evidence(
        np.concatenate([part.sparse for part in parts]),
        np.concatenate([part.exact for part in parts]),
        np.concatenate([part.observed for part in parts]),
        np.concatenate([part.degrees for part in parts]),
        np.concatenate([part.mean for part in parts]),
    )


def evidence(counts: Floats, fit: Fit, weight: Floats) -> Evidence:
    """Return what the weeks that count say of the dispersion.

    weight: (series, weeks), the chance that the week is normal.
    The degrees of freedom follow from the fourth cumulant of the negative binomial,
    mean (1 + 7 a + 12 a^2 + 6 a^3) with a = dispersion - 1.
    """
    squares = (weight * (counts - fit.mean) ** 2 / fit.mean).sum(axis=1)
    free = np.maximum(weight.sum(axis=1) - fit.coefficients.shape[1], 1.0)
    observed = squares / free / fit.kept
    inverse = (weight / fit.mean).sum(axis=1) / weight.sum(axis=1)
    a = np.maximum(observed - 1.0, 0.0)
    cumulant = inverse * (1.0 + 7.0 * a + 12.0 * a**2 + 6.0 * a**3) / (1.0 + a) ** 2
    mean = counts.mean(axis=1)
    sparse = mean <= _SPARSE
    exact = np.zeros((len(counts), len(GRID)))
    exact[sparse] = _exact(counts[sparse], fit.mean[sparse], weight[sparse])
    # What the fitted coefficients took away (Cox and Reid 1987).
    exact += 0.5 * fit.coefficients.shape[1] * np.log(GRID)
    return Evidence(sparse, exact, observed, 2.0 * free / (2.0 + cumulant), mean)


def _exact(counts: Floats, mean: Floats, weight: Floats) -> Floats:
    """Return the negative binomial log-likelihood, up to what does not hang on the dispersion.

    Rising factorial (mean / (phi - 1))_y times ((phi - 1) / phi)^y is the product of
    (mean + j (phi - 1)) / phi over j = 0 .. y - 1, which is right at phi = 1 too.
    """
    excess = GRID - 1.0
    zero = np.where(excess > 0, np.log(GRID) / np.where(excess > 0, excess, 1.0), 1.0)
    known: Floats = -(weight * mean).sum(axis=1)[:, None] * zero
    known -= (weight * counts).sum(axis=1)[:, None] * np.log(GRID)
    for already in range(1, int(counts.max(initial=0.0))):
        found = np.flatnonzero(counts > already)
        series = found // counts.shape[1]
        terms = np.log(mean.ravel()[found][:, None] + already * excess)
        terms *= weight.ravel()[found][:, None]
        first = np.nonzero(np.diff(series, prepend=-1))[0]
        known[series[first]] += np.add.reduceat(terms, first)
    return known
