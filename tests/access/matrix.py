# SPDX-License-Identifier: EUPL-1.2
"""The permission matrix: for every address of the URL configuration, who may open it.

An address that is not here fails the suite. An entry names what it is about and what it asks:

    "case": reads("case")                        whom `decide` lets read the case; 404 for others
    "case_invite": does(INVITE, "case")   200, 403 when only known, else 404
    "task_report": posts(REPORT_TASK, "task")   the same, for an address that takes POST only
    "today": staff()   "say": public()   "people": administrators()   "reading_log": dpo()

Keyword arguments tell what fills the arguments of the address, when not named like the kind;
"=case" is the word itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from schakel.access import registry
from schakel.access.kinds import Action, Kind
from schakel.cases.case.access import (
    CASE,
    CLOSE_CASE,
    ESCALATE_CASE,
    REOPEN_CASE,
    RETURN_CASE,
    SET_PHASE,
)
from schakel.cases.circle.access import ANSWER_INVITATION, END_MEMBERSHIP, INVITE
from schakel.cases.contributions.access import (
    CORRECT_CONTRIBUTION,
    SHARE_CONTRIBUTION,
    WIDEN_CONTRIBUTION,
    WITHDRAW_CONTRIBUTION,
)
from schakel.cases.signals.access import (
    ANSWER_SIGNAL,
    ASK_INFORMATION,
    NAME_SUBJECT,
    OPEN_CASE,
    OPEN_IDENTITY,
    REFUSE_SIGNAL,
    RETAIN_SIGNAL,
    TRIAGE_SIGNAL,
)
from schakel.cases.tasks.access import GIVE_TASK
from schakel.meetings.access import (
    APPROVE_MINUTES,
    CLOSE_MEETING,
    MEETING,
    OPEN_MEETING,
    PLAN_MEETING,
    RECORD,
    RUN_MEETING,
)
from schakel.notices.access import NOTICE
from schakel.tables.access import GIVE_TABLE_MANDATE, MANAGE_PROTOCOL


class Audience(Enum):
    """Who may come at all, before a thing is asked for."""

    PUBLIC = "public"
    STAFF = "staff"
    ADMINISTRATORS = "administrators"
    DPO = "dpo"


@dataclass(frozen=True)
class Entry:
    """What an address asks. Without an action the audience decides alone."""

    audience: Audience
    action: Action[Any] | Kind[Any] | None = None
    kind: str = ""
    post_only: bool = False
    about: Mapping[str, str] = field(default_factory=dict)


def public() -> Entry:
    """Anybody, without an account."""
    return Entry(Audience.PUBLIC)


def staff(*, post_only: bool = False, **about: str) -> Entry:
    """Anybody with an account."""
    return Entry(Audience.STAFF, post_only=post_only, about=about)


def administrators(*, post_only: bool = False, **about: str) -> Entry:
    """Administrators; 403 for other staff, who know that administration exists."""
    return Entry(Audience.ADMINISTRATORS, post_only=post_only, about=about)


def dpo() -> Entry:
    """The data protection officer."""
    return Entry(Audience.DPO)


def reads(kind: str, **about: str) -> Entry:
    """Whoever may read the thing."""
    return Entry(Audience.STAFF, registry.kind_named(kind), kind, about=about)


def does(action: Action[Any] | Kind[Any], kind: str, **about: str) -> Entry:
    """Whoever may do the action on the thing; the page explains to who may know it."""
    return Entry(Audience.STAFF, action, kind, about=about)


def posts(action: Action[Any] | Kind[Any], kind: str, **about: str) -> Entry:
    """Like `does`, for an address that takes POST only."""
    return Entry(Audience.STAFF, action, kind, post_only=True, about=about)


NOWHERE = "00000000-0000-0000-0000-000000000000"
"""The id of nothing: everybody gets the 404."""

ENTRIES: dict[str, Entry] = {
    "today": staff(),
    "demo_people": public(),
    "demo_become": Entry(Audience.PUBLIC, post_only=True, about={"person": "person"}),
    "patterns": public(),
    "about": public(),
    "sources": public(),
    "source": Entry(Audience.PUBLIC, about={"framework": "=livcr-2018"}),
    "say": public(),
    "say_step": Entry(Audience.PUBLIC, about={"choices": "=nee"}),
    "say_print": Entry(Audience.PUBLIC, about={"choices": "=nee/gezin"}),
    "why": Entry(Audience.STAFF, CASE, "case", about={"kind": "=case", "thing": "case"}),
    "why_not": Entry(
        Audience.STAFF,
        CASE,
        "case",
        about={"action": "=close_case", "kind": "=case", "thing": "case"},
    ),
    "notices": staff(),
    "notices_read": staff(post_only=True),
    "notice_read": posts(NOTICE, "notice"),
    "reading_log": dpo(),
    "meetings": staff(),
    "meeting_plan": does(PLAN_MEETING, "table"),
    "decisions": staff(),
    "protocol_template": staff(),
    "meeting": reads("meeting"),
    "meeting_change": does(RUN_MEETING, "meeting"),
    "meeting_cancel": does(RUN_MEETING, "meeting"),
    "meeting_add_case": does(RUN_MEETING, "meeting"),
    "meeting_add_item": does(RUN_MEETING, "meeting"),
    "meeting_calendar": reads("meeting"),
    "meeting_excuse": posts(MEETING, "meeting"),
    "meeting_composition": does(RUN_MEETING, "meeting"),
    "meeting_replacement": does(RUN_MEETING, "meeting", seat="lokale-politie"),
    "meeting_open": posts(OPEN_MEETING, "meeting"),
    "cockpit": reads("meeting"),
    "cockpit_item": reads("item"),
    "meeting_presence": posts(RUN_MEETING, "meeting"),
    "meeting_close": does(CLOSE_MEETING, "meeting"),
    "meeting_minutes": does(APPROVE_MINUTES, "meeting"),
    "item_order": posts(RUN_MEETING, "item"),
    "item_move": does(RUN_MEETING, "item"),
    "item_remove": posts(RUN_MEETING, "item"),
    "item_open": posts(RUN_MEETING, "item"),
    "item_admit": posts(RUN_MEETING, "item"),
    "item_minutes": does(RECORD, "item"),
    "item_minutes_file": does(RECORD, "item", copy="gemeenschappelijk", suffix="pdf"),
    "item_approve": posts(APPROVE_MINUTES, "item"),
    "toolbox": staff(),
    "measure": staff(measure_id="=M25"),
    "measure_compare": staff(),
    "adviser": staff(),
    # Answers a POST; anything else goes back to the questions.
    "adviser_print": staff(),
    "signals": staff(),
    "signals_settled": staff(),
    "signal_give": staff(),
    "signal_give_to": staff(table_id="table"),
    "signal_draft": staff(post_only=True, table_id="table"),
    "signal": reads("signal", signal_id="signal"),
    "signal_answer": does(ANSWER_SIGNAL, "signal", signal_id="signal"),
    "signal_advise": does(TRIAGE_SIGNAL, "signal", signal_id="signal"),
    "signal_ask": does(TRIAGE_SIGNAL, "signal", signal_id="signal"),
    "signal_redirect": does(TRIAGE_SIGNAL, "signal", signal_id="signal"),
    "signal_propose": does(TRIAGE_SIGNAL, "signal", signal_id="signal"),
    "signal_retain": does(RETAIN_SIGNAL, "signal", signal_id="signal"),
    "signal_refuse": does(REFUSE_SIGNAL, "signal", signal_id="signal"),
    "signal_name": does(NAME_SUBJECT, "signal", signal_id="signal"),
    "signal_open_name": does(OPEN_IDENTITY, "signal", signal_id="signal"),
    "signal_officer": does(ASK_INFORMATION, "signal", signal_id="signal"),
    "signal_search": does(OPEN_IDENTITY, "signal", signal_id="signal"),
    "signal_open_case": does(OPEN_CASE, "signal", signal_id="signal"),
    "information_question": reads("check", check_id="check"),
    "cases": staff(),
    "case_search": staff(),
    "case": reads("case"),
    "case_names": reads("case"),
    "case_log": reads("case"),
    "case_invite": does(INVITE, "case"),
    "invitation": does(ANSWER_INVITATION, "member"),
    "member_end": does(END_MEMBERSHIP, "member"),
    "contribution_share": does(SHARE_CONTRIBUTION, "case"),
    "contribution_readers": posts(SHARE_CONTRIBUTION, "case"),
    "contribution_correct": does(CORRECT_CONTRIBUTION, "contribution"),
    "contribution_withdraw": does(WITHDRAW_CONTRIBUTION, "contribution"),
    "contribution_widen": does(WIDEN_CONTRIBUTION, "contribution"),
    "tasks": staff(),
    "task": reads("task"),
    "task_give": does(GIVE_TASK, "case"),
    "case_toolbox": does(GIVE_TASK, "case"),
    "case_escalate": does(ESCALATE_CASE, "case"),
    "case_return": does(RETURN_CASE, "case"),
    "case_phase": does(SET_PHASE, "case"),
    "case_close": does(CLOSE_CASE, "case"),
    "case_reopen": does(REOPEN_CASE, "case"),
    "tendencies": staff(),
    # Whoever runs the table; the rule of GIVE_TENDENCY is the same.
    "tendency_give": does(PLAN_MEETING, "table"),
    # Logging in and administration; who may end a place or touch a protocol:
    # tests/web/test_administration.py.
    "second_factor_lost": public(),
    "invitation_accept": Entry(Audience.PUBLIC, CASE, "nothing"),
    "administration": administrators(),
    "admin_functions": administrators(),
    "admin_organisations": administrators(),
    "admin_organisation_add": administrators(),
    "admin_organisation": administrators(),
    "admin_people": administrators(),
    "admin_person_add": administrators(),
    "admin_person": administrators(),
    "admin_person_name": administrators(),
    "admin_person_contact": administrators(),
    "admin_person_invite": administrators(),
    "admin_mandate_give": administrators(),
    "admin_clearance": administrators(),
    "admin_second_factor": administrators(),
    "admin_person_leave": administrators(),
    "admin_mandate_end": administrators(),
    "admin_tables": staff(),
    "admin_table_add": administrators(),
    "admin_table": does(GIVE_TABLE_MANDATE, "table"),
    "admin_table_change": administrators(),
    "admin_table_end": administrators(),
    "admin_place_give": does(GIVE_TABLE_MANDATE, "table"),
    "admin_place_end": does(CASE, "nothing", place=NOWHERE),
    "admin_protocol_add": does(MANAGE_PROTOCOL, "table"),
    "admin_protocol": does(CASE, "nothing", protocol=NOWHERE),
    "admin_protocol_change": does(CASE, "nothing", protocol=NOWHERE),
    "admin_protocol_renew": does(CASE, "nothing", protocol=NOWHERE),
    "admin_protocol_sign": does(CASE, "nothing", protocol=NOWHERE),
    "admin_protocol_end": does(CASE, "nothing", protocol=NOWHERE),
}
