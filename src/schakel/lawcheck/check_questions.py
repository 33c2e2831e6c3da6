# SPDX-License-Identifier: EUPL-1.2
"""'Mag ik dit zeggen?' always ends, within five questions, and never guesses."""

from collections.abc import Iterator
from pathlib import Path

from schakel.rules.folder import read_all
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile
from schakel.rules.say import FILE, MOST_QUESTIONS, Answer, Question, TreeRecord, Verdict

DOES_NOT_KNOW = "weet-niet"


def read_questions(folder: Path) -> tuple[tuple[LawFile[TreeRecord], ...], tuple[Problem, ...]]:
    return read_all(folder, [folder / FILE], TreeRecord)


def question_problems(file: LawFile[TreeRecord], frameworks: frozenset[str]) -> Iterator[Problem]:
    tree = file.record
    seen: set[str] = set()
    if isinstance(tree.step(tree.start), Answer):
        yield file.problem(("start",), "het begint met een antwoord", "Begin met een vraag.")
    yield from _walk(file, tree.start, (), seen)
    for number, question in enumerate(tree.questions):
        place = ("questions", number)
        if question.id not in seen:
            yield file.problem(place, f"niemand komt bij {question.id}", "Verwijder ze of verwijs.")
        yield from _unknown(file, place, question)
    for number, answer in enumerate(tree.answers):
        place = ("answers", number)
        if answer.id not in seen:
            yield file.problem(place, f"niemand komt bij {answer.id}", "Verwijder het of verwijs.")
        if answer.framework and answer.framework not in frameworks:
            yield file.problem(
                place, f"het kader {answer.framework} bestaat niet", "Verbeter de naam."
            )


def _walk(
    file: LawFile[TreeRecord], name: str, asked: tuple[str, ...], seen: set[str]
) -> Iterator[Problem]:
    tree = file.record
    step = tree.step(name)
    seen.add(name)
    if step is None:
        yield file.problem(
            ("questions",), f"{name} bestaat niet", "Voeg de vraag of het antwoord toe."
        )
        return
    if isinstance(step, Answer):
        return
    place = ("questions", tree.questions.index(step))
    if name in asked:
        yield file.problem(place, f"{name} komt bij zichzelf uit", "Laat elke weg eindigen.")
        return
    if len(asked) == MOST_QUESTIONS:
        yield file.problem(
            place,
            f"dit is de zesde vraag op deze weg ({' > '.join((*asked, name))})",
            f"Kom na hoogstens {MOST_QUESTIONS} vragen tot een antwoord.",
        )
        return
    for choice in step.choices:
        yield from _walk(file, choice.to, (*asked, name), seen)


def _unknown(
    file: LawFile[TreeRecord], place: tuple[int | str, ...], question: Question
) -> Iterator[Problem]:
    steps = [file.record.step(one.to) for one in question.choices if one.id == DOES_NOT_KNOW]
    if not any(isinstance(one, Answer) and one.verdict is Verdict.ASK_FIRST for one in steps):
        yield file.problem(
            place,
            f"{question.id} laat niemand zeggen dat hij het niet weet",
            "Voeg de keuze weet-niet toe, naar een antwoord dat zegt: bel eerst.",
        )
