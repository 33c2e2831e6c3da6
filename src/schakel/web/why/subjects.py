# SPDX-License-Identifier: EUPL-1.2
"""The things one may ask about, and what may be asked of each."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schakel.access.actions import Action
from schakel.access.facts import Facts
from schakel.cases.queries import known as cases
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import TableId
from schakel.meetings.queries import known as meetings
from schakel.tables import queries as tables
from schakel.tables.facts import TableFact

READING = {
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
    "tendency": Action.READ_TENDENCY,
}
# What an action changes; the kind decides which structure the rule is asked with.
CHANGING = {
    "signal": {
        Action.ANSWER_SIGNAL,
        Action.TRIAGE_SIGNAL,
        Action.REFUSE_SIGNAL,
        Action.RETAIN_SIGNAL,
        Action.NAME_SUBJECT,
        Action.OPEN_IDENTITY,
        Action.ASK_INFORMATION,
        Action.OPEN_CASE,
    },
    "check": {Action.ANSWER_INFORMATION},
    "case": {
        Action.INVITE,
        Action.SHARE_CONTRIBUTION,
        Action.GIVE_TASK,
        Action.ESCALATE_CASE,
        Action.RETURN_CASE,
        Action.SET_PHASE,
        Action.CLOSE_CASE,
        Action.REOPEN_CASE,
    },
    "member": {Action.ANSWER_INVITATION, Action.END_MEMBERSHIP},
    "contribution": {
        Action.CORRECT_CONTRIBUTION,
        Action.WITHDRAW_CONTRIBUTION,
        Action.WIDEN_CONTRIBUTION,
    },
    "task": {Action.REPORT_TASK},
    "meeting": {
        Action.OPEN_MEETING,
        Action.RUN_MEETING,
        Action.CLOSE_MEETING,
        Action.WRITE_MINUTES,
        Action.APPROVE_MINUTES,
    },
    "table": {
        Action.GIVE_SIGNAL,
        Action.PLAN_MEETING,
        Action.GIVE_TABLE_MANDATE,
        Action.MANAGE_PROTOCOL,
    },
}


@dataclass(frozen=True)
class Subject:
    """A thing with the tables it lies at."""

    facts: Facts
    tables: tuple[TableFact, ...]


def read(kind: str, thing: UUID, day: date) -> Subject:
    """Return what the rules must know of a thing; at most seven queries.

    Raises:
        NotFoundError: no such kind or thing, or the actor may not know that it exists.
    """
    if kind == "table":
        table = TableId(thing)
        return Subject(tables.table_facts(table, day), tables.bare_tables([table]))
    source = meetings if kind in meetings.KINDS else cases
    facts, ids = source.known(kind, thing)
    return Subject(facts, tables.bare_tables(ids) if ids else ())


def action_on(action: str, kind: str) -> Action:
    """Return the action when it can be asked of this kind of thing.

    Raises:
        NotFoundError: there is no such question.
    """
    found = next((one for one in CHANGING.get(kind, ()) if one.value == action), None)
    if found is None:
        raise NotFoundError
    return found
