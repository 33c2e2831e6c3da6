# SPDX-License-Identifier: EUPL-1.2
"""What the two Farrington methods share: a trend, past outbreaks that weigh less, and a bound.

Farrington et al. 1996 (doi 10.2307/2983331) and Noufaily et al. 2013 (doi 10.1002/sim.5595).
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from scipy import stats
from scipy.special import ndtr

from schakel.monitor.aberration.result import AberrationError, Flags, Floats
from schakel.monitor.glm import NoFitError, PoissonFit, fit_poisson

# The power that makes a Poisson count symmetric (2/3), steadies its variance (1/2) or leaves it.
POWERS = {"2/3": 2 / 3, "1/2": 1 / 2, "none": 1.0}


@dataclass(frozen=True)
class Prediction:
    """What the model of each series (s,) expects in the judged week; nan where it has no fit.

    `linear` is the log of the mean, `error` its standard error, `dispersion` at least 1, `trend`
    the growth per week on the log scale, nan where the model has none.
    """

    linear: Floats
    error: Floats
    dispersion: Floats
    trend: Floats

    @property
    def mean(self) -> Floats:
        """The expected counts (s,)."""
        return np.asarray(np.exp(self.linear))


NO_PREDICTION = Prediction(*(np.array([np.nan]) for _ in range(4)))


def together(predictions: Sequence[Prediction]) -> Prediction:
    """Return predictions of one or more series each as one, in the same order."""
    return Prediction(
        *(
            np.concatenate([getattr(one, field.name) for one in predictions])
            for field in fields(Prediction)
        )
    )


def replaced(predictions: Prediction, others: Prediction, where: Flags) -> Prediction:
    """Return predictions (s,) with those at `where` (s,) taken from `others`, in their order."""

    def mixed(name: str) -> Floats:
        values = getattr(predictions, name).copy()
        values[where] = getattr(others, name)
        return np.asarray(values)

    return Prediction(*(mixed(field.name) for field in fields(Prediction)))


def anscombe_residuals(counts: Floats, fit: PoissonFit) -> Floats:
    """Return how far each count lies from its mean, standardised (Farrington 1996, section 3.6)."""
    spread = np.sqrt(max(fit.dispersion, 1.0) * (1 - fit.leverages))
    raw = 1.5 * (counts ** (2 / 3) * fit.means ** (-1 / 6) - np.sqrt(fit.means))
    return np.asarray(raw / spread)


def outbreak_weights(residuals: Floats, threshold: float) -> Floats:
    """Return prior weights with sum n: a residual above the threshold weighs its inverse square.

    The threshold is 1 in Farrington 1996 (section 3.6) and 2.58 in Noufaily 2013 (section 3.3).
    """
    above = residuals > threshold
    weights = np.where(above, np.where(above, residuals, 1.0) ** -2.0, 1.0)
    return np.asarray(weights * (weights.shape[-1] / weights.sum(axis=-1, keepdims=True)))


def fit_with_outbreaks_down(
    design: Floats, counts: Floats, offset: Floats | None, threshold: float | None
) -> PoissonFit | None:
    """Return the fit with past outbreaks weighed down; None where there is none.

    A threshold of None leaves every week its weight of 1.
    """
    even = np.ones_like(counts)
    try:
        fit = fit_poisson(design, counts, even, offset)
        if threshold is None or not fit.converged:
            return fit if fit.converged else None
        weights = outbreak_weights(anscombe_residuals(counts, fit), threshold)
        again = fit_poisson(design, counts, weights, offset)
    except NoFitError:
        return None
    return again if again.converged else None


def predict(
    fit: PoissonFit, row: Floats, offset: float, *, trend: bool, scale: float
) -> Prediction:
    """Return what a fit expects where the columns of the design hold `row` (p,).

    `scale` is the dispersion that its standard error rests on; the last column is time if `trend`.
    """
    return Prediction(
        linear=np.array([row @ fit.coefficients + offset]),
        error=np.array([np.sqrt(scale * (row @ fit.covariance @ row))]),
        dispersion=np.array([max(fit.dispersion, 1.0)]),
        trend=np.array([fit.coefficients[-1] if trend else np.nan]),
    )


def trend_p_value(fit: PoissonFit, scale: float) -> float:
    """Return the two-sided p-value of the last column, Student's t with `scale` as dispersion.

    It is 1 where the counts do not vary at all.
    """
    error = np.sqrt(scale * fit.covariance[-1, -1])
    if not error > 0:
        return 1.0
    return float(2 * stats.t.sf(abs(fit.coefficients[-1]) / error, fit.freedom))


def delta_bound(prediction: Prediction, quantile: float, powertrans: str) -> Floats:
    """Return the bounds (s,) of Farrington 1996, section 3.5; the error of the fit is in them.

    `quantile` is of the standard normal; `powertrans` is "2/3", "1/2" or "none".
    """
    power = power_of(powertrans)
    reach = quantile * power * _relative_spread(prediction)
    return np.asarray(prediction.mean * np.maximum(1 + reach, 0.0) ** (1 / power))


def delta_p_value(prediction: Prediction, counts: Floats, powertrans: str) -> Floats:
    """Return the chance of these counts (s,) or more on the normal scale of `delta_bound`."""
    power = power_of(powertrans)
    spread = power * _relative_spread(prediction)
    return np.asarray(ndtr(-((counts / prediction.mean) ** power - 1) / spread))


def exceedance(counts: Floats, expected: Floats, bound: Floats) -> Floats:
    """Return (count - expected) / (bound - expected); nan where the bound is not above expected."""
    room = np.where(bound > expected, bound - expected, np.nan)
    return np.asarray((counts - expected) / room)


def power_of(powertrans: str) -> float:
    """Return the power behind R's word for it.

    Raises:
        AberrationError: another word.
    """
    if powertrans not in POWERS:
        message = f"powertrans is 2/3, 1/2 of none, niet “{powertrans}”."
        raise AberrationError(message)
    return POWERS[powertrans]


def _relative_spread(prediction: Prediction) -> Floats:
    mean = prediction.mean
    return np.asarray(np.sqrt(prediction.dispersion / mean + prediction.error**2))
