# SPDX-License-Identifier: EUPL-1.2
"""`tables.yaml`: the tables, their places and their protocols."""

from datetime import date
from typing import Annotated

from pydantic import Field

from schakel.demo.content.fields import (
    CalendarDay,
    Fact,
    Key,
    MandateKey,
    MunicipalityKeys,
    OrganisationKey,
    Refers,
    Text,
)
from schakel.demo.content.vocabulary import Function, Purpose
from schakel.kernel.people import TablePower
from schakel.kernel.period import Period
from schakel.kernel.vocabulary import Keeps, TableLevel


class Signature(Fact):
    organisation: OrganisationKey
    day: CalendarDay


class Modalities(Fact):
    triage: Text
    rhythm: Text
    minutes: Text
    retention: Text


class Protocol(Fact):
    """The reasoned consent of the procureur; valid_until is the last valid day."""

    reference: str
    arrondissement: str
    consent_by: MandateKey
    consent_on: CalendarDay
    reasons: Text
    valid_from: CalendarDay
    valid_until: CalendarDay
    purposes: tuple[Purpose, ...] = Field(min_length=1)
    participants: tuple[Function, ...] = Field(min_length=1)
    signatures: tuple[Signature, ...] = Field(min_length=1)
    modalities: Modalities


class Seat(Fact):
    mandate: MandateKey
    begin: CalendarDay
    end: CalendarDay | None = None

    def is_active(self, day: date) -> bool:
        return Period(self.begin, self.end).holds_on(day)


class TableMandate(Fact):
    mandate: MandateKey
    power: TablePower
    given_by: MandateKey
    begin: CalendarDay
    end: CalendarDay | None = None
    reason: Text

    def is_active(self, day: date) -> bool:
        return Period(self.begin, self.end).holds_on(day)


class Table(Fact):
    key: Key
    name: Text
    kind: str
    level: TableLevel
    above: Annotated[Key | None, Refers("table")] = None
    about: Text
    municipalities: Annotated[MunicipalityKeys, Field(min_length=1)]
    begin: CalendarDay
    keeps: Keeps = Keeps.FULL
    place: Text
    protocols: tuple[Protocol, ...] = ()
    seats: tuple[Seat, ...] = Field(min_length=1)
    mandates: tuple[TableMandate, ...] = Field(min_length=1)


class TablesFile(Fact):
    tables: tuple[Table, ...]
