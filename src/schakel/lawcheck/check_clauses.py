# SPDX-License-Identifier: EUPL-1.2
"""Clauses that the adviser can answer: known questions, known answers, ages that fit."""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel

from schakel.lawcheck.check_calendar import Place
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile
from schakel.toolbox.measure import AgeSpan, Clause, Condition
from schakel.toolbox.shared import AdviceQuestion
from schakel.toolbox.vocabulary import QuestionKind

File = LawFile[BaseModel]
Questions = Mapping[str, AdviceQuestion]
ASKED = "Kies een vraag uit toolbox/questions.yaml."


def condition_problems(
    file: File, place: Place, condition: Condition, questions: Questions
) -> Iterator[Problem]:
    """Yield what is wrong with the clauses of a condition."""
    for name in ("holds_if", "fails_if"):
        clauses: Sequence[Clause] = getattr(condition, name)
        for number, clause in enumerate(clauses):
            yield from clause_problems(file, (*place, name, number), clause, questions)


def clause_problems(
    file: File, place: Place, clause: Clause, questions: Questions
) -> Iterator[Problem]:
    """Yield the questions and answers of a clause that do not exist."""
    if not clause:
        yield file.problem(place, "hier staat geen enkele vraag", "Schrap het of vul het in.")
    for question_id, accepted in clause.items():
        here = (*place, question_id)
        question = questions.get(question_id)
        if question is None:
            yield file.problem(here, f"de vraag {question_id} bestaat niet", ASKED)
        elif isinstance(accepted, AgeSpan):
            yield from _span(file, here, accepted, question)
        else:
            yield from answer_problems(file, here, accepted, question)


def answer_problems(
    file: File, place: Place, codes: Sequence[str], question: AdviceQuestion
) -> Iterator[Problem]:
    """Yield the answers that the question does not offer."""
    if question.kind is QuestionKind.NUMBER:
        yield file.problem(
            place, f"de vraag {question.id} vraagt een getal", "Schrijf from en to, of een getal."
        )
        return
    if not codes:
        yield file.problem(place, "hier past geen enkel antwoord", "Voeg een antwoord toe.")
    offered = {one.code for one in question.choices}
    for code in codes:
        if code not in offered:
            yield file.problem(
                place,
                f"de vraag {question.id} heeft geen antwoord {code}",
                f"Kies uit {', '.join(sorted(offered))}.",
            )


def _span(file: File, place: Place, span: AgeSpan, question: AdviceQuestion) -> Iterator[Problem]:
    if question.kind is not QuestionKind.NUMBER:
        yield file.problem(
            place, f"de vraag {question.id} vraagt geen getal", "Schrijf antwoorden tussen [ ]."
        )
    if span.oldest < span.youngest:
        yield file.problem(place, "from is hoger dan to", "Verwissel de twee leeftijden.")
