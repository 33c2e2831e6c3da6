# SPDX-License-Identifier: EUPL-1.2
"""Reading tasks: mine, of a case, and those whose day is over."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from schakel.access.decide import decide
from schakel.actors import queries as actors
from schakel.cases.case.locking import standing_of
from schakel.cases.models import Task
from schakel.cases.tasks.access import REPORT_TASK, TaskStanding
from schakel.cases.tasks.facts import RUNNING, TaskFact
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import CaseId, FileId, ItemId, TableId, TaskId
from schakel.kernel.people import Actor, TablePower
from schakel.kernel.vocabulary import TaskState
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_files


def my_tasks(actor: Actor, day: date, *, running: bool = True) -> tuple[TaskFact, ...]:
    """Return the actor's own tasks, the earliest day first; two queries."""
    rows = _rows().filter(owner_id__in=actor.mandate_ids(day))
    return tasks_of(actor, rows.filter(state__in=RUNNING) if running else rows, day)


def overdue_tasks(actor: Actor, day: date) -> tuple[TaskFact, ...]:
    """Return running tasks that are late, of all tables the actor coordinates; two queries."""
    mine = coordinated(actor, day)
    here = Q(case__places__table_id__in=mine, case__places__ended_on__isnull=True)
    rows = _rows().filter(Q(table_id__in=mine) | here, state__in=RUNNING, due_on__lt=day)
    return tasks_of(actor, rows.distinct(), day)


def task(actor: Actor, task_id: TaskId, day: date) -> TaskFact:
    """Return one task; two queries.

    Raises:
        NotFoundError: there is none for the actor.
    """
    found = tasks_of(actor, _rows().filter(pk=task_id), day)
    if not found:
        raise NotFoundError
    return found[0]


def task_page(actor: Actor, task_id: TaskId, day: date) -> tuple[TaskFact, bool]:
    """Return one task, and whether the actor may report on it; at most six queries.

    Raises:
        NotFoundError: there is none for the actor.
    """
    found = task(actor, task_id, day)
    case = None if found.case is None else standing_of(found.case)
    facts = TaskStanding(found.id, found.table, found.owner.id, case)
    lapsed = found.state is TaskState.LAPSED
    return found, not lapsed and decide(actor, REPORT_TASK, facts, day).allowed


def tasks_of_item(actor: Actor, item: ItemId, day: date) -> tuple[TaskFact, ...]:
    """Return the tasks that were agreed at an agenda item; two queries."""
    return tasks_of(actor, _rows().filter(item=item), day)


def case_tasks(case_id: CaseId) -> QuerySet[Task]:
    """Return the rows of a case for the case page, which holds its key already."""
    return _rows().filter(case_id=case_id)


def tasks_of(
    actor: Actor, rows: Iterable[Task], day: date, *, file: OpenFile | None = None
) -> tuple[TaskFact, ...]:
    """Return rows as facts with their texts; one query, none when the file is given."""
    found = list(rows)
    ids = [FileId(row.file_id) for row in found if row.file_id]
    files = open_files(ids) if file is None else {file.id: file}
    mine = actor.mandate_ids(day)
    return tuple(_fact(row, files, is_mine=row.owner_id in mine) for row in found)


def coordinated(actor: Actor, day: date) -> frozenset[TableId]:
    """Return the tables that the actor coordinates."""
    active = actor.mandate_ids(day)
    return frozenset(
        held.table
        for held in actor.powers
        if held.power is TablePower.COORDINATE and held.mandate in active and held.active_on(day)
    )


def _rows() -> QuerySet[Task]:
    # The case is joined under its own policy: an owner outside the circle gets no pseudonym.
    return Task.objects.select_related(
        "case", "table", "owner__person", "owner__organisation__municipality"
    ).order_by("due_on", "id")


def _fact(row: Task, files: dict[FileId, OpenFile], *, is_mine: bool) -> TaskFact:
    file = files.get(FileId(row.file_id)) if row.file_id else None
    opened = {
        column: file.open(getattr(row, column), table="cases_task", row=row.id, column=column)
        if file
        else ""
        for column in ("what", "report")
    }
    return TaskFact(
        id=TaskId(row.id),
        table=TableId(row.table_id),
        table_name=row.table.name,
        case=None if row.case is None else CaseId(row.case.id),
        pseudonym="" if row.case is None else row.case.pseudonym,
        owner=actors.mandate_fact(row.owner),
        what=opened["what"],
        state=TaskState(row.state),
        given_on=row.given_on,
        due_on=row.due_on,
        report=opened["report"],
        reported_on=row.reported_on,
        version=row.version,
        is_mine=is_mine,
    )
