# SPDX-License-Identifier: EUPL-1.2
"""What `decide` must know of a thing: structure only, never a text or a name."""

from dataclasses import dataclass

from schakel.kernel.ids import (
    CaseId,
    ContributionId,
    ItemId,
    MandateId,
    MeetingId,
    PersonId,
    SignalId,
    TableId,
    TaskId,
)
from schakel.kernel.vocabulary import CaseState, MembershipState, SignalState


@dataclass(frozen=True)
class TableFacts:
    """A table, and the mayors in whose territory it lies (their active mandates)."""

    id: TableId
    kind: str
    mayors: frozenset[MandateId] = frozenset()


@dataclass(frozen=True)
class SignalFacts:
    """A signal at a table."""

    id: SignalId
    table: TableId
    giver: MandateId
    state: SignalState
    has_identity: bool = False
    identity_open: bool = False


@dataclass(frozen=True)
class CaseFacts:
    """A case: the tables where it lies today, its circle, its director."""

    id: CaseId
    tables: tuple[TableId, ...]
    state: CaseState
    accepted: frozenset[MandateId] = frozenset()
    director: MandateId | None = None


@dataclass(frozen=True)
class IdentityFacts:
    """A name, opened or not; with a signal, a case, or both. `asked` are the officers asked and not
    yet answered."""

    given_by: MandateId
    is_open: bool
    signal: SignalFacts | None
    case: CaseFacts | None
    asked: frozenset[MandateId] = frozenset()


@dataclass(frozen=True)
class CheckFacts:
    """A question to the information officer."""

    table: TableId
    asked_of: MandateId
    is_answered: bool
    is_sealed: bool = False


@dataclass(frozen=True)
class MemberFacts:
    """A place in the circle of a case."""

    case: CaseFacts
    mandate: MandateId
    state: MembershipState
    has_ended: bool = False


@dataclass(frozen=True)
class ContributionFacts:
    """A contribution and its reader rows."""

    id: ContributionId
    case: CaseFacts
    giver: MandateId
    readers: frozenset[MandateId]
    is_withdrawn: bool = False
    is_corrected: bool = False


@dataclass(frozen=True)
class DraftFacts:
    """A draft is its writer's."""

    writer: PersonId


@dataclass(frozen=True)
class TaskFacts:
    """A task about a case, or about no person at a table."""

    id: TaskId
    table: TableId
    owner: MandateId
    case: CaseFacts | None


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting of a table; `guests` are accepted members of the cases on its agenda."""

    id: MeetingId
    table: TableId
    guests: frozenset[MandateId] = frozenset()


@dataclass(frozen=True)
class ItemFacts:
    """An item, with the mandates that were at the table for it."""

    id: ItemId
    meeting: MeetingFacts
    case: CaseFacts | None
    readers: frozenset[MandateId] = frozenset()


@dataclass(frozen=True)
class NoticeFacts:
    """A notice is for one mandate."""

    mandate: MandateId


@dataclass(frozen=True)
class TendencyFacts:
    """What one table tells another without names."""

    from_table: TableId
    to_table: TableId


Facts = (
    TableFacts
    | SignalFacts
    | CaseFacts
    | IdentityFacts
    | CheckFacts
    | MemberFacts
    | ContributionFacts
    | DraftFacts
    | TaskFacts
    | MeetingFacts
    | ItemFacts
    | NoticeFacts
    | TendencyFacts
)


def tables_in(facts: Facts | None) -> tuple[TableId, ...]:
    """Return the tables where a thing lies; none for what lies at no table.

    None for a place in a circle: who is only invited learns nothing of where the case lies.
    """
    match facts:
        case CaseFacts(tables=tables):
            return tables
        case TableFacts(id=table) | SignalFacts(table=table) | CheckFacts(table=table):
            return (table,)
        case TaskFacts(table=table) | MeetingFacts(table=table):
            return (table,)
        case ItemFacts(meeting=meeting):
            return (meeting.table,)
        case ContributionFacts(case=case):
            return case.tables
        case IdentityFacts(signal=signal, case=case):
            return tables_in(case or signal)
        case _:
            return ()
