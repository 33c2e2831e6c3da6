# SPDX-License-Identifier: EUPL-1.2
"""The steps of a measure as a line through the days of an example, clearly told as one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from schakel.toolbox.clock import example_line
from schakel.toolbox.example import ExampleKind, ExampleStep
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.toolbox import Toolbox
from schakel.web.kit.days import day_words, weekday_name, weekday_words
from schakel.web.kit.page import Tag
from schakel.web.toolbox.labels import need_tag


@dataclass(frozen=True)
class Line:
    """A place on the line: a step with who takes it, or the review and the end, with nobody."""

    name: str
    weekday: str
    day: str
    day_note: str
    how: str
    doubts: tuple[str, ...]
    begins_here: bool = False
    organ: str = ""
    does: str = ""
    need: Tag | None = None
    reason_to_skip: str = ""
    consequence: str = ""


@dataclass(frozen=True)
class Example:
    """The whole line: from which step and day, on which made-up meetings it counts."""

    first: str
    day: str
    meetings: tuple[str, ...]
    lines: tuple[Line, ...]
    counting_doubts: tuple[str, ...]
    # Remedy: the last day to use it.
    last_days: dict[str, str]


def example(toolbox: Toolbox, measure: SafetyMeasure, day: date) -> Example:
    """Return the line from the day on, or from the nearest day on which the measure exists."""
    start = max(measure.begin, min(day, measure.until or day))
    told = example_line(toolbox, measure, start=start)
    appeals = (one for one in told if one.kind is ExampleKind.APPEAL)
    doubts = _counting_doubts(toolbox)
    return Example(
        first=measure.step(measure.starts_with).name,
        day=weekday_words(start),
        meetings=_meetings(toolbox, measure, start),
        lines=tuple(
            _line(toolbox, measure, one, doubts)
            for one in told
            if one.kind is not ExampleKind.APPEAL
        ),
        counting_doubts=tuple(dict.fromkeys(_all(told, doubts))),
        last_days={
            one.remedy.code: weekday_words(one.last_day)
            for one in appeals
            if one.remedy and one.last_day
        },
    )


def _line(
    toolbox: Toolbox, measure: SafetyMeasure, one: ExampleStep, counting: frozenset[str]
) -> Line:
    weekday, written, note = _days(one)
    doubts = tuple(dict.fromkeys(doubt for doubt in one.doubts if doubt not in counting))
    step = one.step
    if step is None:
        return Line(one.name, weekday, written, note, one.how, doubts)
    return Line(
        one.name,
        weekday,
        written,
        note,
        one.how,
        doubts,
        begins_here=step.id == measure.starts_with,
        organ=toolbox.organ(step.organ).name,
        does=step.does,
        need=need_tag(step.need),
        reason_to_skip=step.reason_to_skip,
        consequence=step.term.consequence if step.term else "",
    )


def _days(one: ExampleStep) -> tuple[str, str, str]:
    """Return the weekday and the day beside a step, and its last day where that is another."""
    day = one.day or one.last_day
    if day is None:
        return "", "", ""
    weekday, written = weekday_name(day), day_words(day)
    if one.last_day is None:
        return weekday, written, ""
    last = _("uiterlijk %(day)s")
    if one.last_day == day:
        return last % {"day": weekday}, written, ""
    return weekday, written, last % {"day": day_words(one.last_day)}


def _meetings(toolbox: Toolbox, measure: SafetyMeasure, start: date) -> tuple[str, ...]:
    """Return when the bodies meet in this example, those whose meeting is a term here."""
    terms = (step.term for step in measure.steps_on(start) if step.term)
    bodies = {measure.quantity(term.within, start).body for term in terms}
    return tuple(
        rhythm.sentence for rhythm in toolbox.counting.example_meetings if rhythm.body in bodies
    )


def _counting_doubts(toolbox: Toolbox) -> frozenset[str]:
    """Return the doubts about counting itself: they hold for every term, so they are said once."""
    counting = toolbox.counting
    rules = (
        *counting.day_of_event_counts,
        *counting.first_day_of_measure_counts,
        *counting.saturday_is_working_day,
        *counting.meeting_on_the_day_itself_counts,
    )
    return frozenset(rule.verification.doubt for rule in rules if rule.verification.doubt)


def _all(told: Iterable[ExampleStep], counting: frozenset[str]) -> Iterable[str]:
    return (doubt for one in told for doubt in one.doubts if doubt in counting)
