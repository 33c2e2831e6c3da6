# SPDX-License-Identifier: EUPL-1.2
"""The minutes: written within days, approved at the next meeting."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from schakel.demo.content.days import later
from schakel.demo.content.meetings import Meeting
from schakel.demo.stage import Stage
from schakel.demo.steps.agenda import Point, points_of
from schakel.demo.timeline import Step, Turn
from schakel.meetings.commands import minutes

WRITTEN_AFTER = 3


def steps(stage: Stage, meeting: Meeting) -> Iterator[Step]:
    """Return when the minutes were written; those of a meeting of today still wait."""
    day = later(meeting.day, WRITTEN_AFTER, today=stage.region.today)
    for point in points_of(stage, meeting):
        if point.said is not None and point.said.summary and day > meeting.day:
            yield Step(day, Turn.MINUTES, partial(_write, stage, meeting, point, day))


def approve(stage: Stage, previous: Meeting, meeting: Meeting, chair: str, day: date) -> None:
    """Approve the minutes of the previous meeting at this one."""
    with stage.acting(chair, day) as actor:
        for point in points_of(stage, previous):
            item = stage.item_ids[previous.key, point.key]
            number = stage.minutes.get(item)
            if number is not None:
                later_meeting = stage.meeting_ids[meeting.key]
                minutes.approve_minutes(actor, item, later_meeting, number=number, day=day)


def _write(stage: Stage, meeting: Meeting, point: Point, day: date) -> None:
    item = stage.item_ids[meeting.key, point.key]
    summary = point.said.summary if point.said else None
    with stage.acting(stage.coordinator(meeting.table, day), day) as actor:
        stage.minutes[item] = minutes.write_minutes(
            actor, item, summary or "", based_on=stage.minutes[item], day=day
        )
