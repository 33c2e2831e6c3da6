# SPDX-License-Identifier: EUPL-1.2
"""What other rooms may hold of a task."""

from dataclasses import dataclass
from datetime import date

from schakel.actors.facts import MandateFact
from schakel.kernel.ids import CaseId, TableId, TaskId
from schakel.kernel.vocabulary import TaskState

RUNNING = (TaskState.OPEN, TaskState.BUSY)


@dataclass(frozen=True)
class TaskFact:
    """A task with its opened texts. `pseudonym` is empty when the actor may not read the case."""

    id: TaskId
    table: TableId
    table_name: str
    case: CaseId | None
    pseudonym: str
    owner: MandateFact
    what: str
    state: TaskState
    given_on: date
    due_on: date
    report: str
    reported_on: date | None
    version: int
    is_mine: bool = False

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING

    def is_late(self, day: date) -> bool:
        """Return whether its day is over and it still runs."""
        return self.is_running and self.due_on < day
