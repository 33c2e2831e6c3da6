# SPDX-License-Identifier: EUPL-1.2
"""Do cases with the measure close sooner, and how many close each way: the whole answer at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schakel.monitor.effects.clock import (
    ASSUMES_CLOCK,
    ASSUMES_SPLIT,
    Case,
    Spells,
    since_measure,
    since_opening,
)
from schakel.monitor.effects.competing import Incidence, aalen_johansen
from schakel.monitor.effects.cox import Hazards, cause_specific
from schakel.monitor.effects.estimate import Estimate
from schakel.monitor.effects.quasi import Floats
from schakel.monitor.effects.refusal import TooLittleError
from schakel.monitor.effects.risk import Times, times

NOBODY_SO = "Geen enkel dossier eindigde als '{outcome}'; er is niets te vergelijken."
NOT_BOTH = "Zonder dossiers mét én dossiers zonder de maatregel valt er niets te vergelijken."


@dataclass(frozen=True, eq=False)
class Closure:
    """How cases close.

    ratio: the log hazard ratio of the measure on closing with the asked outcome, at the same age
    of the case; `hazards` is the regression it comes from (the measure first, then the causes).
    since: the share of treated cases that ended each way, by days since the measure, in the order
    of `outcomes`.
    """

    ratio: Estimate
    hazards: Hazards
    since: Incidence
    outcomes: tuple[str, ...]
    assumptions: tuple[str, ...]


def time_to_closure(
    cases: Sequence[Case],
    outcome: str,
    *,
    causes: npt.NDArray[np.generic] | None = None,
    level: float = 0.95,
) -> Closure:
    """Return whether cases with the measure end with this outcome sooner, free of immortal time.

    causes (cases, p): what else decides both who gets the measure and how it ends.

    Raises:
        TooLittleError: nobody treated or everybody from the first day, no such outcome, fewer than
            5 of them per cause, or separation.
    """
    compared = since_opening(cases)
    if outcome not in compared.outcomes:
        raise TooLittleError(NOBODY_SO.format(outcome=outcome))
    if compared.treated.all() or not compared.treated.any():
        raise TooLittleError(NOT_BOTH)
    columns = [compared.treated.astype(np.float64)[:, None]]
    if causes is not None:
        columns.append(_for_spells(causes, compared, len(cases)))
    subject = times(compared.exit, compared.ended_with(outcome), compared.entry)
    hazards = cause_specific(subject, np.hstack(columns), level=level)
    treated = since_measure(cases)
    since = aalen_johansen(closing(treated), treated.outcome, level=level)
    words = (ASSUMES_CLOCK, ASSUMES_SPLIT, *hazards.assumptions)
    return Closure(hazards.effects[0], hazards, since, treated.outcomes, words)


def closing(spells: Spells) -> Times:
    """Return the times of closing in any way."""
    return times(spells.exit, spells.outcome > 0, spells.entry)


def _for_spells(causes: npt.NDArray[np.generic], spells: Spells, cases: int) -> Floats:
    table = np.asarray(causes, dtype=np.float64)
    if table.ndim != 2 or len(table) != cases:
        msg = f"causes: one row per case; {len(table)} rows for {cases} cases."
        raise ValueError(msg)
    return np.asarray(table[spells.case])
