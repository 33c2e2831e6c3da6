# SPDX-License-Identifier: EUPL-1.2
"""Who somebody is at a table: functions held, table mandates, seats and clearance.

A begin day counts, an end day does not: a mandate that ends today gives no sight today.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar

from schakel.kernel.ids import MandateId, OrganisationId, PersonId, TableId
from schakel.kernel.period import Period

Held = TypeVar("Held", "TableMandate", "Seat")


class Secrecy(Enum):
    """What binds somebody, by function and not by employer (Strafwetboek, art. 458)."""

    PROFESSIONAL = "professional"
    DISCRETION = "discretion"
    OFFICIAL = "official"
    NONE = "none"


class Side(Enum):
    """Which part of the chain a function belongs to."""

    SOCIO_PREVENTIVE = "socio_preventive"
    SECURITY = "security"
    JUSTICE = "justice"
    GOVERNANCE = "governance"
    OVERSIGHT = "oversight"


class TablePower(Enum):
    """What the mayor may entrust to a mandate at one table."""

    CHAIR = "chair"
    RETAIN = "retain"
    COORDINATE = "coordinate"
    DIRECT_CASE = "direct_case"
    INFORM = "inform"


LEADING = (TablePower.COORDINATE, TablePower.RETAIN, TablePower.CHAIR)
"""Who reads what lies at a table."""
RUNNING = (TablePower.COORDINATE, TablePower.CHAIR)
"""Who invites, plans and moves a case."""
DECIDING = (TablePower.COORDINATE, TablePower.RETAIN)
"""Who decides about signals and names."""


class Clearance(Enum):
    """Levels of the wet van 11 december 1998, lowest first; compare with <, <=, >, >=."""

    NONE = "GEEN"
    RESTRICTED = "BEPERKT"
    CONFIDENTIAL = "VERTROUWELIJK"
    SECRET = "GEHEIM"  # noqa: S105 a level, not a password
    TOP_SECRET = "ZEER GEHEIM"  # noqa: S105 a level, not a password

    @property
    def height(self) -> int:
        return list(Clearance).index(self)

    def __lt__(self, other: "Clearance") -> bool:
        return self.height < other.height

    def __le__(self, other: "Clearance") -> bool:
        return self.height <= other.height

    def __gt__(self, other: "Clearance") -> bool:
        return self.height > other.height

    def __ge__(self, other: "Clearance") -> bool:
        return self.height >= other.height


@dataclass(frozen=True)
class Mandate:
    """A function that a person holds in an organisation."""

    id: MandateId
    person: PersonId
    organisation: OrganisationId
    function: str
    begin: date
    end: date | None = None

    def active_on(self, day: date) -> bool:
        return Period(self.begin, self.end).holds_on(day)


@dataclass(frozen=True)
class TableMandate:
    """A power at one table, given to a mandate."""

    table: TableId
    power: TablePower
    mandate: MandateId
    begin: date
    end: date | None = None

    def active_on(self, day: date) -> bool:
        return Period(self.begin, self.end).holds_on(day)


@dataclass(frozen=True)
class Seat:
    """A standing place at one table, given to a mandate."""

    table: TableId
    mandate: MandateId
    begin: date
    end: date | None = None

    def active_on(self, day: date) -> bool:
        return Period(self.begin, self.end).holds_on(day)


@dataclass(frozen=True)
class Actor:
    """The person who acts, with everything that can give sight or power."""

    person: PersonId
    name: str
    mandates: tuple[Mandate, ...] = ()
    powers: tuple[TableMandate, ...] = ()
    seats: tuple[Seat, ...] = ()
    is_administrator: bool = False
    is_dpo: bool = False

    def mandate_ids(self, day: date) -> frozenset[MandateId]:
        return frozenset(mandate.id for mandate in self.mandates if mandate.active_on(day))

    def holds(self, power: TablePower, table: TableId, day: date) -> bool:
        held = (given for given in self.powers if given.power is power)
        return self._counts(tuple(held), table, day)

    def sits_at(self, table: TableId, day: date) -> bool:
        return self._counts(self.seats, table, day)

    def leads(
        self,
        tables: Iterable[TableId],
        day: date,
        powers: tuple[TablePower, ...] = LEADING,
    ) -> bool:
        """Return whether the actor holds one of the powers at one of the tables."""
        return any(self.holds(power, table, day) for table in tables for power in powers)

    def tables_led(self, day: date, powers: tuple[TablePower, ...] = LEADING) -> frozenset[TableId]:
        """Return the tables where the actor holds one of the powers."""
        active = self.mandate_ids(day)
        return frozenset(
            held.table
            for held in self.powers
            if held.power in powers and held.mandate in active and held.active_on(day)
        )

    def tables_joined(self, day: date) -> frozenset[TableId]:
        """Return the tables where the actor has any place."""
        active = self.mandate_ids(day)
        seats = (one.table for one in self.seats if one.mandate in active and one.active_on(day))
        return frozenset(seats) | self.tables_led(day, tuple(TablePower))

    def joins(self, table: TableId, day: date) -> bool:
        """Return whether the actor has any place at the table."""
        return self.sits_at(table, day) or self.leads([table], day, tuple(TablePower))

    def acts_in(self, mandate: MandateId, day: date) -> bool:
        """Return whether the actor holds this mandate on the day."""
        return mandate in self.mandate_ids(day)

    def _counts(self, given: tuple[Held, ...], table: TableId, day: date) -> bool:
        active = self.mandate_ids(day)
        return any(
            one.table == table and one.active_on(day) and one.mandate in active for one in given
        )
