# SPDX-License-Identifier: EUPL-1.2
"""The partial likelihood and the coefficients that maximise it, for Cox and for Fine-Gray.

Cox 1972 (J R Stat Soc B 34:187); ties as Efron 1977 (J Am Stat Assoc 72:557, section 3) or Breslow
1974. In Fine-Gray a risk set also holds, with a fading weight, who already had another outcome.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from schakel.monitor.effects.quasi import SAME_THING, Floats
from schakel.monitor.effects.refusal import NO_ANSWER, TooLittleError
from schakel.monitor.effects.risk import Times, at_moment

ROUNDS = 60
TOLERANCE = 1e-10
HALVINGS = 30
# A hazard e^15 times another, over one standard deviation of its cause, is a search for infinity.
ENDLESS = 15.0
# Vittinghoff & McCulloch 2007 (Am J Epidemiol 165:710): below 5 events per cause it goes wrong.
EVENTS_PER_CAUSE = 5

SEPARATION = (
    "Eén groep kende de uitkomst nooit, of altijd het eerst. De verhouding is dan oneindig en niet "
    "te schatten; toon de aantallen zelf."
)

RiskSum = Callable[[Floats], Floats]


class Ties(Enum):
    """What to do with events at the same time."""

    EFRON = "efron"
    BRESLOW = "breslow"


@dataclass(frozen=True, eq=False)
class Slices:
    """One row per event, in order of time: the mean and spread of the causes in its risk set.

    moment (e,): place of its time among the distinct times. gone (e,): the part of those who tie
    that has left. total (e,): the sum of hazards at risk. mean (e, p), spread (e, p, p).
    """

    moment: npt.NDArray[np.int64]
    gone: Floats
    total: Floats
    mean: Floats
    spread: Floats
    log_likelihood: float
    score: Floats

    @property
    def information(self) -> Floats:
        """Minus the second derivative of the log partial likelihood: (p, p)."""
        return np.asarray(self.spread.sum(axis=0))


@dataclass(frozen=True, eq=False)
class Maximum:
    """The coefficients (p,), their covariance (p, p), and the likelihood without and with them."""

    coefficients: Floats
    covariance: Floats
    start: float
    end: float
    slices: Slices


def maximise(subject: Times, causes: Floats, risk: RiskSum, ties: Ties) -> Maximum:
    """Return the coefficients that maximise the partial likelihood.

    risk sums values (n, ...) over the risk set of each distinct time: (k, ...).

    Raises:
        TooLittleError: too few events, causes that say the same, or separation.
    """
    _require(subject, causes)
    centred = causes - causes.mean(axis=0)
    scale = centred.std(axis=0)
    coefficients: Floats = np.zeros(causes.shape[1])
    slices = likelihood(subject, centred, coefficients, risk, ties)
    start = slices.log_likelihood
    for _ in range(ROUNDS):
        step = np.asarray(np.linalg.solve(slices.information, slices.score), np.float64)
        coefficients, slices, size = _climb(
            subject, centred, coefficients, step, slices.log_likelihood, risk, ties
        )
        if np.max(np.abs(coefficients * scale)) > ENDLESS:
            raise TooLittleError(SEPARATION)
        if size * np.max(np.abs(step * scale)) < TOLERANCE:
            covariance = np.asarray(np.linalg.inv(slices.information), np.float64)
            return Maximum(coefficients, covariance, start, slices.log_likelihood, slices)
    raise TooLittleError(NO_ANSWER)


def _climb(
    subject: Times,
    causes: Floats,
    origin: Floats,
    step: Floats,
    height: float,
    risk: RiskSum,
    ties: Ties,
) -> tuple[Floats, Slices, float]:
    """Return the point a step further that does not lie lower, halving the step where needed."""
    size = 1.0
    for _ in range(HALVINGS):
        there = origin + size * step
        slices = likelihood(subject, causes, there, risk, ties)
        if slices.log_likelihood >= height - 1e-9 * abs(height):
            return there, slices, size
        size /= 2
    raise TooLittleError(NO_ANSWER)


def likelihood(
    subject: Times, causes: Floats, coefficients: Floats, risk: RiskSum, ties: Ties
) -> Slices:
    """Return the log partial likelihood, its score and its information, event by event."""
    moments = subject.distinct
    linear = np.clip(causes @ coefficients, -300, 300)
    weight = np.exp(linear)
    first = causes * weight[:, None]
    second = first[:, :, None] * causes[:, None, :]
    happened = subject.event.astype(np.float64)
    number = at_moment(subject.exit, moments, happened).astype(np.int64)
    moment = np.repeat(np.arange(len(moments)), number)
    rank = np.arange(len(moment)) - np.repeat(np.cumsum(number) - number, number)
    # Efron: of d that tie, the one after the first l meets a risk set with l/d of them gone.
    gone = rank / number[moment] if ties is Ties.EFRON else np.zeros(len(moment))

    def remaining(values: Floats) -> Floats:
        flags = happened.reshape(-1, *[1] * (values.ndim - 1))
        tied = at_moment(subject.exit, moments, values * flags)[moment]
        share = gone.reshape(-1, *[1] * (values.ndim - 1))
        return np.asarray(risk(values)[moment] - share * tied)

    total = remaining(weight)
    mean = remaining(first) / total[:, None]
    spread = remaining(second) / total[:, None, None] - mean[:, :, None] * mean[:, None, :]
    return Slices(
        moment=moment,
        gone=gone,
        total=total,
        mean=mean,
        spread=spread,
        log_likelihood=float(linear[subject.event].sum() - np.log(total).sum()),
        score=np.asarray(causes[subject.event].sum(axis=0) - mean.sum(axis=0)),
    )


def _require(subject: Times, causes: Floats) -> None:
    if causes.ndim != 2 or len(causes) != len(subject.exit) or not np.isfinite(causes).all():
        msg = "causes: one row per spell, one column per cause, none missing."
        raise ValueError(msg)
    events, columns = int(subject.event.sum()), causes.shape[1]
    if events < EVENTS_PER_CAUSE * columns:
        msg = (
            f"Te weinig uitkomsten: {events}, en nodig zijn er {EVENTS_PER_CAUSE * columns} voor "
            f"{columns} verklaringen. Wacht langer, of vraag minder."
        )
        raise TooLittleError(msg)
    centred = causes - causes.mean(axis=0)
    sizes = np.linalg.norm(centred, axis=0)
    flat = sizes <= 1e-12 * np.maximum(np.linalg.norm(causes, axis=0), 1e-300)
    if flat.any() or np.linalg.matrix_rank(centred / sizes) < columns:
        raise TooLittleError(SAME_THING)
