# SPDX-License-Identifier: EUPL-1.2
"""The weights of a value on a grid, for each series, with the other series heard.

The prior is learned from all series together (nonparametric empirical Bayes: Laird 1978), smoothed
a little in each round so that it never believes in one value only (Silverman et al. 1990), and,
where groups are given, from the series of the same group, step by step from coarse to fine.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# So many series' worth of the parent's prior is added: a few series do not fix their own.
_OPEN = 5.0
_ROUNDS = 40
_LENT = 0.25


def posterior(known: Floats, groups: list[Ints], before: Floats) -> Floats:
    """Return (series, grid), the weight of each value; known: log-likelihood, same shape.

    groups: for each level, coarse to fine, the number of the group of each series.
    before: (grid,), how likely each value is before any series is seen, up to a factor.
    """
    series, points = known.shape
    likelihood = np.exp(known - known.max(axis=1, keepdims=True))
    prior = (before / before.sum())[None, :]
    belongs = np.zeros(series, dtype=np.int64)
    for level in [belongs, *groups]:
        parent = np.zeros((int(level.max()) + 1, points))
        parent[level] = prior[belongs]
        prior, belongs = _learn(likelihood, level, parent), level
    weights: Floats = likelihood * prior[belongs]
    weights /= weights.sum(axis=1, keepdims=True)
    return weights


def _learn(likelihood: Floats, level: Ints, parent: Floats) -> Floats:
    """Return the prior of each group, drawn to that of its parent (expectation-maximisation)."""
    prior = parent.copy()
    order = np.argsort(level, kind="stable")
    first = np.nonzero(np.diff(level[order], prepend=-1))[0]
    ordered, group = likelihood[order], level[order]
    for _ in range(_ROUNDS):
        weights = ordered * prior[group]
        weights /= weights.sum(axis=1, keepdims=True)
        heard = _OPEN * parent + np.add.reduceat(weights, first)
        prior = _smooth(heard / heard.sum(axis=1, keepdims=True))
    return prior


def _smooth(prior: Floats) -> Floats:
    """Return the prior with a little of each value lent to its neighbours on the grid."""
    padded = np.pad(prior, ((0, 0), (1, 1)), mode="edge")
    blurred: Floats = (1.0 - 2.0 * _LENT) * prior + _LENT * (padded[:, :-2] + padded[:, 2:])
    return blurred
