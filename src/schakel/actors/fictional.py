# SPDX-License-Identifier: EUPL-1.2
"""The people of a demo, written by the owner before anybody can act; twice writes the same.

An account opens last: as long as there is none, the demo is not loaded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from schakel.actors.facts import PersonInput
from schakel.actors.models import (
    Account,
    Mandate,
    Municipality,
    Organisation,
    Person,
    PoliceZone,
)
from schakel.kernel.ids import MandateId, OrganisationId, PersonId

PERSON = ("given_name", "family_name", "email", "phone", "introduction")


@dataclass(frozen=True)
class Territory:
    """A police zone with its municipalities: NIS code and name."""

    zone_code: str
    zone_name: str
    province: str
    municipalities: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FirstMandate:
    """The administrator, who gives every other mandate."""

    id: MandateId
    person: PersonId
    organisation: OrganisationId
    organisation_name: str
    organisation_kind: str
    begin: date
    reason: str


def write(
    territory: Territory,
    people: Iterable[tuple[PersonId, PersonInput, bool]],
    first: FirstMandate,
    *,
    alias: str,
) -> None:
    """Write territory, people (id, who, shown first) and the mandate of the administrator."""
    zone = PoliceZone(code=territory.zone_code, name=territory.zone_name, fictional=True)
    places = [
        Municipality(
            nis=nis, name=name, province=territory.province, police_zone=zone, fictional=True
        )
        for nis, name in territory.municipalities
    ]
    persons = [_person(key, who, featured=featured) for key, who, featured in people]
    house = Organisation(
        id=first.organisation, name=first.organisation_name, kind=first.organisation_kind
    )
    mandate = Mandate(
        id=first.id,
        person_id=first.person,
        organisation_id=first.organisation,
        function="administrator",
        begin=first.begin,
        reason=first.reason,
    )
    with transaction.atomic(using=alias):
        # What a load that was killed wrote before stays.
        PoliceZone.objects.using(alias).bulk_create([zone], ignore_conflicts=True)
        Municipality.objects.using(alias).bulk_create(places, ignore_conflicts=True)
        Person.objects.using(alias).bulk_create(persons, ignore_conflicts=True)
        Organisation.objects.using(alias).bulk_create([house], ignore_conflicts=True)
        Mandate.objects.using(alias).bulk_create([mandate], ignore_conflicts=True)


def has_accounts(*, alias: str) -> bool:
    """Return whether anybody can log in."""
    return Account.objects.using(alias).exists()


def open_accounts(*, alias: str) -> int:
    """Give everybody an account without a password, at once or not at all; return how many."""
    accounts = [
        Account(person=person, email=person.email, password=make_password(None))
        for person in Person.objects.using(alias)
    ]
    return len(Account.objects.using(alias).bulk_create(accounts))


def _person(key: PersonId, who: PersonInput, *, featured: bool) -> Person:
    columns = {name: getattr(who, name) for name in PERSON}
    return Person(id=key, featured=featured, **columns)
