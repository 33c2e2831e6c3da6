# SPDX-License-Identifier: EUPL-1.2
"""The meetings: planned, prepared, held, written down, approved at the next one."""

from collections.abc import Iterator
from functools import partial

from schakel.cases.tendencies import commands as tendencies
from schakel.demo.content.meetings import Meeting, Tendency
from schakel.demo.stage import Stage
from schakel.demo.steps import agenda, minutes, sitting
from schakel.demo.timeline import Step, Turn


def steps(stage: Stage) -> Iterator[Step]:
    """Return what happened around every table."""
    before: dict[str, list[Meeting]] = {}
    for meeting in sorted(stage.region.meetings, key=lambda one: one.day):
        earlier = before.setdefault(meeting.table, [])
        yield from agenda.steps(stage, meeting)
        if meeting.day <= stage.region.today:
            yield sitting.step(stage, meeting, earlier[-1] if earlier else None)
            yield from minutes.steps(stage, meeting)
        earlier.append(meeting)
    for tendency in stage.region.tendencies:
        yield Step(tendency.day, Turn.TENDENCY, partial(_tell, stage, tendency))


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
