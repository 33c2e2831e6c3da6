# SPDX-License-Identifier: EUPL-1.2
"""From counts to early signals."""

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from schakel.monitor.detector.baseline import design
from schakel.monitor.detector.checks import (
    checked_counts,
    checked_groups,
    checked_populations,
    checked_weeks,
)
from schakel.monitor.detector.detection import Detection
from schakel.monitor.detector.dispersion import GRID
from schakel.monitor.detector.fitting import Fitted, fitted
from schakel.monitor.detector.options import Options
from schakel.monitor.detector.tails import predictive, smallest_count

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


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
    fit = fitted(
        np.ascontiguousarray(table[past].T),
        design(past, row, **shape),
        None if offset is None else np.ascontiguousarray(offset[past].T),
        groups,
        options,
    )
    now = np.array([row, row - 1])
    return _compare(
        table[now], _expect(fit, design(now, row, **shape), offset, now), fit.dispersion, options
    )


@dataclass(frozen=True)
class _Expected:
    """Means of this week and the last, (series, 2); squared variation of it and of the sum."""

    mean: Floats
    variation_one: Floats
    variation_two: Floats


def _expect(fit: Fitted, matrix: Floats, offset: Floats | None, now: Ints) -> _Expected:
    """Return what is expected of the judged week and the one before."""
    linear = fit.coefficients @ matrix.T
    if offset is not None:
        linear = linear + offset[now].T
    mean = np.exp(linear)
    share = mean / mean.sum(axis=1, keepdims=True)
    both = share @ matrix
    # Once for the weeks around the line, once for the line, which followed some of the wandering.
    drift = 2.0 * fit.drift
    one = drift + np.einsum("p,spq,q->s", matrix[0], fit.covariance, matrix[0])
    two = drift + np.einsum("sp,spq,sq->s", both, fit.covariance, both)
    return _Expected(mean, one, two)


def _compare(seen: Floats, expected: _Expected, weights: Floats, options: Options) -> _Judged:
    """Return the p-values and bounds of one week; seen: (2, series), this week and the last."""
    this, before = expected.mean.T
    one = predictive(this, expected.variation_one, GRID, weights)
    two = predictive(this + before, expected.variation_two, GRID, weights)
    p_one, p_two = one.tail(seen[0]), two.tail(seen[0] + seen[1])
    # Two looks: twice the rarer one holds whatever the two weeks share.
    p_value = np.minimum(2.0 * np.minimum(p_one, p_two), 1.0)
    smallest = smallest_count(one, np.full(len(this), options.level / 2.0))
    phi = weights @ GRID
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
