# SPDX-License-Identifier: EUPL-1.2
"""May this step happen on this day, after what happened before; and what does it change?"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from schakel.kernel.days import dutch_day
from schakel.toolbox.attempt import Attempt, Refusal, refuse
from schakel.toolbox.course import Course
from schakel.toolbox.lasting import (
    days_do_not_fit,
    lifted,
    no_extension,
    no_renewal,
    nothing_to_end,
    renewed,
)
from schakel.toolbox.measure import Step
from schakel.toolbox.vocabulary import Missed, Need, StepKind

# What may still be written down when a measure is over.
STAYS_POSSIBLE = frozenset(
    {StepKind.FINDING, StepKind.NOTICE, StepKind.INFORMATION, StepKind.FOLLOW_UP}
)


def refusal(attempt: Attempt) -> Refusal | None:
    """Return the first reason why the step may not happen, None when it may."""
    return next((found for rule in RULES if (found := rule(attempt))), None)


def warnings(attempt: Attempt) -> Iterator[str]:
    """Yield what to think of, or to write down, when the step happens."""
    yield from _skipped(attempt)
    yield from _ground_unknown(attempt)
    yield from _overdue(attempt)
    if attempt.course.suspended_on:
        yield f"De maatregel is geschorst sinds {dutch_day(attempt.course.suspended_on)}."
    if (attempt.event.begins or attempt.event.until) and not _chooses_days(attempt):
        yield "De begin- of einddag die u opgaf, telt niet bij deze stap."


def carry_out(attempt: Attempt) -> Course:
    """Return the course after an allowed step."""
    event = attempt.event
    course = attempt.course.with_act(event)
    if attempt.begins_measure:
        return replace(course, span=attempt.terms.span(event), renewals=0)
    if longer := renewed(attempt):
        return replace(course, span=longer, renewals=course.renewals + 1)
    if attempt.step.kind is StepKind.END:
        return lifted(course, event)
    return course


def measure_is_over(attempt: Attempt) -> Refusal | None:
    """Refuse what can no longer be done once a measure ended, lapsed or was annulled."""
    if attempt.step.kind in STAYS_POSSIBLE:
        return None
    told = _how_it_ended(attempt.course, attempt.event.day)
    if told is None or _still_to_confirm(attempt):
        return None
    said = f"{told} Daarna kan alleen een nieuwe maatregel, met een nieuwe beslissing."
    return refuse(attempt.measure.duration, said, for_good=True)


def _not_in_force(attempt: Attempt) -> Refusal | None:
    day = attempt.event.day
    if not attempt.measure.in_force(day):
        said = f"{attempt.measure.id} {attempt.measure.name} geldt niet op {dutch_day(day)}."
        return refuse(attempt.measure, said)
    if not attempt.step.holds_on(day):
        return refuse(attempt.step, f"Deze stap bestaat niet op {dutch_day(day)}.")
    return None


def _how_it_ended(course: Course, day: date) -> str | None:
    if course.annulled_on:
        return f"De maatregel is vernietigd op {dutch_day(course.annulled_on)}."
    if course.lapse:
        return (
            f"De maatregel is vervallen: ‘{course.lapse.step.name}’ gebeurde niet "
            f"tegen {dutch_day(course.lapse.day)}."
        )
    if course.lifted_on:
        return f"De maatregel is gestopt op {dutch_day(course.lifted_on)}."
    if course.span and course.span.ends and course.ended_before(day):
        return f"De maatregel liep tot en met {dutch_day(course.span.ends)}."
    return None


def _still_to_confirm(attempt: Attempt) -> bool:
    """Whether a measure that ended by itself still asks this step, or it was never in order."""
    if attempt.course.is_broken_off:
        return False
    running = attempt.terms.running(attempt.step, attempt.course)
    return running is not None and running.term.missed is Missed.LAPSES


def _ground_is_strange(attempt: Attempt) -> Refusal | None:
    ground = attempt.event.ground
    known = {one.id: one.name for one in attempt.measure.grounds}
    if ground is None or ground in known:
        return None
    told = f"Kies uit: {', '.join(known)}." if known else "Deze maatregel kent geen gronden."
    return refuse(attempt.step, f"De grond {ground} is hier niet bekend. {told}")


def _already_done(attempt: Attempt) -> Refusal | None:
    last = attempt.course.last(attempt.step.id)
    if last is None or attempt.step.again or attempt.lengthens:
        return None
    return refuse(attempt.step, f"Dit gebeurde al op {dutch_day(last.day)}.", for_good=True)


def _something_first(attempt: Attempt) -> Refusal | None:
    missing = [
        step.name
        for step in attempt.not_done_before()
        if step.need is Need.REQUIRED and attempt.terms.fits_ground(step, attempt.ground)
    ]
    return refuse(attempt.step, f"Eerst nog: {', '.join(missing)}.") if missing else None


def _must_wait(attempt: Attempt) -> Refusal | None:
    wait = attempt.step.wait
    if wait is None:
        return None
    if not attempt.course.done(wait.counted_from):
        start = attempt.measure.step(wait.counted_from)
        needed = start.need is Need.REQUIRED and attempt.terms.fits_ground(start, attempt.ground)
        return refuse(attempt.step, f"{wait.sentence} Eerst nog: {start.name}.") if needed else None
    first = attempt.terms.waits_until(attempt.step, attempt.course)
    if first is None or attempt.event.day >= first:
        return None
    said = f"{wait.sentence} Het kan vanaf {dutch_day(first)}."
    return replace(refuse(attempt.step, said), first_day=first)


def _too_late(attempt: Attempt) -> Refusal | None:
    running = attempt.terms.running(attempt.step, attempt.course)
    if running is None or running.day is None or running.term.missed is not Missed.TOO_LATE:
        return None
    if attempt.event.day <= running.day:
        return None
    said = f"Het kon tot en met {dutch_day(running.day)}. {running.term.consequence}"
    return refuse(attempt.step, said, for_good=True)


RULES: tuple[Callable[[Attempt], Refusal | None], ...] = (
    _not_in_force,
    measure_is_over,
    _ground_is_strange,
    _already_done,
    _something_first,
    _must_wait,
    _too_late,
    days_do_not_fit,
    no_renewal,
    no_extension,
    nothing_to_end,
)


def _skipped(attempt: Attempt) -> Iterator[str]:
    for step in attempt.not_done_before():
        if step.need is Need.REASONED and attempt.terms.fits_ground(step, attempt.ground):
            yield f"Nog niet gebeurd: {step.name}. {step.reason_to_skip}".strip()


def _ground_unknown(attempt: Attempt) -> Iterator[str]:
    terms, ground = attempt.terms, attempt.ground
    fits = terms.fits_ground(attempt.step, ground)
    if not fits:
        yield f"Deze stap hoort alleen bij: {_grounds(attempt, attempt.step)}."
    for step in attempt.not_done_before():
        needed = step.need is Need.REQUIRED and terms.fits_ground(step, ground) is None
        if needed and fits:
            yield f"Bij {_grounds(attempt, step)} moet dit eerst: {step.name}."


def _overdue(attempt: Attempt) -> Iterator[str]:
    running = attempt.terms.running(attempt.step, attempt.course)
    if running is None:
        return
    if running.day is None:
        yield "De vergaderdagen zijn niet bekend. Kijk na of dit op tijd is."
    elif attempt.event.day > running.day:
        yield f"Dit moest gebeuren tegen {dutch_day(running.day)}. {running.term.consequence}"


def _chooses_days(attempt: Attempt) -> bool:
    ends = attempt.step.kind is StepKind.END and not attempt.event.begins
    return attempt.begins_measure or attempt.renewal is not None or ends


def _grounds(attempt: Attempt, step: Step) -> str:
    return ", ".join(one.name for one in attempt.measure.grounds if one.id in step.only_on)
