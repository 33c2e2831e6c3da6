# SPDX-License-Identifier: EUPL-1.2
"""The regressions of one week for many series at once: one design, so one pass over all counts.

The same steps as `schakel.monitor.glm`, but a design of seasons and a trend needs no matrices: with
weighted means taken out of every season, the trend is a single quotient (Frisch and Waugh,
Econometrica 1933). Steps, stop rule and what the precision rests on are the same, so the answers
are too, to about the twelfth digit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import stdtr

from schakel.monitor.aberration.baseline import Baseline
from schakel.monitor.aberration.regression import Prediction, outbreak_weights
from schakel.monitor.aberration.result import Flags, Floats, Weeks
from schakel.monitor.glm import MOST_STEPS, START, settled

# So many series are worked on at a time: their counts and means stay in the processor's cache.
AT_A_TIME = 128


@dataclass(frozen=True)
class SharedDesign:
    """The seasons and times of n past weeks, sorted by season, for every series the same.

    `starts` (g,): where each season begins; `repeats` (g,): its number of weeks; `time` (n,) in
    weeks; `now`: the time of the judged week, which is of season 0, the first.
    """

    starts: npt.NDArray[np.int64]
    repeats: npt.NDArray[np.int64]
    time: Floats
    now: float

    def per_season(self, values: Floats) -> Floats:
        """Return the sums (s, g) of values (s, n)."""
        return np.asarray(np.add.reduceat(values, self.starts, axis=1))

    def per_week(self, values: Floats) -> Floats:
        """Return values (s, g) for each of their weeks (s, n)."""
        return np.repeat(values, self.repeats, axis=1)


def batch_of(counts: Floats, offset: Floats | None) -> "Batch":
    """Return counts (n, s) of past weeks, and their offset in the same shape, for `predict_all`."""
    turned = np.ascontiguousarray(counts.T)
    logs = np.log(np.where(turned > 0, turned, 1.0))
    return Batch(turned, logs, None if offset is None else np.ascontiguousarray(offset.T))


def shared_design(baseline: Baseline, week: int) -> tuple[SharedDesign, Weeks]:
    """Return the design of a baseline, and its weeks (n,) in the order of the design."""
    order = np.argsort(baseline.seasons, kind="stable")
    _, starts, repeats = np.unique(baseline.seasons[order], return_index=True, return_counts=True)
    weeks = baseline.weeks[order]
    time = (weeks - baseline.first).astype(np.float64)
    return SharedDesign(starts, repeats, time, float(week - baseline.first)), weeks


@dataclass(frozen=True)
class Batch:
    """Counts (s, n) of past weeks and their logarithms, 0 for a count of 0.

    `offset` (s, n) is the logarithm of the population, or None.
    """

    counts: Floats
    logs: Floats
    offset: Floats | None

    def of(self, chosen: Flags | slice) -> "Batch":
        """Return the chosen series."""
        offset = None if self.offset is None else self.offset[chosen]
        return Batch(self.counts[chosen], self.logs[chosen], offset)


@dataclass(frozen=True)
class _Fits:
    """What the last step of each series left: see `schakel.monitor.glm.PoissonFit`.

    `size`, `centre` and `level` (s, g): sum of the working weights of a season, and its weighted
    mean time and target; `slope` (s,), the trend; `spread` (s,), its information; `working` and
    `means` (s, n).
    """

    size: Floats
    centre: Floats
    level: Floats
    slope: Floats
    spread: Floats
    working: Floats
    means: Floats
    converged: Flags

    def take(self, series: Weeks, step: "_Step", means: Floats, ends: Flags, done: Flags) -> None:
        """Write down the last step of the series that end here, `ends` in the step."""
        self.size[series] = step.size[ends]
        self.centre[series] = step.centre[ends]
        self.level[series] = step.level[ends]
        self.slope[series] = step.slope[ends]
        self.spread[series] = step.spread[ends]
        self.working[series] = step.working[ends]
        self.means[series] = means[ends]
        self.converged[series] = done[ends]


def predict_all(
    design: SharedDesign, batch: Batch, now: Floats, *, trend: bool, threshold: float | None
) -> tuple[Prediction, Floats]:
    """Return the predictions (s,) and the p-values (s,) of their trends; nan where there is no fit.

    `now` (s,) is the logarithm of the population in the judged week; a threshold of None weighs all
    past weeks alike.
    """
    parts = [
        _predict(design, batch.of(part), now[part], trend=trend, threshold=threshold)
        for part in _parts(len(batch.counts))
    ]
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
    return Prediction(*columns[:4]), columns[4]


def _parts(series: int) -> Iterator[slice]:
    for start in range(0, series, AT_A_TIME):
        yield slice(start, start + AT_A_TIME)


def _predict(
    design: SharedDesign, batch: Batch, now: Floats, *, trend: bool, threshold: float | None
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    freedom = len(design.time) - len(design.starts) - int(trend)
    series = len(batch.counts)
    if freedom <= 0:
        none = np.full(series, np.nan)
        return none, none, none, none, none
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        weights = np.ones_like(batch.counts)
        fits = _fit(design, batch, weights, trend=trend)
        converged = fits.converged
        if threshold is not None:
            weights = outbreak_weights(_residuals(design, batch, fits, freedom), threshold)
            fits = _fit(design, batch, weights, trend=trend)
            converged = converged & fits.converged
        squares = (batch.counts / fits.means - 1) ** 2
        bare = (weights * squares).sum(axis=1) / freedom
        dispersion = np.maximum((fits.working * squares).sum(axis=1) / freedom, 1.0)
        ahead = design.now - fits.centre[:, 0]
        linear = fits.level[:, 0] + fits.slope * ahead + now
        variance = 1 / fits.size[:, 0] + (ahead**2 / fits.spread if trend else 0.0)
        distance = np.abs(fits.slope) * np.sqrt(fits.spread / bare)
        p_value = np.where(bare > 0, 2 * stdtr(freedom, -distance), 1.0)
    figures = (
        linear,
        np.sqrt(bare * variance),
        dispersion,
        fits.slope if trend else np.full(series, np.nan),
        p_value,
    )
    linear, error, dispersion, slope, p_value = (np.where(converged, x, np.nan) for x in figures)
    return linear, error, dispersion, slope, p_value


def _residuals(design: SharedDesign, batch: Batch, fits: _Fits, freedom: int) -> Floats:
    """Return Anscombe residuals (s, n), standardised: `regression.anscombe_residuals`."""
    counts, means = batch.counts, fits.means
    leverage = design.per_week(1 / fits.size)
    if np.isfinite(fits.spread).all():
        centred = design.time - design.per_week(fits.centre)
        leverage += centred**2 / fits.spread[:, None]
    squares = (counts / means - 1) ** 2
    dispersion = np.maximum((fits.working * squares).sum(axis=1) / freedom, 1.0)
    roots = np.cbrt(counts)
    raw = 1.5 * (roots * roots / np.cbrt(np.sqrt(means)) - np.sqrt(means))
    return np.asarray(raw / np.sqrt(dispersion[:, None] * (1 - fits.working * leverage)))


class _Step(NamedTuple):
    """One step of some series: `_Fits`, and the linear predictor (s, n) it leads to."""

    size: Floats
    centre: Floats
    level: Floats
    slope: Floats
    spread: Floats
    working: Floats
    linear: Floats


def _step(
    design: SharedDesign,
    batch: Batch,
    weights: Floats,
    linear: Floats,
    means: Floats,
    *,
    trend: bool,
) -> _Step:
    working = weights * means
    target = linear + (batch.counts / means - 1)
    if batch.offset is not None:
        target -= batch.offset
    size = design.per_season(working)
    level = design.per_season(working * target) / size
    ahead = design.per_week(level)
    centre = np.zeros_like(size)
    slope, spread = np.zeros(len(size)), np.full(len(size), np.inf)
    if trend:
        centre = design.per_season(working * design.time) / size
        centred = design.time - design.per_week(centre)
        pull = working * centred
        spread = np.einsum("ij,ij->i", pull, centred)
        slope = np.einsum("ij,ij->i", pull, target - ahead) / spread
        ahead += slope[:, None] * centred
    if batch.offset is not None:
        ahead += batch.offset
    return _Step(size, centre, level, slope, spread, working, ahead)


def _fit(design: SharedDesign, batch: Batch, weights: Floats, *, trend: bool) -> _Fits:
    """Iterate every series until its deviance settles; those that have leave the rest alone."""
    series, weeks = batch.counts.shape
    fits = _no_fits(series, weeks, len(design.starts))
    left = np.arange(len(batch.counts))
    means = batch.counts + START
    linear = np.log(means)
    before = _deviance(batch, linear, means, weights)
    for number in range(1, MOST_STEPS + 1):
        step = _step(design, batch, weights, linear, means, trend=trend)
        linear, means = step.linear, np.exp(step.linear)
        after = _deviance(batch, linear, means, weights)
        done = settled(before, after)
        ends = done | (number == MOST_STEPS)
        if ends.any():
            fits.take(left[ends], step, means, ends, done)
            left, batch, weights = left[~ends], batch.of(~ends), weights[~ends]
            linear, means, after = linear[~ends], means[~ends], after[~ends]
        if not len(left):
            break
        before = after
    return fits


def _no_fits(series: int, weeks: int, seasons: int) -> _Fits:
    return _Fits(
        size=np.empty((series, seasons)),
        centre=np.empty((series, seasons)),
        level=np.empty((series, seasons)),
        slope=np.empty(series),
        spread=np.empty(series),
        working=np.empty((series, weeks)),
        means=np.empty((series, weeks)),
        converged=np.empty(series, dtype=bool),
    )


def _deviance(batch: Batch, linear: Floats, means: Floats, weights: Floats) -> Floats:
    parts = batch.counts * (batch.logs - linear) - (batch.counts - means)
    return np.asarray(2 * np.einsum("ij,ij->i", weights, parts))
