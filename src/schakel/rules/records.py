# SPDX-License-Identifier: EUPL-1.2
"""What a law file must look like; the JSON Schemas in law/schema are made from these."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from schakel.kernel.sources import Source, Verification
from schakel.kernel.vocabulary import ConcernKind, Gateway, SubjectKind
from schakel.rules.framework import (
    ExitCriterion,
    Function,
    LevelRule,
    Redirect,
    SeatRule,
    SecretsRule,
    Unit,
)

Code = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")]


class Record(BaseModel):
    """A part of a law file: nothing unknown, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Correction(Record):
    """Why what held in the past was written anew: it was wrong, and somebody says so."""

    on: date
    was: str = Field(description="wat er stond, zoals law/published.csv het kent")
    reason: str = Field(min_length=10)


class DatedRecord(Record):
    """Holds from a day until the day before the next entry, unless 'until' ends it earlier."""

    begin: date = Field(alias="from")
    until: date | None = Field(default=None, description="tot en met deze dag")
    source: Source
    verification: Verification
    correction: Correction | None = None


class ValueRecord(DatedRecord):
    value: int = Field(ge=0)
    unit: Unit


class RestsOnRecord(DatedRecord):
    frameworks: tuple[Code, ...]


class TableRecord(Record):
    subject_kinds: tuple[SubjectKind, ...] = Field(min_length=1)
    concern_kinds: tuple[ConcernKind, ...] = Field(min_length=1)
    secrets: SecretsRule
    needs_protocol: bool
    seats: tuple[SeatRule, ...]
    levels: tuple[LevelRule, ...] = Field(min_length=1, description="laagste trede eerst")
    redirects: tuple[Redirect, ...]
    values: dict[Code, tuple[ValueRecord, ...]]


class FrameworkRecord(Record):
    id: Code
    name: str
    title: str
    begin: date = Field(alias="from")
    until: date | None = Field(default=None, description="tot en met deze dag")
    source: Source
    verification: Verification
    gateway: Gateway | None
    gives_secrecy_shield: bool
    purposes: tuple[str, ...]
    rests_on: tuple[RestsOnRecord, ...] = ()
    table: TableRecord | None = None


class FunctionsRecord(Record):
    functions: tuple[Function, ...]


class ExitCriteriaRecord(Record):
    exit_criteria: tuple[ExitCriterion, ...]


class TermRecord(Record):
    dutch: str
    english: str = Field(description="the name in code")
    definition: str
    source: Source


class GlossaryRecord(Record):
    terms: tuple[TermRecord, ...]
