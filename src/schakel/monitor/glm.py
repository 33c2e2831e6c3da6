# SPDX-License-Identifier: EUPL-1.2
"""A quasi-Poisson regression with a log link, iterated exactly as far as R's `glm` iterates.

McCullagh and Nelder, Generalized Linear Models, 2nd edition 1989, section 2.5 (iteratively
reweighted least squares) and 9.2 (quasi-likelihood). The stop rule decides the last digits, and
with an empty season it decides all of them, so it is R's: a relative change of the deviance below
1e-8, at most 25 steps. What a fit says of its precision rests on the working weights of the last
step, not on the means after it; that too is what R does.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.linalg import solve_triangular

Floats = npt.NDArray[np.float64]

TOLERANCE = 1e-8
MOST_STEPS = 25
# R starts the means of a Poisson regression a little above the counts, so that zero has a
# logarithm.
START = 0.1


@dataclass(frozen=True)
class PoissonFit:
    """One fitted regression of n counts on p columns.

    `coefficients` (p,), on the log scale; `means` (n,), in counts; `covariance` (p, p), to be
    multiplied with a dispersion; `leverages` (n,), the diagonal of the hat matrix; `dispersion`,
    Pearson's estimate with n - p degrees of freedom; `freedom` is n - p; `converged` says whether
    the deviance settled within 25 steps. `bare_dispersion` is no dispersion: the same sum without
    the means as weights, so too small by about the mean; a known defect of a peer rests on it
    (`schakel.monitor.aberration.flexible`).
    """

    coefficients: Floats
    means: Floats
    covariance: Floats
    leverages: Floats
    dispersion: float
    bare_dispersion: float
    freedom: int
    converged: bool


class NoFitError(ValueError):
    """The regression has no answer: more columns than counts, or columns that repeat each other."""


def fit_poisson(
    design: Floats, counts: Floats, weights: Floats, offset: Floats | None = None
) -> PoissonFit:
    """Return the quasi-Poisson regression of `counts` (n,) on `design` (n, p), log link.

    `weights` (n,) are prior weights, positive; `offset` (n,) is on the log scale (zero when None).

    Raises:
        NoFitError: p >= n, or the weighted design has no full rank.
    """
    n, p = design.shape
    if p >= n:
        message = f"A regression on {p} columns needs more than {n} counts."
        raise NoFitError(message)
    shift = np.zeros(n) if offset is None else offset
    # A step that runs away ends in infinities, hence without a rank: no fit, and no warning twice.
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        return _iterate(design, counts, weights, shift)


def _iterate(design: Floats, counts: Floats, weights: Floats, shift: Floats) -> PoissonFit:
    means = counts + START
    step = _step(design, counts, weights, shift, np.log(means))
    before = deviance(counts, means, weights)
    after = deviance(counts, step.means, weights)
    for _ in range(MOST_STEPS - 1):
        if settled(before, after):
            break
        step = _step(design, counts, weights, shift, step.linear)
        before, after = after, deviance(counts, step.means, weights)
    return _fit_of(step, counts, weights, converged=bool(settled(before, after)))


class _Step(NamedTuple):
    coefficients: Floats
    linear: Floats
    means: Floats
    roots: Floats
    q: Floats
    r: Floats


def _step(design: Floats, counts: Floats, weights: Floats, shift: Floats, linear: Floats) -> _Step:
    means = np.exp(linear)
    roots = np.sqrt(weights * means)
    target = linear - shift + (counts - means) / means
    q, r = np.linalg.qr(roots[:, None] * design)
    _require_rank(r)
    coefficients = solve_triangular(r, q.T @ (roots * target))
    ahead = design @ coefficients + shift
    return _Step(coefficients, ahead, np.exp(ahead), roots, q, r)


def _fit_of(step: _Step, counts: Floats, weights: Floats, *, converged: bool) -> PoissonFit:
    inverse = solve_triangular(step.r, np.eye(len(step.r)))
    squares = ((counts - step.means) / step.means) ** 2
    freedom = len(counts) - len(step.r)
    return PoissonFit(
        coefficients=step.coefficients,
        means=step.means,
        covariance=inverse @ inverse.T,
        leverages=np.asarray((step.q**2).sum(axis=1)),
        dispersion=float((step.roots**2 * squares).sum() / freedom),
        bare_dispersion=float((weights * squares).sum() / freedom),
        freedom=freedom,
        converged=converged,
    )


def deviance(counts: Floats, means: Floats, weights: Floats) -> Floats:
    """Return the weighted Poisson deviance over the last axis; a zero adds twice its mean."""
    positive = counts > 0
    ratio = np.log(np.where(positive, counts, 1.0) / np.where(positive, means, 1.0))
    return np.asarray(2 * (weights * (counts * ratio - (counts - means))).sum(axis=-1))


def settled(before: Floats, after: Floats) -> npt.NDArray[np.bool_]:
    """Return whether the deviance stopped moving: R's rule, which tolerates a deviance of zero."""
    return np.asarray(np.abs(after - before) < TOLERANCE * (np.abs(after) + 0.1))


def _require_rank(r: Floats) -> None:
    size = np.abs(np.diag(r))
    if not size.min() > 1e-11 * size.max():
        message = "Columns of this regression repeat each other."
        raise NoFitError(message)
