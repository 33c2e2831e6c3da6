# SPDX-License-Identifier: EUPL-1.2
"""Giving and ending places: seats, and the powers that a mayor entrusts to a mandate."""

import json
import uuid
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors import queries as actors
from schakel.actors.commands.inputs import check_period
from schakel.actors.facts import MandateFact
from schakel.journal.commands import change, entry
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import MandateId, TableId
from schakel.kernel.people import Actor, TablePower
from schakel.tables import queries as tables
from schakel.tables.access import END_TABLE_MANDATE, GIVE_TABLE_MANDATE, PLACE, TableStanding
from schakel.tables.inputs import PlaceInput
from schakel.tables.models import TableMandate
from schakel.tables.queries import SEAT

ROLES = frozenset({SEAT, *(power.value for power in TablePower)})
ADMINISTRATOR = "administrator"


def give_place(actor: Actor, given: PlaceInput, *, day: date) -> uuid.UUID:
    """Give a mandate a seat or a power at a table, from a day, for a reason.

    Raises:
        RefusedInputError: no such role, a mandate that does not count on the first day, a power
        that no mayor of the
            territory gave, a place that is held already, or a place that an administrator gives to
            himself.
    """
    facts = tables.table_facts(given.table, day)
    require(actor, GIVE_TABLE_MANDATE, facts, day)
    if given.role not in ROLES:
        raise RefusedInputError(field="role", message=_("Kies een plaats uit de lijst."))
    check_period(given.begin, given.end)
    _check_holder(actor, facts, given, day)
    given_by = _giver(actor, facts, given, day)
    place = uuid.uuid4()
    row = {
        "id": str(place),
        "table_id": str(given.table),
        "mandate_id": str(given.mandate),
        "role": given.role,
        "begin": given.begin.isoformat(),
        "end": None if given.end is None else given.end.isoformat(),
        "reason": given.reason,
        "given_by_id": None if given_by is None else str(given_by),
    }
    done = entry(actor.person, GIVE_TABLE_MANDATE, About(PLACE, place, table=given.table), day=day)
    change("tables.give_place", json.dumps(row), entry=done)
    return place


def end_place(actor: Actor, place: uuid.UUID, *, on: date, reason: str, day: date) -> None:
    """End a place; from that day on it gives no sight and no power.

    Raises:
        RefusedInputError: it ended already.
    """
    found = TableMandate.objects.filter(pk=place).first()
    if found is None:
        raise NotFoundError
    facts = tables.table_facts(TableId(found.table_id), day)
    require(actor, GIVE_TABLE_MANDATE, facts, day)
    if found.end is not None and found.end <= min(on, day):
        raise RefusedInputError(field="on", message=_("Deze plaats is al beëindigd."))
    about = About(PLACE, found.id, table=found.table_id)
    done = entry(actor.person, END_TABLE_MANDATE, about, day=day)
    change("tables.end_place", found.id, on, reason, entry=done)


def _check_holder(actor: Actor, facts: TableStanding, given: PlaceInput, day: date) -> None:
    holder = actors.mandate_facts([given.mandate]).get(given.mandate)
    if holder is None or (holder.end is not None and holder.end <= given.begin):
        raise RefusedInputError(
            field="mandate", message=_("Kies een mandaat dat op de begindag geldt.")
        )
    if holder.begin > given.begin:
        raise RefusedInputError(
            field="begin", message=_("Op deze dag geldt het mandaat van deze collega nog niet.")
        )
    if holder.function == ADMINISTRATOR:
        raise RefusedInputError(
            field="mandate",
            message=_(
                "Als beheerder krijgt niemand een plaats: beheer en casussen blijven gescheiden."
            ),
        )
    # A mayor may sit at his own table; an administrator who is no mayor here gives himself nothing.
    if holder.person.id == actor.person and not facts.mayors & actor.mandate_ids(day):
        raise RefusedInputError(
            field="mandate",
            message=_(
                "Uzelf een plaats geven kan niet. Vraag het aan de burgemeester of aan een andere "
                "beheerder."
            ),
        )
    _check_free(holder, given)


def _check_free(holder: MandateFact, given: PlaceInput) -> None:
    held = TableMandate.objects.filter(
        Q(end__isnull=True) | Q(end__gt=given.begin),
        table_id=given.table,
        mandate_id=holder.id,
        role=given.role,
    )
    if held.exists():
        raise RefusedInputError(field="mandate", message=_("Deze collega heeft deze plaats al."))


def _giver(actor: Actor, facts: TableStanding, given: PlaceInput, day: date) -> MandateId | None:
    """Return the mayor who gives: the actor when he is one here, else the one that was written
    down.
    """
    own = sorted(facts.mayors & actor.mandate_ids(day), key=str)
    if own:
        return own[0]
    if given.role == SEAT and given.given_by is None:
        return None
    if given.given_by not in facts.mayors:
        raise RefusedInputError(
            field="given_by",
            message=_("Kies de burgemeester die dit mandaat gaf, uit het gebied van deze tafel."),
        )
    return given.given_by
