# SPDX-License-Identifier: EUPL-1.2
"""The meetings: planned, prepared, held, written down, approved at the next one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from schakel.cases.commands import tendencies
from schakel.cases.queries import tasks
from schakel.demo import past
from schakel.demo.content.cases import Case
from schakel.demo.content.days import is_working_day, later, working_day
from schakel.demo.content.discussions import Discussion
from schakel.demo.content.meetings import Meeting, Tendency, Topic
from schakel.demo.stage import Stage
from schakel.demo.timeline import Step, Turn
from schakel.kernel.ids import ItemId
from schakel.kernel.people import TablePower
from schakel.kernel.vocabulary import DecisionManner, ItemKind
from schakel.meetings.commands import agenda, attendance, items, minutes, opening, plan
from schakel.meetings.commands.items import NewTask, RecordDraft
from schakel.meetings.facts import Presence

PLANNED_AHEAD, PREPARED_AHEAD, WRITTEN_AFTER = 14, 10, 3
PER_ITEM = timedelta(minutes=12)
CALL_IN = timedelta(minutes=5)


@dataclass(frozen=True)
class Point:
    """One point of an agenda: a case, or a topic that concerns nobody."""

    key: str
    case: Case | None = None
    said: Discussion | None = None
    topic: Topic | None = None


def steps(stage: Stage) -> Iterator[Step]:
    """Return what happened around every table."""
    before: dict[str, list[Meeting]] = {}
    for meeting in sorted(stage.region.meetings, key=lambda one: one.day):
        earlier = before.setdefault(meeting.table, [])
        yield from _meeting(stage, meeting, earlier[-1] if earlier else None)
        earlier.append(meeting)
    for tendency in stage.region.tendencies:
        yield Step(tendency.day, Turn.TENDENCY, partial(_tell, stage, tendency))


def _meeting(stage: Stage, meeting: Meeting, previous: Meeting | None) -> Iterator[Step]:
    planned = _planned_on(stage, meeting)
    points = _points(stage, meeting)
    yield Step(planned, Turn.PLAN, partial(_plan, stage, meeting, points, planned))
    for point in points:
        if point.case is not None:
            day = _prepared_on(stage, point.case, meeting, planned)
            turn = Turn.ADD_TO_AGENDA if day == meeting.day else Turn.PREPARE
            yield Step(day, turn, partial(_add, stage, meeting, point, day))
    if meeting.day > stage.region.today:
        return
    for key in meeting.excused:
        yield Step(planned, Turn.PREPARE, partial(_excuse, stage, meeting, key, planned))
    yield Step(meeting.day, Turn.MEET, partial(_meet, stage, meeting, points, previous))
    written = later(meeting.day, WRITTEN_AFTER, today=stage.region.today)
    for point in points:
        if point.said is not None and point.said.summary and written > meeting.day:
            do = partial(_write_minutes, stage, meeting, point, written)
            yield Step(written, Turn.MINUTES, do)


def _points(stage: Stage, meeting: Meeting) -> list[Point]:
    discussed = [
        Point(case.key, case=case, said=said) for case, said in stage.region.agenda(meeting.key)
    ]
    return discussed + [Point(topic.title, topic=topic) for topic in meeting.topics]


def _planned_on(stage: Stage, meeting: Meeting) -> date:
    """Return when it was planned: two weeks ahead, and a coming one when the table last met."""
    today = stage.region.today
    day = min(meeting.day - timedelta(days=PLANNED_AHEAD), working_day(-1, today=today))
    if meeting.day > today:
        same_table = (one.day for one in stage.region.meetings if one.table == meeting.table)
        day = min(day, max((one for one in same_table if one < today), default=day))
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def _prepared_on(stage: Stage, case: Case, meeting: Meeting, planned: date) -> date:
    """Return when the case came on the agenda: as soon as it lay there and was asked for again."""
    today = stage.region.today
    known = [planned, case.case.day if case.case else planned]
    known += [move.day for move in case.moves if move.day < meeting.day]
    held = (stage.region.meeting(item.meeting).day for item in case.discussions)
    known += [day for day in held if day < min(meeting.day, today)]
    if case.reopening is not None and case.reopening.day <= meeting.day:
        known.append(case.reopening.day)
    soon = meeting.day - timedelta(days=PREPARED_AHEAD)
    while not is_working_day(soon):
        soon -= timedelta(days=1)
    return min(max(*known, soon), working_day(-1, today=today), meeting.day)


def _plan(stage: Stage, meeting: Meeting, points: list[Point], day: date) -> None:
    begin = past.clock_time(meeting.day, meeting.start)
    when = plan.When(
        begin,
        begin + timedelta(minutes=meeting.duration_minutes),
        stage.region.table(meeting.table).place,
    )
    with stage.acting(stage.coordinator(meeting.table, day), day) as actor:
        made = plan.plan_meeting(actor, stage.table_ids[meeting.table], when, day=day)
        stage.meeting_ids[meeting.key] = made
        for point in points:
            if point.topic is not None:
                note = point.topic.note or ""
                stage.item_ids[meeting.key, point.key] = agenda.add_general(
                    actor, made, point.topic.title, note, day=day
                )


def _add(stage: Stage, meeting: Meeting, point: Point, day: date) -> None:
    case, said = point.case, point.said
    if case is None or said is None:
        return
    with stage.acting(stage.coordinator(meeting.table, day), day) as actor:
        stage.item_ids[meeting.key, point.key] = agenda.add_case(
            actor,
            stage.meeting_ids[meeting.key],
            stage.case_of(case),
            ItemKind(said.section),
            said.question,
            day=day,
        )


def _excuse(stage: Stage, meeting: Meeting, key: str, day: date) -> None:
    with stage.acting(key, day) as actor:
        attendance.excuse_me(actor, stage.meeting_ids[meeting.key], day=day)


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
            _approve(stage, previous, meeting, chair, day)
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


def _approve(stage: Stage, previous: Meeting, meeting: Meeting, chair: str, day: date) -> None:
    with stage.acting(chair, day) as actor:
        for point in _points(stage, previous):
            item = stage.item_ids[previous.key, point.key]
            number = stage.minutes.get(item)
            if number is not None:
                later_meeting = stage.meeting_ids[meeting.key]
                minutes.approve_minutes(actor, item, later_meeting, number=number, day=day)


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


def _write_minutes(stage: Stage, meeting: Meeting, point: Point, day: date) -> None:
    item = stage.item_ids[meeting.key, point.key]
    summary = point.said.summary if point.said else None
    with stage.acting(stage.coordinator(meeting.table, day), day) as actor:
        stage.minutes[item] = minutes.write_minutes(
            actor, item, summary or "", based_on=stage.minutes[item], day=day
        )


def _tell(stage: Stage, tendency: Tendency) -> None:
    day = tendency.day
    with stage.acting(stage.coordinator(tendency.from_table, day), day) as actor:
        tendencies.give_tendency(
            actor,
            stage.table_ids[tendency.from_table],
            text=tendency.text,
            question=tendency.question,
            day=day,
        )
