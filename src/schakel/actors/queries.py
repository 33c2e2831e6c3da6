# SPDX-License-Identifier: EUPL-1.2
"""Reading who works with Schakel."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from schakel.actors.facts import ClearanceFact, MandateFact, OrganisationFact, PersonFact
from schakel.actors.models import Clearance, Mandate, Organisation, Person
from schakel.rules import law
from schakel.rules.errors import NotFoundError
from schakel.rules.ids import MandateId, OrganisationId, PersonId


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


def active_mandates(day: date, *, functions: Iterable[str] = ()) -> tuple[MandateFact, ...]:
    """Return the mandates that hold on the day, by family name; one query."""
    rows = _mandates().filter(Q(end__isnull=True) | Q(end__gt=day), begin__lte=day)
    wanted = tuple(functions)
    if wanted:
        rows = rows.filter(function__in=wanted)
    return tuple(mandate_fact(row) for row in rows.order_by("person__family_name", "person__given_name"))


def person(person_id: PersonId) -> PersonFact:
    """Return one person; one query.

    Raises:
        UnknownPersonError: nobody has this id.
    """
    row = Person.objects.filter(pk=person_id).first()
    if row is None:
        raise UnknownPersonError
    return person_fact(row)


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


def person_fact(row: Person) -> PersonFact:
    """Return the fact of a person row."""
    return PersonFact(
        PersonId(row.id), row.given_name, row.family_name, row.email, row.phone, row.introduction
    )


def organisation_fact(row: Organisation) -> OrganisationFact:
    """Return the fact of an organisation row that was loaded with its municipality."""
    place = row.municipality.name if row.municipality else None
    return OrganisationFact(OrganisationId(row.id), row.name, row.kind, place, row.phone)


def mandate_fact(row: Mandate) -> MandateFact:
    """Return the fact of a mandate row that was loaded with person, organisation and municipality."""
    return MandateFact(
        id=MandateId(row.id),
        person=person_fact(row.person),
        organisation=organisation_fact(row.organisation),
        function=row.function,
        function_name=law.book().function(row.function).name,
        begin=row.begin,
        end=row.end,
        reason=row.reason,
    )


def _mandates() -> QuerySet[Mandate]:
    return Mandate.objects.select_related("person", "organisation__municipality")
