# SPDX-License-Identifier: EUPL-1.2
"""What goes into the clock and what it answers, as facts that other rooms may hold."""

from dataclasses import dataclass
from datetime import date

from schakel.kernel.sources import Source, Verification
from schakel.toolbox.measure import Step
from schakel.toolbox.quantity import Quantity
from schakel.toolbox.shared import Remedy
from schakel.toolbox.vocabulary import Missed, State


@dataclass(frozen=True)
class Event:
    """Something that happened on a day: a step of the measure, or suspended, resumed, annulled."""

    step: str
    day: date
    # First and last day that the measure works, when the act chose them.
    begins: date | None = None
    until: date | None = None
    ground: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class Judged:
    """Whether an event could happen on its day; one that could not changed nothing."""

    event: Event
    allowed: bool
    sentence: str
    # None when no rule of the measure speaks of it.
    source: Source | None
    verification: Verification | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doable:
    """A step that may be done on the day, with what to think of first."""

    step: Step
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Waiting:
    """A step that may not be done on the day, and why; first_day when the calendar tells it."""

    step: Step
    sentence: str
    first_day: date | None = None


@dataclass(frozen=True)
class Due:
    """A step with a term that runs. `day` is its last day; None: at a meeting nobody named yet."""

    step: Step
    day: date | None
    counted_from: date
    quantity: Quantity
    # How the day was counted, as a sentence.
    how: str
    consequence: str
    missed: Missed
    source: Source
    verification: Verification
    late: bool
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lapse:
    """The measure lost its effect: this step was not done on its last day."""

    step: Step
    day: date
    sentence: str
    source: Source


@dataclass(frozen=True)
class Appeal:
    """Where the decision can be looked at again, and until when.

    `last_day` is None when the term does not run yet (`counted_from` is None too) or when no term
    is known: that is not the same as none.
    """

    remedy: Remedy
    last_day: date | None
    counted_from: date | None
    without_notice_last_day: date | None
    # How the day was counted, or why there is none, as a sentence.
    how: str


@dataclass(frozen=True)
class TimeLine:
    """Where a measure stands at the end of a day."""

    measure_id: str
    day: date
    state: State
    judged: tuple[Judged, ...]
    may_now: tuple[Doable, ...]
    not_yet: tuple[Waiting, ...]
    # What can no longer be done: too late, as often as it may, or the measure is over.
    no_more: tuple[Waiting, ...]
    must: tuple[Due, ...]
    begins: date | None
    # Last day that the measure works; None: not begun, or without a fixed end.
    ends: date | None
    ends_because: str
    # The day to look at the measure again, where its file asks for one.
    review: date | None
    lapse: Lapse | None
    appeals: tuple[Appeal, ...]
    notes: tuple[str, ...]
    # What a jurist still has to verify of all this.
    doubts: tuple[str, ...]
