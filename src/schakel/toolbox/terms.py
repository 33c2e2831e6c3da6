# SPDX-License-Identifier: EUPL-1.2
"""The terms of one measure: the last day and the first day for a step, the days that it works.

A value is the one in force on the day of the act that its term is counted from.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from schakel.kernel.days import dutch_day
from schakel.rules import timeline
from schakel.toolbox.calendar import DAY, Calendar
from schakel.toolbox.counted import doubts_of_counting, how_counted
from schakel.toolbox.course import Course, Span
from schakel.toolbox.line import Appeal, Due, Event
from schakel.toolbox.measure import Renewal, SafetyMeasure, Step, Term
from schakel.toolbox.quantity import Quantity
from schakel.toolbox.shared import Remedy
from schakel.toolbox.vocabulary import StepKind

COUNTED_FROM = {"notice": "de kennisgeving", "decision": "de beslissing"}


@dataclass(frozen=True)
class Running:
    """A term that runs: counted from an act, perhaps made longer, until a day (None: unknown)."""

    term: Term
    start: Event
    quantity: Quantity
    longer: tuple[Quantity, ...]
    day: date | None


@dataclass(frozen=True)
class Terms:
    """The counting of one measure in one municipality."""

    measure: SafetyMeasure
    calendar: Calendar

    @cached_property
    def decision(self) -> str:
        """The step that is the decision, or that makes the measure begin when nobody decides."""
        begins = self.measure.duration.counted_from
        decisions = [step.id for step in self.measure.steps if step.kind is StepKind.DECISION]
        return begins if begins in decisions or not decisions else decisions[-1]

    def fits_ground(self, step: Step, ground: str | None) -> bool | None:
        """Whether the step belongs to the ground; None when that is not known yet."""
        if not step.only_on:
            return True
        return None if ground is None else ground in step.only_on

    def running(self, step: Step, course: Course) -> Running | None:
        """Return the term of the step when it runs and the step is still to be done."""
        term = step.term
        if term is None or self.fits_ground(step, course.ground) is False:
            return None
        number = course.latest.get(term.counted_from)
        if number is None or _is_done(step, course, number):
            return None
        start = course.acts[number]
        quantity = self.measure.quantity(term.within, start.day)
        longer = tuple(self._longer(term, course, number))
        day = self.calendar.after(start.day, quantity)
        for more in longer:
            day = day and self.calendar.after(day, more)
        return Running(term, start, quantity, longer, day)

    def due(self, step: Step, running: Running, day: date) -> Due:
        """Return the term as the screen tells it on the day."""
        term, start = running.term, running.start
        value = self.measure.value(term.within, start.day)
        extra = "".join(f", verlengd met {more}" for more in running.longer)
        doubts = (
            value.verification.doubt,
            step.verification.doubt,
            *doubts_of_counting(self.calendar, start.day, running.quantity),
        )
        return Due(
            step=step,
            day=running.day,
            counted_from=start.day,
            quantity=running.quantity,
            how=how_counted(self.calendar, start.day, running.quantity, running.day, extra),
            consequence=term.consequence,
            missed=term.missed,
            source=value.source,
            verification=value.verification,
            late=running.day is not None and running.day < day,
            doubts=tuple(doubt for doubt in doubts if doubt),
        )

    def waits_until(self, step: Step, course: Course) -> date | None:
        """Return the first day for the step; None when it need not wait or nobody can tell."""
        start = course.last(step.wait.counted_from) if step.wait else None
        if step.wait is None or start is None:
            return None
        passed = self.calendar.after(start.day, self.measure.quantity(step.wait.after, start.day))
        return passed and passed + DAY

    def longest(self, event: Event) -> date | None:
        """Return the last day that the measure may work when this act makes it begin."""
        name = self.measure.duration.longest
        if name is None:
            return None
        quantity = self.measure.quantity(name, event.day)
        return self.calendar.last_day(event.begins or event.day, quantity)

    def span(self, event: Event) -> Span:
        """Return the days that the measure works once this act happened."""
        longest = self.longest(event)
        begins = event.begins or event.day
        ends = event.until or longest
        return Span(begins, ends, self._because(begins, event.until, ends), event.day)

    def total(self, course: Course) -> date | None:
        """Return the last day with all renewals together; None when the law names no total."""
        renewal, span = self.measure.duration.renewal, course.span
        if renewal is None or renewal.total is None or span is None:
            return None
        quantity = self.measure.quantity(renewal.total, span.decided_on)
        return self.calendar.last_day(span.begins, quantity) + course.given_back

    def renewed_until(self, renewal: Renewal, course: Course, ends: date, day: date) -> date:
        """Return the last day that a renewal decided on the day may reach."""
        each = self.measure.quantity(renewal.each, day)
        last = self.calendar.last_day(ends + DAY, each)
        return min(last, self.total(course) or last)

    def review(self, course: Course) -> date | None:
        """Return the day to look at the measure again, counted from its first day."""
        name, span = self.measure.duration.review, course.span
        if name is None or span is None:
            return None
        return self.calendar.after(span.begins, self.measure.quantity(name, span.decided_on))

    def appeal(self, remedy: Remedy, course: Course) -> Appeal:
        """Return until when the decision can be looked at again."""
        start = self._appeal_start(remedy, course)
        if start is None:
            how = f"De termijn begint pas met {COUNTED_FROM[remedy.counted_from]}."
            return Appeal(remedy, None, None, None, how)
        found = timeline.at(remedy.within, start)
        if found is None:
            return Appeal(remedy, None, start, None, "Een termijn in dagen is niet bekend.")
        last_day = self.calendar.after(start, found.quantity)
        how = how_counted(self.calendar, start, found.quantity, last_day)
        late = self._without_notice(remedy, start, found.quantity)
        if late and remedy.without_notice:
            how = f"{how} {remedy.without_notice.sentence} Dan is het tot en met {dutch_day(late)}."
        return Appeal(remedy, last_day, start, late, how)

    def _without_notice(self, remedy: Remedy, start: date, quantity: Quantity) -> date | None:
        """Return the last day when the notice did not tell of the remedy."""
        if remedy.without_notice is None:
            return None
        later = self.calendar.after(start, remedy.without_notice.after.quantity)
        return self.calendar.after(later, quantity) if later else None

    def _appeal_start(self, remedy: Remedy, course: Course) -> date | None:
        """Return the day of the notice that followed the decision, or of the decision itself."""
        number = course.latest.get(self.decision)
        if number is None or remedy.counted_from == "decision":
            return None if number is None else course.acts[number].day
        notices = {step.id for step in self.measure.steps if step.kind is StepKind.NOTICE}
        after = reversed(course.acts[number:])
        return next((act.day for act in after if act.step in notices), None)

    def _longer(self, term: Term, course: Course, number: int) -> Iterator[Quantity]:
        extension = term.extension
        if extension is None:
            return
        day = course.acts[number].day
        for _ in range(course.times_since(extension.step, number)):
            yield self.measure.quantity(extension.by, day)

    def _because(self, begins: date, chosen: date | None, ends: date | None) -> str:
        duration = self.measure.duration
        if chosen:
            return f"Zo gekozen in de beslissing. {duration.sentence}"
        if ends is None:
            return duration.sentence
        return f"De langste duur vanaf {dutch_day(begins)}. {duration.sentence}"


def _is_done(step: Step, course: Course, number: int) -> bool:
    """Whether the step needs no doing after act number so many."""
    done = course.latest.get(step.id)
    if done is None:
        return False
    return not step.again or done > number
