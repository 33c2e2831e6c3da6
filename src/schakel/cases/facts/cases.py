# SPDX-License-Identifier: EUPL-1.2
"""What other rooms and doors may hold of a case."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from schakel.access.actions import Action
from schakel.actors.facts import MandateFact, PersonFact
from schakel.cases.facts.contributions import ContributionFact, ReaderFact
from schakel.cases.facts.tasks import TaskFact
from schakel.kernel.ids import CaseId, MandateId, TableId
from schakel.kernel.vocabulary import (
    CaseState,
    ConcernKind,
    Keeps,
    MembershipState,
    SubjectKind,
    TableLevel,
)
from schakel.tables.facts import TableFact


@dataclass(frozen=True)
class InvitationFact:
    """What the invited may know: who asks, for which concern. The case only once accepted."""

    id: uuid.UUID
    mandate: MandateId
    asked_by: MandateFact | None
    concern: ConcernKind
    asked_on: date
    accepted_case: CaseId | None


@dataclass(frozen=True)
class MemberFact:
    """A place in the circle. Not taking part has no reason and no history."""

    id: uuid.UUID
    mandate: MandateFact
    state: MembershipState
    since: date


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
    outcome: str
    exit_criterion: str
    words: str
    destroy_on: date | None


@dataclass(frozen=True)
class CaseFile:
    """An opened case as the actor may read it. `may` are the actions that the actor can do now."""

    summary: CaseSummary
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
    may: frozenset[Action]

    @property
    def id(self) -> CaseId:
        return self.summary.id

    @property
    def highest(self) -> PlaceAtTable:
        """Return the place furthest up the ladder."""
        here = {place.table for place in self.places}
        return next(place for place in self.places if place.above not in here)

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
class TendencyFact:
    """A tendency and a question, without names."""

    id: uuid.UUID
    from_table: str
    to_table: str
    by: MandateFact
    day: date
    text: str
    question: str
