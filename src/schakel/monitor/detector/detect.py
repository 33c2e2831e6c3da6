# SPDX-License-Identifier: EUPL-1.2
"""From counts to early signals."""

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from schakel.monitor.detector import dispersion
from schakel.monitor.detector.baseline import Baseline, Fit, Prior, design
from schakel.monitor.detector.borrowing import first_prior, learned_prior
from schakel.monitor.detector.checks import (
    checked_counts,
    checked_groups,
    checked_populations,
    checked_weeks,
)
from schakel.monitor.detector.detection import Detection
from schakel.monitor.detector.options import Options
from schakel.monitor.detector.outbreaks import normality
from schakel.monitor.detector.pair import Pair, either
from schakel.monitor.detector.tails import predictive, smallest_count

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_FIRST_ROUNDS = 3
_LAST_ROUNDS = 2


def detect(
    counts: npt.ArrayLike,
    week: int | slice,
    *,
    populations: npt.ArrayLike | None = None,
    places: npt.ArrayLike | None = None,
    options: Options | None = None,
) -> Detection:
    """Return how unusual the asked weeks are in each series.

    counts: (weeks, series), whole numbers, no week missing.
    week: the row to judge, or a slice of rows; only rows before it are used for it.
    populations: (weeks, series), people (or anything counts grow with); none means constant.
    places: (series, levels), the groups of each series, coarse to fine: phenomenon, province, zone.
        Series of one group lend each other level, trend, season and dispersion.

    Raises:
        DetectorInputError: missing, negative or broken counts, or too little history.
    """
    chosen = options or Options()
    table = checked_counts(counts)
    offset = None
    if populations is not None:
        people = checked_populations(populations, (table.shape[0], table.shape[1]))
        offset = np.log(people / people.mean())
    groups = checked_groups(places, table.shape[1])
    rows = checked_weeks(week, len(table), chosen)
    judged = [_judge(table, offset, groups, int(row), chosen) for row in rows]
    stacked = {
        field.name: np.array([getattr(one, field.name) for one in judged])
        for field in fields(_Judged)
    }
    return Detection(weeks=rows, level=chosen.level, **stacked)


@dataclass(frozen=True)
class _Judged:
    """One week, (series,) each; the fields of Detection."""

    observed: Floats
    expected: Floats
    dispersion: Floats
    upperbound: Floats
    p_one_week: Floats
    p_two_weeks: Floats
    p_value: Floats
    alarm: npt.NDArray[np.bool_]
    smallest_alarm: Floats
    can_alarm: npt.NDArray[np.bool_]


def _judge(
    table: Floats, offset: Floats | None, groups: list[Ints], row: int, options: Options
) -> _Judged:
    """Return what one week shows."""
    past = np.arange(
        max(0, row - options.skip - options.years * options.period), row - options.skip
    )
    shape = {"period": options.period, "harmonics": options.harmonics}
    history = Baseline(
        np.ascontiguousarray(table[past].T),
        design(past, row, **shape),
        None if offset is None else np.ascontiguousarray(offset[past].T),
    )
    fit = _fit(history, groups, options)
    known = dispersion.log_likelihood(history.counts, fit, fit.weight)
    weights = dispersion.posterior(known, groups)
    now = np.array([row, row - 1])
    return _compare(
        table[now], _expect(fit, design(now, row, **shape), offset, now), weights, options
    )


def _fit(history: Baseline, groups: list[Ints], options: Options) -> Fit:
    """Return level, trend and season, old outbreaks and the other series taken into account."""
    prior = first_prior(history.counts, history.matrix.shape[1])
    fit = history.start(prior)
    history.improve(fit, prior, steps=6, tolerance=1e-3)
    history.disperse(fit, fit.weight)
    alone = _rounds(history, fit, prior, options, _FIRST_ROUNDS)
    history.spread(fit, prior)
    prior = learned_prior(fit, groups)
    alone = _rounds(history, fit, prior, options, _LAST_ROUNDS)
    history.spread(fit, prior)
    fit.weight = alone
    return fit


def _rounds(history: Baseline, fit: Fit, prior: Prior, options: Options, times: int) -> Floats:
    """Weigh the weeks and fit again, some times; return the weights for the dispersion."""
    weights = fit.weight
    for _ in range(times):
        chance = normality(
            history.counts,
            fit.mean,
            fit.dispersion,
            outbreak=options.outbreak,
            spread=options.spread,
        )
        fit.weight = chance.beside
        weights = chance.alone
        history.improve(fit, prior, steps=2, tolerance=1e-6)
        history.disperse(fit, weights)
    return weights


@dataclass(frozen=True)
class _Expected:
    """Means of this week and the last, (series, 2); squared variation of it and of the sum."""

    mean: Floats
    variation_one: Floats
    variation_two: Floats


def _expect(fit: Fit, matrix: Floats, offset: Floats | None, now: Ints) -> _Expected:
    """Return what is expected of the judged week and the one before."""
    linear = fit.coefficients @ matrix.T
    if offset is not None:
        linear = linear + offset[now].T
    mean = np.exp(linear)
    share = mean / mean.sum(axis=1, keepdims=True)
    both = share @ matrix
    one = np.einsum("p,spq,q->s", matrix[0], fit.covariance, matrix[0])
    two = np.einsum("sp,spq,sq->s", both, fit.covariance, both)
    return _Expected(mean, one, two)


def _compare(seen: Floats, expected: _Expected, weights: Floats, options: Options) -> _Judged:
    """Return the p-values and bounds of one week; seen: (2, series), this week and the last."""
    grid = dispersion.GRID
    this, before = expected.mean.T
    together = this + before
    one = predictive(this, expected.variation_one, grid, weights)
    two = predictive(together, expected.variation_two, grid, weights)
    shared = expected.variation_two * together
    pair = Pair(
        one,
        two,
        predictive(this, shared / this, grid, weights),
        predictive(before, shared / before, grid, weights),
    )
    p_one, p_two = one.tail(seen[0]), two.tail(seen[0] + seen[1])
    p_value = either(pair, p_one, p_two)
    smallest = smallest_count(one, np.full(len(this), options.level))
    phi = weights @ grid
    rise = np.maximum(options.reach * np.sqrt(phi * this), 2.0)
    can_alarm = smallest <= this + rise
    return _Judged(
        observed=seen[0],
        expected=this,
        dispersion=phi,
        upperbound=smallest - 1.0,
        p_one_week=p_one,
        p_two_weeks=p_two,
        p_value=p_value,
        alarm=p_value <= options.level,
        smallest_alarm=smallest,
        can_alarm=can_alarm,
    )
