# SPDX-License-Identifier: EUPL-1.2
"""Somebody wants to do a step of a measure; a refusal says why it may not be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schakel.kernel.sources import Source, Verification
from schakel.toolbox.course import Course
from schakel.toolbox.line import Event
from schakel.toolbox.measure import Extension, Renewal, SafetyMeasure, Sourced, Step
from schakel.toolbox.terms import Terms


@dataclass(frozen=True)
class Refusal:
    """Why a step may not happen on the day. `for_good`: waiting does not help."""

    sentence: str
    source: Source
    verification: Verification
    first_day: date | None = None
    for_good: bool = False


@dataclass(frozen=True)
class Attempt:
    """Somebody wants to do a step of the measure."""

    terms: Terms
    course: Course
    step: Step
    event: Event

    @property
    def measure(self) -> SafetyMeasure:
        return self.terms.measure

    @property
    def ground(self) -> str | None:
        return self.event.ground or self.course.ground

    @property
    def begins_measure(self) -> bool:
        return self.step.id == self.measure.duration.counted_from

    @property
    def renewal(self) -> Renewal | None:
        """How the measure is renewed, when this step does that."""
        renewal = self.measure.duration.renewal
        return renewal if renewal and renewal.step == self.step.id else None

    @property
    def lengthens(self) -> tuple[tuple[Step, Extension], ...]:
        """The steps whose term this step makes longer, and how."""
        return tuple(
            (step, step.term.extension)
            for step in self.measure.steps
            if step.term and step.term.extension and step.term.extension.step == self.step.id
        )

    def not_done_before(self) -> Iterator[Step]:
        """Yield the steps that come before this one and have not happened."""
        for step_id in self.step.after:
            if not self.course.done(step_id):
                yield self.measure.step(step_id)


def refuse(part: Sourced, sentence: str, *, for_good: bool = False) -> Refusal:
    return Refusal(sentence, part.source, part.verification, for_good=for_good)
