# SPDX-License-Identifier: EUPL-1.2
"""What may be done here: every measure is possible now, possible if, or not possible because."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schakel.kernel.days import dutch_day
from schakel.kernel.sources import Source, Verification
from schakel.toolbox.addressees import (
    Concerned,
    addressee_truth,
    fits,
    in_words,
    possibly_concerned,
    questions_about_whom,
)
from schakel.toolbox.answers import Answers, fits_concern
from schakel.toolbox.conditions import Given, Truth, condition_truth, conditions_of
from schakel.toolbox.measure import Condition, SafetyMeasure
from schakel.toolbox.toolbox import Toolbox
from schakel.toolbox.vocabulary import Outcome, Phase

LOCKED, NOT_IN_FORCE, ADDRESSEE = "locked", "not-in-force", "addressee"
LIGHTEST_FIRST = tuple(Phase)


@dataclass(frozen=True)
class Line:
    """One condition as it stands here: what is so, is missing or is in the way, and its source."""

    condition: str
    sentence: str
    supplied_by: tuple[str, ...]
    source: Source
    verification: Verification
    ways_open: tuple[str, ...] = ()


@dataclass(frozen=True)
class Advice:
    """The answer for one measure: every condition stands in exactly one of the three lists."""

    measure: SafetyMeasure
    outcome: Outcome
    sentence: str
    because: tuple[Line, ...]
    missing: tuple[Line, ...]
    met: tuple[Line, ...]
    # Whether it is meant for what is going on; it changes nothing about what is possible.
    fits_concern: bool = True


def advise(toolbox: Toolbox, answers: Answers, *, day: date) -> tuple[Advice, ...]:
    """Return the answer for every measure, lightest first."""
    return tuple(
        advise_on(toolbox, measure, answers, day=day)
        for measure in lightest_first(toolbox.measures)
    )


def advise_on(toolbox: Toolbox, measure: SafetyMeasure, answers: Answers, *, day: date) -> Advice:
    """Return the answer for one measure."""
    lines = tuple(_lines(toolbox, measure, answers, day))
    because = tuple(line for truth, line in lines if truth is False)
    missing = tuple(line for truth, line in lines if truth is None)
    outcome = _outcome(because, missing)
    return Advice(
        measure=measure,
        outcome=outcome,
        sentence=_sentence(outcome, toolbox.organ(measure.organ).name, because, missing),
        because=because,
        missing=missing,
        met=tuple(line for truth, line in lines if truth),
        fits_concern=fits_concern(measure, answers),
    )


def lightest_first(measures: tuple[SafetyMeasure, ...]) -> tuple[SafetyMeasure, ...]:
    """Return them by phase; inside a phase after the lighter ones they name; then by number."""
    return tuple(
        measure
        for phase in LIGHTEST_FIRST
        for measure in _after_the_lighter([one for one in measures if one.phase is phase])
    )


def number_of(measure: SafetyMeasure) -> int:
    """Return 25 for M25."""
    return int(measure.id[1:])


def _after_the_lighter(measures: list[SafetyMeasure]) -> Iterator[SafetyMeasure]:
    waiting = {number_of(one): one for one in measures}
    ids = {one.id for one in measures}
    before = {
        number: {int(one.measure[1:]) for one in measure.lighter if one.measure in ids}
        for number, measure in waiting.items()
    }
    ready = [number for number, lighter in before.items() if not lighter]
    heapq.heapify(ready)
    while ready:
        done = heapq.heappop(ready)
        yield waiting.pop(done)
        for number in waiting:
            if done in before[number]:
                before[number].discard(done)
                if not before[number]:
                    heapq.heappush(ready, number)
    # Lighter in a circle: `schakel law check` tells; here nothing may get lost.
    yield from (waiting[number] for number in sorted(waiting))


def _lines(
    toolbox: Toolbox, measure: SafetyMeasure, answers: Answers, day: date
) -> Iterator[tuple[Truth, Line]]:
    if not measure.in_force(day):
        yield False, _not_in_force(measure, day)
        return
    if measure.is_locked:
        yield False, _locked(toolbox, measure)
    yield _addressee(toolbox, measure, answers.given)
    for key, condition in conditions_of(toolbox, measure, day):
        truth = condition_truth(condition, answers.given, confirmed=key in answers.confirmed)
        yield truth, _line(toolbox, condition, truth)


def _outcome(because: tuple[Line, ...], missing: tuple[Line, ...]) -> Outcome:
    if because:
        return Outcome.NOT_POSSIBLE
    return Outcome.POSSIBLE_IF if missing else Outcome.POSSIBLE_NOW


def _sentence(
    outcome: Outcome, organ: str, because: tuple[Line, ...], missing: tuple[Line, ...]
) -> str:
    if outcome is Outcome.NOT_POSSIBLE:
        return f"Niet mogelijk: {because[0].sentence}"
    if outcome is Outcome.POSSIBLE_NOW:
        return f"Mogelijk nu, door {organ}."
    if len(missing) == 1:
        return f"Mogelijk, door {organ}, als dit vaststaat: {missing[0].sentence}"
    return f"Mogelijk, door {organ}, als nog {len(missing)} dingen vaststaan."


def _line(toolbox: Toolbox, condition: Condition, truth: Truth) -> Line:
    return Line(
        condition=condition.id,
        sentence=condition.otherwise if truth is False else condition.sentence,
        supplied_by=tuple(toolbox.who(code) for code in condition.supplied_by),
        source=condition.source,
        verification=condition.verification,
        ways_open=() if truth else condition.ways_open,
    )


def _locked(toolbox: Toolbox, measure: SafetyMeasure) -> Line:
    return Line(
        condition=LOCKED,
        sentence="Deze maatregel is vergrendeld: de wet laat te veel twijfel. "
        "Een jurist moet eerst tekenen.",
        supplied_by=(toolbox.who("legal_officer"),),
        source=measure.source,
        verification=measure.verification,
        ways_open=tuple(f"Kijk eerst naar {one.measure}. {one.why}" for one in measure.lighter),
    )


def _not_in_force(measure: SafetyMeasure, day: date) -> Line:
    known = (
        f"Ze begint op {dutch_day(measure.begin)}."
        if day < measure.begin or measure.until is None
        else f"Ze gold tot en met {dutch_day(measure.until)}."
    )
    return Line(
        condition=NOT_IN_FORCE,
        sentence=f"Deze maatregel bestaat niet op {dutch_day(day)}. {known}",
        supplied_by=(),
        source=measure.source,
        verification=measure.verification,
    )


def _addressee(toolbox: Toolbox, measure: SafetyMeasure, given: Given) -> tuple[Truth, Line]:
    concerned = possibly_concerned(given)
    truth = addressee_truth(measure.addressees, concerned)
    fitting = [one for one in measure.addressees if any(fits(one, other) for other in concerned)]
    first = (fitting or measure.addressees)[0]
    if truth:
        sentence = " ".join(one.sentence for one in fitting)
    elif truth is None:
        sentence = f"Het gaat om {in_words(measure.addressees)}."
    else:
        sentence = f"Dit is er voor {in_words(measure.addressees)}, niet voor {_whom(concerned)}."
    return truth, Line(
        condition=ADDRESSEE,
        sentence=sentence,
        supplied_by=tuple(toolbox.who(code) for code in _who_knows(toolbox, given)),
        source=first.source,
        verification=first.verification,
    )


def _whom(concerned: tuple[Concerned, ...]) -> str:
    told = dict.fromkeys(str(one) if len(concerned) == 1 else one.in_general for one in concerned)
    return " of ".join(told)


def _who_knows(toolbox: Toolbox, given: Given) -> tuple[str, ...]:
    asked = questions_about_whom(given)[:1]
    return tuple(code for question in asked for code in toolbox.question(question).supplied_by)
