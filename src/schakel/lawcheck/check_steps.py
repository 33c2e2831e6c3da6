# SPDX-License-Identifier: EUPL-1.2
"""Steps that all can be reached, and a measure that always ends."""

from collections.abc import Iterable, Iterator, Mapping

from schakel.lawcheck.check_calendar import Place
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile
from schakel.toolbox.measure import SafetyMeasure, Step
from schakel.toolbox.vocabulary import Ends, Need, StepKind

File = LawFile[SafetyMeasure]
STEP = "Kies een id uit steps of voeg de stap toe."
ALWAYS = (StepKind.FINDING, StepKind.HEARING, StepKind.DECISION, StepKind.NOTICE)
LACKING = {
    StepKind.FINDING: "niemand stelt de feiten vast",
    StepKind.HEARING: "niemand wordt gehoord",
    StepKind.DECISION: "niemand beslist",
    StepKind.NOTICE: "niemand laat de beslissing weten",
}


def step_problems(file: File) -> Iterator[Problem]:
    """Yield what is wrong with the steps, their order and how the measure ends."""
    unknown = tuple(_unknown(file))
    yield from unknown
    yield from _details(file)
    yield from _ends(file)
    if file.record.adverse:
        yield from _adverse(file)
    if not unknown:
        yield from _unreachable(file)


def _unknown(file: File) -> Iterator[Problem]:
    measure = file.record
    steps = {step.id for step in measure.steps}
    for place, name in _mentions(measure):
        if name not in steps:
            yield file.problem(place, f"de stap {name} bestaat niet", STEP)
    grounds = {ground.id for ground in measure.grounds}
    for number, step in enumerate(measure.steps):
        for name in step.only_on:
            if name not in grounds:
                yield file.problem(
                    ("steps", number, "only_on"),
                    f"de grond {name} bestaat niet",
                    "Kies een id uit grounds of voeg de grond toe.",
                )


def _mentions(measure: SafetyMeasure) -> Iterator[tuple[Place, str]]:
    for number, step in enumerate(measure.steps):
        place = ("steps", number)
        yield from (((*place, "after"), name) for name in step.after)
        if step.term:
            yield (*place, "term", "counted_from"), step.term.counted_from
        if step.term and step.term.extension:
            yield (*place, "term", "extension", "step"), step.term.extension.step
        if step.wait:
            yield (*place, "wait", "counted_from"), step.wait.counted_from
    yield ("starts_with",), measure.starts_with
    yield ("duration", "counted_from"), measure.duration.counted_from
    if measure.duration.renewal:
        yield ("duration", "renewal", "step"), measure.duration.renewal.step


def _details(file: File) -> Iterator[Problem]:
    measure = file.record
    longer = {
        step.term.extension.step for step in measure.steps if step.term and step.term.extension
    }
    renewal = {measure.duration.renewal.step} if measure.duration.renewal else set()
    for number, step in enumerate(measure.steps):
        place = ("steps", number)
        if step.need is Need.REASONED and not step.reason_to_skip:
            yield file.problem(
                (*place, "need"),
                f"waarom mag {step.id} wegvallen",
                "Schrijf de reden bij reason_to_skip.",
            )
        if step.kind is StepKind.RENEWAL and step.id not in renewal:
            yield file.problem(
                place,
                f"hoe vaak {step.id} mag, staat nergens",
                "Schrijf bij duration een renewal met times, each en total.",
            )
        if step.kind is StepKind.EXTENSION and step.id not in longer:
            yield file.problem(
                place,
                f"welke termijn {step.id} langer maakt, staat nergens",
                "Schrijf bij die term een extension met by en times.",
            )


def _ends(file: File) -> Iterator[Problem]:
    measure = file.record
    duration = measure.duration
    if duration.ends is Ends.BY_ITSELF and not duration.longest:
        yield file.problem(
            ("duration",), "wanneer de maatregel eindigt, staat nergens", "Voeg longest toe."
        )
    lifted = any(step.kind is StepKind.END for step in measure.steps)
    done = duration.ends is Ends.WHEN_DONE and any(_last_steps(measure))
    if duration.ends is not Ends.BY_ITSELF and not lifted and not done:
        yield file.problem(
            ("duration", "ends"),
            "geen enkele stap beëindigt de maatregel",
            "Voeg een stap toe met kind: end.",
        )


def _last_steps(measure: SafetyMeasure) -> Iterator[Step]:
    before = {name for step in measure.steps for name in step.after}
    return (step for step in measure.steps if step.id not in before and not step.again)


def _adverse(file: File) -> Iterator[Problem]:
    kinds = {step.kind for step in file.record.steps}
    for kind in ALWAYS:
        if kind not in kinds:
            yield file.problem(
                ("steps",),
                f"{LACKING[kind]}, en de maatregel treft iemand",
                f"Voeg een stap toe met kind: {kind}.",
            )


def _unreachable(file: File) -> Iterator[Problem]:
    measure = file.record
    needs = {step.id: _needs(step) for step in measure.steps}
    reached = _reached(needs)
    for number, step in enumerate(measure.steps):
        if step.id not in reached:
            circle = _circle(step.id, needs)
            what = (
                f"{step.id} wacht op zichzelf ({' > '.join(circle)})"
                if circle
                else f"niemand komt bij {step.id}"
            )
            yield file.problem(
                ("steps", number, "after"), what, "Laat elke stap volgen op een vroegere stap."
            )
        yield from _waits_too_long(file, number, step)


def _needs(step: Step) -> frozenset[str]:
    """Return the steps that come before this one, because it follows or counts from them."""
    counted = {part.counted_from for part in (step.term, step.wait) if part}
    extension = {step.term.extension.step} if step.term and step.term.extension else set()
    return frozenset({*step.after, *counted, *extension})


def _reached(needs: Mapping[str, Iterable[str]]) -> set[str]:
    reached: set[str] = set()
    while new := {
        name for name in needs if name not in reached and reached.issuperset(needs[name])
    }:
        reached |= new
    return reached


def _circle(start: str, needs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the way from a step back to itself; empty when there is none."""
    seen: set[str] = set()
    ways: list[tuple[str, ...]] = [(start,)]
    while ways:
        way = ways.pop()
        for name in sorted(needs[way[-1]]):
            if name == start:
                return (*way, name)
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()


def _waits_too_long(file: File, number: int, step: Step) -> Iterator[Problem]:
    if not (step.term and step.wait and step.term.counted_from == step.wait.counted_from):
        return
    values = file.record.values
    first, last = values.get(step.wait.after, ()), values.get(step.term.within, ())
    for early, late in ((one.quantity, other.quantity) for one in first for other in last):
        if early.measure is late.measure and early.number > late.number:
            yield file.problem(
                ("steps", number, "wait"),
                f"{step.id} mag pas na {early}, en moet binnen {late}",
                "Kijk de twee termijnen na.",
            )
