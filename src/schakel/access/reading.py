# SPDX-License-Identifier: EUPL-1.2
"""Who reads what: the rules of sql/visibility.sql in Python, to explain them. A property test
proves they agree.

Each function returns the id of the rule that opens the thing to the actor on the day, or None.
"""

from collections.abc import Iterable
from datetime import date

from schakel.access.facts import (
    CaseFacts,
    CheckFacts,
    ContributionFacts,
    DraftFacts,
    IdentityFacts,
    ItemFacts,
    MeetingFacts,
    MemberFacts,
    NoticeFacts,
    SignalFacts,
    TaskFacts,
    TendencyFacts,
)
from schakel.kernel.ids import MandateId, TableId
from schakel.kernel.people import Actor, TablePower
from schakel.kernel.vocabulary import MembershipState, SignalState

LEADING = (TablePower.COORDINATE, TablePower.RETAIN, TablePower.CHAIR)
RUNNING = (TablePower.COORDINATE, TablePower.CHAIR)
DECIDING = (TablePower.COORDINATE, TablePower.RETAIN)
SEALED = frozenset({SignalState.REFUSED, SignalState.DESTROYED})


def leads(
    actor: Actor,
    tables: Iterable[TableId],
    day: date,
    powers: tuple[TablePower, ...] = LEADING,
) -> bool:
    """Return whether the actor holds one of the powers at one of the tables."""
    return any(actor.holds(power, table, day) for table in tables for power in powers)


def joins(actor: Actor, table: TableId, day: date) -> bool:
    """Return whether the actor has any place at the table."""
    return actor.sits_at(table, day) or leads(actor, [table], day, tuple(TablePower))


def is_mine(actor: Actor, mandate: MandateId, day: date) -> bool:
    """Return whether the actor holds this mandate on the day."""
    return mandate in actor.mandate_ids(day)


def read_signal(actor: Actor, signal: SignalFacts, day: date) -> str | None:
    if signal.state in SEALED:
        return None
    if is_mine(actor, signal.giver, day):
        return "signal/giver"
    return "signal/leads" if leads(actor, [signal.table], day) else None


def read_identity(actor: Actor, identity: IdentityFacts, day: date) -> str | None:
    if identity.case is not None and read_case(actor, identity.case, day):
        return "identity/case"
    if identity.signal is None or identity.signal.state in SEALED:
        return None
    if is_mine(actor, identity.given_by, day):
        return "identity/giver"
    if not identity.is_open:
        return None
    if leads(actor, [identity.signal.table], day):
        return "identity/opened"
    return "identity/asked" if identity.asked & actor.mandate_ids(day) else None


def read_check(actor: Actor, check: CheckFacts, day: date) -> str | None:
    if check.is_sealed:
        return None
    if leads(actor, [check.table], day, DECIDING):
        return "check/decides"
    return "check/asked" if is_mine(actor, check.asked_of, day) else None


def read_case(actor: Actor, case: CaseFacts, day: date) -> str | None:
    if leads(actor, case.tables, day):
        return "case/leads"
    return "case/circle" if case.accepted & actor.mandate_ids(day) else None


def read_member(actor: Actor, member: MemberFacts, day: date) -> str | None:
    if leads(actor, member.case.tables, day, RUNNING):
        return "member/runs"
    if member.has_ended:
        return None
    if member.state is MembershipState.ACCEPTED and read_case(actor, member.case, day):
        return "member/circle"
    own = (
        is_mine(actor, member.mandate, day) and member.state is not MembershipState.NOT_TAKING_PART
    )
    return "member/own" if own else None


def read_contribution(actor: Actor, contribution: ContributionFacts, day: date) -> str | None:
    if is_mine(actor, contribution.giver, day):
        return "contribution/giver"
    reads = contribution.readers & actor.mandate_ids(day) and not contribution.is_withdrawn
    return "contribution/reader" if reads else None


def read_draft(actor: Actor, draft: DraftFacts, _day: date) -> str | None:
    return "draft/writer" if draft.writer == actor.person else None


def read_task(actor: Actor, task: TaskFacts, day: date) -> str | None:
    if is_mine(actor, task.owner, day):
        return "task/owner"
    if task.case is not None:
        return "task/case" if read_case(actor, task.case, day) else None
    return "task/table" if joins(actor, task.table, day) else None


def read_meeting(actor: Actor, meeting: MeetingFacts, day: date) -> str | None:
    if joins(actor, meeting.table, day):
        return "meeting/table"
    return "meeting/guest" if meeting.guests & actor.mandate_ids(day) else None


def read_item(actor: Actor, item: ItemFacts, day: date) -> str | None:
    if item.case is not None:
        return "item/case" if read_case(actor, item.case, day) else None
    return "item/meeting" if read_meeting(actor, item.meeting, day) else None


def read_record(actor: Actor, item: ItemFacts, day: date) -> str | None:
    if item.readers & actor.mandate_ids(day):
        return "record/present"
    if leads(actor, [item.meeting.table], day, RUNNING):
        return "record/runs"
    general = item.case is None and read_meeting(actor, item.meeting, day)
    return "record/general" if general else None


def read_notice(actor: Actor, notice: NoticeFacts, day: date) -> str | None:
    return "notice/own" if is_mine(actor, notice.mandate, day) else None


def read_tendency(actor: Actor, tendency: TendencyFacts, day: date) -> str | None:
    if joins(actor, tendency.to_table, day):
        return "tendency/receives"
    return "tendency/gave" if leads(actor, [tendency.from_table], day) else None
