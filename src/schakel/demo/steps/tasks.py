# SPDX-License-Identifier: EUPL-1.2
"""What people agreed to do, and what they told about it."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from schakel.cases.tasks import commands as tasks
from schakel.demo.content.cases import Case
from schakel.demo.content.days import later
from schakel.demo.content.discussions import Discussion, Task
from schakel.demo.stage import Stage
from schakel.demo.timeline import Step, Turn
from schakel.kernel.vocabulary import TaskState

DAYS_TO_BEGIN = 4


def steps(stage: Stage, case: Case) -> Iterator[Step]:
    """Return who reported on which task; who did not begin yet tells nothing."""
    for item in case.discussions:
        if item.decision is None:
            continue
        met = stage.region.meeting(item.meeting).day
        for task in item.tasks:
            if task.state is not TaskState.OPEN:
                day = task.reported or later(met, DAYS_TO_BEGIN, today=stage.region.today)
                yield Step(day, Turn.REPORT, partial(_report, stage, case, item, task, day))


def _report(stage: Stage, case: Case, item: Discussion, task: Task, day: date) -> None:
    made = stage.task_ids[case.key, item.meeting, task.what]
    with stage.acting(task.owner, day) as actor:
        tasks.report_task(
            actor,
            made,
            state=task.state,
            report=task.report or "",
            version=stage.next_version(made),
            day=day,
        )
