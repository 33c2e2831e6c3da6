# SPDX-License-Identifier: EUPL-1.2
"""A sealed field opens with its own key, in its own place, unchanged; and in no other way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.vault.sealing import (
    Place,
    SealBrokenError,
    new_data_key,
    open_sealed,
    seal,
    unwrap,
    wrap,
)

PLACE = Place("cases_signal", "een-rij", "behaviour")


@given(st.text(), st.text(), st.text(), st.text())
def test_any_text_opens_where_it_was_sealed(text, table, row, field):
    key, place = new_data_key(), Place(table, row, field)
    assert open_sealed(key, seal(key, text, place), place) == text


@given(st.text(min_size=1), st.integers(min_value=0))
def test_a_changed_bit_breaks_the_seal(text, where):
    key = new_data_key()
    sealed = bytearray(seal(key, text, PLACE))
    sealed[where % len(sealed)] ^= 1
    with pytest.raises(SealBrokenError):
        open_sealed(key, bytes(sealed), PLACE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("cases_contribution", "een-rij", "behaviour"),
        Place("cases_signal", "andere-rij", "behaviour"),
        Place("cases_signal", "een-rij", "question"),
        Place("cases_signale", "en-rij", "behaviour"),
    ],
)
def test_a_field_moved_elsewhere_does_not_open(elsewhere):
    key = new_data_key()
    with pytest.raises(SealBrokenError):
        open_sealed(key, seal(key, "tekst", PLACE), elsewhere)


def test_another_key_does_not_open_it_and_too_few_bytes_are_no_seal():
    sealed = seal(new_data_key(), "tekst", PLACE)
    for wrong in (sealed, b"", b"kort"):
        with pytest.raises(SealBrokenError):
            open_sealed(new_data_key(), wrong, PLACE)


def test_two_seals_of_one_text_differ_and_neither_holds_the_text():
    key = new_data_key()
    first, second = seal(key, "Kievit", PLACE), seal(key, "Kievit", PLACE)
    assert first != second
    assert b"Kievit" not in first + second


def test_a_data_key_unwraps_only_with_the_key_that_wrapped_it():
    outer, key = new_data_key(), new_data_key()
    wrapped = wrap(outer, key)
    assert unwrap(outer, wrapped) == key
    for wrong in (wrapped[:-1] + bytes([wrapped[-1] ^ 1]), b"kort"):
        with pytest.raises(SealBrokenError):
            unwrap(outer, wrong)
    with pytest.raises(SealBrokenError):
        unwrap(new_data_key(), wrapped)
