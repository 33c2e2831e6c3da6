# SPDX-License-Identifier: EUPL-1.2
"""A negative binomial regression with a log link, its dispersion estimated with it.

Lawless, Negative binomial and mixed Poisson regression, Canadian Journal of Statistics 1987
(doi 10.2307/3314912): mean mu, variance mu + alpha * mu**2, by maximum likelihood, the coefficients
and alpha in turn. Where counts vary no more than Poisson the likelihood grows towards alpha = 0;
there R's `glm.nb` stops at some small alpha, and this at 0.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq
from scipy.special import digamma

from schakel.monitor.glm import fit_poisson

Floats = npt.NDArray[np.float64]

MOST_TURNS = 100
SAME = 1e-12
# Beyond these alpha cannot be told from no dispersion at all, or from no information.
LEAST_ALPHA, MOST_ALPHA = 1e-7, 1e4


@dataclass(frozen=True)
class NegativeBinomialFit:
    """`coefficients` (p,) on the log scale; `alpha`, 0 where counts vary no more than Poisson."""

    coefficients: Floats
    alpha: float


def fit_negative_binomial(design: Floats, counts: Floats) -> NegativeBinomialFit:
    """Return the regression of `counts` (n,) on `design` (n, p).

    Raises:
        NoFitError: `schakel.monitor.glm.fit_poisson`, where it starts.
    """
    start = fit_poisson(design, counts, np.ones_like(counts))
    means, alpha = start.means, 0.0
    coefficients = start.coefficients
    for _ in range(MOST_TURNS):
        before, alpha = alpha, _alpha(counts, means)
        coefficients, means = _coefficients(design, counts, means, alpha)
        if abs(alpha - before) <= SAME * (alpha + SAME):
            break
    return NegativeBinomialFit(coefficients, alpha)


def _alpha(counts: Floats, means: Floats) -> float:
    """Return the alpha where the likelihood's slope in 1 / alpha is zero (Lawless, section 2)."""

    def slope(log_alpha: float) -> float:
        size = np.exp(-log_alpha)
        own = digamma(size + counts) - digamma(size)
        return float((own - np.log1p(means / size) + 1 - (counts + size) / (means + size)).sum())

    low, high = np.log(LEAST_ALPHA), np.log(MOST_ALPHA)
    if slope(low) >= 0:
        return 0.0
    if slope(high) <= 0:
        return MOST_ALPHA
    return float(np.exp(brentq(slope, low, high, xtol=1e-14)))


def _coefficients(
    design: Floats, counts: Floats, means: Floats, alpha: float
) -> tuple[Floats, Floats]:
    """Return the coefficients for one alpha, and their means."""
    coefficients: Floats = np.zeros(design.shape[1])
    for _ in range(MOST_TURNS):
        roots = np.sqrt(means / (1 + alpha * means))
        target = np.log(means) + (counts - means) / means
        found = np.linalg.lstsq(roots[:, None] * design, roots * target, rcond=None)
        coefficients, before = np.asarray(found[0], dtype=np.float64), means
        means = np.exp(design @ coefficients)
        if np.abs(means / before - 1).max() <= SAME:
            break
    return coefficients, means
