# SPDX-License-Identifier: EUPL-1.2
"""Who may change what. Each rule returns the id of the rule that decided, and whether it allows.

An actor who may not even read the thing never hears why: `decide` turns that into "may not know".
"""

from collections.abc import Callable
from datetime import date

from schakel.access import reading
from schakel.access.actions import Action
from schakel.access.facts import (
    CaseFacts,
    CheckFacts,
    ContributionFacts,
    Facts,
    IdentityFacts,
    ItemFacts,
    MeetingFacts,
    MemberFacts,
    SignalFacts,
    TableFacts,
    TaskFacts,
    TendencyFacts,
)
from schakel.access.reading import RUNNING, is_mine, leads
from schakel.kernel.people import Actor, TablePower
from schakel.kernel.vocabulary import CaseState, MembershipState, SignalState

Answer = tuple[str, bool]
UNDECIDED = frozenset(
    {SignalState.NEW, SignalState.MORE_ASKED, SignalState.ADVISED, SignalState.PROPOSED}
)


def give_signal(actor: Actor, _table: TableFacts, day: date) -> Answer:
    return "any_function", bool(actor.mandate_ids(day))


def answer_signal(actor: Actor, signal: SignalFacts, day: date) -> Answer:
    if not is_mine(actor, signal.giver, day):
        return "giver", actor.holds(TablePower.COORDINATE, signal.table, day)
    return "triage_open", signal.state in UNDECIDED | {SignalState.RETAINED}


def triage_signal(actor: Actor, signal: SignalFacts, day: date) -> Answer:
    if not actor.holds(TablePower.COORDINATE, signal.table, day):
        return "coordinates", False
    return "triage_open", signal.state in UNDECIDED


def refuse_signal(actor: Actor, signal: SignalFacts, day: date) -> Answer:
    if not leads(actor, [signal.table], day, reading.DECIDING):
        return "coordinates", False
    return "triage_open", signal.state in UNDECIDED | {SignalState.RETAINED}


def retain_signal(actor: Actor, signal: SignalFacts, day: date) -> Answer:
    if not actor.holds(TablePower.RETAIN, signal.table, day):
        return "retains", False
    return "triage_open", signal.state in UNDECIDED


def name_subject(actor: Actor, signal: SignalFacts, day: date) -> Answer:
    if not is_mine(actor, signal.giver, day):
        return "giver", False
    return "triage_open", signal.state in UNDECIDED | {SignalState.RETAINED}


def open_identity(actor: Actor, signal: SignalFacts, day: date) -> Answer:
    if not leads(actor, [signal.table], day, reading.DECIDING):
        return "opens_identity", False
    return "identity_missing", signal.has_identity


def ask_information(actor: Actor, signal: SignalFacts, day: date) -> Answer:
    if not actor.holds(TablePower.COORDINATE, signal.table, day):
        return "coordinates", False
    return "signal_retained", signal.identity_open


def answer_information(actor: Actor, check: CheckFacts, day: date) -> Answer:
    return "informs", is_mine(actor, check.asked_of, day) and not check.is_answered


def open_case(actor: Actor, signal: SignalFacts, day: date) -> Answer:
    if not leads(actor, [signal.table], day, reading.DECIDING):
        return "coordinates", False
    return "signal_retained", signal.state is SignalState.RETAINED


def directs(actor: Actor, case: CaseFacts, day: date) -> bool:
    """Return whether the actor is casusregisseur of the case, or runs a table where it lies."""
    mine = case.director is not None and is_mine(actor, case.director, day)
    return mine or leads(actor, case.tables, day, RUNNING)


def run_open_case(actor: Actor, case: CaseFacts, day: date) -> Answer:
    if not directs(actor, case, day):
        return "runs_case", False
    return "case_open", case.state is not CaseState.CLOSED


def invite(actor: Actor, case: CaseFacts, day: date) -> Answer:
    if not leads(actor, case.tables, day, RUNNING):
        return "runs_meeting", False
    return "case_open", case.state is not CaseState.CLOSED


def answer_invitation(actor: Actor, member: MemberFacts, day: date) -> Answer:
    return "invited", is_mine(
        actor, member.mandate, day
    ) and member.state is MembershipState.INVITED


def end_membership(actor: Actor, member: MemberFacts, day: date) -> Answer:
    return "runs_case", leads(actor, member.case.tables, day, RUNNING)


def share_contribution(actor: Actor, case: CaseFacts, day: date) -> Answer:
    if reading.read_case(actor, case, day) is None:
        return "circle", False
    return "case_open", case.state is not CaseState.CLOSED


def change_contribution(actor: Actor, contribution: ContributionFacts, day: date) -> Answer:
    if not is_mine(actor, contribution.giver, day):
        return "giver", False
    return "contribution_standing", not (contribution.is_withdrawn or contribution.is_corrected)


def give_task(actor: Actor, case: CaseFacts | TableFacts, day: date) -> Answer:
    if isinstance(case, TableFacts):
        return "runs_meeting", leads(actor, [case.id], day, RUNNING)
    return run_open_case(actor, case, day)


def report_task(actor: Actor, task: TaskFacts, day: date) -> Answer:
    mine = is_mine(actor, task.owner, day)
    runs = directs(actor, task.case, day) if task.case else leads(actor, [task.table], day, RUNNING)
    return "task_owner", mine or runs


def close_case(actor: Actor, case: CaseFacts, day: date) -> Answer:
    return run_open_case(actor, case, day)


def reopen_case(actor: Actor, case: CaseFacts, day: date) -> Answer:
    if not leads(actor, case.tables, day, RUNNING):
        return "runs_meeting", False
    return "case_closed", case.state is CaseState.CLOSED


def give_tendency(actor: Actor, tendency: TendencyFacts, day: date) -> Answer:
    return "runs_meeting", leads(actor, [tendency.from_table], day, RUNNING)


def run_table(actor: Actor, table: TableFacts, day: date) -> Answer:
    return "runs_meeting", leads(actor, [table.id], day, RUNNING)


def run_meeting(actor: Actor, what: MeetingFacts | ItemFacts, day: date) -> Answer:
    meeting = what.meeting if isinstance(what, ItemFacts) else what
    return "runs_meeting", leads(actor, [meeting.table], day, RUNNING)


def manage_structures(actor: Actor, _table: TableFacts | None, _day: date) -> Answer:
    return "administrator", actor.is_administrator


def govern_table(actor: Actor, table: TableFacts, day: date) -> Answer:
    return "governs", actor.is_administrator or bool(table.mayors & actor.mandate_ids(day))


RULES: dict[Action, Callable[..., Answer]] = {
    Action.GIVE_SIGNAL: give_signal,
    Action.ANSWER_SIGNAL: answer_signal,
    Action.TRIAGE_SIGNAL: triage_signal,
    Action.REFUSE_SIGNAL: refuse_signal,
    Action.RETAIN_SIGNAL: retain_signal,
    Action.NAME_SUBJECT: name_subject,
    Action.OPEN_IDENTITY: open_identity,
    Action.ASK_INFORMATION: ask_information,
    Action.ANSWER_INFORMATION: answer_information,
    Action.OPEN_CASE: open_case,
    Action.INVITE: invite,
    Action.ANSWER_INVITATION: answer_invitation,
    Action.END_MEMBERSHIP: end_membership,
    Action.SHARE_CONTRIBUTION: share_contribution,
    Action.CORRECT_CONTRIBUTION: change_contribution,
    Action.WITHDRAW_CONTRIBUTION: change_contribution,
    Action.WIDEN_CONTRIBUTION: change_contribution,
    Action.GIVE_TASK: give_task,
    Action.REPORT_TASK: report_task,
    Action.ESCALATE_CASE: invite,
    Action.RETURN_CASE: invite,
    Action.SET_PHASE: run_open_case,
    Action.CLOSE_CASE: close_case,
    Action.REOPEN_CASE: reopen_case,
    Action.GIVE_TENDENCY: give_tendency,
    Action.PLAN_MEETING: run_table,
    Action.OPEN_MEETING: run_meeting,
    Action.RUN_MEETING: run_meeting,
    Action.CLOSE_MEETING: run_meeting,
    Action.WRITE_MINUTES: run_meeting,
    Action.APPROVE_MINUTES: run_meeting,
    Action.MANAGE_STRUCTURES: manage_structures,
    Action.GIVE_TABLE_MANDATE: govern_table,
    Action.MANAGE_PROTOCOL: govern_table,
}


READERS: dict[type[Facts], Callable[..., str | None]] = {
    SignalFacts: reading.read_signal,
    CaseFacts: reading.read_case,
    MemberFacts: reading.read_member,
    ContributionFacts: reading.read_contribution,
    TaskFacts: reading.read_task,
    CheckFacts: reading.read_check,
    IdentityFacts: reading.read_identity,
    MeetingFacts: reading.read_meeting,
    ItemFacts: reading.read_item,
}


def may_know(actor: Actor, facts: Facts | None, day: date) -> bool:
    """Return whether the actor may read what he wants to change; tables are known to all staff."""
    read = None if facts is None else READERS.get(type(facts))
    return read is None or read(actor, facts, day) is not None
