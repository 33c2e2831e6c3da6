# SPDX-License-Identifier: EUPL-1.2
"""What a judge or the council of state does to a measure: suspended, resumed, annulled."""

from dataclasses import replace
from datetime import date

from schakel.kernel.days import dutch_day
from schakel.toolbox.course import Course
from schakel.toolbox.line import Event, Judged
from schakel.toolbox.shared import CountingRule
from schakel.toolbox.terms import Terms
from schakel.toolbox.vocabulary import Happening

TOLD = {
    Happening.SUSPENDED: "De maatregel is geschorst",
    Happening.RESUMED: "De schorsing stopte",
    Happening.ANNULLED: "De maatregel is vernietigd",
}
NOT_DECIDED = "Er is nog geen beslissing."
NOT_SUSPENDED = "De maatregel is niet geschorst."


def happen(terms: Terms, course: Course, event: Event) -> tuple[Judged, Course]:
    """Return whether it can have happened, and the course after it."""
    happening = Happening(event.step)
    rule = end_rule(terms, event.day)
    refused = _refused(terms, course, event.day, happening)
    told = refused or f"{TOLD[happening]} op {dutch_day(event.day)}."
    from_rule = happening is not Happening.ANNULLED
    source, verification = (rule.source, rule.verification) if from_rule else (None, None)
    judged = Judged(event, refused is None, told, source, verification)
    if refused:
        return judged, course
    return judged, _changed(course, event.day, happening, end_stands=rule.value)


def end_rule(terms: Terms, day: date) -> CountingRule:
    """Return whether the end stands while a judge suspends the measure."""
    return terms.calendar.rule(terms.calendar.counting.end_stands_while_suspended, day)


def _refused(terms: Terms, course: Course, day: date, happening: Happening) -> str | None:
    if course.annulled_on:
        return f"De maatregel is al vernietigd op {dutch_day(course.annulled_on)}."
    if not (course.done(terms.decision) or course.span):
        return NOT_DECIDED
    if happening is Happening.RESUMED:
        return None if course.suspended_on else NOT_SUSPENDED
    if happening is Happening.ANNULLED:
        return None
    if course.suspended_on:
        return f"De maatregel is al geschorst sinds {dutch_day(course.suspended_on)}."
    if course.is_broken_off or course.ended_before(day):
        return "De maatregel is al voorbij."
    return None


def _changed(course: Course, day: date, happening: Happening, *, end_stands: bool) -> Course:
    if happening is Happening.SUSPENDED:
        return replace(course, suspended_on=day, end_waits=not end_stands)
    return _resumed(course, day) if happening is Happening.RESUMED else _annulled(course, day)


def _resumed(course: Course, day: date) -> Course:
    """Return the measure at work again; the rule of the day it was suspended decides on its end."""
    resumed = replace(course, suspended_on=None, end_waits=False)
    span, since = course.span, course.suspended_on
    if not course.end_waits or since is None or span is None or span.ends is None:
        return resumed
    lost = day - since
    return replace(
        resumed,
        span=replace(span, ends=span.ends + lost),
        given_back=course.given_back + lost,
    )


def _annulled(course: Course, day: date) -> Course:
    span = course.span
    if span:
        ends = min(span.ends, day) if span.ends else day
        span = replace(span, ends=ends, because=f"Vernietigd op {dutch_day(day)}.")
    return replace(course, span=span, annulled_on=day, suspended_on=None, end_waits=False)
