# SPDX-License-Identifier: EUPL-1.2
"""What shifts the share that closes one way: the regression of Fine & Gray.

Fine & Gray 1999, J Am Stat Assoc 94:496: who ended otherwise stays in the risk set with the weight
G(t-) / G(T-) of section 3.2, where G is the Kaplan-Meier curve of going out of sight. The standard
error is the sandwich over cases (Lin & Wei 1989), with G held to be known. R's coxph on the rows of
finegray without `cluster` takes the rows of one case for separate cases, and comes out lower.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schakel.monitor.effects.competing import ASSUMES as ASSUMES_OUTCOMES
from schakel.monitor.effects.competing import require_same
from schakel.monitor.effects.estimate import Estimate, estimate
from schakel.monitor.effects.partial import Maximum, Ties, maximise
from schakel.monitor.effects.quasi import Floats
from schakel.monitor.effects.refusal import TooLittleError
from schakel.monitor.effects.risk import Times, at_moment, at_risk, from_moment

ASSUMES = (
    *ASSUMES_OUTCOMES,
    "De maatregel verschuift het aandeel dat zo eindigt op elk moment in dezelfde verhouding.",
    "Uit beeld raken hangt niet samen met wat in het model staat.",
    "Wat in het model staat is alles wat én de maatregel én de uitkomst bepaalt.",
)
LATE_ENTRY = (
    "Deze methode kan niet met dossiers die later instappen of halverwege de maatregel krijgen. "
    "Begin te tellen bij de maatregel, of vraag de oorzaakspecifieke vergelijking."
)


@dataclass(frozen=True, eq=False)
class Shift:
    """Log subdistribution hazard ratios, in the order of the causes; above 0 is: more end so."""

    effects: tuple[Estimate, ...]
    events: int
    assumptions: tuple[str, ...] = ASSUMES


def fine_gray(
    subject: Times,
    outcome: npt.NDArray[np.int64],
    causes: npt.NDArray[np.generic],
    *,
    of: int = 1,
    level: float = 0.95,
) -> Shift:
    """Return what shifts the share that ends in outcome `of`; causes is (n, p), fixed at the start.

    Raises:
        TooLittleError: fewer than 5 such outcomes per cause, separation, or spells that enter late.
    """
    require_same(subject, outcome)
    if (subject.entry > 0).any():
        raise TooLittleError(LATE_ENTRY)
    table = np.asarray(causes, dtype=np.float64)
    weights = _weights(subject, outcome, of)
    found = maximise(weights.asked, table, weights.risk, Ties.EFRON)
    errors = np.sqrt(np.diag(_sandwich(weights, table - table.mean(axis=0), found)))
    effects = tuple(
        estimate(float(value), float(error), level=level)
        for value, error in zip(found.coefficients, errors, strict=True)
    )
    return Shift(effects, int(weights.asked.event.sum()))


@dataclass(frozen=True, eq=False)
class _Weights:
    """The times of the outcome asked for, its moments (k,), G before each of them (k,), and what
    a case that ended otherwise still weighs after its end, divided by G: (n,), 0 for the others.
    """

    asked: Times
    moments: Floats
    fading: Floats
    lasting: Floats

    def risk(self, values: Floats) -> Floats:
        """Return the weighted sum of values over each risk set: (k, ...)."""
        kept = values * _beside(self.lasting, values)
        gone = np.asarray(kept.sum(axis=0)) - from_moment(self.asked.exit, self.moments, kept)
        later = _beside(self.fading, values) * gone
        return np.asarray(at_risk(self.asked, self.moments, values) + later)

    def over_time(self, steps: Floats) -> Floats:
        """Return, for each case, the sum of steps (k, ...) over time times its weight: (n, ...)."""
        here = _up_to(np.cumsum(steps, axis=0), self.moments, self.asked.exit)
        faded: Floats = np.cumsum(steps * _beside(self.fading, steps), axis=0)
        later = faded[-1] - _up_to(faded, self.moments, self.asked.exit)
        return np.asarray(here + later * _beside(self.lasting, later))


def _weights(subject: Times, outcome: npt.NDArray[np.int64], of: int) -> _Weights:
    asked = Times(subject.entry, subject.exit, np.asarray(outcome == of))
    otherwise = (outcome != 0) & (outcome != of)
    still = np.maximum(_in_sight(subject, subject.exit), 1e-300)
    return _Weights(
        asked=asked,
        moments=asked.distinct,
        fading=_in_sight(subject, asked.distinct),
        lasting=np.where(otherwise, 1 / still, 0.0),
    )


def _sandwich(weights: _Weights, causes: Floats, found: Maximum) -> Floats:
    """Return the covariance from what each case adds to the score: (p, p)."""
    asked, slices = weights.asked, found.slices
    moments = len(weights.moments)
    hazard = _summed(1 / slices.total, slices.moment, moments)
    mean = _summed(slices.mean / slices.total[:, None], slices.moment, moments)
    relative = np.exp(causes @ found.coefficients)[:, None]
    run = causes * weights.over_time(hazard)[:, None] - weights.over_time(mean)
    # Of cases that end together, each has left the later slices in part (Efron).
    left = slices.gone / slices.total
    hazard_left = _summed(left, slices.moment, moments)
    mean_left = _summed(slices.mean * left[:, None], slices.moment, moments)
    ties = np.bincount(slices.moment, minlength=moments)
    centre = _summed(slices.mean, slices.moment, moments) / ties[:, None]
    event = asked.event
    place = np.searchsorted(weights.moments, asked.exit[event])
    run[event] -= causes[event] * hazard_left[place, None] - mean_left[place]
    score = -relative * run
    score[event] += causes[event] - centre[place]
    influence = score @ found.covariance
    return np.asarray(influence.T @ influence)


def _beside(weight: Floats, values: Floats) -> Floats:
    """Return weight (n,) in a shape that multiplies values (n, ...)."""
    return np.asarray(weight.reshape(-1, *[1] * (values.ndim - 1)))


def _summed(values: Floats, place: npt.NDArray[np.int64], size: int) -> Floats:
    sums = np.zeros((size, *values.shape[1:]))
    np.add.at(sums, place, values)
    return sums


def _up_to(sums: Floats, moments: Floats, stamps: Floats) -> Floats:
    """Return the running sum at the last moment not after each stamp; 0 before the first."""
    padded = np.concatenate([np.zeros((1, *sums.shape[1:])), sums])
    return np.asarray(padded[np.searchsorted(moments, stamps, side="right")])


def _in_sight(subject: Times, moments: Floats) -> Floats:
    """Return G just before each moment: the chance not to have gone out of sight by then.

    At equal times a case ends first and goes out of sight after.
    """
    hidden = ~subject.event
    stamps = np.unique(subject.exit[hidden])
    leaving = at_moment(subject.exit, stamps, hidden.astype(np.float64))
    ended_then = at_moment(subject.exit, stamps, subject.event.astype(np.float64))
    number = at_risk(subject, stamps, np.ones(len(hidden))) - ended_then
    curve = np.concatenate([[1.0], np.cumprod(1 - leaving / number)])
    return np.asarray(curve[np.searchsorted(stamps, moments, side="left")])
