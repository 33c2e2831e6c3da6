# SPDX-License-Identifier: EUPL-1.2
"""A sheet says the same in every format."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from schakel.documents import answer, docx, minutes, pdf, protocol
from schakel.documents.sheet import dutch_day, dutch_weekday

from .cast import ANSWER, COMMON_MINUTES, PROTOCOL
from .reading import docx_text, pdf_text

if TYPE_CHECKING:
    from schakel.documents.sheet import Sheet

SHEETS = [
    pytest.param(minutes.compose(replace(COMMON_MINUTES, copy_for="CLB")), id="minutes"),
    pytest.param(answer.compose(ANSWER), id="answer"),
    pytest.param(protocol.compose(PROTOCOL), id="protocol"),
]


@pytest.mark.parametrize("sheet", SHEETS)
def test_pdf_and_word_hold_the_same_words(sheet: Sheet) -> None:
    in_pdf = set(pdf_text(pdf.typeset(sheet)).split())
    in_word = set(docx_text(docx.write(sheet)).split())

    # Marks of the reading itself, and numbers that only a laid-out page has.
    unlaid = {"|", "-", "#", "##", "###", "•", *(str(number) for number in range(10))}
    assert in_pdf - unlaid == in_word - unlaid


def test_days_are_dutch() -> None:
    assert dutch_day(date(2025, 3, 4)) == "4 maart 2025"
    assert dutch_weekday(date(2025, 8, 31)) == "zondag 31 augustus 2025"
