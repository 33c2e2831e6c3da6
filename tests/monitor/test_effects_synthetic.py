# SPDX-License-Identifier: EUPL-1.2
"""A place with a measure, and a mix of other places that moved alike before."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.monitor.effects.panel import panel
from schakel.monitor.effects.refusal import TooLittleError
from schakel.monitor.effects.synthetic import (
    nearest_mix,
    synthetic_control,
    synthetic_differences,
)
from tests.monitor.effects_data import table
from tests.seeds import examples

seeds = st.integers(0, 10_000)
CALM = settings(max_examples=examples(15), deadline=None)


def drawn(seed, places=9, periods=12):
    draw = np.random.default_rng(seed)
    walk = draw.normal(0, 3, (places, periods)).cumsum(axis=1)
    return 50 + walk + draw.normal(0, 1, (places, periods))


def first(number, places=9):
    return np.arange(places) < number


@CALM
@given(seeds, st.integers(1, 2))
def test_in_a_parallel_world_there_is_no_effect(seed, number):
    draw = np.random.default_rng(seed)
    world = draw.normal(0, 5, (9, 1)) + draw.normal(0, 5, 12)
    found = synthetic_differences(panel(world, first(number), start=8))
    assert found.effect.value == pytest.approx(0, abs=1e-9)
    assert found.effect.se == pytest.approx(0, abs=1e-9)


@CALM
@given(seeds, st.floats(-30, 30))
def test_what_the_measure_adds_is_what_is_found(seed, added):
    world = drawn(seed)
    nothing = synthetic_differences(panel(world, first(1), start=8))
    world[0, 8:] += added
    found = synthetic_differences(panel(world, first(1), start=8))
    assert found.effect.value - nothing.effect.value == pytest.approx(added, abs=1e-7)
    assert found.effect.se == pytest.approx(nothing.effect.se)


@CALM
@given(seeds, st.floats(-100, 100), st.floats(-5, 5))
def test_another_level_or_a_shock_to_all_changes_nothing(seed, level, shock):
    world = drawn(seed)
    before = synthetic_differences(panel(world, first(1), start=8)).effect
    world[0] += level
    world[:, 9] += shock
    after = synthetic_differences(panel(world, first(1), start=8)).effect
    assert after.value == pytest.approx(before.value, abs=1e-6)


@CALM
@given(seeds, st.permutations(range(9)))
def test_the_order_of_the_places_changes_nothing(seed, order):
    world, mask = drawn(seed), first(1)
    before = synthetic_differences(panel(world, mask, start=8)).effect
    after = synthetic_differences(panel(world[order], mask[order], start=8)).effect
    assert (after.value, after.se) == pytest.approx((before.value, before.se), abs=1e-6)


@CALM
@given(seeds)
def test_the_weights_are_shares(seed):
    found = synthetic_differences(panel(drawn(seed), first(2), start=8))
    for weights in (found.place_weights, found.period_weights):
        assert (weights >= 0).all()
        assert weights.sum() == pytest.approx(1)
    assert len(found.placebos) == 21


@pytest.mark.parametrize("ridge", [0.0, 2.0])
def test_no_mix_on_a_fine_grid_is_nearer_than_the_one_found(ridge):
    draw = np.random.default_rng(5)
    columns, target = draw.normal(size=(6, 3)), draw.normal(size=6)

    def distance(mix):
        return ((columns @ mix - target) ** 2).sum() + ridge * (mix**2).sum()

    grid = [
        np.array([a, b, 100 - a - b]) / 100
        for a, b in product(range(101), repeat=2)
        if a + b <= 100
    ]
    best = min(grid, key=distance)
    found = nearest_mix(columns, target, ridge=ridge)
    assert distance(found) <= distance(best)
    assert found == pytest.approx(best, abs=0.01)


def test_a_place_that_is_a_mix_of_others_is_found_out():
    world = drawn(3)
    world[0] = 0.3 * world[4] + 0.7 * world[6]
    assert synthetic_control(panel(world, first(1), start=8)) == pytest.approx(0, abs=1e-9)


def test_too_few_others_or_too_short_a_past_is_refused():
    with pytest.raises(TooLittleError, match="zonder de maatregel: 4, nodig zijn er 5"):
        synthetic_differences(panel(drawn(1, 5), first(1, 5), start=8))
    with pytest.raises(TooLittleError, match="zonder de maatregel: 6, nodig zijn er 7"):
        synthetic_differences(panel(drawn(1), first(3), start=8))
    with pytest.raises(TooLittleError, match="vóór de maatregel: 3, nodig zijn er 4"):
        synthetic_differences(panel(drawn(1), first(1), start=3))


def test_few_others_are_told():
    found = synthetic_differences(panel(drawn(1), first(1), start=8))
    assert "weinig andere plaatsen (8)" in found.assumptions[-1]


def test_the_draw_of_placebos_follows_its_seed():
    world = panel(drawn(1, 30), first(3, 30), start=8)
    once, twice = (synthetic_differences(world, seed=7) for _ in range(2))
    assert len(once.placebos) == 200
    assert once.effect == twice.effect


def test_smoking_in_california_is_what_the_authors_found():
    smoking = table("california_prop99.csv")
    years = smoking.pop("Year")
    world = panel(
        np.array(list(smoking.values())),
        np.array(list(smoking)) == "California",
        start=int((years < 1989).sum()),
    )
    found = synthetic_differences(world)
    assert found.effect.value == pytest.approx(-15.60540, abs=1e-5)
    gaps = synthetic_control(world)
    assert gaps[world.start :].mean() == pytest.approx(-19.5137, abs=1e-4)
    assert gaps[-1] == pytest.approx(-26.60, abs=5e-3)
