# SPDX-License-Identifier: EUPL-1.2
"""Which steps must have come before another, for who asks for days without telling them all."""

from collections.abc import Iterable
from datetime import date

from schakel.toolbox.line import Event
from schakel.toolbox.measure import SafetyMeasure, Step
from schakel.toolbox.vocabulary import Need

ALWAYS_THERE = frozenset({Need.REQUIRED, Need.REASONED})


def steps_before(
    measure: SafetyMeasure, step_id: str, day: date, ground: str | None = None
) -> tuple[Step, ...]:
    """Return the steps that come before the step, in the order of the file.

    Left out: what is optional, what is not in force on the day, and what belongs to another
    ground (or to a ground at all, when none is named).
    """
    steps = {step.id: step for step in measure.steps_on(day)}
    found: set[str] = set()
    waiting = [step_id]
    while waiting:
        step = steps.get(waiting.pop())
        for earlier in step.after if step else ():
            if earlier in found or not _always_there(steps.get(earlier), ground):
                continue
            found.add(earlier)
            waiting.append(earlier)
    return tuple(step for step in steps.values() if step.id in found)


def taken_as_given(
    measure: SafetyMeasure, events: Iterable[Event], start: date
) -> tuple[Event, ...]:
    """Return what nobody told but `start` supposes: its step, and all steps before it, that day."""
    told = {event.step: event for event in events}
    ground = next((event.ground for event in told.values() if event.ground), None)
    before = steps_before(measure, measure.starts_with, start, ground)
    supposed = (*(step.id for step in before), measure.starts_with)
    return tuple(Event(step_id, start) for step_id in supposed if step_id not in told)


def _always_there(step: Step | None, ground: str | None) -> bool:
    if step is None or step.need not in ALWAYS_THERE:
        return False
    return not step.only_on or ground in step.only_on
