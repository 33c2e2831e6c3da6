# SPDX-License-Identifier: EUPL-1.2
"""The clock: what may be done now, what must be done by when, what lapses, when it ends, and why.

Events are judged in the order of their days, so it does not matter in which order they are typed.
One that could not happen is refused and changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from schakel.toolbox.attempt import Attempt
from schakel.toolbox.before import ALWAYS_THERE
from schakel.toolbox.calendar import Calendar
from schakel.toolbox.course import Course
from schakel.toolbox.example import ExampleStep, example_line
from schakel.toolbox.happenings import happen
from schakel.toolbox.judging import carry_out, measure_is_over, refusal, warnings
from schakel.toolbox.line import (
    Appeal,
    Doable,
    Due,
    Event,
    Judged,
    Lapse,
    TimeLine,
    Waiting,
)
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.remarks import doubts, notes
from schakel.toolbox.state import state_on
from schakel.toolbox.terms import Terms
from schakel.toolbox.toolbox import Toolbox
from schakel.toolbox.vocabulary import Happening, Missed

__all__ = [
    "Appeal",
    "Doable",
    "Due",
    "Event",
    "ExampleStep",
    "Judged",
    "Lapse",
    "TimeLine",
    "Waiting",
    "example_line",
    "time_line",
]

HAPPENINGS = tuple(Happening)


def time_line(
    toolbox: Toolbox,
    measure: SafetyMeasure,
    events: Iterable[Event],
    *,
    day: date,
    calendar: Calendar,
) -> TimeLine:
    """Return where the measure stands at the end of the day; later events do not count yet.

    Raises:
        NotInForceError: the law folder has no value or rule for a day that is needed.
    """
    terms = Terms(measure, calendar)
    judged: list[Judged] = []
    course = Course()
    given = tuple(events)
    for event in sorted((one for one in given if one.day <= day), key=_order(measure)):
        verdict, course = _judge(terms, _lapsed(terms, course, event.day), event)
        judged.append(verdict)
    course = _lapsed(terms, course, day)
    may_now, not_yet, no_more = _steps(terms, course, day)
    must = tuple(sorted(_must(terms, course, day), key=_soonest))
    appeals = tuple(_appeals(toolbox, terms, course))
    span = course.span
    return TimeLine(
        measure_id=measure.id,
        day=day,
        state=state_on(terms, course, day),
        judged=tuple(judged),
        may_now=may_now,
        not_yet=not_yet,
        no_more=no_more,
        must=must,
        begins=span.begins if span else None,
        ends=span.ends if span else None,
        ends_because=span.because if span else "",
        review=terms.review(course),
        lapse=course.lapse,
        appeals=appeals,
        notes=tuple(notes(terms, course, day, later=sum(one.day > day for one in given))),
        doubts=tuple(dict.fromkeys(doubts(terms, course, must, appeals))),
    )


def _order(measure: SafetyMeasure) -> Callable[[Event], tuple[object, ...]]:
    """Return the key that puts events in one order, however they were typed."""
    places = {step.id: number for number, step in enumerate(measure.steps)}
    places |= {one: len(places) + number for number, one in enumerate(HAPPENINGS)}

    def key(event: Event) -> tuple[object, ...]:
        return (
            event.day,
            places.get(event.step, len(places)),
            event.step,
            event.begins or date.min,
            event.until or date.min,
            event.ground or "",
            event.reason,
        )

    return key


def _judge(terms: Terms, course: Course, event: Event) -> tuple[Judged, Course]:
    """Return whether the event could happen, and the course after it."""
    if event.step in HAPPENINGS:
        return happen(terms, course, event)
    try:
        step = terms.measure.step(event.step)
    except KeyError:
        known = ", ".join(one.id for one in terms.measure.steps)
        said = f"{terms.measure.id} kent geen stap {event.step}. Kies uit: {known}."
        return Judged(event, allowed=False, sentence=said, source=None, verification=None), course
    attempt = Attempt(terms, course, step, event)
    if refused := refusal(attempt):
        said, source, checked = refused.sentence, refused.source, refused.verification
        return Judged(
            event, allowed=False, sentence=said, source=source, verification=checked
        ), course
    yes = Judged(
        event,
        allowed=True,
        sentence=step.does,
        source=step.source,
        verification=step.verification,
        warnings=tuple(warnings(attempt)),
    )
    return yes, carry_out(attempt)


def _lapsed(terms: Terms, course: Course, day: date) -> Course:
    """Return the course with the lapse that came before the day, if one did."""
    if course.is_broken_off:
        return course
    missed: list[Lapse] = []
    for step in terms.measure.steps:
        if step.term is None or step.term.missed is not Missed.LAPSES:
            continue
        running = terms.running(step, course)
        if running and running.day and running.day < day:
            value = terms.measure.value(step.term.within, running.start.day)
            missed.append(Lapse(step, running.day, step.term.consequence, value.source))
    if not missed:
        return course
    lapse = min(missed, key=lambda one: one.day)
    span = course.span
    if span:
        ends = min(span.ends, lapse.day) if span.ends else lapse.day
        span = replace(span, ends=ends, because=lapse.sentence)
    return replace(course, lapse=lapse, span=span)


def _steps(
    terms: Terms, course: Course, day: date
) -> tuple[tuple[Doable, ...], tuple[Waiting, ...], tuple[Waiting, ...]]:
    """Return the steps that may be done on the day, not yet, and no more."""
    may: list[Doable] = []
    not_yet: list[Waiting] = []
    no_more: list[Waiting] = []
    for step in terms.measure.steps_on(day):
        attempt = Attempt(terms, course, step, Event(step.id, day))
        settled = course.done(step.id) and not step.again and not attempt.lengthens
        if settled or terms.fits_ground(step, course.ground) is False:
            continue
        refused = refusal(attempt)
        if refused is None:
            may.append(Doable(step, tuple(warnings(attempt))))
            continue
        pile = no_more if refused.for_good else not_yet
        pile.append(Waiting(step, refused.sentence, refused.first_day))
    return tuple(may), tuple(not_yet), tuple(no_more)


def _must(terms: Terms, course: Course, day: date) -> Iterator[Due]:
    """Yield the terms that run; one that passed for good only where the step was needed."""
    for step in terms.measure.steps_on(day):
        running = terms.running(step, course)
        if running is None:
            continue
        due = terms.due(step, running, day)
        lost = due.late and due.missed is Missed.TOO_LATE and step.need not in ALWAYS_THERE
        if lost or measure_is_over(Attempt(terms, course, step, Event(step.id, day))):
            continue
        yield due


def _soonest(due: Due) -> date:
    return due.day or date.max


def _appeals(toolbox: Toolbox, terms: Terms, course: Course) -> Iterator[Appeal]:
    if course.done(terms.decision):
        for code in terms.measure.remedies:
            yield terms.appeal(toolbox.remedy(code), course)
