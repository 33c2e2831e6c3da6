# SPDX-License-Identifier: EUPL-1.2
"""In which of his mandates somebody acts: a person may hold several, a row names one."""

from collections.abc import Iterable
from datetime import date

from schakel.cases.case.standing import CaseStanding
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import MandateId, TableId
from schakel.kernel.people import LEADING, Actor


def leading_mandate(actor: Actor, tables: Iterable[TableId], day: date) -> MandateId | None:
    """Return the mandate with which the actor leads one of the tables."""
    wanted, active = set(tables), actor.mandate_ids(day)
    for power in LEADING:
        for held in actor.powers:
            is_this = held.power is power and held.table in wanted and held.mandate in active
            if is_this and held.active_on(day):
                return held.mandate
    return None


def mandate_in_case(actor: Actor, case: CaseStanding, day: date) -> MandateId:
    """Return the mandate of the circle in which the actor speaks, else the one that leads.

    Raises:
        NotFoundError: the actor has no mandate in this case.
    """
    active = actor.mandate_ids(day)
    in_circle = sorted(active & case.accepted, key=str)
    found = in_circle[0] if in_circle else leading_mandate(actor, case.tables, day)
    if found is None:
        raise NotFoundError
    return found


def mandate_leading(actor: Actor, case: CaseStanding, day: date) -> MandateId:
    """Return the mandate that leads a table of the case, else the one of the circle.

    Raises:
        NotFoundError: the actor has no mandate in this case.
    """
    return leading_mandate(actor, case.tables, day) or mandate_in_case(actor, case, day)
