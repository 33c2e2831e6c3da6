# SPDX-License-Identifier: EUPL-1.2
"""The first administrator of an empty installation; run by the owner, before anybody can log in."""

import uuid
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schakel.actors.access import MANDATE, SET_UP
from schakel.actors.facts import Invitation, OrganisationKind, PersonInput
from schakel.actors.invitation import invitation_for
from schakel.actors.models import Account, Mandate, Organisation, Person
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.ids import PersonId

ADMINISTRATOR = "administrator"


class AlreadySetUpError(Exception):
    """There is an administrator already; further ones are made on the pages of administration."""


def make_first_administrator(
    given: PersonInput, *, organisation: str, kind: str, day: date
) -> Invitation:
    """Make organisation, person, account and mandate, and return the link to choose a password.

    Raises:
        AlreadySetUpError: somebody holds, held or will hold the mandate of administrator.
    """
    with transaction.atomic():
        if Mandate.objects.filter(function=ADMINISTRATOR).exists():
            raise AlreadySetUpError
        house, _made = Organisation.objects.get_or_create(
            name=organisation, defaults={"id": uuid.uuid4(), "kind": OrganisationKind(kind).value}
        )
        person = Person.objects.create(
            id=uuid.uuid4(),
            given_name=given.given_name,
            family_name=given.family_name,
            email=given.email,
            phone=given.phone,
        )
        account = Account.objects.create_account(person, None)
        mandate = Mandate.objects.create(
            id=uuid.uuid4(),
            person=person,
            organisation=house,
            function=ADMINISTRATOR,
            begin=day,
            reason=_("eerste beheerder, bij de installatie"),
        )
        record(PersonId(person.id), SET_UP, About(MANDATE, mandate.id), day=day)
        return invitation_for(account)
