# SPDX-License-Identifier: EUPL-1.2
"""What other rooms may hold of the people who work with Schakel."""

from dataclasses import dataclass
from datetime import date

from schakel.rules.ids import MandateId, OrganisationId, PersonId


@dataclass(frozen=True)
class PersonFact:
    """Someone who works with Schakel."""

    id: PersonId
    given_name: str
    family_name: str
    email: str
    phone: str
    introduction: str = ""

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
