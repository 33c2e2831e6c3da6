# SPDX-License-Identifier: EUPL-1.2
"""`region.yaml`: the zone, its municipalities and services, the people and their mandates."""

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from schakel.demo.content.fields import (
    CalendarDay,
    Fact,
    Key,
    MunicipalityKeys,
    OrganisationKey,
    PersonKey,
    Refers,
    Text,
)
from schakel.demo.content.vocabulary import Function, OrganisationKind
from schakel.kernel.period import Period


class Zone(Fact):
    key: Key
    name: Text
    code: str
    about: Text


class Municipality(Fact):
    key: Key
    name: str
    nis: str
    about: Text


class Organisation(Fact):
    key: Key
    name: Text
    kind: OrganisationKind
    municipalities: MunicipalityKeys = ()  # empty: the whole zone
    domain: str


class Clearance(Fact):
    level: str
    granted: CalendarDay
    until: CalendarDay


class Mandate(Fact):
    """A function someone holds for an organisation.

    Its key is the person's key unless the file says otherwise.
    """

    key: Key
    person: PersonKey
    function: Function
    organisation: OrganisationKey
    begin: CalendarDay
    end: CalendarDay | None = None
    reason: Text
    end_reason: Text | None = None
    deputy_for: Annotated[Key | None, Refers("mandate")] = None

    def is_active(self, day: date) -> bool:
        return Period(self.begin, self.end).holds_on(day)


class Person(Fact):
    key: Key
    given_name: str
    family_name: str
    who: Text
    featured: bool = False
    phone: str
    email: str
    clearance: Clearance | None = None
    mandates: tuple[Mandate, ...] = Field(min_length=1)

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @model_validator(mode="before")
    @classmethod
    def _give_mandates_their_person(cls, raw: dict[str, object]) -> dict[str, object]:
        mandates = raw.get("mandates")
        if not isinstance(mandates, list):
            return raw
        own = {"key": raw.get("key"), "person": raw.get("key")}
        return {**raw, "mandates": [{**own, **mandate} for mandate in mandates]}


class RegionFile(Fact):
    zone: Zone
    municipalities: tuple[Municipality, ...]
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
