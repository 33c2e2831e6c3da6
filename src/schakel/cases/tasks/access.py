# SPDX-License-Identifier: EUPL-1.2
"""Who reads a task, who gives one, who reports on it."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schakel.access.decision import Answer, Rule
from schakel.access.kinds import Action, Kind, Reading, Rows
from schakel.cases.case.access import CASE, directs, read_case, run_open_case
from schakel.cases.case.standing import CaseStanding, standings_of, unseen
from schakel.cases.tasks.models import Task
from schakel.kernel.ids import CaseId, MandateId, TableId, TaskId
from schakel.kernel.message import Message as _
from schakel.kernel.people import RUNNING, Actor
from schakel.tables.access import ASK_COORDINATOR, TABLE, run_table

OWNER = Rule("task/owner", _("Deze afspraak is voor u."))
IN_CASE = Rule("task/case", _("U mag de casus lezen waar deze afspraak bij hoort."))
AT_TABLE = Rule(
    "task/table",
    _("U hebt een plaats aan deze tafel en de afspraak gaat over niemand."),
    by_place=True,
)
REPORTS = Rule(
    "task_owner",
    _("Deze afspraak is voor u."),
    _("Alleen wie de afspraak kreeg, of wie de casus leidt, kan erover berichten."),
    (ASK_COORDINATOR,),
)


@dataclass(frozen=True)
class TaskStanding:
    """A task about a case, or about no person at a table."""

    id: TaskId
    table: TableId
    owner: MandateId
    case: CaseStanding | None


def read_task(actor: Actor, task: TaskStanding, day: date) -> Rule | None:
    """Return what opens a task: it is the actor's, its case, or for a general one a place at its
    table."""
    if actor.acts_in(task.owner, day):
        return OWNER
    if task.case is not None:
        return IN_CASE if read_case(actor, task.case, day) else None
    return AT_TABLE if actor.joins(task.table, day) else None


def report_task(actor: Actor, task: TaskStanding, day: date) -> Answer:
    """Return whether it is the actor's task, or he runs what it belongs to; rule: task_owner."""
    if task.case is not None:
        runs = directs(actor, task.case, day)
    else:
        runs = actor.leads([task.table], day, RUNNING)
    return REPORTS, actor.acts_in(task.owner, day) or runs


def task_standing(task: Task, case: CaseStanding | None) -> TaskStanding:
    """Return the standing of a task."""
    return TaskStanding(
        id=TaskId(task.id), table=TableId(task.table_id), owner=MandateId(task.owner_id), case=case
    )


def task_standings(rows: Sequence[Task], using: str) -> Mapping[uuid.UUID, TaskStanding]:
    """Return the standing of these tasks; three queries. An owner outside the circle sees nothing
    of the case."""
    cases = standings_of({row.case_id for row in rows if row.case_id}, using)
    return {
        row.id: task_standing(
            row,
            (cases.get(row.case_id) or unseen(CaseId(row.case_id))) if row.case_id else None,
        )
        for row in rows
    }


def _tables(task: TaskStanding) -> Iterable[TableId]:
    return (task.table,)


def _mandates(task: TaskStanding) -> Iterable[MandateId]:
    return (task.owner, *(task.case.accepted if task.case else ()))


TASK = Kind(
    "task",
    _("afspraak"),
    Reading("read_task", _("las een afspraak"), read_task),
    (Rows(Task, task_standings, file="file_id"),),
    others=_("Wie de afspraak kreeg, en wie de casus leest."),
    tables=_tables,
    mandates=_mandates,
)

GIVE_TASK = Action("give_task", _("gaf een afspraak"), CASE, run_open_case)
GIVE_TABLE_TASK = Action(
    "give_table_task", _("gaf een afspraak die over niemand gaat"), TABLE, run_table
)
REPORT_TASK = Action("report_task", _("berichtte over een afspraak"), TASK, report_task)
