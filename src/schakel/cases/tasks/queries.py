# SPDX-License-Identifier: EUPL-1.2
"""Reading tasks: mine, of a case, and those whose day is over."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from schakel.access.asking import among
from schakel.access.decide import decide
from schakel.actors import queries as actors
from schakel.cases.case.locking import standing_of
from schakel.cases.models import CasePlace, Task
from schakel.cases.tasks.access import REPORT_TASK, TaskStanding
from schakel.cases.tasks.facts import RUNNING, TaskFact
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import CaseId, FileId, ItemId, TableId, TaskId
from schakel.kernel.people import Actor, TablePower
from schakel.kernel.vocabulary import TaskState
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_files

SETTLED_LIMIT = 100


def my_tasks(actor: Actor, day: date, *, running: bool = True) -> tuple[TaskFact, ...]:
    """Return the actor's own tasks, the earliest day first; two queries.

    With `running` False the latest hundred that are over come along.
    """
    mine = Task.objects.filter(owner_id__in=actor.mandate_ids(day))
    ids = mine.filter(state__in=RUNNING).values("pk")
    if not running:
        over = mine.exclude(state__in=RUNNING).order_by("-due_on", "-id")
        ids = ids.union(over.values("pk")[:SETTLED_LIMIT])
    return tasks_of(actor, _rows().filter(among(ids)), day)


def overdue_tasks(actor: Actor, day: date) -> tuple[TaskFact, ...]:
    """Return running tasks that are late, of all tables the actor coordinates; two queries."""
    rows = _rows().filter(among(late_at(coordinated(actor, day), day)))
    return tasks_of(actor, rows, day)


def late_at(tables: Iterable[TableId], day: date) -> QuerySet[Task, Any]:
    """Return the ids of late running tasks of these tables and of the cases that lie there now.

    Two ways in, each through an index; one condition with OR would read every task there is.
    """
    late = Task.objects.filter(state__in=RUNNING, due_on__lt=day)
    here = CasePlace.objects.filter(table_id__in=set(tables), ended_on__isnull=True)
    of_the_table = late.filter(table_id__in=set(tables)).values("pk")
    return of_the_table.union(late.filter(among(here.values("case_id"), "case_id")).values("pk"))


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
    return actor.tables_led(day, (TablePower.COORDINATE,))


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
