# SPDX-License-Identifier: EUPL-1.2
"""From cases to time at risk: whose clock runs when, and under which treatment.

A case that is to get the measure in May cannot close in March *with* it. Counting March as time
with the measure gives it a long life that no measure earned: immortal time (Suissa 2008, Am J
Epidemiol 167:492). So the clock starts at the measure, or a case is split there: the time before
counts as time without. A clock of one's own that starts before the measure is refused.

A case that closes on the day of the measure counts as closed without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from schakel.monitor.effects.quasi import Floats
from schakel.monitor.effects.refusal import ImmortalTimeError, TooLittleError

# What opened and closed on one day was open for half a day.
HALF_DAY = 0.5

ASSUMES_CLOCK = "De klok begint bij de maatregel; tijd ervóór telt nooit als tijd mét de maatregel."
ASSUMES_SPLIT = (
    "Elk dossier telt tot de dag van de maatregel als een dossier zonder, "
    "daarna als een dossier mét."
)
NOBODY = "Geen enkel dossier met de maatregel bleef daarna nog open; er is geen tijd om te meten."


@dataclass(frozen=True)
class Case:
    """What the clock knows of a case: days, and how it ended. No name, no number.

    outcome is None while the case was still open on `ended`, the last day it was looked at.
    measure is None when it got none.
    """

    opened: date
    ended: date
    outcome: str | None
    measure: date | None = None


@dataclass(frozen=True, eq=False)
class Spells:
    """Stretches of time at risk, in days: each (n,), in (entry, exit].

    outcome holds 0 for a spell that ended without closing, else 1 + its place in `outcomes`.
    treated says whether the measure ran. case is the place of the case in what was given.
    """

    entry: Floats
    exit: Floats
    outcome: npt.NDArray[np.int64]
    treated: npt.NDArray[np.bool_]
    case: npt.NDArray[np.int64]
    outcomes: tuple[str, ...]

    def ended_with(self, outcome: str) -> npt.NDArray[np.bool_]:
        """Return which spells ended with this outcome."""
        return np.asarray(self.outcome == 1 + self.outcomes.index(outcome))


_Row = tuple[float, float, str | None, bool, int]


def since_measure(cases: Sequence[Case]) -> Spells:
    """Return the time of each treated case from its measure on; the others are left out.

    A case that was opened after its measure began enters when it was opened.

    Raises:
        TooLittleError: no case was still open after its measure.
    """
    rows: list[_Row] = []
    for place, case in enumerate(cases):
        _require_order(case, place)
        if case.measure is None or case.measure >= case.ended:
            continue
        entry = max(0, (case.opened - case.measure).days)
        until = (case.ended - case.measure).days
        rows.append((float(entry), max(until, entry + HALF_DAY), case.outcome, True, place))
    if not rows:
        raise TooLittleError(NOBODY)
    return _spells(rows)


def since_opening(cases: Sequence[Case]) -> Spells:
    """Return the time of every case from its opening on, split at the day of its measure."""
    rows: list[_Row] = []
    for place, case in enumerate(cases):
        _require_order(case, place)
        until = max((case.ended - case.opened).days, HALF_DAY)
        if case.measure is None or case.measure >= case.ended:
            rows.append((0.0, until, case.outcome, False, place))
            continue
        change = max(0, (case.measure - case.opened).days)
        if change:
            rows.append((0.0, float(change), None, False, place))
        rows.append((float(change), until, case.outcome, True, place))
    return _spells(rows)


def since(starts: Sequence[date], cases: Sequence[Case]) -> Spells:
    """Return the time of each case from a day of the caller's, not split.

    Raises:
        ImmortalTimeError: a clock that starts before the measure of its case.
        TooLittleError: a clock that starts after its case ended.
    """
    immortal = sum(
        case.measure is not None and start < case.measure
        for start, case in zip(starts, cases, strict=True)
    )
    if immortal:
        msg = (
            f"Bij {immortal} van {len(cases)} dossiers begint de klok vóór de maatregel. De tijd "
            "tot de maatregel zou dan als haar werk tellen. Begin te tellen bij de maatregel, of "
            "splits het dossier op die dag."
        )
        raise ImmortalTimeError(msg)
    rows: list[_Row] = []
    for place, (start, case) in enumerate(zip(starts, cases, strict=True)):
        _require_order(case, place)
        entry, until = max(0, (case.opened - start).days), (case.ended - start).days
        if until < entry:
            msg = f"Dossier {place + 1} was al gesloten toen de klok begon; laat het weg."
            raise TooLittleError(msg)
        exit_ = max(until, entry + HALF_DAY)
        rows.append((float(entry), exit_, case.outcome, case.measure is not None, place))
    return _spells(rows)


def _require_order(case: Case, place: int) -> None:
    if case.ended < case.opened:
        msg = f"case {place}: it ended on {case.ended}, before it was opened on {case.opened}."
        raise ValueError(msg)


def _spells(rows: Sequence[_Row]) -> Spells:
    outcomes = tuple(sorted({row[2] for row in rows if row[2] is not None}))
    codes = {None: 0} | {name: 1 + place for place, name in enumerate(outcomes)}
    return Spells(
        entry=np.array([row[0] for row in rows], dtype=np.float64),
        exit=np.array([row[1] for row in rows], dtype=np.float64),
        outcome=np.array([codes[row[2]] for row in rows], dtype=np.int64),
        treated=np.array([row[3] for row in rows], dtype=np.bool_),
        case=np.array([row[4] for row in rows], dtype=np.int64),
        outcomes=outcomes,
    )
