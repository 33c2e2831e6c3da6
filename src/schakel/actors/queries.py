# SPDX-License-Identifier: EUPL-1.2
"""Reading who works with Schakel."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import TypeVar

from allauth.mfa.models import Authenticator
from django.db.models import Model, OuterRef, Q, QuerySet

from schakel.access.asking import is_there
from schakel.actors.facts import (
    AccountChange,
    AccountEventFact,
    AccountState,
    ClearanceFact,
    MandateFact,
    MunicipalityFact,
    OrganisationFact,
    OrganisationInput,
    PersonFact,
    PersonInput,
    StaffFact,
)
from schakel.actors.invitation import account_of_link
from schakel.actors.models import (
    Account,
    AccountEvent,
    Clearance,
    Mandate,
    Municipality,
    Organisation,
    Person,
)
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import MandateId, OrganisationId, PersonId
from schakel.rules import law

NAMED = 20
MOST_WORDS = 5
WHO_AND_WHERE = (
    "person__given_name",
    "person__family_name",
    "organisation__name",
    "organisation__municipality__name",
)
Row = TypeVar("Row", bound=Model)


class UnknownPersonError(NotFoundError):
    """Nobody has this id."""


def mandates_of(person: PersonId) -> tuple[MandateFact, ...]:
    """Return every mandate of a person, ended ones too; one query."""
    rows = _mandates().filter(person_id=person).order_by("begin")
    return tuple(mandate_fact(row) for row in rows)


def mandate_facts(ids: Iterable[MandateId | None]) -> dict[MandateId, MandateFact]:
    """Return these mandates by id; one query, none when nothing is asked."""
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    return {MandateId(row.id): mandate_fact(row) for row in _mandates().filter(pk__in=wanted)}


def active_mandates(
    day: date, *, functions: Iterable[str] = (), municipalities: Iterable[str] | None = None
) -> tuple[MandateFact, ...]:
    """Return the mandates that hold on the day, by family name; one query.

    With `municipalities` only those of organisations there, by the name of the municipality.
    """
    rows = _mandates().filter(Q(end__isnull=True) | Q(end__gt=day), begin__lte=day)
    if municipalities is not None:
        rows = rows.filter(organisation__municipality__name__in=set(municipalities))
    wanted = tuple(functions)
    if wanted:
        rows = rows.filter(function__in=wanted)
    return tuple(
        mandate_fact(row) for row in rows.order_by("person__family_name", "person__given_name")
    )


def mandates_named(
    text: str, day: date, *, functions: Iterable[str] = (), limit: int = NAMED
) -> tuple[MandateFact, ...]:
    """Return the mandates that hold on the day with every word in the name of the person, the
    organisation or its municipality, by family name; one query, none without a word.

    For a form that asks for a name first: a list of everybody serves nobody.
    """
    rows = _mandates().filter(Q(end__isnull=True) | Q(end__gt=day), begin__lte=day)
    wanted = tuple(functions)
    if wanted:
        rows = rows.filter(function__in=wanted)
    named = _named(rows, text, WHO_AND_WHERE)
    by_name = named.order_by("person__family_name", "person__given_name", "id")
    return tuple(mandate_fact(row) for row in by_name[:limit])


def people_named(text: str, *, limit: int = NAMED) -> tuple[PersonFact, ...]:
    """Return the people with every word in their name, by family name; one query, none without a
    word."""
    rows = _named(Person.objects.all(), text, ("given_name", "family_name"))
    by_name = rows.order_by("family_name", "given_name", "id")
    return tuple(person_fact(row) for row in by_name[:limit])


def organisations_named(text: str, *, limit: int = NAMED) -> tuple[OrganisationFact, ...]:
    """Return the organisations with every word in their name or municipality, by name; one query,
    none without a word."""
    rows = Organisation.objects.select_related("municipality")
    named = _named(rows, text, ("name", "municipality__name"))
    return tuple(organisation_fact(row) for row in named.order_by("name")[:limit])


def mayors_of(
    municipalities: Iterable[str], *, using: str = "default"
) -> dict[str, frozenset[MandateId]]:
    """Return for each municipality (NIS code) every mandate of mayor there ever was; one query."""
    rows = Mandate.objects.using(using).filter(
        function="mayor", organisation__municipality_id__in=set(municipalities)
    )
    found: dict[str, set[MandateId]] = {}
    for mandate, nis in rows.values_list("id", "organisation__municipality_id"):
        found.setdefault(str(nis), set()).add(MandateId(mandate))
    return {nis: frozenset(mandates) for nis, mandates in found.items()}


def person(person_id: PersonId) -> PersonFact:
    """Return one person; one query.

    Raises:
        UnknownPersonError: nobody has this id.
    """
    row = Person.objects.filter(pk=person_id).first()
    if row is None:
        raise UnknownPersonError
    return person_fact(row)


def people_by_id(ids: Iterable[PersonId | None]) -> dict[PersonId, PersonFact]:
    """Return these people by id; one query, none when nothing is asked."""
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    return {PersonId(row.id): person_fact(row) for row in Person.objects.filter(pk__in=wanted)}


def people() -> tuple[PersonFact, ...]:
    """Return everybody by family name; one query."""
    return tuple(person_fact(row) for row in Person.objects.order_by("family_name", "given_name"))


def organisations() -> tuple[OrganisationFact, ...]:
    """Return every organisation by name; one query."""
    rows = Organisation.objects.select_related("municipality").order_by("name")
    return tuple(organisation_fact(row) for row in rows)


def clearances(persons: Iterable[PersonId]) -> dict[PersonId, ClearanceFact]:
    """Return the clearance with the latest last day of each person who has one; one query."""
    rows = Clearance.objects.filter(person_id__in=set(persons)).order_by("valid_until")
    return {
        PersonId(row.person_id): ClearanceFact(PersonId(row.person_id), row.level, row.valid_until)
        for row in rows
    }


def organisation(organisation_id: OrganisationId) -> OrganisationFact:
    """Return one organisation; one query.

    Raises:
        NotFoundError: no organisation has this id.
    """
    row = Organisation.objects.select_related("municipality").filter(pk=organisation_id).first()
    if row is None:
        raise NotFoundError
    return organisation_fact(row)


def municipalities() -> tuple[MunicipalityFact, ...]:
    """Return every municipality by name; one query."""
    rows = Municipality.objects.order_by("name").values_list("nis", "name")
    return tuple(MunicipalityFact(nis, name) for nis, name in rows)


def staff(day: date, *, offset: int = 0, limit: int = 50) -> tuple[StaffFact, ...]:
    """Return a page of everybody by family name, with the mandates that hold on the day; two
    queries.
    """
    rows = list(_people()[offset : offset + limit])
    held = _mandates().filter(Q(end__isnull=True) | Q(end__gt=day), person__in=rows)
    found: dict[PersonId, list[MandateFact]] = {}
    for mandate in held.order_by("begin"):
        found.setdefault(PersonId(mandate.person_id), []).append(mandate_fact(mandate))
    return tuple(_staff(row, tuple(found.get(PersonId(row.id), ()))) for row in rows)


def staff_member(person_id: PersonId) -> StaffFact:
    """Return somebody with every mandate, ended ones too; two queries.

    Raises:
        UnknownPersonError: nobody has this id.
    """
    row = _people().filter(pk=person_id).first()
    if row is None:
        raise UnknownPersonError
    return _staff(row, mandates_of(person_id))


def number_of_people() -> int:
    """Return how many people work with Schakel; one query."""
    return Person.objects.count()


def ending_clearances(day: date) -> tuple[tuple[PersonFact, ClearanceFact], ...]:
    """Return whose last clearance ends on or before the day, soonest first; one query."""
    later = Clearance.objects.filter(
        person_id=OuterRef("person_id"), valid_until__gt=OuterRef("valid_until")
    )
    rows = Clearance.objects.select_related("person").filter(valid_until__lte=day)
    last = {row.person_id: row for row in rows.exclude(is_there(later))}
    pairs = [
        (person_fact(row.person), ClearanceFact(PersonId(person), row.level, row.valid_until))
        for person, row in last.items()
    ]
    return tuple(sorted(pairs, key=lambda pair: (pair[1].valid_until, pair[0].family_name)))


def account_events(person_id: PersonId) -> tuple[AccountEventFact, ...]:
    """Return what administrators did to somebody's account, newest first; one query."""
    rows = AccountEvent.objects.filter(person_id=person_id).select_related("by")
    return tuple(
        AccountEventFact(AccountChange(row.change), row.on, str(row.by), row.reason)
        for row in rows.order_by("-on", "-id")
    )


def account_of(person_id: PersonId) -> Account:
    """Return the account that somebody logs in with, for the door; one query.

    Raises:
        UnknownPersonError: nobody has this id, or the account is closed.
    """
    row = Account.objects.filter(person_id=person_id, is_active=True).first()
    if row is None:
        raise UnknownPersonError
    return row


def invited_account(account: str, token: str) -> Account | None:
    """Return the account that an invitation is for, None when the link is wrong, used or too old;
    one query.
    """
    return account_of_link(account, token)


def has_second_factor(account: Account) -> bool:
    """Return whether somebody can show more than a password; recovery codes alone do not count;
    one query.
    """
    factors = Authenticator.objects.filter(user_id=account.pk)
    return bool(factors.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def person_fact(row: Person) -> PersonFact:
    """Return the fact of a person row."""
    return PersonFact(
        PersonId(row.id),
        row.given_name,
        row.family_name,
        row.email,
        row.phone,
        row.introduction,
        row.featured,
    )


def organisation_fact(row: Organisation) -> OrganisationFact:
    """Return the fact of an organisation row that was loaded with its municipality."""
    place = row.municipality.name if row.municipality else None
    return OrganisationFact(OrganisationId(row.id), row.name, row.kind, place, row.phone)


def mandate_fact(row: Mandate) -> MandateFact:
    """Return the fact of a mandate row that was loaded with person, organisation and
    municipality.
    """
    return MandateFact(
        id=MandateId(row.id),
        person=person_fact(row.person),
        organisation=organisation_fact(row.organisation),
        function=row.function,
        function_name=law.book().function(row.function).name,
        begin=row.begin,
        end=row.end,
        reason=row.reason,
        end_reason=row.end_reason,
        deputy_for=None if row.deputy_for_id is None else MandateId(row.deputy_for_id),
    )


def _named(rows: QuerySet[Row], text: str, columns: Iterable[str]) -> QuerySet[Row]:
    """Return the rows that hold every word of a text in one of the columns."""
    words = text.split()[:MOST_WORDS]
    if not words:
        return rows.none()
    for word in words:
        rows = rows.filter(reduce(or_, (Q((f"{column}__icontains", word)) for column in columns)))
    return rows


def _mandates() -> QuerySet[Mandate]:
    return Mandate.objects.select_related("person", "organisation__municipality")


def _people() -> QuerySet[Person]:
    return Person.objects.select_related("account").order_by("family_name", "given_name", "id")


def _staff(row: Person, mandates: tuple[MandateFact, ...]) -> StaffFact:
    return StaffFact(person_fact(row), mandates, account_state(row))


def account_state(row: Person) -> AccountState:
    """Return whether a person, loaded with the account, can log in."""
    account: Account | None = getattr(row, "account", None)
    if account is None:
        return AccountState.NONE
    if not account.is_active:
        return AccountState.CLOSED
    return AccountState.ACTIVE if account.has_usable_password() else AccountState.INVITED


def organisation_input(organisation_id: OrganisationId) -> OrganisationInput:
    """Return an organisation as its form shows it; one query.

    Raises:
        NotFoundError: no organisation has this id.
    """
    row = Organisation.objects.filter(pk=organisation_id).first()
    if row is None:
        raise NotFoundError
    return OrganisationInput(row.name, row.kind, row.municipality_id or "", row.phone)


def person_input(person_id: PersonId) -> PersonInput:
    """Return somebody as the form shows them; one query.

    Raises:
        UnknownPersonError: nobody has this id.
    """
    found = person(person_id)
    return PersonInput(
        found.given_name, found.family_name, found.email, found.phone, found.introduction
    )
