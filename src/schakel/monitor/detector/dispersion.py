# SPDX-License-Identifier: EUPL-1.2
"""What is known of the dispersion of each series: its own weeks, and the other series.

A sparse series says little about its own dispersion, and a chance in the tail hangs on it. So the
dispersion is not one figure but a posterior on a grid, with a prior learned from all series
(nonparametric empirical Bayes: Kiefer and Wolfowitz 1956; Laird 1978) and, where groups are given,
from the series of the same group, step by step from coarse to fine.
"""

import numpy as np
import numpy.typing as npt
from scipy import special

from schakel.monitor.detector.baseline import Fit

Floats = npt.NDArray[np.float64]

GRID: Floats = 1.0 + np.concatenate([[0.0], np.geomspace(0.03, 12.0, 23)])
# Series of at most this many cases a week get the exact likelihood; above it moments say the same.
_SPARSE = 3.0
# So many series' worth of "any dispersion may be" is added: a few series do not fix the prior.
_OPEN = 5.0
_ROUNDS = 60


def log_likelihood(counts: Floats, fit: Fit, weight: Floats) -> Floats:
    """Return (series, grid points): how well each dispersion fits the weeks that count."""
    known = _by_moments(fit, weight, counts)
    sparse = np.nonzero(counts.mean(axis=1) <= _SPARSE)[0]
    if len(sparse):
        # What the fitted coefficients took away (Cox and Reid 1987).
        lost = 0.5 * fit.coefficients.shape[1] * np.log(GRID)
        known[sparse] = _exact(counts[sparse], fit.mean[sparse], weight[sparse]) + lost
    return known


def _exact(counts: Floats, mean: Floats, weight: Floats) -> Floats:
    """Return the negative binomial log-likelihood, up to what does not hang on the dispersion.

    Rising factorial (mean / (phi - 1))_y times ((phi - 1) / phi)^y is the product of
    (mean + j (phi - 1)) / phi over j = 0 .. y - 1, which is right at phi = 1 too.
    """
    excess = GRID - 1.0
    zero = np.where(excess > 0, np.log(GRID) / np.where(excess > 0, excess, 1.0), 1.0)
    known: Floats = -(weight * mean).sum(axis=1)[:, None] * zero
    known -= (weight * counts).sum(axis=1)[:, None] * np.log(GRID)
    for already in range(1, int(counts.max())):
        series, week = np.nonzero(counts > already)
        terms = np.log(mean[series, week][:, None] + already * excess)
        terms *= weight[series, week][:, None]
        np.add.at(known, series, terms)
    return known


def _by_moments(fit: Fit, weight: Floats, counts: Floats) -> Floats:
    """Return the log-likelihood of Pearson's statistic as a scaled chi-square.

    Its degrees of freedom are those that give its variance, with the fourth cumulant of the
    negative binomial, mean (1 + 7 a + 12 a^2 + 6 a^3) with a = phi - 1.
    """
    squares = (weight * (counts - fit.mean) ** 2 / fit.mean).sum(axis=1)
    free = np.maximum(weight.sum(axis=1) - fit.coefficients.shape[1], 1.0)
    observed = np.maximum(squares / free, 0.05)[:, None]
    inverse = ((weight / fit.mean).sum(axis=1) / weight.sum(axis=1))[:, None]
    a = GRID - 1.0
    cumulant = inverse * (1.0 + 7.0 * a + 12.0 * a**2 + 6.0 * a**3) / GRID**2
    degrees = free[:, None] * 2.0 / (2.0 + cumulant)
    x = observed * degrees / GRID
    known: Floats = (
        (degrees / 2.0 - 1.0) * np.log(x)
        - x / 2.0
        - degrees / 2.0 * np.log(2.0)
        - special.gammaln(degrees / 2.0)
        + np.log(degrees / GRID)
    )
    return known


def posterior(known: Floats, groups: list[npt.NDArray[np.int64]]) -> Floats:
    """Return (series, grid points): the weights of each dispersion, every series and group heard.

    known: log-likelihood; groups: for each level, coarse to fine, the number of each series' group.
    """
    likelihood = np.exp(known - known.max(axis=1, keepdims=True))
    prior = np.full((1, len(GRID)), 1.0 / len(GRID))
    belongs = np.zeros(len(known), dtype=np.int64)
    for level in [belongs, *groups]:
        parent = np.zeros((int(level.max()) + 1, len(GRID)))
        parent[level] = prior[belongs]
        prior, belongs = _learn(likelihood, level, parent), level
    weights: Floats = likelihood * prior[belongs]
    weights /= weights.sum(axis=1, keepdims=True)
    return weights


def _learn(likelihood: Floats, level: npt.NDArray[np.int64], parent: Floats) -> Floats:
    """Return the prior of each group, drawn to that of its parent (expectation-maximisation)."""
    prior = parent.copy()
    for _ in range(_ROUNDS):
        weights = likelihood * prior[level]
        weights /= weights.sum(axis=1, keepdims=True)
        heard = _OPEN * parent
        np.add.at(heard, level, weights)
        prior = heard / heard.sum(axis=1, keepdims=True)
    return prior
