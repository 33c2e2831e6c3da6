# SPDX-License-Identifier: EUPL-1.2
"""The table sits: who is there, what is said and decided."""

from datetime import datetime, timedelta
from functools import partial

from schakel.cases.tasks import queries as tasks
from schakel.demo import past
from schakel.demo.content.meetings import Meeting
from schakel.demo.stage import Stage
from schakel.demo.steps import minutes
from schakel.demo.steps.agenda import Point, points_of
from schakel.demo.timeline import Step, Turn
from schakel.kernel.ids import ItemId
from schakel.kernel.people import TablePower
from schakel.kernel.vocabulary import DecisionManner
from schakel.meetings.commands import attendance, items, opening
from schakel.meetings.commands.items import NewTask, RecordDraft
from schakel.meetings.facts import Presence

PER_ITEM = timedelta(minutes=12)
CALL_IN = timedelta(minutes=5)


def step(stage: Stage, meeting: Meeting, previous: Meeting | None) -> Step:
    """Return the whole sitting as one step: it has its own hours."""
    points = points_of(stage, meeting)
    return Step(meeting.day, Turn.MEET, partial(_meet, stage, meeting, points, previous))


def _meet(stage: Stage, meeting: Meeting, points: list[Point], previous: Meeting | None) -> None:
    begin, day = past.clock_time(meeting.day, meeting.start), meeting.day
    made = stage.meeting_ids[meeting.key]
    secretary = stage.coordinator(meeting.table, day)
    chair = stage.holder(meeting.table, TablePower.CHAIR, day)
    here = {stage.mandate_ids[key]: Presence.PRESENT for key in _present(stage, meeting, points)}
    with past.at(begin - CALL_IN), stage.acting(secretary, day) as actor:
        attendance.note_presence(actor, made, here, day=day)
    with past.at(begin), stage.acting(chair, day) as actor:
        opening.open_meeting(actor, made, day=day)
        if previous is not None:
            minutes.approve(stage, previous, meeting, chair, day)
    clock = begin + CALL_IN
    for point in points:
        _discuss(stage, meeting, point, secretary, clock)
        clock += PER_ITEM
    with past.at(clock), stage.acting(chair, day) as actor:
        opening.close_meeting(actor, made, day=day)


def _present(stage: Stage, meeting: Meeting, points: list[Point]) -> list[str]:
    """Return who came: the seats, who runs the table, and the circles of the cases."""
    table, day = stage.region.table(meeting.table), meeting.day
    runs = {TablePower.CHAIR, TablePower.COORDINATE}
    came = [seat.mandate for seat in table.seats if seat.is_active(day)]
    came += [one.mandate for one in table.mandates if one.power in runs and one.is_active(day)]
    for point in points:
        came += sorted(stage.circles[point.key]) if point.case is not None else []
    return [
        key
        for key in dict.fromkeys(came)
        if key not in meeting.excused and stage.mandates[key].is_active(day)
    ]


def _discuss(stage: Stage, meeting: Meeting, point: Point, secretary: str, clock: datetime) -> None:
    item, day = stage.item_ids[meeting.key, point.key], meeting.day
    with past.at(clock), stage.acting(secretary, day) as actor:
        items.open_item(actor, item, day=day)
    with past.at(clock + PER_ITEM), stage.acting(secretary, day) as actor:
        draft = _draft(stage, point)
        decided = point.said.decision if point.said else None
        manner = decided.by if decided else DecisionManner.CONSENSUS
        items.close_item(actor, item, draft, manner, version=1, day=day)
        stage.minutes[item] = 1
        if draft.tasks:
            _remember_tasks(stage, meeting, point, item)


def _draft(stage: Stage, point: Point) -> RecordDraft:
    if point.said is None or point.said.decision is None:
        return RecordDraft(decision=(point.topic.decision or "") if point.topic else "")
    decided = point.said.decision
    return RecordDraft(
        decision_kind=decided.kind,
        decision=decided.text,
        review_on=decided.review,
        tasks=tuple(
            NewTask(task.what, stage.mandate_ids[task.owner], task.due, number)
            for number, task in enumerate(point.said.tasks)
        ),
    )


def _remember_tasks(stage: Stage, meeting: Meeting, point: Point, item: ItemId) -> None:
    secretary = stage.coordinator(meeting.table, meeting.day)
    with stage.acting(secretary, meeting.day) as actor:
        for made in tasks.tasks_of_item(actor, item, meeting.day):
            stage.task_ids[point.key, meeting.key, made.what] = made.id
