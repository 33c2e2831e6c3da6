# SPDX-License-Identifier: EUPL-1.2
"""An estimate with its interval: the one shape in which every method of this package answers."""

import math
from dataclasses import dataclass
from typing import NamedTuple

from scipy.special import ndtr, ndtri, stdtr, stdtrit


class Ratio(NamedTuple):
    """A ratio and its interval: 0.89 means 11 % less than without the measure."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Estimate:
    """An estimate, its standard error and its interval, on the scale on which it was estimated.

    `p_value` is two-sided, against no effect at all (0). `df` are the degrees of freedom of the
    t distribution behind interval and p_value; infinite means the normal distribution.
    """

    value: float
    se: float
    low: float
    high: float
    p_value: float
    level: float
    df: float

    def as_ratio(self) -> Ratio:
        """Return the estimate as a ratio; only for estimates on the scale of the logarithm."""
        return Ratio(math.exp(self.value), math.exp(self.low), math.exp(self.high))


def estimate(value: float, se: float, *, df: float = math.inf, level: float = 0.95) -> Estimate:
    """Return the estimate with the interval value +- quantile times se."""
    if not 0.5 <= level < 1:
        msg = f"level is {level}; it is the share of intervals that hold the truth, 0.5 to 1."
        raise ValueError(msg)
    reach = quantile((1 + level) / 2, df) * se
    p_value = _p_value(value, se, df)
    return Estimate(value, se, value - reach, value + reach, p_value, level, df)


def quantile(probability: float, df: float) -> float:
    """Return the quantile of the t distribution; of the normal one for infinite df."""
    if math.isinf(df):
        return float(ndtri(probability))
    return float(stdtrit(df, probability))


def _p_value(value: float, se: float, df: float) -> float:
    if se == 0:
        return 1.0 if value == 0 else 0.0
    distance = -abs(value / se)
    return 2 * float(ndtr(distance) if math.isinf(df) else stdtr(df, distance))
