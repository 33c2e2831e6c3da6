# SPDX-License-Identifier: EUPL-1.2
"""A legal framework as it stands on one day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import ConfigDict

from schakel.kernel.days import dutch_day
from schakel.kernel.message import Sentence
from schakel.kernel.people import Clearance, Secrecy, Side
from schakel.kernel.period import Period
from schakel.kernel.sources import Source, Verification
from schakel.kernel.vocabulary import ConcernKind, Gateway, Necessity, SubjectKind, TableLevel

PERSONAL_SUBJECTS = frozenset({SubjectKind.PERSON, SubjectKind.FAMILY, SubjectKind.GROUP})


class Unit(StrEnum):
    DAYS = "days"
    MONTHS = "months"


class NotInForceError(Exception):
    """A framework or value does not exist or does not hold on that day; the sentence says which."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Function:
    """What somebody does for a living, with the secrecy that binds the function."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    code: str
    name: str
    secrecy: Secrecy
    side: Side
    source: Source
    verification: Verification


@dataclass(frozen=True)
class ExitCriterion:
    """A reason why a case may close."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    code: str
    name: str
    source: Source
    verification: Verification


@dataclass(frozen=True)
class SeatRule:
    """A place at the table that the framework asks for, and who may fill it."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    id: str
    name: str
    functions: tuple[str, ...]
    necessity: Necessity
    source: Source
    verification: Verification
    clearance: Clearance = Clearance.NONE


@dataclass(frozen=True)
class LevelRule:
    """What a level of the ladder may see and do; levels are listed lowest first."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    level: TableLevel
    sees_names: bool
    keeps_cases: bool
    may_take_measures: bool
    source: Source
    verification: Verification


@dataclass(frozen=True)
class Redirect:
    """The right place for a concern that does not belong at this kind of table."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    concern: ConcernKind
    name: str
    sentence: str
    source: Source
    verification: Verification


@dataclass(frozen=True)
class DatedValue:
    """A number that holds from a day, up to and including another (None: still holds)."""

    value: int
    begin: date
    until: date | None
    unit: Unit
    source: Source
    verification: Verification

    def holds_on(self, day: date) -> bool:
        return Period.through(self.begin, self.until).holds_on(day)


@dataclass(frozen=True)
class SecretsRule:
    """Whether professional secrets may be told at this kind of table, and why."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    allowed: bool
    sentence: str
    source: Source
    verification: Verification


@dataclass(frozen=True)
class TableRules:
    """What a kind of table is: its subjects, seats, levels and terms."""

    subject_kinds: tuple[SubjectKind, ...]
    concern_kinds: tuple[ConcernKind, ...]
    secrets: SecretsRule
    needs_protocol: bool
    seats: tuple[SeatRule, ...]
    levels: tuple[LevelRule, ...]
    redirects: tuple[Redirect, ...]

    @property
    def secrets_allowed(self) -> bool:
        return self.secrets.allowed

    @property
    def discusses_persons(self) -> bool:
        return not PERSONAL_SUBJECTS.isdisjoint(self.subject_kinds)

    def level(self, level: TableLevel) -> LevelRule | None:
        return next((rule for rule in self.levels if rule.level is level), None)

    def redirect(self, concern: ConcernKind) -> Redirect | None:
        return next((one for one in self.redirects if one.concern is concern), None)


@dataclass(frozen=True)
class Framework:
    """An act, decree or own task as it holds on the day it was asked for."""

    id: str
    name: str
    title: str
    begin: date
    until: date | None
    source: Source
    verification: Verification
    gateway: Gateway | None
    gives_secrecy_shield: bool
    purposes: tuple[str, ...]
    rests_on: tuple[str, ...]
    table: TableRules | None
    values: tuple[tuple[str, tuple[DatedValue, ...]], ...] = ()

    def value(self, name: str, day: date) -> DatedValue:
        """Return the value that holds on the day.

        Raises:
            NotInForceError: this framework has no such value on that day.
        """
        dated = dict(self.values).get(name, ())
        found = next((value for value in dated if value.holds_on(day)), None)
        if found is None:
            message = (
                f"{self.name} kent op {dutch_day(day)} geen waarde voor {name}. "
                f"Voeg ze toe in law/frameworks/{self.id}/framework.yaml."
            )
            raise NotInForceError(message)
        return found
