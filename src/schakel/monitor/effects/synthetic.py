# SPDX-License-Identifier: EUPL-1.2
"""Synthetic difference in differences: compare with a mix of places that moved alike before.

Arkhangelsky, Athey, Hirshberg, Imbens & Wager 2021, Am Econ Rev 111:4088: weights over places
(equation 4, with the ridge of 5) and over periods (6), the estimate (1), the variance by placebo
(algorithm 4). The authors' own code stops its search for the weights early and rounds small ones
away; here the quadratic programmes are solved exactly. Synthetic control (Abadie, Diamond &
Hainmueller 2010) is the same without the weights over periods, the ridge and the own level.
"""

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from scipy.optimize import nnls

from schakel.monitor.effects.estimate import Estimate, estimate
from schakel.monitor.effects.panel import Panel, require
from schakel.monitor.effects.quasi import Floats

FEWEST_CONTROLS = 5
FEWEST_BEFORE = 4
PLACEBOS = 200
# The ridge over periods only makes the answer unique; it does not spread them (section I).
PERIOD_RIDGE = 1e-6

ASSUMES = (
    "De mix van andere plaatsen die vóór de maatregel gelijk opliep, was gelijk blijven oplopen.",
    "De andere plaatsen merken niets van de maatregel, en kregen er zelf geen die telt.",
    "De maatregel kwam er niet omdat het net een uitzonderlijk slecht jaar was.",
    (
        "De plaatsen met de maatregel zijn even wisselvallig als de andere: het interval komt van "
        "dezelfde berekening op plaatsen waar niets gebeurde."
    ),
)
ASSUMES_FEW = "Het interval komt van weinig andere plaatsen ({number}); lees het als een ruwe maat."
FEW = 15


@dataclass(frozen=True, eq=False)
class Synthetic:
    """The effect, in the unit of the outcomes, and the mix it rests on.

    place_weights (donors,) and period_weights (periods before,) are 0 or more and sum to 1.
    path (periods,) is the mix of donors, at its own level. placebos: the estimates for places
    where nothing happened, whose spread is the standard error.
    """

    effect: Estimate
    place_weights: Floats
    period_weights: Floats
    path: Floats
    placebos: Floats
    assumptions: tuple[str, ...]


def synthetic_differences(subject: Panel, *, seed: int = 1, level: float = 0.95) -> Synthetic:
    """Return the effect of the measure on the places that got it.

    The standard error is the spread of the same estimate over places without the measure: every
    choice of as many places as were treated, or 200 drawn with `seed` when there are more choices.

    Raises:
        TooLittleError: nobody treated, fewer than 4 periods before, or fewer than 5 places
            without the measure (and 4 more of them than treated ones).
    """
    number = int(subject.treated.sum())
    require(subject, controls=max(FEWEST_CONTROLS, number + 4), before=FEWEST_BEFORE)
    places, periods = _weights(subject.with_measure, subject.donors, subject.start)
    value = _contrast(subject.with_measure, subject.donors, places, periods)
    placebos = _placebos(subject.donors, number, subject.start, seed)
    effect = estimate(value, float(placebos.std()), df=len(subject.donors) - number, level=level)
    few = len(subject.donors) < FEW
    words = (ASSUMES_FEW.format(number=len(subject.donors)),) if few else ()
    path = np.asarray(places @ subject.donors, dtype=np.float64)
    return Synthetic(effect, places, periods, path, placebos, (*ASSUMES, *words))


def synthetic_control(subject: Panel) -> Floats:
    """Return, per period (periods,), the treated less the mix of donors nearest to them before.

    Outcomes only, no other characteristics of the places. The mean of the periods with the measure
    is the classical estimate; it has no interval.

    Raises:
        TooLittleError: as `synthetic_differences`.
    """
    require(subject, controls=FEWEST_CONTROLS, before=FEWEST_BEFORE)
    target = subject.with_measure.mean(axis=0)
    before = subject.start
    mix = nearest_mix(subject.donors[:, :before].T, target[:before], ridge=0.0)
    return np.asarray(target - mix @ subject.donors)


def nearest_mix(columns: Floats, target: Floats, *, ridge: float) -> Floats:
    """Return the w >= 0 with sum 1 that minimises |columns w - target|^2 + ridge |w|^2, exactly.

    With sum 1 that is |M w|^2 for M = (columns - target; root of ridge). Let u = s w: the u >= 0
    that minimises |M u|^2 + (sum u - 1)^2 = s^2 |M w|^2 + (s - 1)^2 has the w with the least |M w|,
    whatever s. That is a least squares problem with u >= 0 (Lawson & Hanson 1974, chapter 23).
    """
    size = columns.shape[1]
    hull = np.vstack([columns - target[:, None], np.sqrt(ridge) * np.eye(size)])
    # The scale does not change the answer, only the arithmetic.
    hull /= max(float(np.linalg.norm(hull, axis=0).max()), 1e-300)
    aim = np.zeros(len(hull) + 1)
    aim[-1] = 1.0
    found = np.asarray(nnls(np.vstack([hull, np.ones(size)]), aim)[0], dtype=np.float64)
    return np.asarray(found / found.sum())


def _weights(treated: Floats, donors: Floats, start: int) -> tuple[Floats, Floats]:
    """Return the weights over donors and over the periods before."""
    after = donors.shape[1] - start
    noise = float(np.diff(donors[:, :start], axis=1).std(ddof=1))
    zeta = (len(treated) * after) ** 0.25 * noise
    before = donors[:, :start].T
    target = treated[:, :start].mean(axis=0)
    places = nearest_mix(
        before - before.mean(axis=0), target - target.mean(), ridge=zeta**2 * start
    )
    earlier, later = donors[:, :start], donors[:, start:].mean(axis=1)
    periods = nearest_mix(
        earlier - earlier.mean(axis=0),
        later - later.mean(),
        ridge=(PERIOD_RIDGE * noise) ** 2 * len(donors),
    )
    return places, periods


def _contrast(treated: Floats, donors: Floats, places: Floats, periods: Floats) -> float:
    gap = treated.mean(axis=0) - places @ donors
    start = len(periods)
    return float(gap[start:].mean() - gap[:start] @ periods)


def _placebos(donors: Floats, number: int, start: int, seed: int) -> Floats:
    size = len(donors)
    if comb(size, number) <= max(PLACEBOS, size):
        choices = [list(choice) for choice in combinations(range(size), number)]
    else:
        draw = np.random.default_rng(seed)
        choices = [draw.choice(size, number, replace=False).tolist() for _ in range(PLACEBOS)]
    values = []
    for choice in choices:
        chosen = np.isin(np.arange(size), choice)
        weights = _weights(donors[chosen], donors[~chosen], start)
        values.append(_contrast(donors[chosen], donors[~chosen], *weights))
    return np.array(values)
