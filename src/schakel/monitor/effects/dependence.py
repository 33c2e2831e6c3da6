# SPDX-License-Identifier: EUPL-1.2
"""How uncertain a coefficient is when a bad month is followed by another bad month.

The Pearson residuals r of a quasi-Poisson regression with weighted design X have covariance phi R.
R mixes noise of one moment with a memory that fades: R[i, j] = share x memory^|i - j| off the
diagonal, 1 on it. That is what counts with a latent first-order autoregression show (Zeger 1988,
Biometrika 75:621). For a grid of (memory, share) the restricted likelihood (Patterson &
Thompson 1971; Cheang & Reinsel 2000 for autoregressions: unlike the moment estimate it is hardly
biased towards independence in short series) says how well it fits; the covariance

    phi (X'X)^-1 X'R X (X'X)^-1

is averaged over the grid with those likelihoods, times a prior, as weights, so that not knowing the
memory widens the interval too. The coefficients stay those of the quasi-Poisson regression.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

from schakel.monitor.effects.quasi import Floats, QuasiPoisson

MEMORIES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
SHARES = (0.25, 0.5, 0.75, 1.0)
# A month that makes up for the one before; without these, noise alone could only widen.
ALTERNATING = (-0.1, -0.2, -0.3, -0.4, -0.5)
# Prior weights: a memory counts for as long as it lasts, 1 / (1 - memory), and for its share
# squared. These two were chosen on worlds of their own, so that coverage lies near 95 % with and
# without memory; benchmarks/monitor/effects.py shows it on other worlds.
WEIGHT_INDEPENDENT = 30.0
WEIGHT_ALTERNATING = 25.0
Point = tuple[float, float, float]
GRID: tuple[Point, ...] = (
    (0.0, 0.0, WEIGHT_INDEPENDENT),
    *((memory, 1.0, WEIGHT_ALTERNATING) for memory in ALTERNATING),
    *((memory, share, share**2 / (1 - memory)) for memory, share in product(MEMORIES, SHARES)),
)


@dataclass(frozen=True, eq=False)
class Dependence:
    """The covariance of the coefficients (p, p) and the correlation of neighbouring points."""

    covariance: Floats
    neighbour: float


def averaged(fitted: QuasiPoisson) -> Dependence:
    """Return the covariance averaged over every plausible memory of the series."""
    design, residuals = fitted.weighted, fitted.pearson
    bread = fitted.unscaled @ design.T
    logs, covariances = [], []
    for memory, share, prior in GRID:
        correlation = _correlation(len(residuals), memory, share)
        log_likelihood, phi = _restricted(design, residuals, correlation)
        logs.append(log_likelihood + np.log(prior))
        covariances.append(phi * bread @ correlation @ bread.T)
    weights = np.exp(np.array(logs) - max(logs))
    weights /= weights.sum()
    neighbours = [memory * share for memory, share, _ in GRID]
    covariance = np.tensordot(weights, np.array(covariances), axes=1)
    return Dependence(np.asarray(covariance, np.float64), float(weights @ neighbours))


def _correlation(size: int, memory: float, share: float) -> Floats:
    distance = np.abs(np.subtract.outer(np.arange(size), np.arange(size)))
    matrix = share * np.power(memory, distance, dtype=np.float64)
    np.fill_diagonal(matrix, 1.0)
    return np.asarray(matrix, dtype=np.float64)


def _restricted(design: Floats, residuals: Floats, correlation: Floats) -> tuple[float, float]:
    """Return the restricted log likelihood, up to a constant, and the phi that maximises it."""
    lower = np.linalg.cholesky(correlation)
    white = np.linalg.solve(lower, np.column_stack([design, residuals]))
    columns, target = white[:, :-1], white[:, -1]
    basis, triangle = np.linalg.qr(columns)
    rest = target - basis @ (basis.T @ target)
    df = len(target) - columns.shape[1]
    phi = float(rest @ rest) / df
    determinants = np.log(np.diag(lower)).sum() + np.log(np.abs(np.diag(triangle))).sum()
    return float(-determinants - 0.5 * df * np.log(phi)), phi
