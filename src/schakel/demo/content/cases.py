# SPDX-License-Identifier: EUPL-1.2
"""`cases/*.yaml`: signals and, when they became one, their case from beginning to end."""

from datetime import date

from schakel.demo.content.circle import CircleMember, Contribution
from schakel.demo.content.discussions import Discussion
from schakel.demo.content.fields import (
    Fact,
    Key,
    MandateKey,
    MunicipalityKey,
    TableKey,
    Text,
    WorkingDay,
)
from schakel.demo.content.signals import Check, Identity, Signal, TriageStep
from schakel.demo.content.vocabulary import Direction, State
from schakel.kernel.vocabulary import ConcernKind, Outcome, SubjectKind


class Opened(Fact):
    """The case: a pseudonym, a casusregisseur, and what the person wants."""

    day: WorkingDay
    pseudonym: str
    director: MandateKey
    own_voice: Text | None = None


class Move(Fact):
    day: WorkingDay
    direction: Direction
    to_table: TableKey
    reason: Text


class Aftercare(Fact):
    day: WorkingDay
    text: Text


class Closure(Fact):
    day: WorkingDay
    outcome: Outcome
    exit_criterion: str  # law/exit-criteria.yaml
    text: Text


class Reopening(Fact):
    day: WorkingDay
    reason: Text


class Case(Fact):
    """A signal and, when it became one, its case."""

    key: Key
    table: TableKey  # where the signal came in
    state: State
    concern: ConcernKind
    subject: SubjectKind
    municipality: MunicipalityKey
    about: Text
    story: bool = False  # one of the rich ones
    signal: Signal
    triage: tuple[TriageStep, ...] = ()
    identity: Identity | None = None
    check: Check | None = None
    case: Opened | None = None
    circle: tuple[CircleMember, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    discussions: tuple[Discussion, ...] = ()
    moves: tuple[Move, ...] = ()
    aftercare: Aftercare | None = None
    closures: tuple[Closure, ...] = ()
    reopening: Reopening | None = None

    def table_on(self, day: date) -> str:
        """Return the key of the table where the case lies; a move counts from the day after."""
        moved = [move.to_table for move in self.moves if move.day < day]
        return moved[-1] if moved else self.table


class CasesFile(Fact):
    cases: tuple[Case, ...]
