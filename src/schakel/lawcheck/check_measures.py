# SPDX-License-Identifier: EUPL-1.2
"""One measure that fits: its names exist, its ages make sense, its remedies can be found."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from schakel.lawcheck.check_clauses import condition_problems
from schakel.lawcheck.check_names import (
    ORGANS,
    missing_problems,
    supplier_problems,
    twice_problems,
)
from schakel.lawcheck.check_sources import parts
from schakel.lawcheck.check_steps import step_problems
from schakel.lawcheck.check_values import basis_problems, value_problems
from schakel.lawcheck.law_names import Known
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile
from schakel.toolbox.measure import Addressee, Passing, SafetyMeasure
from schakel.toolbox.vocabulary import AddresseeKind, StepKind

File = LawFile[SafetyMeasure]
ADULT = 18
AGED = (AddresseeKind.PERSON, AddresseeKind.MINOR)
ARTICLE_NUMBER = re.compile(r"\d+[a-z]*(?:[/.]\d+)?")


def measure_problems(file: File, known: Known) -> Iterator[Problem]:
    """Yield everything that is wrong with one measure, apart from what is lighter."""
    yield from _file_name(file)
    yield from _names(file, known)
    yield from _parts_names(file, known)
    yield from _conditions(file, known)
    yield from _addressees(file)
    yield from _remedies(file, known)
    yield from _never_printed(file)
    yield from _backwards(file)
    yield from step_problems(file)
    yield from value_problems(file)
    yield from basis_problems(file)


def _file_name(file: File) -> Iterator[Problem]:
    measure, name = file.record, PurePosixPath(file.name).stem
    if measure.id != name:
        yield file.problem(
            ("id",), f"id is {measure.id}, het bestand heet {name}", "Geef beide dezelfde naam."
        )


def _names(file: File, known: Known) -> Iterator[Problem]:
    measure = file.record
    yield from missing_problems(file, ("organ",), [measure.organ], known.organs, ORGANS)
    for field, names, where in (
        ("frameworks", known.frameworks, "frameworks/"),
        ("phenomena", known.phenomena, "toolbox/phenomena.yaml"),
        ("remedies", known.remedies, "toolbox/remedies.yaml"),
    ):
        yield from missing_problems(file, (field,), getattr(measure, field), names, where)
    if measure.adverse and not measure.basis:
        yield file.problem(
            ("basis",), "dit treft iemand en steunt op geen wet", "Voeg het artikel toe."
        )
    for number, basis in enumerate(measure.basis):
        place = ("basis", number, "act")
        yield from missing_problems(file, place, [basis.act], known.acts, "sources.csv")
    for field in ("steps", "grounds"):
        yield from twice_problems(file, (field,), (one.id for one in getattr(measure, field)))


def _parts_names(file: File, known: Known) -> Iterator[Problem]:
    measure = file.record
    for number, step in enumerate(measure.steps):
        organ = ("steps", number, "organ")
        yield from missing_problems(file, organ, [step.organ], known.organs, ORGANS)
    where = "de vraag evidence van toolbox/questions.yaml"
    for field in ("admissible", "inadmissible"):
        for number, one in enumerate(getattr(measure.evidence, field)):
            kind = ("evidence", field, number, "kind")
            yield from missing_problems(file, kind, [one.kind], known.evidence, where)


def _conditions(file: File, known: Known) -> Iterator[Problem]:
    measure = file.record
    ids = [condition.id for condition in measure.conditions]
    inherited = known.inherited if measure.adverse else ()
    yield from twice_problems(file, ("conditions",), [*ids, *inherited])
    for number, condition in enumerate(measure.conditions):
        place = ("conditions", number)
        yield from supplier_problems(file, place, condition.supplied_by, known.suppliers)
        yield from condition_problems(file, place, condition, known.questions)


def _addressees(file: File) -> Iterator[Problem]:
    for number, addressee in enumerate(file.record.addressees):
        place = ("addressees", number)
        if fault := _age_fault(addressee):
            yield file.problem(place, fault, "Verbeter youngest of oldest.")


def _age_fault(addressee: Addressee) -> str:
    """Return what is wrong with the ages, in Dutch; empty when they make sense."""
    youngest, oldest = addressee.youngest, addressee.oldest
    if addressee.kind not in AGED:
        given = youngest is not None or oldest is not None
        return f"{addressee.kind} heeft geen leeftijd" if given else ""
    if youngest is not None and oldest is not None and youngest > oldest:
        return f"van {youngest} tot {oldest} jaar bestaat niet"
    if addressee.kind is AddresseeKind.PERSON:
        low = min(ADULT if one is None else one for one in (youngest, oldest))
        return "een persoon (person) is minstens 18 jaar" if low < ADULT else ""
    high = max(0 if one is None else one for one in (youngest, oldest))
    return "een minderjarige (minor) is jonger dan 18 jaar" if high >= ADULT else ""


def _remedies(file: File, known: Known) -> Iterator[Problem]:
    measure = file.record
    told = any(step.kind is StepKind.NOTICE for step in measure.steps)
    if measure.adverse and not (measure.remedies or measure.no_remedy):
        yield file.problem(
            (), "waar men in beroep kan, staat nergens", "Voeg remedies of no_remedy toe."
        )
    if measure.remedies and measure.no_remedy:
        yield file.problem(
            ("no_remedy",), "er is wel en geen beroep", "Schrap remedies of no_remedy."
        )
    for code in measure.remedies:
        if known.remedies.get(code) and not told:
            yield file.problem(
                ("remedies",),
                f"de termijn van {code} begint bij de kennisgeving, en die stap is er niet",
                "Voeg een stap toe met kind: notice.",
            )


def _never_printed(file: File) -> Iterator[Problem]:
    """Yield the texts that print the number of an article that is still locked."""
    locked = {
        number: ("basis", index, "article")
        for index, one in enumerate(file.record.basis)
        if not one.may_be_printed
        for number in ARTICLE_NUMBER.findall(one.article)
    }
    for place, part in parts(file.record) if locked else ():
        if isinstance(part, str) and place not in locked.values():
            for number in locked:
                if re.search(rf"\b(?:art\.?|artikels?|artikelen)\s+{re.escape(number)}\b", part):
                    yield file.problem(
                        place,
                        f"artikel {number} is nog niet nagekeken en mag niet op het scherm",
                        "Schrijf het nummer nergens voluit tot een jurist het nakeek.",
                    )


def _backwards(file: File) -> Iterator[Problem]:
    for place, part in parts(file.record):
        if isinstance(part, Passing) and part.begin and part.until and part.until < part.begin:
            yield file.problem(
                place, "dit eindigt voor het begint", "Verbeter de begindatum of de einddatum."
            )
