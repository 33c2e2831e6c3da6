# SPDX-License-Identifier: EUPL-1.2
"""What other rooms and doors may hold of a case."""

from dataclasses import dataclass
from datetime import date, datetime

from schakel.access.kinds import Action
from schakel.actors.facts import MandateFact, PersonFact
from schakel.cases.case.standing import CaseStanding
from schakel.cases.circle.facts import MemberFact
from schakel.cases.contributions.facts import ContributionFact, ReaderFact
from schakel.cases.tasks.facts import TaskFact
from schakel.kernel.ids import CaseId, FileId, MandateId, TableId
from schakel.kernel.vocabulary import (
    CaseState,
    ConcernKind,
    Keeps,
    Outcome,
    SubjectKind,
    TableLevel,
)
from schakel.tables.facts import TableFact


@dataclass(frozen=True)
class CaseSummary:
    """A case in a list."""

    id: CaseId
    pseudonym: str
    table: TableId
    table_name: str
    kind: str
    state: CaseState
    subject_kind: SubjectKind
    concern: ConcernKind
    opened_on: date
    review_on: date | None

    def review_is_late(self, day: date) -> bool:
        """Return whether the case waits for a review whose day is over."""
        return (
            self.state is not CaseState.CLOSED
            and self.review_on is not None
            and self.review_on < day
        )


@dataclass(frozen=True)
class PlaceAtTable:
    """A table where the case lies today."""

    table: TableId
    name: str
    kind: str
    level: TableLevel
    keeps: Keeps
    above: TableId | None
    since: date
    reason: str
    may_take_measures: bool

    @property
    def as_table(self) -> TableFact:
        """Return the table as other questions take it; its municipalities were not read."""
        return TableFact(
            id=self.table,
            name=self.name,
            kind=self.kind,
            level=self.level,
            keeps=self.keeps,
            above=self.above,
            municipalities=(),
            begin=self.since,
            end=None,
        )


@dataclass(frozen=True)
class ClosingFact:
    """How a case ended."""

    closed_on: date
    outcome: Outcome | None
    exit_criterion: str
    words: str
    destroy_on: date | None


@dataclass(frozen=True)
class CaseFile:
    """An opened case as the actor may read it. `may` are the actions that the actor can do now."""

    summary: CaseSummary
    standing: CaseStanding
    file: FileId | None
    version: int
    places: tuple[PlaceAtTable, ...]
    director: MandateFact | None
    members: tuple[MemberFact, ...]
    partners: tuple[ReaderFact, ...]
    said: tuple[ContributionFact, ...]
    tasks: tuple[TaskFact, ...]
    closing: ClosingFact | None
    seen_as: MandateId
    sees_as_leader: bool
    runs: bool
    because: str
    may: frozenset[Action[CaseStanding]]

    @property
    def id(self) -> CaseId:
        return self.summary.id

    @property
    def highest(self) -> PlaceAtTable:
        """Return the place furthest up the ladder."""
        here = {place.table for place in self.places}
        return next(place for place in self.places if place.above not in here)

    @property
    def tables(self) -> tuple[TableFact, ...]:
        """Return the tables where the case lies today."""
        return tuple(place.as_table for place in self.places)

    @property
    def keeps_texts(self) -> bool:
        return all(place.keeps is Keeps.FULL for place in self.places)


@dataclass(frozen=True)
class NameFact:
    """Whom or what a case is about, opened for one page."""

    name: str
    birth_date: str
    address: str


@dataclass(frozen=True)
class OpenedFact:
    """One line about who did what in a file."""

    at: datetime
    person: PersonFact | None
    action: str


@dataclass(frozen=True)
class OpenedSummary:
    """How many people opened a file, and who was last."""

    people: int
    last: PersonFact | None
    last_at: datetime | None


@dataclass(frozen=True)
class FoundCase:
    """A case that a search found, and where: in_pseudonym, in_name, in_contribution. No text."""

    case: CaseSummary
    where: frozenset[str]


@dataclass(frozen=True)
class SearchPlace:
    """How far a search came, newest case first: the last case that was looked into."""

    opened_on: date
    case: CaseId


@dataclass(frozen=True)
class SearchPart:
    """What one part of a search found, newest first; `done` of `total` cases were looked into.

    `further` is where the next part begins, None when nothing is left.
    """

    found: tuple[FoundCase, ...]
    done: int
    total: int
    further: SearchPlace | None


@dataclass(frozen=True)
class AgendaCase:
    """A running case as somebody who plans a meeting chooses it."""

    id: CaseId
    pseudonym: str
    state: CaseState
    subject_kind: SubjectKind
    review_on: date | None
