# SPDX-License-Identifier: EUPL-1.2
"""Words are compared without accents, capitals and punctuation, and by their Dutch stem."""

import sys
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.kernel import words
from schakel.kernel.words import folded, stem_of, stemmed
from schakel.toolbox.toolbox import toolbox


def sign_by_sign(text: str) -> str:
    """Return what folding means, said sign by sign."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (sign for sign in plain if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in kept).split())


@given(st.text())
def test_folding_keeps_letters_and_digits_of_every_script(text: str) -> None:
    assert folded(text) == sign_by_sign(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Café-uitbating!", "cafe uitbating"),
        ("het_huis", "het huis"),
        ("STRASSE straße", "strasse strasse"),
        ("Yassin\u0301", "yassin"),
        ("10²", "102"),
        ("", ""),
    ],
)
def test_what_somebody_types_is_folded(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_two_forms_of_a_word_have_one_stem() -> None:
    assert stemmed(["sluiten", "sluiting"]) == (stem_of("sluiten"),) * 2
    assert stemmed(["brieven"]) == stemmed(["brief"])


def test_a_text_without_spaces_fills_no_memory() -> None:
    long_word = "bla" * 1_000
    assert stem_of(long_word)
    stem_of("brieven")
    before = words._remembered.cache_info().currsize
    stem_of(long_word)
    assert words._remembered.cache_info().currsize == before


@pytest.fixture
def hurried() -> Iterator[None]:
    """Let threads take turns inside a word, and stem every word anew."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    words._remembered.cache_clear()
    yield
    sys.setswitchinterval(before)


def test_searches_at_the_same_time_do_not_mix_up_their_words(hurried: None) -> None:
    known = sorted(
        {one for measure in toolbox().measures for one in folded(measure.summary).split()}
    )
    alone = tuple(words._stem(word) for word in known)
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(stemmed, [known] * 8))
    assert together == [alone] * 8
