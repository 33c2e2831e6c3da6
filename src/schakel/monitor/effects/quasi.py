# SPDX-License-Identifier: EUPL-1.2
"""A Poisson regression with overdispersion, and what it refuses.

McCullagh & Nelder 1989, Generalized Linear Models, sections 2.5 (the iteration) and 6.2 (the
dispersion from Pearson's statistic). Equal to R's glm(family = quasipoisson).
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from schakel.monitor.effects.refusal import NO_ANSWER, TooLittleError
from schakel.monitor.glm import NoFitError, fit_poisson

Floats: TypeAlias = npt.NDArray[np.float64]

# Beyond e^-15 of the mean a rate is zero to any reader: the data ask for minus infinity.
VANISHED = 15.0

SAME_THING = (
    "Twee verklaringen in het model zeggen hetzelfde, of één ervan verandert nooit. "
    "Laat er één weg; anders is niet te zeggen wat welke verklaring doet."
)
NOTHING_LEFT = (
    "Aan één kant van de maatregel is er niets geteld. Een verhouding met nul is niet te schatten; "
    "toon de aantallen zelf."
)


@dataclass(frozen=True, eq=False)
class QuasiPoisson:
    """A fitted regression: log(mean) = offset + design @ coefficients, variance = phi x mean.

    design: (n, p). counts, mean, pearson (residuals divided by the root of the mean): (n,).
    unscaled: (p, p), the covariance of the coefficients before it is multiplied by `dispersion`.
    """

    coefficients: Floats
    unscaled: Floats
    dispersion: float
    df: int
    mean: Floats
    pearson: Floats
    design: Floats

    @property
    def covariance(self) -> Floats:
        """The covariance of the coefficients when the points are independent of each other."""
        return self.dispersion * self.unscaled

    @property
    def weighted(self) -> Floats:
        """The design on the scale of the Pearson residuals: (n, p)."""
        return np.asarray(self.design * np.sqrt(self.mean)[:, None])


def fit(design: Floats, counts: Floats, offset: Floats) -> QuasiPoisson:
    """Return the regression of counts on the design.

    Raises:
        TooLittleError: columns that say the same, or counts that vanish on one side (separation).
    """
    if np.linalg.matrix_rank(design / np.linalg.norm(design, axis=0).clip(1e-300)) < len(design.T):
        raise TooLittleError(SAME_THING)
    try:
        found = fit_poisson(design, counts, np.ones(len(counts)), offset)
    except NoFitError as error:
        raise TooLittleError(NO_ANSWER) from error
    _refuse_vanishing(np.log(found.means), counts)
    if not found.converged:
        raise TooLittleError(NO_ANSWER)
    return _summarise(design, counts, found.means, found.coefficients)


def _refuse_vanishing(linear: Floats, counts: Floats) -> None:
    if np.min(linear) < np.log(max(float(counts.mean()), 1e-300)) - VANISHED:
        raise TooLittleError(NOTHING_LEFT)


def _summarise(design: Floats, counts: Floats, mean: Floats, coefficients: Floats) -> QuasiPoisson:
    pearson = (counts - mean) / np.sqrt(mean)
    weighted = design * np.sqrt(mean)[:, None]
    triangle = np.linalg.inv(np.linalg.qr(weighted, mode="r"))
    df = len(counts) - design.shape[1]
    return QuasiPoisson(
        coefficients=coefficients,
        unscaled=triangle @ triangle.T,
        dispersion=float(pearson @ pearson) / df,
        df=df,
        mean=mean,
        pearson=pearson,
        design=design,
    )
