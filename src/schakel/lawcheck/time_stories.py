# SPDX-License-Identifier: EUPL-1.2
"""Does the clock answer a story of law/measures/*/scenarios as the story says?"""

from collections.abc import Iterable, Iterator
from datetime import date

from schakel.kernel.days import dutch_day
from schakel.lawcheck.stories import StoryEvent, TimeExpect, TimeStory, TimeStoryStep
from schakel.toolbox.calendar import Calendar, calendar_for
from schakel.toolbox.clock import Event, TimeLine, time_line
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.toolbox import Toolbox


def differences(
    toolbox: Toolbox, measure: SafetyMeasure, story: TimeStory
) -> Iterator[tuple[int, str]]:
    """Yield the number of a step, from 0, and in Dutch what the clock says otherwise."""
    calendar = story_calendar(toolbox, story)
    events: list[Event] = []
    for number, step in enumerate(story.steps):
        events.extend(_event(one) for one in step.events)
        line = time_line(toolbox, measure, events, day=step.on, calendar=calendar)
        for told in _told(line, step):
            yield number, told
        # What was refused did not happen, also when a later step tells more of that day.
        refused = {one.event for one in line.judged if not one.allowed}
        events = [one for one in events if one not in refused]


def story_calendar(toolbox: Toolbox, story: TimeStory) -> Calendar:
    """Return the calendar of the municipality in the story."""
    return calendar_for(
        toolbox, college=story.college, council=story.council, bridge_days=story.bridge_days
    )


def _event(event: StoryEvent) -> Event:
    return Event(event.step, event.on, event.begins, event.until, event.ground, event.reason)


def _told(line: TimeLine, step: TimeStoryStep) -> Iterator[str]:
    yield from _judged(line, step)
    yield from _lists(line, step.expect)
    yield from _days(line, step.expect)


def _judged(line: TimeLine, step: TimeStoryStep) -> Iterator[str]:
    """Yield what differs in the events of this step; a refusal must always be expected."""
    own = {_event(one) for one in step.events}
    judged = [one for one in line.judged if one.event in own]
    for late in sorted(own - {one.event for one in judged}, key=lambda one: one.day):
        yield f"{late.step} van {dutch_day(late.day)} ligt na de dag van deze stap"
    refused = {one.event.step: one.sentence for one in judged if not one.allowed}
    warned = {one.event.step for one in judged if one.warnings}
    for name in sorted(refused.keys() - set(step.expect.refused)):
        yield f"{name} wordt geweigerd: {refused[name]}"
    yield from _missing(step.expect.refused, refused, "wordt niet geweigerd")
    yield from _missing(step.expect.warned, warned, "krijgt geen waarschuwing")


def _lists(line: TimeLine, expect: TimeExpect) -> Iterator[str]:
    may = {one.step.id for one in line.may_now}
    yield from _missing(expect.may, may, "mag nog niet")
    yield from (f"{name} mag al" for name in expect.may_not if name in may)
    due = {one.step.id: one.day for one in line.must}
    yield from (f"{name} heeft nog een termijn" for name in expect.not_due if name in due)
    for name, day in expect.due.items():
        if name not in due:
            yield f"{name} heeft geen termijn, niet {dutch_day(day)}"
        elif due[name] != day:
            yield f"{name} moet tegen {_day(due[name])}, niet {dutch_day(day)}"


def _days(line: TimeLine, expect: TimeExpect) -> Iterator[str]:
    if expect.state and line.state is not expect.state:
        yield f"de toestand is {line.state}, niet {expect.state}"
    if expect.ends and line.ends != expect.ends:
        yield f"de maatregel eindigt op {_day(line.ends)}, niet {dutch_day(expect.ends)}"
    lapsed = line.lapse.day if line.lapse else None
    if expect.lapses and lapsed != expect.lapses:
        yield f"de gemiste dag is {_day(lapsed)}, niet {dutch_day(expect.lapses)}"
    appeals = {one.remedy.code: one.last_day for one in line.appeals}
    for code, day in expect.appeal.items():
        if appeals.get(code) != day:
            yield f"beroep ({code}) kan tot en met {_day(appeals.get(code))}, niet {dutch_day(day)}"


def _missing(expected: Iterable[str], found: Iterable[str], told: str) -> Iterator[str]:
    there = set(found)
    yield from (f"{name} {told}" for name in expected if name not in there)


def _day(day: date | None) -> str:
    return dutch_day(day) if day else "geen bekende dag"
