# SPDX-License-Identifier: EUPL-1.2
"""Closed well or closed otherwise: how many end each way.

Aalen-Johansen: the share that ended each way by each time (Aalen & Johansen 1978), with the
variance of Marubini & Valsecchi 1995 (section 10.3). One less Kaplan-Meier, with the other outcome
as 'out of sight', would be too high. What shifts that share stands in `finegray`.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schakel.monitor.effects.estimate import quantile
from schakel.monitor.effects.quasi import Floats
from schakel.monitor.effects.refusal import TooLittleError
from schakel.monitor.effects.risk import Times, at_moment, at_risk
from schakel.monitor.effects.survival import ASSUMES as ASSUMES_CENSORING
from schakel.monitor.effects.survival import NO_EVENTS

ASSUMES = (
    *ASSUMES_CENSORING,
    "Een dossier eindigt op één manier; daarna kan het niet meer op een andere manier eindigen.",
)


@dataclass(frozen=True, eq=False)
class Incidence:
    """The share that ended each way by each time.

    time (k,); open (k,): still open; share, se, low, high (k, outcomes). The interval is the one
    of log(-log(share)), so it stays between 0 and 1.
    """

    time: Floats
    open: Floats
    share: Floats
    se: Floats
    low: Floats
    high: Floats
    last: float
    assumptions: tuple[str, ...] = ASSUMES

    def at(self, moment: float) -> Floats:
        """Return the share that ended each way by the moment: (outcomes,)."""
        place = int(np.searchsorted(self.time, moment, side="right"))
        return np.asarray(self.share[place - 1]) if place else np.zeros(self.share.shape[1])


def aalen_johansen(
    subject: Times, outcome: npt.NDArray[np.int64], *, level: float = 0.95
) -> Incidence:
    """Return the cumulative incidence of each outcome.

    outcome (n,): 0 for still open, else 1, 2, ...; `subject.event` must say the same.

    Raises:
        TooLittleError: nobody ended in any way.
    """
    require_same(subject, outcome)
    moments = subject.distinct
    if not len(moments):
        raise TooLittleError(NO_EVENTS)
    kinds = np.eye(int(outcome.max()) + 1)[outcome][:, 1:]
    ended = at_moment(subject.exit, moments, kinds)
    number = at_risk(subject, moments, np.ones(len(outcome)))
    still = np.cumprod(1 - ended.sum(axis=1) / number)
    before: Floats = np.concatenate([[1.0], still[:-1]])
    share = np.cumsum(before[:, None] * ended / number[:, None], axis=0)
    se = np.sqrt(_variance(share, before, ended, number))
    low, high = _interval(share, se, level)
    return Incidence(moments, still, share, se, low, high, float(subject.exit.max()))


def _variance(share: Floats, before: Floats, ended: Floats, number: Floats) -> Floats:
    """Return the variance of each share by the delta method: (k, outcomes).

    Every sum over earlier times of (F(t) - F(s))^2 a + (F(t) - F(s)) b + c is opened up in powers
    of F(t), so that it takes one pass.
    """
    every = ended.sum(axis=1)
    left = number - every
    hazard = np.divide(every, number * left, out=np.zeros_like(number), where=left > 0)[:, None]
    joint = before[:, None] * ended / number[:, None] ** 2
    own = before[:, None] ** 2 * ended * (number[:, None] - ended) / number[:, None] ** 3
    squares = (
        share**2 * np.cumsum(hazard, axis=0)
        - 2 * share * np.cumsum(hazard * share, axis=0)
        + np.cumsum(hazard * share**2, axis=0)
    )
    crossed = share * np.cumsum(joint, axis=0) - np.cumsum(joint * share, axis=0)
    return np.asarray(np.maximum(squares - 2 * crossed + np.cumsum(own, axis=0), 0.0))


def _interval(share: Floats, se: Floats, level: float) -> tuple[Floats, Floats]:
    inside = (share > 0) & (share < 1)
    safe = np.where(inside, share, 0.5)
    reach = quantile((1 + level) / 2, math.inf) * se / (safe * np.abs(np.log(safe)))
    low = np.where(inside, safe ** np.exp(reach), share)
    high = np.where(inside, safe ** np.exp(-reach), share)
    return np.asarray(low), np.asarray(high)


def require_same(subject: Times, outcome: npt.NDArray[np.int64]) -> None:
    """Refuse outcomes that do not say what the times say."""
    if outcome.shape != subject.event.shape or ((outcome > 0) != subject.event).any():
        msg = "outcome: one whole number per spell, above 0 exactly where the event happened."
        raise ValueError(msg)
