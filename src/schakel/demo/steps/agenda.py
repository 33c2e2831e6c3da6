# SPDX-License-Identifier: EUPL-1.2
"""Before a meeting: when it is planned, and what comes on its agenda."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from schakel.demo import past
from schakel.demo.content.cases import Case
from schakel.demo.content.days import last_working_day, working_day
from schakel.demo.content.discussions import Discussion
from schakel.demo.content.meetings import Meeting, Topic
from schakel.demo.stage import Stage
from schakel.demo.timeline import Step, Turn
from schakel.kernel.vocabulary import ItemKind
from schakel.meetings.commands import agenda, attendance, plan

PLANNED_AHEAD, PREPARED_AHEAD = timedelta(days=14), timedelta(days=10)


@dataclass(frozen=True)
class Point:
    """One point of an agenda: a case, or a topic that concerns nobody."""

    key: str
    case: Case | None = None
    said: Discussion | None = None
    topic: Topic | None = None


def points_of(stage: Stage, meeting: Meeting) -> list[Point]:
    """Return the cases in the order of the agenda, then the topics."""
    discussed = [
        Point(case.key, case=case, said=said) for case, said in stage.region.agenda(meeting.key)
    ]
    return discussed + [Point(topic.title, topic=topic) for topic in meeting.topics]


def steps(stage: Stage, meeting: Meeting) -> Iterator[Step]:
    """Return when a meeting was planned, and when each case came on its agenda."""
    planned, points = _planned_on(stage, meeting), points_of(stage, meeting)
    yield Step(planned, Turn.PLAN, partial(_plan, stage, meeting, points, planned))
    for point in points:
        if point.case is not None:
            day = _prepared_on(stage, point.case, meeting, planned)
            turn = Turn.ADD_TO_AGENDA if day == meeting.day else Turn.PREPARE
            yield Step(day, turn, partial(_add, stage, meeting, point, day))
    if meeting.day <= stage.region.today:
        for key in meeting.excused:
            yield Step(planned, Turn.PREPARE, partial(_excuse, stage, meeting, key, planned))


def _planned_on(stage: Stage, meeting: Meeting) -> date:
    """Return when it was planned: two weeks ahead, and a coming one when the table last met."""
    today = stage.region.today
    day = min(meeting.day - PLANNED_AHEAD, working_day(-1, today=today))
    if meeting.day > today:
        same_table = (one.day for one in stage.region.meetings if one.table == meeting.table)
        day = min(day, max((one for one in same_table if one < today), default=day))
    return last_working_day(day)


def _prepared_on(stage: Stage, case: Case, meeting: Meeting, planned: date) -> date:
    """Return when the case came on the agenda: as soon as it lay there and was asked for again."""
    today = stage.region.today
    known = [planned, case.case.day if case.case else planned]
    known += [move.day for move in case.moves if move.day < meeting.day]
    held = (stage.region.meeting(item.meeting).day for item in case.discussions)
    known += [day for day in held if day < min(meeting.day, today)]
    if case.reopening is not None and case.reopening.day <= meeting.day:
        known.append(case.reopening.day)
    soon = last_working_day(meeting.day - PREPARED_AHEAD)
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
