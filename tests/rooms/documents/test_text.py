# SPDX-License-Identifier: EUPL-1.2
"""Any text becomes printable, visibly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.documents.text import drawable, one_line, visible

LATIN = frozenset(map(ord, "abcdefghij \u200b"))
WITH_ACCENT = frozenset(map(ord, "q\u0301"))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("een\r\ntwee\rdrie\u2028vier", "een\ntwee\ndrie\nvier"),
        ("een\ttab", "een tab"),
        ("\x00", "[U+0000]"),
        ("\ud800", "[U+D800]"),
        ("\uffff", "[U+FFFF]"),
        ("\u202egeheim", "[U+202E]geheim"),
        ("e\u0301e\u0301n", "één"),
        ("😀", "😀"),
    ],
)
def test_what_is_typed_is_printed_or_numbered(typed: str, printed: str) -> None:
    assert visible(typed) == printed


def test_a_title_stays_on_one_line() -> None:
    assert one_line(" een\n\n twee ") == "een twee"


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("abc", "abc"),
        ("xa", "[U+0078]a"),
        ("a\ufe0f", "a"),
        ("q\u0301", "q\u0301"),
        ("a\u0301b", "[U+00E1]b"),
        ("a\nb", "a\nb"),
    ],
)
def test_a_letter_and_its_accent_come_from_one_font(typed: str, drawn: str) -> None:
    assert drawable(typed, (LATIN, WITH_ACCENT)) == drawn


def test_a_run_without_spaces_can_break() -> None:
    drawn = drawable("a" * 100, (LATIN,))

    assert drawn.replace("\u200b", "") == "a" * 100
    assert max(map(len, drawn.split("\u200b"))) <= 30


@given(st.text(st.characters()))
def test_visible_text_stays_as_it_is_when_printed_again(text: str) -> None:
    assert visible(visible(text)) == visible(text)
