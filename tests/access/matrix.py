# SPDX-License-Identifier: EUPL-1.2
"""The permission matrix: for every address of the URL configuration, who may open it.

An address that is not here fails the suite. An entry names what it is about and what it asks:

    "case": reads("case")                        whom `decide` lets read the case; 404 for others
    "case_invite": does(Action.INVITE, "case")   200, 403 when only known, else 404
    "task_report": posts(Action.REPORT_TASK, "task")   the same, for an address that takes POST only
    "today": staff()   "say": public()   "people": administrators()   "reading_log": dpo()

Keyword arguments tell what fills the arguments of the address, when not named like the kind;
"=case" is the word itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from schakel.access.actions import Action


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
    action: Action | None = None
    kind: str = ""
    post_only: bool = False
    about: Mapping[str, str] = field(default_factory=dict)


READS = {
    "signal": Action.READ_SIGNAL,
    "identity": Action.READ_IDENTITY,
    "check": Action.READ_CHECK,
    "case": Action.READ_CASE,
    "member": Action.READ_MEMBER,
    "contribution": Action.READ_CONTRIBUTION,
    "task": Action.READ_TASK,
    "meeting": Action.READ_MEETING,
    "item": Action.READ_ITEM,
    "record": Action.READ_RECORD,
    "notice": Action.READ_NOTICE,
}


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
    return Entry(Audience.STAFF, READS[kind], kind, about=about)


def does(action: Action, kind: str, **about: str) -> Entry:
    """Whoever may do the action on the thing; the page explains to who may know it."""
    return Entry(Audience.STAFF, action, kind, about=about)


def posts(action: Action, kind: str, **about: str) -> Entry:
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
    "why": Entry(
        Audience.STAFF, Action.READ_CASE, "case", about={"kind": "=case", "thing": "case"}
    ),
    "why_not": Entry(
        Audience.STAFF,
        Action.READ_CASE,
        "case",
        about={"action": "=close_case", "kind": "=case", "thing": "case"},
    ),
    "notices": staff(),
    "notices_read": staff(post_only=True),
    "notice_read": posts(Action.READ_NOTICE, "notice"),
    "reading_log": dpo(),
    "meetings": staff(),
    "meeting_plan": does(Action.PLAN_MEETING, "table"),
    "decisions": staff(),
    "protocol_template": staff(),
    "meeting": reads("meeting"),
    "meeting_change": does(Action.RUN_MEETING, "meeting"),
    "meeting_cancel": does(Action.RUN_MEETING, "meeting"),
    "meeting_add_case": does(Action.RUN_MEETING, "meeting"),
    "meeting_add_item": does(Action.RUN_MEETING, "meeting"),
    "meeting_calendar": reads("meeting"),
    "meeting_excuse": posts(Action.READ_MEETING, "meeting"),
    "meeting_composition": does(Action.RUN_MEETING, "meeting"),
    "meeting_replacement": does(Action.RUN_MEETING, "meeting", seat="lokale-politie"),
    "meeting_open": posts(Action.OPEN_MEETING, "meeting"),
    "cockpit": reads("meeting"),
    "cockpit_item": reads("item"),
    "meeting_presence": posts(Action.RUN_MEETING, "meeting"),
    "meeting_close": does(Action.CLOSE_MEETING, "meeting"),
    "meeting_minutes": does(Action.APPROVE_MINUTES, "meeting"),
    "item_order": posts(Action.RUN_MEETING, "item"),
    "item_move": does(Action.RUN_MEETING, "item"),
    "item_remove": posts(Action.RUN_MEETING, "item"),
    "item_open": posts(Action.RUN_MEETING, "item"),
    "item_admit": posts(Action.RUN_MEETING, "item"),
    "item_minutes": does(Action.READ_RECORD, "item"),
    "item_minutes_file": does(Action.READ_RECORD, "item", copy="gemeenschappelijk", suffix="pdf"),
    "item_approve": posts(Action.APPROVE_MINUTES, "item"),
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
    "signal_answer": does(Action.ANSWER_SIGNAL, "signal", signal_id="signal"),
    "signal_advise": does(Action.TRIAGE_SIGNAL, "signal", signal_id="signal"),
    "signal_ask": does(Action.TRIAGE_SIGNAL, "signal", signal_id="signal"),
    "signal_redirect": does(Action.TRIAGE_SIGNAL, "signal", signal_id="signal"),
    "signal_propose": does(Action.TRIAGE_SIGNAL, "signal", signal_id="signal"),
    "signal_retain": does(Action.RETAIN_SIGNAL, "signal", signal_id="signal"),
    "signal_refuse": does(Action.REFUSE_SIGNAL, "signal", signal_id="signal"),
    "signal_name": does(Action.NAME_SUBJECT, "signal", signal_id="signal"),
    "signal_open_name": does(Action.OPEN_IDENTITY, "signal", signal_id="signal"),
    "signal_officer": does(Action.ASK_INFORMATION, "signal", signal_id="signal"),
    "signal_search": does(Action.OPEN_IDENTITY, "signal", signal_id="signal"),
    "signal_open_case": does(Action.OPEN_CASE, "signal", signal_id="signal"),
    "information_question": reads("check", check_id="check"),
    "cases": staff(),
    "case_search": staff(),
    "case": reads("case"),
    "case_names": reads("case"),
    "case_log": reads("case"),
    "case_invite": does(Action.INVITE, "case"),
    "invitation": does(Action.ANSWER_INVITATION, "member"),
    "member_end": does(Action.END_MEMBERSHIP, "member"),
    "contribution_share": does(Action.SHARE_CONTRIBUTION, "case"),
    "contribution_readers": posts(Action.SHARE_CONTRIBUTION, "case"),
    "contribution_correct": does(Action.CORRECT_CONTRIBUTION, "contribution"),
    "contribution_withdraw": does(Action.WITHDRAW_CONTRIBUTION, "contribution"),
    "contribution_widen": does(Action.WIDEN_CONTRIBUTION, "contribution"),
    "tasks": staff(),
    "task": reads("task"),
    "task_give": does(Action.GIVE_TASK, "case"),
    "case_toolbox": does(Action.GIVE_TASK, "case"),
    "case_escalate": does(Action.ESCALATE_CASE, "case"),
    "case_return": does(Action.RETURN_CASE, "case"),
    "case_phase": does(Action.SET_PHASE, "case"),
    "case_close": does(Action.CLOSE_CASE, "case"),
    "case_reopen": does(Action.REOPEN_CASE, "case"),
    "tendencies": staff(),
    # Whoever runs the table; the rule of GIVE_TENDENCY is the same.
    "tendency_give": does(Action.PLAN_MEETING, "table"),
    # Logging in and administration; who may end a place or touch a protocol:
    # tests/web/test_administration.py.
    "second_factor_lost": public(),
    "invitation_accept": Entry(Audience.PUBLIC, Action.READ_CASE, "nothing"),
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
    "admin_table": does(Action.GIVE_TABLE_MANDATE, "table"),
    "admin_table_change": administrators(),
    "admin_table_end": administrators(),
    "admin_place_give": does(Action.GIVE_TABLE_MANDATE, "table"),
    "admin_place_end": does(Action.READ_CASE, "nothing", place=NOWHERE),
    "admin_protocol_add": does(Action.MANAGE_PROTOCOL, "table"),
    "admin_protocol": does(Action.READ_CASE, "nothing", protocol=NOWHERE),
    "admin_protocol_change": does(Action.READ_CASE, "nothing", protocol=NOWHERE),
    "admin_protocol_renew": does(Action.READ_CASE, "nothing", protocol=NOWHERE),
    "admin_protocol_sign": does(Action.READ_CASE, "nothing", protocol=NOWHERE),
    "admin_protocol_end": does(Action.READ_CASE, "nothing", protocol=NOWHERE),
}
