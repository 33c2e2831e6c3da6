# SPDX-License-Identifier: EUPL-1.2
"""In one word: where a measure stands at the end of a day."""

from datetime import date

from schakel.toolbox.course import Course
from schakel.toolbox.terms import Terms
from schakel.toolbox.vocabulary import Ends, Missed, Need, State, StepKind


def state_on(terms: Terms, course: Course, day: date) -> State:
    if broken := _broken_off(course, day):
        return broken
    if not course.acts:
        return State.NOT_STARTED
    if course.span is None:
        return State.PREPARING
    if course.ended_before(day) or _all_is_done(terms, course, day):
        return State.ENDED
    return _at_work(terms, course, day)


def _broken_off(course: Course, day: date) -> State | None:
    if course.annulled_on:
        return State.ANNULLED
    if course.lapse:
        return State.LAPSED
    return State.ENDED if course.lifted_on and course.lifted_on <= day else None


def _at_work(terms: Terms, course: Course, day: date) -> State:
    if course.suspended_on:
        return State.SUSPENDED
    running = (terms.running(step, course) for step in terms.measure.steps)
    if any(one and one.term.missed is Missed.LAPSES for one in running):
        return State.TO_CONFIRM
    begun = course.span and course.span.begins <= day
    return State.IN_FORCE if begun else State.PREPARING


def _all_is_done(terms: Terms, course: Course, day: date) -> bool:
    """Whether a measure that ends when it is done, by no act of its own, had all its steps."""
    steps = terms.measure.steps_on(day)
    if terms.measure.duration.ends is not Ends.WHEN_DONE:
        return False
    if any(step.kind is StepKind.END for step in steps):
        return False
    return all(
        course.done(step.id)
        for step in steps
        if step.need is Need.REQUIRED and terms.fits_ground(step, course.ground)
    )
