# SPDX-License-Identifier: EUPL-1.2
"""farringtonFlexible: is this week's count higher than the same season of past years lets expect?

Noufaily et al., An improved algorithm for outbreak detection in multiple surveillance systems,
Statistics in Medicine 2013 (doi 10.1002/sim.5595), as R `surveillance` 1.20.3 does it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from schakel.monitor.aberration.baseline import WEEKLY, Baseline, seasons
from schakel.monitor.aberration.batched import batch_of, predict_all, shared_design
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
    replaced,
    together,
    trend_p_value,
)
from schakel.monitor.aberration.result import (
    AberrationError,
    Aberrations,
    Flags,
    Floats,
)
from schakel.monitor.aberration.tails import count_p_value, count_quantile

THRESHOLD_METHODS = ("delta", "nbPlugin", "muan")


@dataclass(frozen=True)
class FlexibleSettings:
    """The arguments of `farrington_flexible`, in its words."""

    freq: int = WEEKLY
    b: int = 5
    w: int = 3
    reweight: bool = True
    weights_threshold: float = 2.58
    alpha: float = 0.05
    trend: bool = True
    p_threshold_trend: float = 0.05
    limit54: tuple[float, int] = (5, 4)
    powertrans: str = "2/3"
    no_periods: int = 1
    past_weeks_not_included: int | None = None
    threshold_method: str = "delta"


@dataclass(frozen=True)
class Judgement:
    """One week of every series (s,), in the words of `Aberrations`."""

    prediction: Prediction
    upperbound: Floats
    alarm: Flags
    mu0: Floats
    score: Floats
    p_value: Floats


class Design(NamedTuple):
    """The columns (n, p) of the regression on a baseline, and their values (p,) in the judged week.

    The intercept comes first, then a column per season but this one, then time in weeks, if at all.
    """

    columns: Floats
    now: Floats


def farrington_flexible(
    observed: npt.ArrayLike,
    weeks: Sequence[int] | npt.ArrayLike,
    *,
    dates: Sequence[date] | None = None,
    population: npt.ArrayLike | None = None,
    freq: int = WEEKLY,
    b: int = 5,
    w: int = 3,
    reweight: bool = True,
    weights_threshold: float = 2.58,
    alpha: float = 0.05,
    trend: bool = True,
    p_threshold_trend: float = 0.05,
    limit54: tuple[float, int] = (5, 4),
    powertrans: str = "2/3",
    no_periods: int = 1,
    past_weeks_not_included: int | None = None,
    threshold_method: str = "delta",
) -> Aberrations:
    """Return, for every asked week, what the same season of past years lets expect, and the bound.

    The words are R's, in Python's spelling; the defaults are R's.

    Args:
        observed: counts, (n,) for one series or (n, s) for s series.
        weeks: R's `range`: the weeks to judge, 1-based positions, (t,).
        dates: the first day of each of n weeks (R's epochAsDate); None counts years of `freq`
            weeks.
        population: R's populationOffset: the number of people, in the shape of `observed`, as
            offset.
        freq: observations per year; 52 for weeks.
        b: years to look back.
        w: weeks on either side of the same week that form this season.
        reweight: let past outbreaks weigh less.
        weights_threshold: standardised Anscombe residual above which a past week weighs less.
        alpha: chance, 0 to 1, above the one-sided bound.
        trend: allow growth over time.
        p_threshold_trend: leave the trend out when its p-value is above this; 1 keeps it.
        limit54: (cases, weeks): no alarm and no bound below so many cases in so many last weeks.
        powertrans: "2/3", "1/2" or "none"; of use to "delta" alone.
        no_periods: seasons in a year; 1 uses this season alone, 10 is Noufaily's.
        past_weeks_not_included: last weeks left out of the baseline; None is `w`, Noufaily's is 26.
        threshold_method: "delta" (Farrington 1996), "nbPlugin" (quantile of the negative binomial
            with the fitted mean) or "muan" (the same at the upper 1 - alpha limit of that mean).

    `mu0` is the expected count, and with "muan" the upper limit of it: R's mu0Vector. Two things
    differ from R 1.20.3 on purpose, because R's figures are no such figures. With "delta" its
    mu0Vector is exp(expected + z * error), both in counts: infinite for a large series; here it is
    the expected count. With "nbPlugin" and "muan" its score takes the logarithm of the expected
    count from counts; here counts from counts. One thing is kept, because every bound depends on
    it: in R 1.20.3 the standard errors rest on a dispersion of the working residuals (y - mu) / mu
    that is too small by about the mean count. In a large series nearly every trend passes its test,
    and "delta" and "muan" hardly count the uncertainty of the fit.
    tests/monitor/test_aberration_flexible.py shows that R's answers follow from this and not from
    the test that is documented.

    Raises:
        AberrationError: negative counts, a series too short for b years, an unknown word.
    """
    panel = panel_of(observed, weeks)
    require_dates(dates, panel)
    people = exposure_of(population, panel)
    settings = FlexibleSettings(
        freq=freq,
        b=b,
        w=w,
        reweight=reweight,
        weights_threshold=weights_threshold,
        alpha=alpha,
        trend=trend,
        p_threshold_trend=p_threshold_trend,
        limit54=limit54,
        powertrans=powertrans,
        no_periods=no_periods,
        past_weeks_not_included=past_weeks_not_included,
        threshold_method=threshold_method,
    )
    check(settings)
    judged = [
        _judge(settings, panel, int(week), baseline_of(settings, int(week), dates), people)
        for week in panel.weeks
    ]
    return panel.answer(
        upperbound=np.array([one.upperbound for one in judged]),
        alarm=np.array([one.alarm for one in judged]),
        mu0=np.array([one.mu0 for one in judged]),
        phi=np.array([one.prediction.dispersion for one in judged]),
        trend=np.array([one.prediction.trend for one in judged]),
        score=np.array([one.score for one in judged]),
        p_value=np.array([one.p_value for one in judged]),
    )


def check(settings: FlexibleSettings) -> None:
    """Pass when the settings make sense together.

    Raises:
        AberrationError: an unknown word, or a number out of its bounds.
    """
    power_of(settings.powertrans)
    if settings.threshold_method not in THRESHOLD_METHODS:
        message = (
            f"thresholdMethod is {', '.join(THRESHOLD_METHODS[:-1])} of {THRESHOLD_METHODS[-1]}, "
            f"niet “{settings.threshold_method}”."
        )
        raise AberrationError(message)
    require_chance(settings.alpha)
    if min(settings.b, settings.freq, settings.no_periods) < 1 or settings.w < 0:
        message = "b, freq en noPeriods zijn minstens 1 en w minstens 0."
        raise AberrationError(message)


def baseline_of(settings: FlexibleSettings, week: int, dates: Sequence[date] | None) -> Baseline:
    """Return the past weeks that tell what is ordinary in `week`, with their seasons."""
    left_out = settings.past_weeks_not_included
    return seasons(
        week,
        b=settings.b,
        w=settings.w,
        freq=settings.freq,
        dates=dates,
        no_periods=settings.no_periods,
        past_weeks_not_included=settings.w if left_out is None else left_out,
    )


def _judge(
    settings: FlexibleSettings, panel: Panel, week: int, baseline: Baseline, people: Floats | None
) -> Judgement:
    predict_them = predict_together if panel.counts.shape[1] > 1 else predict_one_by_one
    prediction = predict_them(settings, panel.counts, week, baseline, people)
    counts = panel.counts[week - 1]
    enough = enough_cases(panel.counts, week, settings.limit54)
    mu0, bound, p_value = _tail(settings, prediction, counts)
    return Judgement(
        prediction=prediction,
        upperbound=np.where(enough, bound, np.nan),
        alarm=enough & (counts > bound),
        mu0=mu0,
        score=exceedance(counts, prediction.mean, bound),
        p_value=p_value,
    )


def _tail(
    settings: FlexibleSettings, prediction: Prediction, counts: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return mu0, the bound and the p-value (s,) as the threshold method has them."""
    quantile = float(ndtri(1 - settings.alpha))
    if settings.threshold_method == "delta":
        return (
            prediction.mean,
            delta_bound(prediction, quantile, settings.powertrans),
            delta_p_value(prediction, counts, settings.powertrans),
        )
    reach = quantile if settings.threshold_method == "muan" else 0.0
    mu0 = np.exp(prediction.linear + reach * prediction.error)
    return (
        mu0,
        count_quantile(1 - settings.alpha, mu0, prediction.dispersion),
        count_p_value(counts, mu0, prediction.dispersion),
    )


def predict_one_by_one(
    settings: FlexibleSettings,
    counts: Floats,
    week: int,
    baseline: Baseline,
    people: Floats | None,
) -> Prediction:
    """Return the predictions (s,) for `week` from counts (n, s), each series by itself."""
    return together(
        [
            _predict(settings, series, week, baseline, None if people is None else people[:, place])
            for place, series in enumerate(counts.T)
        ]
    )


def predict_together(
    settings: FlexibleSettings,
    counts: Floats,
    week: int,
    baseline: Baseline,
    people: Floats | None,
) -> Prediction:
    """Return what `predict_one_by_one` does, for many series in a fraction of the time."""
    design, weeks = shared_design(baseline, week)
    batch = batch_of(counts[weeks - 1], None if people is None else np.log(people[weeks - 1]))
    now = np.zeros(counts.shape[1]) if people is None else np.log(people[week - 1])
    threshold = settings.weights_threshold if settings.reweight else None
    if not settings.trend:
        return predict_all(design, batch, now, trend=False, threshold=threshold)[0]
    found, p_values = predict_all(design, batch, now, trend=True, threshold=threshold)
    keeps = (p_values <= settings.p_threshold_trend) & (found.mean <= batch.counts.max(axis=1))
    if keeps.all():
        return found
    plain, _ = predict_all(design, batch.of(~keeps), now[~keeps], trend=False, threshold=threshold)
    return replaced(found, plain, ~keeps)


def _predict(
    settings: FlexibleSettings,
    counts: Floats,
    week: int,
    baseline: Baseline,
    people: Floats | None,
) -> Prediction:
    """Return the prediction of one series, with a trend if it deserves one."""
    past = counts[baseline.weeks - 1]
    offset = None if people is None else np.log(people[baseline.weeks - 1])
    now = 0.0 if people is None else float(np.log(people[week - 1]))
    threshold = settings.weights_threshold if settings.reweight else None
    if settings.trend:
        design = design_of(baseline, week, trend=True)
        fit = fit_with_outbreaks_down(design.columns, past, offset, threshold)
        if fit is not None:
            prediction = predict(fit, design.now, now, trend=True, scale=fit.bare_dispersion)
            significant = trend_p_value(fit, fit.bare_dispersion) <= settings.p_threshold_trend
            if significant and prediction.mean[0] <= past.max():
                return prediction
    design = design_of(baseline, week, trend=False)
    fit = fit_with_outbreaks_down(design.columns, past, offset, threshold)
    if fit is None:
        return NO_PREDICTION
    return predict(fit, design.now, now, trend=False, scale=fit.bare_dispersion)


def design_of(baseline: Baseline, week: int, *, trend: bool) -> Design:
    """Return the regression's columns for a baseline; a season that does not occur has none."""
    others = np.unique(baseline.seasons[baseline.seasons > 0])
    columns = [np.ones(len(baseline.weeks))]
    columns += [(baseline.seasons == season).astype(np.float64) for season in others]
    now = [1.0] + [0.0] * len(others)
    if trend:
        columns.append((baseline.weeks - baseline.first).astype(np.float64))
        now.append(float(week - baseline.first))
    return Design(np.column_stack(columns), np.array(now))
