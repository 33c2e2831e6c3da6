# SPDX-License-Identifier: EUPL-1.2
"""What a page and a print of "Mag ik dit zeggen?" show."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.documents.facts import AnsweredQuestion, PrintableAnswer
from schakel.rules import say as tree
from schakel.web.kit.page import Link, OpenWay, Tag
from schakel.web.kit.sources import doubt_of, verification_of


def address(path: tuple[str, ...]) -> str:
    """Return the address of a path of choices; the first question when there is none."""
    return reverse("say_step", args=["/".join(path)]) if path else reverse("say")


def answered(path: tuple[str, ...]) -> tuple[AnsweredQuestion, ...]:
    """Return each question on the path with the words that were chosen."""
    return tuple(_answered(path[:number], choice) for number, choice in enumerate(path))


def question_context(question: tree.Question, path: tuple[str, ...]) -> dict[str, Any]:
    """Return what the page of a question needs."""
    number, most = len(path) + 1, tree.MOST_QUESTIONS
    return {
        "question": question,
        "number": number,
        "most": most,
        "progress": _("Vraag %(number)d van hoogstens %(most)d") % {"number": number, "most": most},
        "links": [Link(one.text, address((*path, one.id))) for one in question.choices],
    }


def answer_context(answer: tree.Answer, path: tuple[str, ...]) -> dict[str, Any]:
    """Return what the page of an answer needs."""
    return {
        "answer": answer,
        "tag": verdict_tag(answer.verdict),
        "verification": verification_of(answer.verification),
        "ways": [OpenWay(title=way, explanation="") for way in answer.ways_open],
        "print_url": reverse("say_print", args=["/".join(path)]),
        "framework_url": reverse("source", args=[answer.framework]) if answer.framework else "",
    }


def verdict_tag(verdict: tree.Verdict) -> Tag:
    """Return the verdict in one or two words."""
    return {
        tree.Verdict.YES: Tag(_("ja"), "ok"),
        tree.Verdict.YES_BUT: Tag(_("ja, met een grens"), "wait"),
        tree.Verdict.NO: Tag(_("nee"), "no"),
        tree.Verdict.ASK_FIRST: Tag(_("eerst vragen"), "wait"),
    }[verdict]


def print_of(answer: tree.Answer, path: tuple[AnsweredQuestion, ...], day: date) -> PrintableAnswer:
    """Return what the paper says, ways open included."""
    ways = "\n".join(f"– {way}" for way in answer.ways_open)
    return PrintableAnswer(
        question_path=path,
        verdict=answer.title,
        explanation=f"{answer.explanation}\n\n{_('Wat nu kan:')}\n{ways}",
        source=answer.source.text,
        doubt=doubt_of(answer.verification),
        day=day,
    )


def _answered(before: tuple[str, ...], choice_id: str) -> AnsweredQuestion:
    question = tree.follow(before)
    if isinstance(question, tree.Question):
        for choice in question.choices:
            if choice.id == choice_id:
                return AnsweredQuestion(question.text, choice.text)
    raise tree.NoSuchPathError(choice_id)
