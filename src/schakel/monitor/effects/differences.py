# SPDX-License-Identifier: EUPL-1.2
"""Difference in differences: what changed here, less what changed where there was no measure.

Each place is brought back to one number, its mean after less its mean before (Bertrand, Duflo &
Mullainathan 2004, Q J Econ 119:249, section IV.C), so that months of one place that resemble each
other are not counted as separate evidence. Those numbers are compared between the two groups with
one common spread, which gives an interval for a single treated place too (Donald & Lang 2007, Rev
Econ Stat 89:221, section III).
"""

from dataclasses import dataclass

import numpy as np

from schakel.monitor.effects.estimate import Estimate, estimate
from schakel.monitor.effects.panel import Panel, require
from schakel.monitor.effects.quasi import Floats

FEWEST_CONTROLS = 3
FEWEST_FOR_PATHS = 3

ASSUMES = (
    "Zonder de maatregel waren de plaatsen mét en de plaatsen zonder op dezelfde manier veranderd.",
    "De plaatsen zonder de maatregel merken er niets van: er verschuift niets naar hen.",
    "De maatregel kwam er niet omdat het net een uitzonderlijk slecht jaar was.",
    "Plaatsen veranderen los van elkaar, en met of zonder maatregel even wisselvallig.",
)
ASSUMES_ONE = (
    "Er is maar één plaats met de maatregel: "
    "hoe breed het interval is, komt van de andere plaatsen."
)
PATHS_APART = (
    "Let op: vóór de maatregel liepen de twee groepen al uit elkaar. "
    "Vertrouw dit cijfer niet zonder verklaring daarvoor."
)
PATHS_ALIKE = (
    "Vóór de maatregel is geen verschil in trend gevonden; dat sluit een klein verschil niet uit."
)
PATHS_UNKNOWN = "Er zijn te weinig periodes vóór de maatregel om de trends te vergelijken."
ALARM = 0.05


@dataclass(frozen=True)
class Difference:
    """The effect, in the unit of the outcomes, and whether the paths were parallel before.

    paths: the difference in slope per period before the measure; None with fewer than 3 periods.
    """

    effect: Estimate
    paths: Estimate | None
    assumptions: tuple[str, ...]


def difference_in_differences(subject: Panel, *, level: float = 0.95) -> Difference:
    """Return the effect of the measure on the places that got it.

    Raises:
        TooLittleError: nobody treated, fewer than 3 other places, or no period before or after.
    """
    require(subject, controls=FEWEST_CONTROLS, before=1)
    after = subject.outcomes[:, subject.start :].mean(axis=1)
    before = subject.outcomes[:, : subject.start].mean(axis=1)
    effect = _between(subject, after - before, level)
    paths = None
    if subject.before >= FEWEST_FOR_PATHS:
        paths = _between(subject, _slopes(subject.outcomes[:, : subject.start]), level)
    return Difference(effect, paths, _words(subject, paths))


def _between(subject: Panel, values: Floats, level: float) -> Estimate:
    """Return the mean of the treated less that of the others; t with one common variance."""
    here, elsewhere = values[subject.treated], values[~subject.treated]
    df = len(values) - 2
    squares = ((here - here.mean()) ** 2).sum() + ((elsewhere - elsewhere.mean()) ** 2).sum()
    se = np.sqrt(squares / df * (1 / len(here) + 1 / len(elsewhere)))
    return estimate(float(here.mean() - elsewhere.mean()), float(se), df=df, level=level)


def _slopes(outcomes: Floats) -> Floats:
    """Return the slope per period of each place: (places,)."""
    time = np.arange(outcomes.shape[1], dtype=np.float64)
    time -= time.mean()
    return np.asarray(outcomes @ time / (time @ time))


def _words(subject: Panel, paths: Estimate | None) -> tuple[str, ...]:
    seen = PATHS_UNKNOWN
    if paths is not None:
        seen = PATHS_APART if paths.p_value < ALARM else PATHS_ALIKE
    alone = (ASSUMES_ONE,) if int(subject.treated.sum()) == 1 else ()
    return (*ASSUMES, *alone, seen)
