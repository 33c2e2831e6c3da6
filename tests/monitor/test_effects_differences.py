# SPDX-License-Identifier: EUPL-1.2
"""Places with and without a measure, before and after it."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.monitor.effects.differences import (
    ASSUMES_ONE,
    PATHS_ALIKE,
    PATHS_APART,
    PATHS_UNKNOWN,
    difference_in_differences,
)
from schakel.monitor.effects.panel import panel
from schakel.monitor.effects.refusal import TooLittleError
from tests.monitor.effects_data import answers, table
from tests.seeds import examples

BY_HAND = [[10, 7], [12, 7], [9, 10], [11, 12], [10, 11], [8, 11]]
TREATED = [True, True, False, False, False, False]
seeds = st.integers(0, 10_000)


def drawn(seed, places=8, periods=10):
    return np.random.default_rng(seed).normal(50, 10, (places, periods))


def test_two_by_two_by_hand():
    """The treated change by -3 and -5, the others by 1, 1, 1 and 3: -4 less 1.5.

    Squares about the two means: 2 and 3, on 4 degrees of freedom; 5/4 x (1/2 + 1/4) = 0.9375.
    """
    found = difference_in_differences(panel(BY_HAND, TREATED, start=1))
    assert found.effect.value == pytest.approx(-5.5)
    assert found.effect.se == pytest.approx(math.sqrt(0.9375))
    assert found.effect.df == 4
    # 2.776445 is the 97.5 % point of t with 4 degrees of freedom in any table.
    assert found.effect.low == pytest.approx(-5.5 - 2.776445105 * math.sqrt(0.9375))
    assert found.paths is None
    assert PATHS_UNKNOWN in found.assumptions


@settings(max_examples=examples(30), deadline=None)
@given(seeds, st.floats(-1000, 1000))
def test_adding_the_same_to_every_outcome_changes_nothing(seed, constant):
    mask = np.arange(8) < 3
    first = difference_in_differences(panel(drawn(seed), mask, start=5)).effect
    second = difference_in_differences(panel(drawn(seed) + constant, mask, start=5)).effect
    assert (first.value, first.se) == pytest.approx((second.value, second.se), abs=1e-9)


@settings(max_examples=examples(30), deadline=None)
@given(seeds, st.permutations(range(8)))
def test_the_order_of_the_places_changes_nothing(seed, order):
    mask, outcomes = np.arange(8) < 3, drawn(seed)
    first = difference_in_differences(panel(outcomes, mask, start=5)).effect
    second = difference_in_differences(panel(outcomes[order], mask[order], start=5)).effect
    assert (first.value, first.se) == pytest.approx((second.value, second.se))


@settings(max_examples=examples(30), deadline=None)
@given(seeds, st.floats(-20, 20))
def test_what_is_added_where_and_when_the_measure_works_is_what_is_found(seed, effect):
    mask, outcomes = np.arange(8) < 3, drawn(seed)
    changed = outcomes.copy()
    changed[:3, 5:] += effect
    nothing = difference_in_differences(panel(outcomes, mask, start=5)).effect
    found = difference_in_differences(panel(changed, mask, start=5)).effect
    assert found.value - nothing.value == pytest.approx(effect, abs=1e-9)
    assert found.se == pytest.approx(nothing.se)


def test_one_treated_place_gets_an_interval_and_a_warning():
    found = difference_in_differences(panel(drawn(1), np.arange(8) < 1, start=5))
    assert found.effect.se > 0
    assert ASSUMES_ONE in found.assumptions


def test_paths_that_were_already_apart_are_told():
    outcomes = drawn(2) / 100
    mask = np.arange(8) < 3
    assert PATHS_ALIKE in difference_in_differences(panel(outcomes, mask, start=6)).assumptions
    outcomes[:3] += np.arange(10)
    assert PATHS_APART in difference_in_differences(panel(outcomes, mask, start=6)).assumptions


def test_a_world_without_any_noise_leaves_no_doubt():
    flat = np.zeros((8, 10))
    assert difference_in_differences(panel(flat, np.arange(8) < 3, start=5)).effect.p_value == 1
    flat[:3, 5:] = 1
    assert difference_in_differences(panel(flat, np.arange(8) < 3, start=5)).effect.p_value == 0


def test_nobody_treated_nobody_to_compare_or_no_past_is_refused():
    with pytest.raises(TooLittleError, match="kreeg de maatregel"):
        difference_in_differences(panel(drawn(1), np.zeros(8, bool), start=5))
    with pytest.raises(TooLittleError, match="zonder de maatregel: 2"):
        difference_in_differences(panel(drawn(1), np.arange(8) < 6, start=5))
    with pytest.raises(TooLittleError, match="vóór de maatregel: 0"):
        difference_in_differences(panel(drawn(1), np.arange(8) < 3, start=0))
    with pytest.raises(TooLittleError, match="na de maatregel: 0"):
        difference_in_differences(panel(drawn(1), np.arange(8) < 3, start=10))


def test_a_panel_that_is_no_panel_is_an_error():
    with pytest.raises(ValueError, match="none missing"):
        panel([[1.0, math.nan]], [True], start=1)
    with pytest.raises(ValueError, match="2 values for 1 places"):
        panel([[1.0, 2.0]], [True, False], start=1)


def test_california_is_what_r_says():
    smoking = table("california_prop99.csv")
    years = smoking.pop("Year")
    outcomes = np.array(list(smoking.values()))
    mask = np.array(list(smoking)) == "California"
    found = difference_in_differences(panel(outcomes, mask, start=int((years < 1989).sum())))
    assert found.effect.value == pytest.approx(answers()["prop99_did"], abs=1e-6)
