# SPDX-License-Identifier: EUPL-1.2
"""glrnb: when did the mean of negative binomial counts rise, and is that likely by now?

Höhle and Paul, Count data regression charts for the monitoring of surveillance time series,
Computational Statistics and Data Analysis 2008 (doi 10.1016/j.csda.2008.02.015), as R
`surveillance` does it (glrnb, change="intercept", dir="inc").
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schakel.monitor.aberration.baseline import WEEKLY
from schakel.monitor.aberration.negative_binomial import fit_negative_binomial
from schakel.monitor.aberration.panel import Panel, panel_of
from schakel.monitor.aberration.regression import exceedance
from schakel.monitor.aberration.result import AberrationError, Aberrations, Floats
from schakel.monitor.glm import NoFitError, fit_poisson

NEWTON_STEPS = 100


@dataclass(frozen=True)
class _Chart:
    """How a series is followed: the limit, the known rise or None, the windows in weeks."""

    c_arl: float
    theta: float | None
    m: int
    m_tilde: int


@dataclass(frozen=True)
class _InControl:
    """The means (t,) of one series when nothing happens, and alpha: variance mu + alpha mu**2."""

    means: Floats
    alpha: float


def glrnb(
    observed: npt.ArrayLike,
    weeks: Sequence[int] | npt.ArrayLike,
    *,
    freq: int = WEEKLY,
    c_arl: float = 5.0,
    mu0: npt.ArrayLike | None = None,
    s: int = 1,
    trend: bool = True,
    alpha: float | None = None,
    theta: float | None = None,
    m: int = -1,
    m_tilde: int = 1,
    ret: str = "cases",
    x_max: float = 1e4,
) -> Aberrations:
    """Return, for every asked week, the evidence for a rise since some earlier week, and an alarm.

    Args:
        observed: counts, (n,) for one series or (n, s) for s series.
        weeks: R's `range`: the weeks to judge, consecutive, 1-based positions, (t,).
        freq: weeks in a year, the period of the seasons.
        c_arl: R's c.ARL: the log likelihood ratio that alarms. After an alarm all starts anew.
        mu0: the expected counts in those weeks, in their shape; None estimates them once on all
            weeks before, with `s` and `trend`.
        s: R's mu0$S: pairs of sine and cosine a year.
        trend: R's mu0$trend: growth over time.
        alpha: dispersion, variance mu + alpha mu**2; 0 is Poisson; None estimates it with mu0 (and
            takes 0 when mu0 is given).
        theta: the rise to look for, on the log scale; None looks for the likeliest rise (GLR).
        m: R's M: with theta None, how many weeks back a rise may lie; -1 is all of them.
        m_tilde: R's Mtilde: with theta None, a rise lasts so many weeks at least.
        ret: what `upperbound` holds: "cases", the count that would alarm, or "value", the
            statistic.
        x_max: R's xMax: with theta None, the highest count that is tried for "cases".

    `phi` is 1 + alpha mu0.

    Raises:
        AberrationError: negative counts, weeks that are not consecutive, too few weeks before.
    """
    panel = panel_of(observed, weeks)
    panel.require_consecutive()
    if ret not in ("cases", "value"):
        message = f"ret is cases of value, niet “{ret}”."
        raise AberrationError(message)
    chart = _Chart(c_arl, theta, m, max(m_tilde, 1))
    found = _in_control(panel, mu0, alpha, freq=freq, pairs=s, trend=trend)
    followed = [
        _follow(chart, counts, one, x_max if ret == "cases" else None)
        for counts, one in zip(panel.judged.T, found, strict=True)
    ]
    means = np.column_stack([one.means for one in found])
    bound = np.column_stack([one[0] for one in followed])
    return panel.answer(
        upperbound=bound,
        alarm=np.column_stack([one[1] for one in followed]),
        mu0=means,
        phi=1 + np.array([one.alpha for one in found]) * means,
        score=exceedance(panel.judged, means, bound) if ret == "cases" else None,
    )


def _in_control(
    panel: Panel,
    mu0: npt.ArrayLike | None,
    alpha: float | None,
    *,
    freq: int,
    pairs: int,
    trend: bool,
) -> list[_InControl]:
    if mu0 is not None:
        given = np.asarray(mu0, dtype=np.float64).reshape(panel.judged.shape)
        return [_InControl(means, alpha or 0.0) for means in given.T]
    panel.require_before(freq)
    first = int(panel.weeks[0])
    past = _columns(np.arange(1, first), freq, pairs, trend=trend)
    ahead = _columns(panel.weeks, freq, pairs, trend=trend)
    return [_estimated(past, counts, ahead, alpha) for counts in panel.counts[: first - 1].T]


def _estimated(past: Floats, counts: Floats, ahead: Floats, alpha: float | None) -> _InControl:
    try:
        if alpha is None:
            fit = fit_negative_binomial(past, counts)
            return _InControl(np.exp(ahead @ fit.coefficients), fit.alpha)
        # A known alpha leaves R the Poisson means; only the chart uses it.
        poisson = fit_poisson(past, counts, np.ones_like(counts))
    except NoFitError as error:
        message = "De weken ervoor laten geen verwachting toe: te weinig weken of gevallen."
        raise AberrationError(message) from error
    return _InControl(np.exp(ahead @ poisson.coefficients), alpha)


def _columns(weeks: npt.NDArray[np.int64], freq: int, pairs: int, *, trend: bool) -> Floats:
    columns = [np.ones(len(weeks))] + ([weeks.astype(np.float64)] if trend else [])
    for pair in range(1, pairs + 1):
        angle = 2 * np.pi * pair * weeks / freq
        columns += [np.sin(angle), np.cos(angle)]
    return np.column_stack(columns)


def _follow(
    chart: _Chart, counts: Floats, control: _InControl, x_max: float | None
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Return bound and alarm (t,) of one series; the bound is the statistic when x_max is None."""
    bounds, alarms = np.empty(len(counts)), np.zeros(len(counts), dtype=bool)
    start, before = 0, 0.0
    for now in range(len(counts)):
        seen = slice(start, now + 1)
        past, means = counts[seen], control.means[seen]
        value = _statistic(chart, past, means, control.alpha, before)
        if x_max is None:
            bounds[now] = value
        elif chart.theta is not None:
            bounds[now] = _cases(chart, chart.theta, means[-1], control.alpha, before)
        else:
            bounds[now] = _likeliest_cases(chart, past, means, control.alpha, x_max)
        alarms[now] = value >= chart.c_arl
        start, before = (now + 1, 0.0) if alarms[now] else (start, value)
    return bounds, alarms


def _statistic(chart: _Chart, counts: Floats, means: Floats, alpha: float, before: float) -> float:
    """Return the chart's value after the last of these counts; `before` is its value a week ago."""
    if chart.theta is not None:
        last = slice(-1, None)
        return max(before + _log_ratio(counts[last], means[last], alpha, chart.theta), 0.0)
    most = len(counts) if chart.m < 0 else min(chart.m, len(counts))
    ratios = [
        _likeliest(counts[-length:], means[-length:], alpha)
        for length in range(chart.m_tilde, most + 1)
    ]
    return max(ratios, default=0.0)


def _log_ratio(counts: Floats, means: Floats, alpha: float, rise: float) -> float:
    """Return the log likelihood ratio of means that rose by `rise` on the log scale (section 3)."""
    if alpha <= 0:
        return float((counts * rise - means * np.expm1(rise)).sum())
    growth = np.log1p(alpha * means * np.exp(rise)) - np.log1p(alpha * means)
    return float((counts * rise - (counts + 1 / alpha) * growth).sum())


def _likeliest(counts: Floats, means: Floats, alpha: float) -> float:
    """Return the ratio at the likeliest rise of all these weeks; 0 where that is a fall."""
    if (counts - means)[...] @ (1 / (1 + alpha * means)) <= 0:
        return 0.0
    rise = float(np.log(counts.sum() / means.sum()))
    for _ in range(NEWTON_STEPS):
        raised = means * np.exp(rise)
        spread = 1 + alpha * raised
        slope = float(((counts - raised) / spread).sum())
        bend = float((raised * (1 + alpha * counts) / spread**2).sum())
        step = slope / bend
        rise += step
        if abs(step) < 1e-12 * (1 + abs(rise)):
            break
    return max(_log_ratio(counts, means, alpha, rise), 0.0)


def _cases(chart: _Chart, theta: float, mean: float, alpha: float, before: float) -> float:
    """Return the count, not rounded, that brings the statistic to its limit."""
    if alpha <= 0:
        return float((chart.c_arl - before + mean * np.expm1(theta)) / theta)
    growth = np.log1p(alpha * mean * np.exp(theta)) - np.log1p(alpha * mean)
    return float((chart.c_arl - before + growth / alpha) / (theta - growth))


def _likeliest_cases(
    chart: _Chart, counts: Floats, means: Floats, alpha: float, x_max: float
) -> float:
    """Return the smallest whole count that alarms; `x_max` when none up to there does."""

    def value(count: int) -> float:
        tried = np.append(counts[:-1], float(count))
        return _statistic(chart, tried, means, alpha, 0.0)

    return float(bisect_left(range(int(x_max)), chart.c_arl, key=value))
