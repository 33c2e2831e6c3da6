# SPDX-License-Identifier: EUPL-1.2
"""Which words fit the words somebody looks for; what was judged before changes no answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.cases.case.asked_words import AskedWords

WORDS = ("brief", "brieven", "dreigend", "dreigende", "dreigt", "drie", "kat", "kaft", "kast")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("looked_for", "text", "in_name", "in_text"),
    [
        ("yasin", "Yassin", True, True),
        ("Elmou", "Elmoutaouakil", True, True),
        ("kat", "kast", False, False),
        ("brieven", "Een brief.", False, True),
        ("brieven dreigend", "Hij schreef dreigende brieven.", True, True),
        ("brieven moord", "Hij schreef dreigende brieven.", False, False),
        ("", "Hij schreef.", False, False),
    ],
)
def test_a_name_forgives_a_typing_error_and_a_text_another_form(
    looked_for: str, text: str, in_name: bool, in_text: bool
) -> None:
    asked = AskedWords(looked_for)
    assert (asked.names(text), asked.tells(text)) == (in_name, in_text)


@given(TEXTS, st.lists(TEXTS, max_size=6))
def test_a_text_is_answered_alike_whatever_was_read_before_it(
    looked_for: str, texts: list[str]
) -> None:
    asked = AskedWords(looked_for)
    for text in texts:
        assert asked.names(text) == AskedWords(looked_for).names(text)
        assert asked.tells(text) == AskedWords(looked_for).tells(text)


def test_only_the_first_eight_words_are_looked_for() -> None:
    asked = AskedWords("een twee drie vier vijf zes zeven acht negen")
    assert asked.names("een twee drie vier vijf zes zeven acht")
