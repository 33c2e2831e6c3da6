# SPDX-License-Identifier: EUPL-1.2
"""Adding people, and changing their name or how to reach them."""

import uuid
from datetime import date

from django.utils.translation import gettext_lazy as _

from schakel.access.decide import require
from schakel.actors.access import ADD_PERSON, CHANGE_CONTACT, CHANGE_NAME, MANAGE_STRUCTURES, PERSON
from schakel.actors.commands.inputs import only_once
from schakel.actors.facts import AccountChange, PersonInput
from schakel.actors.models import Account, AccountEvent, Person
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError
from schakel.kernel.ids import PersonId
from schakel.kernel.people import Actor

TAKEN = _("Iemand anders heeft dit e-mailadres al.")


def add_person(actor: Actor, given: PersonInput, *, day: date) -> PersonId:
    """Add somebody, with an account that nobody can log in with until the invitation is accepted.

    Raises:
        RefusedInputError: the address is taken.
    """
    require(actor, MANAGE_STRUCTURES, None, day)
    row = Person(id=uuid.uuid4(), **_columns(given))
    with only_once("email", str(TAKEN)):
        row.save(force_insert=True)
        Account.objects.create_account(row, None)
    record(actor.person, ADD_PERSON, About(PERSON, row.id), day=day)
    return PersonId(row.id)


def change_name(
    actor: Actor, person: PersonId, given_name: str, family_name: str, *, day: date
) -> None:
    """Give somebody the name they carry now; the old one is not kept."""
    require(actor, MANAGE_STRUCTURES, None, day)
    row = _locked(person)
    row.given_name, row.family_name = given_name, family_name
    row.save(update_fields=["given_name", "family_name"])
    record(actor.person, CHANGE_NAME, About(PERSON, row.id), day=day)


def change_contact(
    actor: Actor, person: PersonId, given: PersonInput, *, shown: PersonInput, day: date
) -> str | None:
    """Change how to reach somebody; the name stays. Return the old address when the address
    changed.

    Raises:
        ChangedMeanwhileError: somebody else changed it since the form was shown.
        RefusedInputError: the address is taken.
    """
    require(actor, MANAGE_STRUCTURES, None, day)
    row = _locked(person)
    if person_input(row) != shown:
        raise ChangedMeanwhileError
    old = row.email
    row.email, row.phone, row.introduction = given.email, given.phone, given.introduction
    with only_once("email", str(TAKEN)):
        row.save(update_fields=["email", "phone", "introduction"])
        Account.objects.filter(person=row).update(email=given.email)
    record(actor.person, CHANGE_CONTACT, About(PERSON, row.id), day=day)
    if old == given.email:
        return None
    _end_sessions(row)
    remember(actor, row.id, AccountChange.EMAIL_CHANGED, "", day=day)
    return old


def person_input(row: Person) -> PersonInput:
    """Return a row as a form shows it."""
    return PersonInput(row.given_name, row.family_name, row.email, row.phone, row.introduction)


def remember(
    actor: Actor, person: uuid.UUID, change: AccountChange, reason: str, *, day: date
) -> None:
    """Keep what was done to an account, where administrators and the DPO read it."""
    AccountEvent(
        id=uuid.uuid4(),
        person_id=person,
        change=change.value,
        on=day,
        by_id=actor.person,
        reason=reason,
    ).save(force_insert=True)


def _end_sessions(row: Person) -> None:
    account = Account.objects.select_for_update(of=("self",)).filter(person=row).first()
    if account is not None:
        account.login_round += 1
        account.save(update_fields=["login_round"])


def _locked(person: PersonId) -> Person:
    row = Person.objects.select_for_update().filter(pk=person).first()
    if row is None:
        raise NotFoundError
    return row


def _columns(given: PersonInput) -> dict[str, str]:
    return {
        "given_name": given.given_name,
        "family_name": given.family_name,
        "email": given.email,
        "phone": given.phone,
        "introduction": given.introduction,
    }
