# SPDX-License-Identifier: EUPL-1.2
"""What a reader of a time line must know beside it, and what a jurist still has to verify."""

from collections.abc import Iterator
from datetime import date

from schakel.toolbox.course import Course
from schakel.toolbox.happenings import end_rule
from schakel.toolbox.line import Appeal, Due
from schakel.toolbox.terms import Terms


def notes(terms: Terms, course: Course, day: date, *, later: int) -> Iterator[str]:
    if terms.measure.is_locked:
        yield "Deze maatregel is vergrendeld tot een jurist ze nakeek. Gebruik ze nog niet."
    if not terms.measure.in_force(day):
        yield f"{terms.measure.id} {terms.measure.name} geldt niet op deze dag."
    if later:
        yield "Wat na deze dag gebeurde, telt hier nog niet mee."
    if course.suspended_on:
        yield end_rule(terms, course.suspended_on).sentence


def doubts(
    terms: Terms, course: Course, must: tuple[Due, ...], appeals: tuple[Appeal, ...]
) -> Iterator[str]:
    measure, calendar = terms.measure, terms.calendar
    verifications = [measure.verification]
    if course.span:
        first = calendar.rule(calendar.counting.first_day_of_measure_counts, course.span.begins)
        verifications += [measure.duration.verification, first.verification]
    if course.suspended_on:
        verifications.append(end_rule(terms, course.suspended_on).verification)
    verifications += [appeal.remedy.verification for appeal in appeals]
    yield from (one.doubt for one in verifications if one.doubt)
    for due in must:
        yield from due.doubts
