# SPDX-License-Identifier: EUPL-1.2
"""The whole fit of one week's history: blocks of series side by side, then together, then again.

Blocks are small enough for the memory near the processor, and NumPy lets them run at once.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schakel.monitor.detector import dispersion, drift
from schakel.monitor.detector.baseline import Baseline, Fit, Prior
from schakel.monitor.detector.borrowing import first_prior, learned_prior
from schakel.monitor.detector.losses import losses
from schakel.monitor.detector.mixing import posterior
from schakel.monitor.detector.options import Options
from schakel.monitor.detector.outbreaks import normality

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_BLOCK = 128
_FIRST_ROUNDS = 3
_LAST_ROUNDS = 2


@dataclass(frozen=True)
class Fitted:
    """What is known of each series.

    coefficients, covariance: (series, p) and (series, p, p); dispersion: (series, GRID), weights;
    drift: (series,), squared coefficient of variation of the level around its line.
    """

    coefficients: Floats
    covariance: Floats
    dispersion: Floats
    drift: Floats


def fitted(
    counts: Floats, matrix: Floats, offset: Floats | None, groups: list[Ints], options: Options
) -> Fitted:
    """Return what is known of each series from its history and from the other series.

    counts, offset: (series, weeks); matrix: (weeks, p); groups: the group of each series, by level.
    """
    prior = first_prior(counts, matrix.shape[1])
    blocks = [_Block(counts, matrix, offset, prior, part, options) for part in _parts(len(counts))]
    with ThreadPoolExecutor(os.cpu_count()) as side_by_side:
        list(side_by_side.map(_Block.begin, blocks))
        prior = learned_prior(
            np.concatenate([block.fit.coefficients for block in blocks]),
            np.concatenate([block.fit.covariance for block in blocks]),
            groups,
        )
        shown = list(side_by_side.map(_Block.finish, blocks, [prior] * len(blocks)))
    wandering = posterior(np.concatenate([of_drift for _, of_drift in shown]), groups, drift.BEFORE)
    wander = wandering @ drift.DRIFTS
    known = dispersion.together([of_dispersion for of_dispersion, _ in shown])
    return Fitted(
        np.concatenate([block.fit.coefficients for block in blocks]),
        np.concatenate([block.fit.covariance for block in blocks]),
        posterior(known.log_likelihood(wander), groups, dispersion.BEFORE),
        wander,
    )


def _parts(series: int) -> Iterator[slice]:
    """Give the series in blocks."""
    for first in range(0, series, _BLOCK):
        yield slice(first, first + _BLOCK)


class _Block:
    """Some of the series, and the fit under way."""

    def __init__(
        self,
        counts: Floats,
        matrix: Floats,
        offset: Floats | None,
        prior: Prior,
        part: slice,
        options: Options,
    ) -> None:
        self.part = part
        self.options = options
        self.prior = prior.of(part)
        self.history = Baseline(counts[part], matrix, None if offset is None else offset[part])
        self.fit: Fit = self.history.start(self.prior)

    def begin(self) -> None:
        """Fit each series by itself, with a wide prior."""
        self.history.improve(self.fit, self.prior, steps=6, tolerance=1e-3)
        self.history.disperse(self.fit, self.fit.weight)
        self._weigh_and_fit(_FIRST_ROUNDS)

    def finish(self, learned: Prior) -> tuple[dispersion.Evidence, Floats]:
        """Fit again with what the others taught; return what shows dispersion and drift."""
        self.prior = learned.of(self.part)
        alone = self._weigh_and_fit(_LAST_ROUNDS)
        found = dispersion.evidence(self.history.counts, self.fit, alone)
        return found, drift.log_likelihood(self.history.away(self.fit), self.fit)

    def _weigh_and_fit(self, times: int) -> Floats:
        """Weigh the weeks and fit, some times; return the weights that hold for the dispersion."""
        fit, history = self.fit, self.history
        weights = fit.weight
        share = {"outbreak": self.options.outbreak, "spread": self.options.spread}
        for _ in range(times):
            chance = normality(history.counts, fit.mean, fit.dispersion, **share)
            fit.weight, weights = chance.beside, chance.alone
            lost = losses(history.average, fit.dispersion, **share)
            fit.lost, fit.kept = lost.mean, lost.kept
            history.improve(fit, self.prior, steps=2, tolerance=1e-6)
            history.disperse(fit, weights)
        history.spread(fit, self.prior)
        return weights
