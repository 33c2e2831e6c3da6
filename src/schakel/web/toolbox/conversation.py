# SPDX-License-Identifier: EUPL-1.2
"""The conversation with the adviser: it travels whole in the form and is kept nowhere."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schakel.toolbox.addressees import OLDEST
from schakel.toolbox.answers import Answers, AnswersError, next_question, read_answers
from schakel.toolbox.shared import AdviceQuestion
from schakel.toolbox.toolbox import Toolbox
from schakel.toolbox.vocabulary import QuestionKind
from schakel.web.kit import fields, forms

ANSWER = "answer"
NUMBER = re.compile(r"[0-9]{1,3}")
Given = Mapping[str, tuple[str, ...] | int]


@dataclass(frozen=True)
class Conversation:
    """What was answered, skipped and confirmed so far, and the question that is asked now."""

    answers: Answers
    skipped: frozenset[str]
    question: AdviceQuestion | None
    case: UUID | None = None

    @property
    def has_begun(self) -> bool:
        return bool(self.answers.given or self.skipped)


class QuestionForm(forms.SchakelForm):
    """One question of the adviser, answered by choosing."""

    def __init__(self, *args: Any, question: AdviceQuestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        self.fields[ANSWER] = _field(question)

    def clean_answer(self) -> tuple[str, ...] | int:
        """Return what the rules read: a number, or the codes that were chosen."""
        given = self.cleaned_data[ANSWER]
        if self.question.kind is not QuestionKind.NUMBER:
            return tuple(given) if isinstance(given, list) else (str(given),)
        written = str(given).strip()
        if not NUMBER.fullmatch(written) or int(written) > OLDEST:
            raise django_forms.ValidationError(
                gettext("Schrijf een getal van 0 tot %(oldest)d, of sla de vraag over."),
                params={"oldest": OLDEST},
            )
        return int(written)


def begin(toolbox: Toolbox, day: date) -> Conversation:
    """Return a conversation in which nothing was said yet."""
    return _asked(toolbox, Conversation(Answers({}), frozenset(), None), day)


def read(toolbox: Toolbox, posted: QueryDict, day: date) -> Conversation:
    """Return the conversation as the form brought it; what does not fit is left out."""
    told = Conversation(
        answers=Answers(_given(toolbox, posted), _confirmed(toolbox, posted)),
        skipped=frozenset(_known(toolbox, posted.getlist("skipped"))),
        question=None,
        case=_case(posted.get("case", "")),
    )
    return _asked(toolbox, told, day)


def with_answer(
    toolbox: Toolbox, told: Conversation, question: str, answer: tuple[str, ...] | int, day: date
) -> Conversation:
    """Return the conversation with one answer more, or one answer changed."""
    given = {**told.answers.given, question: answer}
    answers = Answers(given, told.answers.confirmed)
    return _asked(toolbox, replace(told, answers=answers, skipped=told.skipped - {question}), day)


def without(toolbox: Toolbox, told: Conversation, question: str, day: date) -> Conversation:
    """Return the conversation in which this question is passed over."""
    given = {name: answer for name, answer in told.answers.given.items() if name != question}
    answers = Answers(given, told.answers.confirmed)
    skipped = told.skipped | frozenset(_known(toolbox, [question]))
    return _asked(toolbox, replace(told, answers=answers, skipped=skipped), day)


def asking(toolbox: Toolbox, told: Conversation, question: str) -> Conversation:
    """Return the conversation with this question asked again."""
    asked = [one for one in toolbox.questions if one.id == question]
    return replace(told, question=asked[0]) if asked else told


def answered(toolbox: Toolbox, told: Conversation) -> tuple[tuple[AdviceQuestion, str], ...]:
    """Return each answered question with its answers in words."""
    return tuple(
        (question, in_words(question, told.answers.given[question.id]))
        for question in toolbox.questions
        if question.id in told.answers.given
    )


def in_words(question: AdviceQuestion, answer: tuple[str, ...] | int) -> str:
    """Return an answer as it was chosen."""
    if isinstance(answer, int):
        return f"{answer} {question.unit}".strip()
    texts = {choice.code: choice.text for choice in question.choices}
    return "; ".join(texts[code] for code in answer if code in texts)


def _asked(toolbox: Toolbox, told: Conversation, day: date) -> Conversation:
    question = next_question(toolbox, told.answers, day=day, skipped=told.skipped)
    return replace(told, question=question)


def _given(toolbox: Toolbox, posted: QueryDict) -> Given:
    """Return the answers that fit their question; nobody types these by hand."""
    values = {one.id: posted.getlist(f"q-{one.id}") for one in toolbox.questions}
    told = {
        one.id: values[one.id][0] if one.kind is QuestionKind.NUMBER else values[one.id]
        for one in toolbox.questions
        if values[one.id]
    }
    try:
        return read_answers(toolbox, told).given
    except AnswersError as refused:
        wrong = {problem.key for problem in refused.found}
        fitting = {name: value for name, value in told.items() if name not in wrong}
        return read_answers(toolbox, fitting).given


def _confirmed(toolbox: Toolbox, posted: QueryDict) -> frozenset[str]:
    said = frozenset(posted.getlist("confirmed"))
    try:
        return read_answers(toolbox, {}, said).confirmed
    except AnswersError as refused:
        return said - {problem.key for problem in refused.found}


def _known(toolbox: Toolbox, names: Iterable[str]) -> Iterable[str]:
    questions = {question.id for question in toolbox.questions}
    return (name for name in names if name in questions)


def _case(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None


def _field(question: AdviceQuestion) -> django_forms.Field:
    required = {"required": _("Kies een antwoord, of sla de vraag over.")}
    if question.kind is QuestionKind.NUMBER:
        number = fields.TextField(
            label=question.text, help_text=question.hint, limit=10, error_messages=required
        )
        number.widget.attrs["inputmode"] = "numeric"
        return number
    choices = [(choice.code, choice.text) for choice in question.choices]
    hints = {choice.code: choice.hint for choice in question.choices if choice.hint}
    kind = fields.OneOf if question.kind is QuestionKind.ONE else fields.SomeOf
    return kind(
        label=question.text,
        help_text=question.hint,
        choices=choices,
        option_hints=hints,
        error_messages=required,
    )
