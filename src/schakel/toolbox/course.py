# SPDX-License-Identifier: EUPL-1.2
"""What has happened to a measure so far: allowed acts only, so a refused one changes nothing."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from schakel.toolbox.line import Event, Lapse


@dataclass(frozen=True)
class Span:
    """The days that the measure works; both count."""

    begins: date
    # None: until somebody lifts it, or it is done.
    ends: date | None
    because: str
    # The day whose law gave the longest duration: that of the act it is counted from.
    decided_on: date


@dataclass(frozen=True)
class Course:
    """The acts in the order in which they happened, and what they did."""

    acts: tuple[Event, ...] = ()
    # Step: the number of its latest act.
    latest: dict[str, int] = field(default_factory=dict)
    ground: str | None = None
    span: Span | None = None
    renewals: int = 0
    lapse: Lapse | None = None
    lifted_on: date | None = None
    annulled_on: date | None = None
    suspended_on: date | None = None
    # Days that a suspension added to the end, where the rule of counting gives them back.
    given_back: timedelta = timedelta()
    # While suspended the end does not come nearer, where the rule of counting says so.
    end_waits: bool = False

    def done(self, step_id: str) -> bool:
        return step_id in self.latest

    def last(self, step_id: str) -> Event | None:
        """Return the latest act of the step."""
        number = self.latest.get(step_id)
        return None if number is None else self.acts[number]

    def times_since(self, step_id: str, number: int) -> int:
        """Return how often the step was done after act number so many."""
        return sum(act.step == step_id for act in self.acts[number + 1 :])

    def with_act(self, event: Event) -> "Course":
        """Return the course with one act more, and the ground it named."""
        return replace(
            self,
            acts=(*self.acts, event),
            latest={**self.latest, event.step: len(self.acts)},
            ground=event.ground or self.ground,
        )

    def ended_before(self, day: date) -> bool:
        """Whether the last day of the measure lies before the day."""
        if self.span is None or self.span.ends is None or self.end_waits:
            return False
        return self.span.ends < day

    @property
    def is_broken_off(self) -> bool:
        """Whether the measure lapsed, was annulled or was lifted."""
        return bool(self.lapse or self.annulled_on or self.lifted_on)
