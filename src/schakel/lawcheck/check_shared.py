# SPDX-License-Identifier: EUPL-1.2
"""What the measures share: each name once, questions that can be asked, counting without holes."""

from collections.abc import Iterable, Iterator

from schakel.lawcheck.check_calendar import Life, Place, calendar_problems
from schakel.lawcheck.check_clauses import clause_problems, condition_problems
from schakel.lawcheck.check_names import missing_problems, supplier_problems, twice_problems
from schakel.lawcheck.law_names import Known
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile
from schakel.toolbox.quantity import Measure
from schakel.toolbox.shared import (
    AdviceQuestion,
    CountingRecord,
    EveryAdverseRecord,
    QuestionsRecord,
    RemediesRecord,
)
from schakel.toolbox.toolbox import CONCERN, ToolboxFolder
from schakel.toolbox.vocabulary import QuestionKind

COUNTED = (
    "day_of_event_counts",
    "first_day_of_measure_counts",
    "saturday_is_working_day",
    "meeting_on_the_day_itself_counts",
    "end_stands_while_suspended",
)
FEWEST_CHOICES = 2
FRAMEWORK, NO_TABLE = "framework", "no_table"


def shared_problems(read: ToolboxFolder, known: Known) -> Iterator[Problem]:
    """Yield what is wrong in the files of law/toolbox/."""
    for organs in read.organs:
        yield from twice_problems(organs, ("organs",), (one.code for one in organs.record.organs))
    for phenomena in read.phenomena:
        codes = (one.code for one in phenomena.record.phenomena)
        yield from twice_problems(phenomena, ("phenomena",), codes)
    for remedies in read.remedies:
        yield from _remedies(remedies)
    for questions in read.questions:
        yield from _questions(questions, known)
    for every in read.every_adverse:
        yield from _every_adverse(every, known)
    for counting in read.counting:
        yield from _counting(counting)


def _remedies(file: LawFile[RemediesRecord]) -> Iterator[Problem]:
    remedies = file.record.remedies
    yield from twice_problems(file, ("remedies",), (one.code for one in remedies))
    for number, remedy in enumerate(remedies):
        place = ("remedies", number, "within")
        if remedy.within:
            life = Life(min(value.begin for value in remedy.within))
            yield from calendar_problems(file, place, remedy.within, life)
        late = (remedy.without_notice.after,) if remedy.without_notice else ()
        for value in (*remedy.within, *late):
            if not value.quantity.is_term or value.quantity.measure is Measure.NEXT_MEETING:
                yield file.problem(
                    place, f"uit {value.value} volgt geen dag", "Schrijf een termijn: P30D of P1M."
                )


def _questions(file: LawFile[QuestionsRecord], known: Known) -> Iterator[Problem]:
    questions = file.record.questions
    yield from twice_problems(file, ("questions",), (one.id for one in questions))
    asked: set[str] = set()
    for number, question in enumerate(questions):
        place = ("questions", number)
        yield from supplier_problems(file, place, question.supplied_by, known.suppliers)
        yield from _choices(file, place, question)
        if question.id == FRAMEWORK:
            tables = [one.code for one in question.choices if one.code != NO_TABLE]
            here = (*place, "choices")
            yield from missing_problems(file, here, tables, known.frameworks, "frameworks/")
        if question.only_if:
            here = (*place, "only_if")
            yield from clause_problems(file, here, question.only_if, known.questions)
            yield from _asked_later(file, here, question.only_if, asked)
        asked.add(question.id)


def _choices(
    file: LawFile[QuestionsRecord], place: Place, question: AdviceQuestion
) -> Iterator[Problem]:
    here = (*place, "choices")
    yield from twice_problems(file, here, (one.code for one in question.choices))
    if question.kind is QuestionKind.NUMBER or question.id == CONCERN:
        if question.choices:
            yield file.problem(
                here, f"bij {question.id} horen geen antwoorden", "Schrap de antwoorden."
            )
    elif len(question.choices) < FEWEST_CHOICES:
        yield file.problem(
            place, f"bij {question.id} valt niets te kiezen", "Voeg minstens twee antwoorden toe."
        )


def _asked_later(
    file: LawFile[QuestionsRecord], place: Place, names: Iterable[str], asked: set[str]
) -> Iterator[Problem]:
    for name in names:
        if name not in asked:
            yield file.problem(
                place,
                f"{name} wordt pas later gevraagd",
                "Zet de vraag waar dit van afhangt eerst.",
            )


def _every_adverse(file: LawFile[EveryAdverseRecord], known: Known) -> Iterator[Problem]:
    conditions = file.record.conditions
    yield from twice_problems(file, ("conditions",), (one.id for one in conditions))
    for number, condition in enumerate(conditions):
        place = ("conditions", number)
        yield from supplier_problems(file, place, condition.supplied_by, known.suppliers)
        yield from condition_problems(file, place, condition, known.questions)


def _counting(file: LawFile[CountingRecord]) -> Iterator[Problem]:
    for name in COUNTED:
        rules = getattr(file.record, name)
        if not rules:
            yield file.problem((name,), f"hoe {name} telt, staat nergens", "Voeg een regel toe.")
            continue
        life = Life(min(rule.begin for rule in rules))
        yield from calendar_problems(file, (name,), rules, life)
    yield from twice_problems(
        file, ("example_meetings",), (one.body for one in file.record.example_meetings)
    )
