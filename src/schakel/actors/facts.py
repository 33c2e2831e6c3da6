# SPDX-License-Identifier: EUPL-1.2
"""What other rooms may hold of the people who work with Schakel."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schakel.kernel.ids import MandateId, OrganisationId, PersonId
from schakel.kernel.period import Period


class OrganisationKind(StrEnum):
    """What kind of service takes part."""

    MUNICIPALITY = "municipality"
    OCMW = "ocmw"
    POLICE_ZONE = "police_zone"
    INTERMUNICIPAL = "intermunicipal"
    CAW = "caw"
    CLB = "clb"
    CGG = "cgg"
    HOUSE_OF_JUSTICE = "house_of_justice"
    PROSECUTION = "prosecution"
    YOUTH_WORK = "youth_work"
    STREET_WORK = "street_work"
    SCHOOL = "school"
    HOUSING_COMPANY = "housing_company"
    DPO_OFFICE = "dpo_office"
    MONITOR = "monitor"
    OTHER = "other"


class AccountState(StrEnum):
    """Whether somebody can log in."""

    NONE = "none"
    INVITED = "invited"
    ACTIVE = "active"
    CLOSED = "closed"


class AccountChange(StrEnum):
    """What an administrator did to somebody's account."""

    INVITED = "invited"
    SECOND_FACTOR_RESET = "second_factor_reset"
    EMAIL_CHANGED = "email_changed"
    CLOSED = "closed"


@dataclass(frozen=True)
class PersonFact:
    """Someone who works with Schakel."""

    id: PersonId
    given_name: str
    family_name: str
    email: str
    phone: str
    introduction: str = ""
    featured: bool = False

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True)
class OrganisationFact:
    """A service that takes part."""

    id: OrganisationId
    name: str
    kind: str
    municipality: str | None
    phone: str = ""


@dataclass(frozen=True)
class MandateFact:
    """A person in a function for an organisation; `function` is the code of law/functions.yaml."""

    id: MandateId
    person: PersonFact
    organisation: OrganisationFact
    function: str
    function_name: str
    begin: date
    end: date | None
    reason: str = ""
    end_reason: str = ""
    deputy_for: MandateId | None = None

    def active_on(self, day: date) -> bool:
        """Return whether it counts on the day: a begin day does, an end day does not."""
        return Period(self.begin, self.end).holds_on(day)

    def ends_after(self, day: date) -> bool:
        """Return whether it is not over on the day; it may still have to begin."""
        return Period(self.begin, self.end).ends_after(day)

    @property
    def label(self) -> str:
        """The name with the function, as the screens show a reader."""
        return f"{self.person.name}, {self.function_name}"


@dataclass(frozen=True)
class ClearanceFact:
    """A clearance and its last day."""

    person: PersonId
    level: str
    valid_until: date


@dataclass(frozen=True)
class StaffFact:
    """Somebody with mandates and the state of the account, as administration shows it."""

    person: PersonFact
    mandates: tuple[MandateFact, ...]
    account: AccountState


@dataclass(frozen=True)
class MunicipalityFact:
    """A municipality by its NIS code."""

    nis: str
    name: str


@dataclass(frozen=True)
class AccountEventFact:
    """One thing that was done to an account, and why."""

    change: AccountChange
    on: date
    by: str
    reason: str


@dataclass(frozen=True)
class OrganisationInput:
    """What an administrator writes of an organisation; `municipality` is a NIS code or empty."""

    name: str
    kind: str
    municipality: str = ""
    phone: str = ""


@dataclass(frozen=True)
class PersonInput:
    """What an administrator writes of somebody who works with Schakel."""

    given_name: str
    family_name: str
    email: str
    phone: str = ""
    introduction: str = ""


@dataclass(frozen=True)
class MandateInput:
    """A mandate to give; `function` is the code of law/functions.yaml."""

    person: PersonId
    organisation: OrganisationId
    function: str
    begin: date
    reason: str
    end: date | None = None
    deputy_for: MandateId | None = None


@dataclass(frozen=True)
class Invitation:
    """What the link in an invitation is made of; it works once and for a few days."""

    email: str
    given_name: str
    account: str
    token: str
