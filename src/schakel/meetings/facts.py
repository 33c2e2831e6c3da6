# SPDX-License-Identifier: EUPL-1.2
"""What other rooms may hold of a meeting, its agenda and what was decided."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from schakel.actors.facts import MandateFact
from schakel.kernel.ids import CaseId, ItemId, MandateId, MeetingId, TableId
from schakel.kernel.vocabulary import DecisionKind, DecisionManner, ItemKind, Keeps, TableLevel

KIND_ORDER = (ItemKind.NEW, ItemKind.RUNNING, ItemKind.CLOSABLE, ItemKind.GENERAL)


class MeetingState(StrEnum):
    PLANNED = "planned"
    # Started with the items that concern no person and no case.
    GENERAL_ONLY = "general_only"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


RUNNING_STATES = frozenset({MeetingState.GENERAL_ONLY, MeetingState.OPEN})
COMING_STATES = RUNNING_STATES | {MeetingState.PLANNED}


class ItemState(StrEnum):
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    MOVED = "moved"
    REMOVED = "removed"


ON_AGENDA = frozenset({ItemState.WAITING, ItemState.OPEN, ItemState.CLOSED})


class MinutesState(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"


class Presence(StrEnum):
    EXPECTED = "expected"
    PRESENT = "present"
    LEFT = "left"
    EXCUSED = "excused"


@dataclass(frozen=True)
class MeetingFact:
    """A meeting; `kind` is the framework of its table."""

    id: MeetingId
    table: TableId
    table_name: str
    kind: str
    level: TableLevel
    keeps: Keeps
    starts_at: datetime
    ends_at: datetime
    place: str
    state: MeetingState
    chair: MandateId | None
    sequence: int
    version: int

    @property
    def day(self) -> date:
        """The day in Belgium."""
        return timezone.localtime(self.starts_at).date()

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING_STATES


@dataclass(frozen=True)
class ItemFact:
    """A point as one reader sees it; `number` counts only what this reader sees."""

    id: ItemId
    case: CaseId | None
    number: int
    label: str
    kind: ItemKind
    state: ItemState
    question: str
    opened_at: datetime | None
    closed_at: datetime | None
    decision_kind: DecisionKind | None
    readers: frozenset[MandateId]


@dataclass(frozen=True)
class RecordFact:
    """What was said and decided at a point."""

    talk: str
    decision_kind: DecisionKind | None
    decision: str
    manner: DecisionManner | None
    objections: str
    decided_on: date | None
    review_on: date | None
    version: int


@dataclass(frozen=True)
class AttendanceFact:
    """Somebody at this meeting: expected, present, gone or excused."""

    mandate: MandateFact
    presence: Presence
    arrived_at: datetime | None
    left_at: datetime | None
    fills_seat: str

    @property
    def is_present(self) -> bool:
        return self.presence is Presence.PRESENT


@dataclass(frozen=True)
class UpcomingMeeting:
    """A meeting, with how many points of each kind its reader sees when it is still to come."""

    meeting: MeetingFact
    counts: tuple[tuple[ItemKind, int], ...]
    may_run: bool


@dataclass(frozen=True)
class DecisionFact:
    """One line of the register of decisions."""

    item: ItemId
    meeting: MeetingId
    case: CaseId | None
    label: str
    record: RecordFact
    decided_by: MandateFact | None


@dataclass(frozen=True)
class MinutesFact:
    """A version of the minutes of one point."""

    number: int
    state: MinutesState
    summary: str
    written_at: datetime
    approved_on: date | None
