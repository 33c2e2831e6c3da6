# SPDX-License-Identifier: EUPL-1.2
"""Giving and ending mandates: what lets somebody see and do anything at all.

An administrator gives nothing to himself: a second administrator does that, so that no single
person opens a case
by writing his own mandate.
"""

import uuid
from datetime import date

from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors.access import END_MANDATE, GIVE_MANDATE, MANAGE_STRUCTURES, MANDATE
from schakel.actors.commands.inputs import check_period
from schakel.actors.facts import MandateInput
from schakel.actors.models import Mandate, Organisation, Person
from schakel.journal.commands import change, entry, record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import MandateId
from schakel.kernel.people import Actor
from schakel.rules import law


def give_mandate(actor: Actor, given: MandateInput, *, day: date) -> MandateId:
    """Give somebody a function in an organisation, from a day, for a reason.

    Raises:
        RefusedInputError: an unknown organisation or function, a period that ends before it
        begins, a deputy for
            somebody in another function, or a mandate for oneself.
    """
    require(actor, MANAGE_STRUCTURES, None, day)
    if given.person == actor.person:
        raise RefusedInputError(
            field="function",
            message=_("Uzelf een mandaat geven kan niet. Vraag het aan een andere beheerder."),
        )
    _check(given)
    row = Mandate(
        id=uuid.uuid4(),
        person_id=given.person,
        organisation_id=given.organisation,
        function=given.function,
        begin=given.begin,
        end=given.end,
        reason=given.reason,
        deputy_for_id=given.deputy_for,
    )
    row.save(force_insert=True)
    record(actor.person, GIVE_MANDATE, About(MANDATE, row.id), day=day)
    return MandateId(row.id)


def end_mandate(actor: Actor, mandate: MandateId, *, on: date, reason: str, day: date) -> None:
    """End a mandate; from that day on it gives no sight. `tables.commands.leaving` ends its places
    too.

    Raises:
        RefusedInputError: it ended already, or it is the administrator's own.
    """
    require(actor, MANAGE_STRUCTURES, None, day)
    row = Mandate.objects.filter(pk=mandate).first()
    if row is None:
        raise NotFoundError
    if row.person_id == actor.person:
        raise RefusedInputError(
            field="on",
            message=_("Uw eigen mandaat beëindigen kan niet. Vraag het aan een andere beheerder."),
        )
    if row.end is not None and row.end <= min(on, day):
        raise RefusedInputError(field="on", message=_("Dit mandaat is al beëindigd."))
    done = entry(actor.person, END_MANDATE, About(MANDATE, row.id), day=day)
    change("actors.end_mandate", row.id, on, reason, entry=done)


def _check(given: MandateInput) -> None:
    check_period(given.begin, given.end)
    if not Person.objects.filter(pk=given.person).exists():
        raise NotFoundError
    if not Organisation.objects.filter(pk=given.organisation).exists():
        raise RefusedInputError(
            field="organisation", message=_("Kies een organisatie uit de lijst.")
        )
    if given.function not in {one.code for one in law.book().functions}:
        raise RefusedInputError(field="function", message=_("Kies een functie uit de lijst."))
    if given.deputy_for is not None:
        _check_deputy(given, given.deputy_for)


def _check_deputy(given: MandateInput, deputy_for: MandateId) -> None:
    replaced = Mandate.objects.filter(pk=deputy_for).first()
    if replaced is None or replaced.person_id == given.person:
        raise RefusedInputError(
            field="deputy_for", message=_("Kies iemand anders om te vervangen.")
        )
    if replaced.function != given.function:
        raise RefusedInputError(
            field="deputy_for",
            message=_("Een vervanger heeft dezelfde functie als wie hij vervangt."),
        )
