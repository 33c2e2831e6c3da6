# SPDX-License-Identifier: EUPL-1.2
"""The steps of a measure with made-up days, so that a reader sees how its terms run.

What a person chooses freely gets no day, or the same day as what it follows; the sentence says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schakel.kernel.days import dutch_day
from schakel.toolbox.attempt import Attempt
from schakel.toolbox.before import ALWAYS_THERE, steps_before
from schakel.toolbox.calendar import example_calendar
from schakel.toolbox.course import Course
from schakel.toolbox.judging import carry_out, refusal
from schakel.toolbox.line import Due, Event
from schakel.toolbox.measure import SafetyMeasure, Step
from schakel.toolbox.shared import Remedy
from schakel.toolbox.terms import Terms
from schakel.toolbox.toolbox import Toolbox
from schakel.toolbox.vocabulary import Ends, StepKind


class ExampleKind(StrEnum):
    STEP = "step"
    REVIEW = "review"
    END = "end"
    APPEAL = "appeal"


@dataclass(frozen=True)
class ExampleStep:
    """One line of the example: a step, the review, the end, or a way to appeal."""

    kind: ExampleKind
    name: str
    # The day on which it happens in this example; None: somebody chooses it.
    day: date | None
    last_day: date | None
    how: str
    step: Step | None = None
    remedy: Remedy | None = None
    doubts: tuple[str, ...] = ()


def example_line(
    toolbox: Toolbox, measure: SafetyMeasure, *, start: date
) -> tuple[ExampleStep, ...]:
    """Return the steps in order, then review, end and appeals, when it starts on that day.

    Empty when the measure is not in force that day.
    """
    if not measure.in_force(start):
        return ()
    example = _Example(toolbox, measure, start)
    steps = tuple(example.shown(step) for step in measure.steps_on(start))
    return (*steps, *example.review(), *example.end(), *example.appeals())


class _Example:
    """A measure that goes its ordinary way; steps are asked for in the order of the file."""

    def __init__(self, toolbox: Toolbox, measure: SafetyMeasure, start: date) -> None:
        self.toolbox = toolbox
        self.measure = measure
        self.start = start
        self.terms = Terms(measure, example_calendar(toolbox, start=start))
        self.course = Course()
        self.before = frozenset(one.id for one in steps_before(measure, measure.starts_with, start))

    def shown(self, step: Step) -> ExampleStep:
        """Return the step with its days, and let it happen when it always does."""
        due = self._due(step)
        day, how = self._when(step, due)
        last_day = due.day if due else None if day else self._last_day(step)
        always = step.need in ALWAYS_THERE and not step.only_on
        if always or step.id in self.before or step.id == self.measure.starts_with:
            self._happens(step, day or (due and due.day) or self._follows(step))
        doubts = due.doubts if due else tuple(filter(None, [step.verification.doubt]))
        return ExampleStep(ExampleKind.STEP, step.name, day, last_day, how, step, doubts=doubts)

    def review(self) -> Iterator[ExampleStep]:
        if day := self.terms.review(self.course):
            how = "Dan bekijkt u of de maatregel nog nodig is."
            yield ExampleStep(ExampleKind.REVIEW, "Herbekijken", day, None, how)

    def end(self) -> Iterator[ExampleStep]:
        duration, span = self.measure.duration, self.course.span
        total = self.terms.total(self.course)
        how = span.because if span else duration.sentence
        if total:
            how = f"{how} Met alle verlengingen is dat hier tot en met {dutch_day(total)}."
        ends = span.ends if span else None
        doubts = tuple(filter(None, [duration.verification.doubt]))
        yield ExampleStep(ExampleKind.END, ENDS[duration.ends], ends, None, how, doubts=doubts)

    def appeals(self) -> Iterator[ExampleStep]:
        for remedy in map(self.toolbox.remedy, self.measure.remedies):
            appeal = self.terms.appeal(remedy, self.course)
            yield ExampleStep(
                ExampleKind.APPEAL,
                remedy.name,
                appeal.counted_from,
                appeal.last_day,
                appeal.how,
                remedy=remedy,
                doubts=tuple(filter(None, [remedy.verification.doubt])),
            )

    def _due(self, step: Step) -> Due | None:
        running = self.terms.running(step, self.course)
        return self.terms.due(step, running, self.start) if running else None

    def _when(self, step: Step, due: Due | None) -> tuple[date | None, str]:
        """Return the day of the step where the law or the example fixes it, and how."""
        if step.id == self.measure.starts_with:
            return self.start, "Hier begint dit voorbeeld."
        if step.id in self.before:
            return None, f"Vooraf, ten laatste op {dutch_day(self.start)}."
        how = due.how if due else ""
        first = self.terms.waits_until(step, self.course)
        if step.wait and first:
            return first, f"{step.wait.sentence} Het kan vanaf {dutch_day(first)}. {how}".strip()
        if due:
            return due.day if due.quantity.body else None, how
        if self._others_count_from(step) and self._done(step):
            return self._follows(step), "Zo snel mogelijk. In dit voorbeeld op dezelfde dag."
        return None, self._loosely(step)

    def _others_count_from(self, step: Step) -> bool:
        """Whether a term or a wait starts with this step, that always happens."""
        if step.need not in ALWAYS_THERE or step.only_on:
            return False
        starts = {
            part.counted_from for one in self.measure.steps for part in (one.term, one.wait) if part
        }
        return step.kind is StepKind.NOTICE or step.id in starts

    def _loosely(self, step: Step) -> str:
        """Return in words when a step without a term happens."""
        if step.only_on:
            names = [one.name for one in self.measure.grounds if one.id in step.only_on]
            return f"Alleen bij: {', '.join(names)}."
        if self._extended(step):
            return "Alleen als het nodig is, en voor de termijn voorbij is."
        renewal = self.measure.duration.renewal
        if renewal and renewal.step == step.id:
            return "Alleen als het nodig is, en voor het einde."
        if needed := self._needed_for(step):
            return f"Voor ‘{needed.name}’."
        if step.need in ALWAYS_THERE:
            done = self._done(step)
            return f"Na ‘{self.measure.step(done[-1].step).name}’." if done else "Vooraf."
        return "Alleen als het nodig is."

    def _last_day(self, step: Step) -> date | None:
        """Return the last day of a step that has no term but must come before one, or the end."""
        for extended in self._extended(step):
            running = self.terms.running(extended, self.course)
            return running.day if running else None
        renewal, span = self.measure.duration.renewal, self.course.span
        if renewal and renewal.step == step.id:
            return span.ends if span else None
        needed = self._needed_for(step)
        running = self.terms.running(needed, self.course) if needed else None
        return running.day if running else None

    def _extended(self, step: Step) -> tuple[Step, ...]:
        attempt = Attempt(self.terms, self.course, step, Event(step.id, self.start))
        return tuple(extended for extended, _ in attempt.lengthens)

    def _needed_for(self, step: Step) -> Step | None:
        """Return the first step with a running term that may not happen without this one."""
        if step.need not in ALWAYS_THERE or step.only_on:
            return None
        waiting = (one for one in self.measure.steps if step.id in one.after)
        return next((one for one in waiting if self.terms.running(one, self.course)), None)

    def _done(self, step: Step) -> list[Event]:
        return [act for name in step.after if (act := self.course.last(name))]

    def _follows(self, step: Step) -> date:
        """Return the day of the latest step that this one follows."""
        return max((self.start, *(act.day for act in self._done(step))))

    def _happens(self, step: Step, day: date) -> None:
        attempt = Attempt(self.terms, self.course, step, Event(step.id, day))
        if step.id in self.before or refusal(attempt) is None:
            self.course = carry_out(attempt)


ENDS = {
    Ends.BY_ITSELF: "Stopt vanzelf",
    Ends.WHEN_LIFTED: "Stopt wanneer iemand het beslist",
    Ends.WHEN_DONE: "Stopt wanneer alles gebeurd is",
}
