# SPDX-License-Identifier: EUPL-1.2
"""Somebody stops, in one function or altogether: mandates, seats and powers end together."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors import queries as actors
from schakel.actors.access import MANAGE_STRUCTURES, PERSON
from schakel.actors.commands import mandates
from schakel.actors.commands.accounts import close_account
from schakel.journal.commands import change, entry, record
from schakel.journal.facts import About
from schakel.kernel.errors import RefusedInputError
from schakel.kernel.ids import MandateId, PersonId
from schakel.kernel.people import Actor
from schakel.tables.access import END_TABLE_MANDATE, LEAVE, PLACE
from schakel.tables.models import TableMandate


def end_mandate(actor: Actor, mandate: MandateId, *, on: date, reason: str, day: date) -> None:
    """End a mandate with the seats and powers that hang on it.

    Raises:
        RefusedInputError: it ended already, or it is the administrator's own.
    """
    mandates.end_mandate(actor, mandate, on=on, reason=reason, day=day)
    _end_places(actor, [mandate], on, reason, day)


def leave(actor: Actor, person: PersonId, *, last_day: date, reason: str, day: date) -> None:
    """End every mandate, seat and power of somebody at once, and close the account.

    `last_day` is today or earlier: what somebody still needs tomorrow is not taken away today.

    Raises:
        NotFoundError: nobody has this id.
        RefusedInputError: it is the administrator himself, or a day that is still to come.
    """
    actors.person(person)
    require(actor, MANAGE_STRUCTURES, None, day)
    if person == actor.person:
        raise RefusedInputError(
            field="reason",
            message=_(
                "Uw eigen vertrek kunt u niet zelf inschrijven. Vraag het aan een andere beheerder."
            ),
        )
    if last_day > day:
        raise RefusedInputError(
            field="last_day",
            message=_("Deze dag moet nog komen. Schrijf het vertrek in op de laatste dag zelf."),
        )
    running = [one.id for one in actors.mandates_of(person) if one.ends_after(day)]
    for mandate in running:
        mandates.end_mandate(actor, mandate, on=last_day, reason=reason, day=day)
    _end_places(actor, running, last_day, reason, day)
    close_account(actor, person, reason=reason, day=day)
    record(actor.person, LEAVE, About(PERSON, person), day=day)


def _end_places(
    actor: Actor, held_by: Iterable[MandateId], on: date, reason: str, day: date
) -> None:
    rows = TableMandate.objects.filter(
        Q(end__isnull=True) | Q(end__gt=on), mandate_id__in=list(held_by)
    )
    for row in rows:
        about = About(PLACE, row.id, table=row.table_id)
        done = entry(actor.person, END_TABLE_MANDATE, about, day=day)
        change("tables.end_place", row.id, on, reason, entry=done)
