# SPDX-License-Identifier: EUPL-1.2
"""farrington: the algorithm of 1996, on the same season of earlier years alone.

Farrington, Andrews, Beale and Catchpole, A statistical algorithm for the early detection of
outbreaks of infectious disease, JRSS A 1996 (doi 10.2307/2983331), as R `surveillance` does it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from schakel.monitor.aberration.baseline import WEEKLY, Baseline, windows
from schakel.monitor.aberration.panel import (
    Panel,
    enough_cases,
    exposure_of,
    panel_of,
    require_chance,
    require_dates,
)
from schakel.monitor.aberration.regression import (
    NO_PREDICTION,
    Prediction,
    delta_bound,
    delta_p_value,
    exceedance,
    fit_with_outbreaks_down,
    power_of,
    predict,
    together,
    trend_p_value,
)
from schakel.monitor.aberration.result import Aberrations, Floats

# Section 3.6: a past week whose residual is above this weighs less.
RESIDUAL = 1.0
# Section 3.4: a trend needs this much significance, and this many years.
SIGNIFICANT = 0.05
YEARS = 3


@dataclass(frozen=True)
class _Settings:
    reweight: bool
    trend: bool
    b: int


def farrington(
    observed: npt.ArrayLike,
    weeks: Sequence[int] | npt.ArrayLike,
    *,
    dates: Sequence[date] | None = None,
    population: npt.ArrayLike | None = None,
    freq: int = WEEKLY,
    b: int = 5,
    w: int = 3,
    reweight: bool = True,
    alpha: float = 0.05,
    trend: bool = True,
    limit54: tuple[float, int] = (5, 4),
    powertrans: str = "2/3",
) -> Aberrations:
    """Return, for every asked week, the bound from w weeks around it in each of b earlier years.

    Args:
        observed: counts, (n,) for one series or (n, s) for s series.
        weeks: R's `range`: the weeks to judge, 1-based positions, (t,).
        dates: the first day of each of n weeks; None counts years of `freq` weeks.
        population: R's populationOffset: the number of people, in the shape of `observed`.
        freq: observations per year; 52 for weeks.
        b: years to look back.
        w: weeks on either side of the same week of an earlier year.
        reweight: let past outbreaks weigh less.
        alpha: chance, 0 to 1, outside the interval; it is two-sided, so half of it lies above.
        trend: allow growth over time: when it is significant at 5 %, stands on three years or more
            and does not expect more than was ever seen in those weeks.
        limit54: (cases, weeks): no alarm below so many cases in so many last weeks. The bound is 0
            there, as in R; it is no bound.
        powertrans: "2/3", "1/2" or "none".

    Raises:
        AberrationError: negative counts, a series too short for b years, an unknown word.
    """
    panel = panel_of(observed, weeks)
    require_dates(dates, panel)
    require_chance(alpha)
    power_of(powertrans)
    people = exposure_of(population, panel)
    settings = _Settings(reweight=reweight, trend=trend, b=b)
    past = [windows(int(week), b=b, w=w, freq=freq, dates=dates) for week in panel.weeks]
    found = [
        _predictions(settings, panel, int(week), baseline, people)
        for week, baseline in zip(panel.weeks, past, strict=True)
    ]
    quantile = float(ndtri(1 - alpha / 2))
    bound = np.array([delta_bound(one, quantile, powertrans) for one in found])
    enough = np.array([enough_cases(panel.counts, int(week), limit54) for week in panel.weeks])
    counts = panel.judged
    mu0 = np.array([one.mean for one in found])
    return panel.answer(
        upperbound=np.where(enough, bound, 0.0),
        alarm=enough & (counts > bound),
        mu0=mu0,
        phi=np.array([one.dispersion for one in found]),
        trend=np.array([one.trend for one in found]),
        score=exceedance(counts, mu0, bound),
        p_value=np.array(
            [delta_p_value(one, row, powertrans) for one, row in zip(found, counts, strict=True)]
        ),
    )


def _predictions(
    settings: _Settings, panel: Panel, week: int, baseline: Baseline, people: Floats | None
) -> Prediction:
    return together(
        [
            _predict(settings, series, week, baseline, None if people is None else people[:, place])
            for place, series in enumerate(panel.counts.T)
        ]
    )


def _predict(
    settings: _Settings, counts: Floats, week: int, baseline: Baseline, people: Floats | None
) -> Prediction:
    past = counts[baseline.weeks - 1]
    offset = None if people is None else np.log(people[baseline.weeks - 1])
    now = 0.0 if people is None else float(np.log(people[week - 1]))
    threshold = RESIDUAL if settings.reweight else None
    even = np.ones(len(past))
    if settings.trend and settings.b >= YEARS:
        time = (baseline.weeks - baseline.first).astype(np.float64)
        fit = fit_with_outbreaks_down(np.column_stack([even, time]), past, offset, threshold)
        if fit is not None:
            scale = max(fit.dispersion, 1.0)
            row = np.array([1.0, week - baseline.first])
            prediction = predict(fit, row, now, trend=True, scale=scale)
            significant = trend_p_value(fit, fit.dispersion) < SIGNIFICANT
            if significant and prediction.mean[0] <= past.max():
                return prediction
    fit = fit_with_outbreaks_down(even[:, None], past, offset, threshold)
    if fit is None:
        return NO_PREDICTION
    return predict(fit, np.ones(1), now, trend=False, scale=max(fit.dispersion, 1.0))
