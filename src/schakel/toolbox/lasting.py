# SPDX-License-Identifier: EUPL-1.2
"""How long: may the measure have these days, be renewed or stop, may a term be made longer?"""

from dataclasses import replace
from datetime import date

from schakel.kernel.days import dutch_day
from schakel.toolbox.attempt import Attempt, Refusal, refuse
from schakel.toolbox.course import Course, Span
from schakel.toolbox.line import Event
from schakel.toolbox.measure import Extension, Renewal, Step
from schakel.toolbox.vocabulary import StepKind


def days_do_not_fit(attempt: Attempt) -> Refusal | None:
    """Refuse a first or last day that the measure may not have."""
    if not attempt.begins_measure:
        return None
    event, duration = attempt.event, attempt.measure.duration
    begins = event.begins or event.day
    longest = attempt.terms.longest(event)
    if begins < event.day:
        return refuse(duration, "Een maatregel begint niet voor de dag waarop beslist wordt.")
    if event.until and event.until < begins:
        return refuse(duration, "De laatste dag ligt voor de eerste.")
    if event.until and longest and event.until > longest:
        said = (
            f"Tot en met {dutch_day(event.until)} is te lang. "
            f"{duration.sentence} Dat is hier tot en met {dutch_day(longest)}."
        )
        return refuse(duration, said)
    return None


def no_renewal(attempt: Attempt) -> Refusal | None:
    renewal, span = attempt.renewal, attempt.course.span
    if renewal is None:
        return None
    duration = attempt.measure.duration
    if span is None:
        return refuse(attempt.step, "De maatregel is nog niet begonnen.")
    if span.ends is None:
        return refuse(duration, "De maatregel heeft geen einddag. Verlengen is niet nodig.")
    times = attempt.measure.quantity(renewal.times, span.decided_on).number
    if attempt.course.renewals >= times:
        said = f"Verlengen kan hoogstens {times} keer. {duration.sentence}"
        return refuse(duration, said, for_good=True)
    total = attempt.terms.total(attempt.course)
    if total and span.ends >= total:
        said = f"Samen kan het niet langer dan tot en met {dutch_day(total)}. {duration.sentence}"
        return refuse(duration, said, for_good=True)
    return _renewal_days(attempt, renewal, span.ends)


def _renewal_days(attempt: Attempt, renewal: Renewal, ends: date) -> Refusal | None:
    event, duration = attempt.event, attempt.measure.duration
    last = attempt.terms.renewed_until(renewal, attempt.course, ends, event.day)
    if event.begins and (event.begins - ends).days != 1:
        said = f"Een verlenging begint de dag na het einde. Dat is de dag na {dutch_day(ends)}."
        return refuse(duration, said)
    if event.until and event.until <= ends:
        return refuse(duration, f"De maatregel loopt al tot en met {dutch_day(ends)}.")
    if event.until and event.until > last:
        said = f"Verlengen kan hier tot en met {dutch_day(last)}. {duration.sentence}"
        return refuse(duration, said)
    return None


def renewed(attempt: Attempt) -> Span | None:
    """Return the days of the measure after this step renewed it; None when it does not."""
    renewal, span = attempt.renewal, attempt.course.span
    if renewal is None or span is None or span.ends is None:
        return None
    longest = attempt.terms.renewed_until(renewal, attempt.course, span.ends, attempt.event.day)
    because = f"{attempt.course.renewals + 1} keer verlengd. {attempt.measure.duration.sentence}"
    return replace(span, ends=attempt.event.until or longest, because=because)


def no_extension(attempt: Attempt) -> Refusal | None:
    """Refuse to make a term longer that does not run, has passed, or was made longer before."""
    found = [_extension_refused(attempt, *one) for one in attempt.lengthens]
    return found[0] if found and all(found) else None


def _extension_refused(attempt: Attempt, step: Step, extension: Extension) -> Refusal | None:
    if attempt.course.done(step.id) and not step.again:
        return refuse(step, f"‘{step.name}’ gebeurde al. Verlengen is niet nodig.", for_good=True)
    running = attempt.terms.running(step, attempt.course)
    if running is None:
        return refuse(step, f"De termijn voor ‘{step.name}’ loopt nog niet.")
    times = attempt.measure.quantity(extension.times, running.start.day).number
    if len(running.longer) >= times:
        said = f"Deze termijn kan hoogstens {times} keer langer worden."
        return refuse(attempt.step, said, for_good=True)
    if running.day and attempt.event.day > running.day:
        said = f"De termijn was voorbij op {dutch_day(running.day)}. Verlengen kan dan niet meer."
        return refuse(attempt.step, said, for_good=True)
    return None


def nothing_to_end(attempt: Attempt) -> Refusal | None:
    if attempt.step.kind is not StepKind.END or attempt.event.until is None:
        return None
    span, until = attempt.course.span, attempt.event.until
    if until < attempt.event.day:
        return refuse(attempt.step, "Stoppen kan niet op een dag die voorbij is.")
    if span and span.ends and until > span.ends:
        return refuse(attempt.step, f"De maatregel stopt al op {dutch_day(span.ends)}.")
    return None


def lifted(course: Course, event: Event) -> Course:
    """Return the course of a measure that stops: on the day of the act, or on a later one."""
    last = event.until or event.day
    earlier = course.span is not None and course.span.ends is not None
    because = f"{'Vroeger gestopt' if earlier else 'Gestopt'} op {dutch_day(event.day)}."
    span = course.span and replace(course.span, ends=last, because=because)
    return replace(course, span=span, lifted_on=event.day if last == event.day else None)
