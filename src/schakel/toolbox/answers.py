# SPDX-License-Identifier: EUPL-1.2
"""What somebody answered to the adviser, and which question comes next."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from schakel.toolbox.addressees import (
    OLDEST,
    addressee_truth,
    possibly_concerned,
    questions_about_whom,
)
from schakel.toolbox.conditions import (
    EVERY,
    clause_truth,
    condition_truth,
    conditions_of,
    open_questions,
)
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.shared import AdviceQuestion
from schakel.toolbox.toolbox import CONCERN, Toolbox
from schakel.toolbox.vocabulary import QuestionKind


@dataclass(frozen=True)
class Answers:
    """What is known, by question; and the conditions that a person says are met.

    'M25/clear-perimeter' confirms a condition of one measure, 'every/lighter-considered' one that
    holds for every adverse decision.
    """

    given: Mapping[str, tuple[str, ...] | int]
    confirmed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "given", MappingProxyType(dict(self.given)))
        object.__setattr__(self, "confirmed", frozenset(self.confirmed))


@dataclass(frozen=True)
class AnswerProblem:
    """Something that cannot be read: what it stands under, and a Dutch sentence."""

    key: str
    sentence: str


class AnswersError(Exception):
    """The answers cannot be read; problems says in Dutch what, why and what to do."""

    def __init__(self, found: tuple[AnswerProblem, ...]) -> None:
        self.found = found
        self.problems = tuple(one.sentence for one in found)
        super().__init__(" ".join(self.problems))


def read_answers(
    toolbox: Toolbox, values: Mapping[str, object], confirmed: Iterable[str] = ()
) -> Answers:
    """Return the answers of a YAML file or a form; what is left empty is not answered.

    Raises:
        AnswersError: an unknown question or choice, an age that is none, two answers where one
            fits, or a confirmed condition that no measure has.
    """
    problems: list[AnswerProblem] = []
    known = {question.id: question for question in toolbox.questions}
    given: dict[str, tuple[str, ...] | int] = {}
    for key, value in values.items():
        if key not in known:
            problems.append(AnswerProblem(key, _unknown_question(key, known)))
        elif not _is_empty(value):
            read = _read(known[key], value)
            if isinstance(read, str):
                problems.append(AnswerProblem(key, read))
            else:
                given[key] = read
    said = frozenset(confirmed)
    problems.extend(_unknown_conditions(toolbox, said))
    if problems:
        raise AnswersError(tuple(problems))
    in_order = {one: given[one] for one in known if one in given}
    return Answers(in_order, said)


def asked(toolbox: Toolbox, answers: Answers) -> tuple[AdviceQuestion, ...]:
    """Return the questions that make sense after what was answered, in order."""
    return tuple(
        question
        for question in toolbox.questions
        if clause_truth(question.only_if, answers.given) is not False
    )


def next_question(
    toolbox: Toolbox, answers: Answers, *, day: date, skipped: Collection[str] = frozenset()
) -> AdviceQuestion | None:
    """Return the first question whose answer can still change the advice; None: enough is known.

    Once it is clear what is going on, only the measures for that are asked about.
    """
    possible = asked(toolbox, answers)
    wanted = _wanted(toolbox, answers, day)
    for question in possible:
        if question.only_if and question.id in wanted:
            wanted |= question.only_if.keys()
    return next(
        (
            question
            for question in possible
            if question.id in wanted and question.id not in {*answers.given, *skipped}
        ),
        None,
    )


def fits_concern(measure: SafetyMeasure, answers: Answers) -> bool:
    """Return whether the measure is meant for what is going on; everything is when nobody said."""
    concern = answers.given.get(CONCERN)
    return not isinstance(concern, tuple) or not set(concern).isdisjoint(measure.phenomena)


def _wanted(toolbox: Toolbox, answers: Answers, day: date) -> set[str]:
    wanted: set[str] = set()
    for measure in toolbox.measures:
        if fits_concern(measure, answers) and not measure.is_locked and measure.in_force(day):
            wanted |= _open(toolbox, measure, answers, day)
    return wanted


def _open(toolbox: Toolbox, measure: SafetyMeasure, answers: Answers, day: date) -> set[str]:
    """Return the questions that can still change this measure; none once it is excluded."""
    given = answers.given
    addressee = addressee_truth(measure.addressees, possibly_concerned(given))
    conditions = conditions_of(toolbox, measure, day)
    confirmed = answers.confirmed
    truths = [condition_truth(one, given, confirmed=key in confirmed) for key, one in conditions]
    if addressee is False or False in truths:
        return set()
    wanted = set(questions_about_whom(given)) if addressee is None else set()
    for key, condition in conditions:
        wanted |= open_questions(condition, given, confirmed=key in confirmed)
    return wanted


def _read(question: AdviceQuestion, value: object) -> tuple[str, ...] | int | str:
    """Return the answer, or the sentence that says what is wrong with it."""
    if question.kind is QuestionKind.NUMBER:
        return _read_number(question, value)
    chosen = [value] if not isinstance(value, list | tuple | set | frozenset) else list(value)
    codes = [choice.code for choice in question.choices]
    for one in chosen:
        if one not in codes:
            return (
                f"{question.id}: “{one}” is geen antwoord op “{question.text}” "
                f"Kies uit {', '.join(codes)}."
            )
    if question.kind is QuestionKind.ONE and len(set(chosen)) > 1:
        return (
            f"{question.id}: op “{question.text}” past maar één antwoord, en er staan er "
            f"{len(set(chosen))}. Laat er één staan."
        )
    return tuple(code for code in codes if code in chosen)


def _read_number(question: AdviceQuestion, value: object) -> int | str:
    text = str(value).strip()
    whole = text.isascii() and text.isdigit() and not isinstance(value, bool)
    if whole and len(text) <= len(str(OLDEST)) and int(text) <= OLDEST:
        return int(text)
    return (
        f"{question.id}: “{value}” is geen leeftijd. "
        f"Geef een heel getal van 0 tot en met {OLDEST}, of laat de vraag open."
    )


def _unknown_question(key: str, known: Iterable[str]) -> str:
    return f"“{key}” is geen vraag van de adviseur. De vragen zijn {', '.join(known)}."


def _unknown_conditions(toolbox: Toolbox, said: frozenset[str]) -> Iterator[AnswerProblem]:
    known = {f"{one.id}/{condition.id}" for one in toolbox.measures for condition in one.conditions}
    known |= {f"{EVERY}/{condition.id}" for condition in toolbox.every_adverse.conditions}
    for key in sorted(said - known):
        yield AnswerProblem(
            key,
            f"“{key}” is geen voorwaarde, dus niemand kan ze bevestigen. "
            "Schrijf de maatregel en de voorwaarde, zoals M25/clear-perimeter.",
        )


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], (), set(), frozenset())
