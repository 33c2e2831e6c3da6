# SPDX-License-Identifier: EUPL-1.2
"""Every value of a measure has its time, and every term is one that a day follows from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schakel.lawcheck.check_calendar import Life, Place, calendar_problems, hole_problems
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile
from schakel.toolbox.measure import Basis, SafetyMeasure
from schakel.toolbox.quantity import Measure

File = LawFile[SafetyMeasure]


@dataclass(frozen=True)
class Use:
    """Where a value is named, from which day it is needed, and whether it counts times."""

    place: Place
    name: str
    begin: date
    times: bool = False


def value_problems(file: File) -> Iterator[Problem]:
    """Yield values that are missing, have a hole, overlap, or are no term."""
    measure = file.record
    uses = tuple(_uses(measure))
    for use in uses:
        yield from _use_problems(file, use)
    for name, values in measure.values.items():
        needed = min((use.begin for use in uses if use.name == name), default=measure.begin)
        life = Life(needed, measure.until)
        yield from calendar_problems(file, ("values", name), values, life)


def basis_problems(file: File) -> Iterator[Problem]:
    """Yield the days on which the measure rests on nothing, and articles that are there twice."""
    measure = file.record
    if not measure.basis:
        return
    spans = [(one, one.until) for one in measure.basis]
    life = Life(measure.begin, measure.until)
    yield from hole_problems(file, ("basis",), measure.basis, spans, life)
    for number, one in enumerate(measure.basis):
        if any(_twice(one, other) for other in measure.basis[number + 1 :]):
            yield file.problem(
                ("basis", number),
                f"{one.article} staat er twee keer voor dezelfde dag",
                "Geef elk artikel zijn eigen tijd.",
            )


def _twice(one: Basis, other: Basis) -> bool:
    same = (one.act, one.article) == (other.act, other.article)
    apart = _ends_before(one, other) or _ends_before(other, one)
    return same and not apart


def _ends_before(one: Basis, other: Basis) -> bool:
    return one.until is not None and one.until < other.begin


def _uses(measure: SafetyMeasure) -> Iterator[Use]:
    for number, step in enumerate(measure.steps):
        place, begin = ("steps", number), step.begin or measure.begin
        if step.term:
            yield Use((*place, "term", "within"), step.term.within, begin)
        if step.term and step.term.extension:
            here = (*place, "term", "extension")
            yield Use((*here, "by"), step.term.extension.by, begin)
            yield Use((*here, "times"), step.term.extension.times, begin, times=True)
        if step.wait:
            yield Use((*place, "wait", "after"), step.wait.after, begin)
    yield from _duration_uses(measure)


def _duration_uses(measure: SafetyMeasure) -> Iterator[Use]:
    duration = measure.duration
    for field in ("longest", "review"):
        if name := getattr(duration, field):
            yield Use(("duration", field), name, measure.begin)
    if renewal := duration.renewal:
        place = ("duration", "renewal")
        yield Use((*place, "times"), renewal.times, measure.begin, times=True)
        yield Use((*place, "each"), renewal.each, measure.begin)
        if renewal.total:
            yield Use((*place, "total"), renewal.total, measure.begin)


def _use_problems(file: File, use: Use) -> Iterator[Problem]:
    values = file.record.values.get(use.name)
    if values is None:
        yield file.problem(
            use.place,
            f"de waarde {use.name} bestaat niet",
            "Voeg ze toe onder values of verbeter de naam.",
        )
    for value in values or ():
        if use.times and value.quantity.measure is not Measure.TIMES:
            yield file.problem(
                use.place, f"{value.value} zegt niet hoe vaak", "Schrijf het als 1 keer of 2 keer."
            )
        if not use.times and not value.quantity.is_term:
            yield file.problem(
                use.place,
                f"uit {value.value} volgt geen dag",
                "Schrijf een termijn: P14D, P3M, 50 werkdagen of eerstvolgende collegevergadering.",
            )
