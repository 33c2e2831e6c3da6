# SPDX-License-Identifier: EUPL-1.2
"""The print of "Mag ik dit zeggen?"."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.documents import pdf
from schakel.documents.facts import AnsweredQuestion
from tests.seeds import examples

from .cast import ANSWER
from .reading import pdf_text


def test_a_helper_takes_the_answer_its_reason_and_its_source_home() -> None:
    text = pdf_text(pdf.answer(ANSWER))

    for expected in (
        "Mag ik dit zeggen?",
        "Antwoord van 4 maart 2025",
        "Zeg het niet aan deze tafel.",
        "valt onder uw beroepsgeheim",
        "Weet u dit door uw werk als hulpverlener? Ja",
        "Art. 458 Strafwetboek",
        "Nog na te kijken: De nummering van het nieuwe Strafwetboek",
        "Schakel heeft uw vragen en antwoorden niet bewaard.",
        "Bladzijde 1 van 1",
    ):
        assert expected in text


def test_a_verified_source_shows_no_doubt() -> None:
    assert "Nog na te kijken" not in pdf_text(pdf.answer(replace(ANSWER, doubt="")))


def test_a_bare_answer_stands_alone() -> None:
    text = pdf_text(pdf.answer(replace(ANSWER, question_path=(), explanation="")))

    assert "Zeg het niet aan deze tafel." in text
    assert "Waarom" not in text
    assert "Wat u antwoordde" not in text


@settings(max_examples=examples(60), deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_makes_an_answer_that_opens(question: str, verdict: str) -> None:
    path = (AnsweredQuestion(question, "Ja"),)
    answer = replace(ANSWER, question_path=path, verdict=verdict, explanation=question)

    assert "Mag ik dit zeggen?" in pdf_text(pdf.answer(answer))
