# SPDX-License-Identifier: EUPL-1.2
"""Tasks: giving one with an owner and a day, and reporting on it."""

from datetime import date

from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.cases.case.locking import file_of, lock_case, require_version, standing_of
from schakel.cases.case.standing import CaseStanding
from schakel.cases.circle.queries import partners
from schakel.cases.models import Task
from schakel.cases.speaking_mandate import leading_mandate, mandate_leading
from schakel.cases.tasks.access import GIVE_TABLE_TASK, GIVE_TASK, REPORT_TASK, TASK, task_standing
from schakel.cases.tasks.notices import TASK_GIVEN, TASK_REPORTED
from schakel.journal.commands import change, entry, record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import CaseId, FileId, ItemId, MandateId, TableId, TaskId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import TaskState
from schakel.notices.telling import notify, notify_all
from schakel.tables import queries as tables
from schakel.vault.commands import new_file
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_file

REPORTS = (TaskState.BUSY, TaskState.DONE, TaskState.REFUSED)


def give_task(
    actor: Actor,
    case_id: CaseId,
    *,
    what: str,
    owner: MandateId,
    due_on: date,
    day: date,
    item: ItemId | None = None,
) -> TaskId:
    """Agree on a task in a case and return its id; `item` is the agenda item it was agreed at.

    Raises:
        AccessDeniedError: the actor does not run the case, or it is closed.
        RefusedInputError: no text, a day that is over, or an owner outside circle and leaders.
    """
    case, facts = lock_case(case_id)
    require(actor, GIVE_TASK, facts, day)
    if owner not in {one.id for one in partners(facts, day)}:
        raise RefusedInputError(
            field="owner", message=_("Kies iemand uit de kring van deze casus.")
        )
    task = Task(table_id=case.table_id, case=case, given_by_id=mandate_leading(actor, facts, day))
    return _given(actor, task, file_of(case), what, owner, due_on, day, item)


def give_table_task(
    actor: Actor,
    table_id: TableId,
    *,
    what: str,
    owner: MandateId,
    due_on: date,
    day: date,
    item: ItemId | None = None,
) -> TaskId:
    """Agree on a task that concerns no person, at a table, and return its id.

    Raises:
        AccessDeniedError: the actor does not run the table.
        RefusedInputError: no text, a day that is over, or an owner without a place at the table.
    """
    require(actor, GIVE_TABLE_TASK, tables.table_facts(table_id, day), day)
    if owner not in {place.mandate.id for place in tables.places(table_id, day)}:
        raise RefusedInputError(
            field="owner", message=_("Kies iemand met een plaats aan deze tafel.")
        )
    given_by = leading_mandate(actor, [table_id], day)
    if given_by is None:
        raise NotFoundError
    task = Task(table_id=table_id, given_by_id=given_by)
    return _given(actor, task, new_file(day), what, owner, due_on, day, item)


def report_task(
    actor: Actor, task_id: TaskId, *, state: TaskState, report: str, version: int, day: date
) -> None:
    """Say how far a task is; the table hears that something was said.

    Raises:
        NotFoundError: no such task for the actor.
        AccessDeniedError: neither the owner nor who runs the case.
        ChangedMeanwhileError: somebody reported first.
        RefusedInputError: a state that nobody reports, or the task lapsed with its case.
    """
    task = _locked(task_id)
    case = None if task.case_id is None else standing_of(CaseId(task.case_id))
    require(actor, REPORT_TASK, task_standing(task, case), day)
    require_version(version, task.version)
    if state not in REPORTS or task.state == TaskState.LAPSED:
        raise RefusedInputError(
            field="state", message=_("Over deze afspraak kunt u niet meer berichten.")
        )
    if task.file_id is None:
        raise NotFoundError
    file = open_file(FileId(task.file_id))
    words = file.seal({"report": report}, table="cases_task", row=task.id)["report"]
    about = About(TASK, task_id, case=task.case_id, table=task.table_id)
    done = entry(actor.person, REPORT_TASK, about, day=day)
    change("cases.report_task", task_id, state.value, words, entry=done)
    notify_all(_who_hears(actor, task, case, day), TASK_REPORTED, TASK, task_id, day)


def _given(
    actor: Actor,
    task: Task,
    file: OpenFile,
    what: str,
    owner: MandateId,
    due_on: date,
    day: date,
    item: ItemId | None,
) -> TaskId:
    if not what.strip():
        raise RefusedInputError(field="what", message=_("Schrijf in één zin wat er gebeurt."))
    if due_on < day:
        raise RefusedInputError(
            field="due_on", message=_("Deze dag is voorbij. Kies vandaag of later.")
        )
    task.file_id, task.owner_id, task.item = file.id, owner, item
    task.given_on, task.due_on = day, due_on
    task.what = file.seal({"what": what}, table="cases_task", row=task.id)["what"]
    task.save(force_insert=True)
    notify(owner, TASK_GIVEN, TASK, task.id, day)
    about = About(TASK, task.id, case=task.case_id, table=task.table_id)
    deed = GIVE_TABLE_TASK if task.case_id is None else GIVE_TASK
    record(actor.person, deed, about, day=day)
    return TaskId(task.id)


def _who_hears(
    actor: Actor, task: Task, case: CaseStanding | None, day: date
) -> tuple[MandateId, ...]:
    at = case.tables if case is not None and case.tables else (TableId(task.table_id),)
    leading = [one.mandate.id for one in tables.leaders(at, day) if one.role == "coordinate"]
    mine = actor.mandate_ids(day)
    return tuple(one for one in (*leading, MandateId(task.given_by_id)) if one not in mine)


def _locked(task_id: TaskId) -> Task:
    """Return the task locked; unlocked for a reader who may not change it and will hear why."""
    rows = Task.objects.filter(pk=task_id)
    task = rows.select_for_update().first() or rows.first()
    if task is None:
        raise NotFoundError
    return task
