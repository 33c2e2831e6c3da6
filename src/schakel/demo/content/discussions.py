# SPDX-License-Identifier: EUPL-1.2
"""In `cases/*.yaml`: the case at a meeting, with what was decided and who does what."""

from schakel.demo.content.fields import Fact, MandateKey, MeetingKey, Text, WorkingDay
from schakel.kernel.vocabulary import DecisionKind, DecisionManner, ItemKind, TaskState


class Decision(Fact):
    kind: DecisionKind
    by: DecisionManner = DecisionManner.CONSENSUS
    text: Text
    review: WorkingDay | None = None


class Task(Fact):
    what: Text
    owner: MandateKey
    due: WorkingDay
    state: TaskState = TaskState.OPEN
    reported: WorkingDay | None = None
    report: Text | None = None


class Discussion(Fact):
    """The case at a meeting. Without a decision: it stands on the agenda of a meeting to come."""

    meeting: MeetingKey
    section: ItemKind
    question: Text
    summary: Text | None = None
    decision: Decision | None = None
    tasks: tuple[Task, ...] = ()
