# SPDX-License-Identifier: EUPL-1.2
"""The parts of the detector: tails, old outbreaks, what weighing costs, what series lend."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from schakel.monitor.detector.baseline import Baseline, Prior, design
from schakel.monitor.detector.borrowing import learned_prior
from schakel.monitor.detector.dispersion import GRID
from schakel.monitor.detector.drift import DRIFTS
from schakel.monitor.detector.fitting import fitted
from schakel.monitor.detector.losses import losses
from schakel.monitor.detector.mixing import posterior
from schakel.monitor.detector.options import Options
from schakel.monitor.detector.outbreaks import normality
from schakel.monitor.detector.tails import predictive, smallest_count, tail

ONE = np.array([1.0])


@given(count=st.integers(0, 60), mean=st.floats(0.01, 40.0), dispersion=st.floats(1.01, 13.0))
def test_the_tail_is_that_of_the_negative_binomial(
    count: int, mean: float, dispersion: float
) -> None:
    told = stats.nbinom.sf(count - 1, mean / (dispersion - 1.0), 1.0 / dispersion)
    ours = tail(np.array([float(count)]), mean * ONE, dispersion * ONE)[0]
    assert ours == pytest.approx(told, rel=1e-9, abs=1e-300)


@given(count=st.integers(0, 40), mean=st.floats(0.01, 20.0))
def test_the_tail_without_extra_scatter_is_that_of_poisson(count: int, mean: float) -> None:
    ours = tail(np.array([float(count)]), mean * ONE, ONE)[0]
    assert ours == pytest.approx(stats.poisson.sf(count - 1, mean), rel=1e-9, abs=1e-300)


@pytest.mark.parametrize(
    ("mean", "counts"),
    [(0.05, (2, 3, 4)), (0.5, (4, 5, 6)), (2.0, (7, 9, 11))],
)
def test_the_smallest_counts_that_can_be_told_from_chance(
    mean: float, counts: tuple[int, int, int]
) -> None:
    """Poisson, at 1 %, 1 per thousand and 10 % divided over 5,700 series."""
    certain = (GRID == 1.0).astype(np.float64)[None, :]
    expected = predictive(mean * ONE, 0.0 * ONE, GRID, certain)
    for level, count in zip((0.01, 0.001, 0.1 / 5700.0), counts, strict=True):
        assert smallest_count(expected, level * ONE)[0] == count


def test_an_uncertain_mean_without_extra_scatter_gives_gamma_and_poisson_together() -> None:
    """Mean 3 with coefficient of variation a half is gamma with shape 4."""
    certain = (GRID == 1.0).astype(np.float64)[None, :]
    ours = predictive(3.0 * ONE, 0.25 * ONE, GRID, certain).tail(np.array([9.0]))[0]
    assert ours == pytest.approx(stats.nbinom.sf(8, 4.0, 4.0 / 7.0), rel=1e-9)


def test_what_is_less_certain_has_the_heavier_tail() -> None:
    certain = (np.arange(len(GRID)) == 14).astype(np.float64)[None, :]
    spread = np.zeros((1, len(GRID)))
    spread[0, [8, 14, 17]] = (0.25, 0.5, 0.25)
    far = np.array([25.0])
    known, mean_unknown, both_unknown = (
        predictive(5.0 * ONE, variation * ONE, GRID, weights).tail(far)[0]
        for variation, weights in ((0.0, certain), (0.05, certain), (0.05, spread))
    )
    assert known < mean_unknown < both_unknown


@given(mean=st.floats(0.01, 100.0), level=st.floats(1e-6, 0.2), variation=st.floats(0.0, 1.0))
def test_the_smallest_count_keeps_the_level_and_one_less_does_not(
    mean: float, level: float, variation: float
) -> None:
    weights = np.zeros((1, len(GRID)))
    weights[0, [0, 10, 16]] = 1.0 / 3.0
    expected = predictive(mean * ONE, variation * ONE, GRID, weights)
    count = smallest_count(expected, level * ONE)
    assert expected.tail(count)[0] <= level < expected.tail(count - 1.0)[0]


def test_a_week_ten_deviations_up_counts_for_nothing_and_a_usual_one_in_full() -> None:
    mean = np.full((1, 5), 10.0)
    counts = np.array([[10.0, 9.0, 42.0, 11.0, 8.0]])
    chance = normality(counts, mean, ONE, outbreak=0.02, spread=0.5)
    assert chance.beside[0, 2] < 0.001
    assert (chance.beside[0, [0, 1, 4]] == 1.0).all()


def test_a_raised_week_beside_an_outbreak_counts_less_than_the_same_week_alone() -> None:
    mean = np.full((1, 5), 10.0)
    beside = normality(
        np.array([[10.0, 16.0, 40.0, 10.0, 10.0]]), mean, ONE, outbreak=0.02, spread=0.5
    )
    assert beside.beside[0, 1] < beside.alone[0, 1] < 1.0


def test_weighing_costs_some_of_the_mean_and_some_of_the_variance() -> None:
    lost = losses(np.array([0.1, 5.0, 100.0]), np.full(3, 1.5), outbreak=0.02, spread=0.5)
    assert ((lost.mean > 0.0) & (lost.mean < 0.1)).all()
    assert ((lost.kept > 0.7) & (lost.kept < 1.0)).all()


def test_the_fit_has_the_coefficients_that_newton_stops_at() -> None:
    """Without priors the score of quasi-Poisson is zero: fitted and seen agree in every column."""
    chance = np.random.default_rng(4)
    weeks = np.arange(200)
    matrix = design(weeks, 200, period=52, harmonics=2)
    history = Baseline(chance.poisson(6.0, size=(7, 200)).astype(np.float64), matrix, None)
    nothing = Prior(np.zeros((7, 6)), np.zeros((7, 6)))
    fit = history.start(nothing)
    history.improve(fit, nothing, steps=20, tolerance=1e-12)
    np.testing.assert_allclose((history.counts - fit.mean) @ matrix, 0.0, atol=1e-7)


def test_what_the_others_say_leaves_out_what_the_series_says_itself() -> None:
    found = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 0.0], [2.0, 0.0]])
    sure = np.tile(np.diag([1e-6, 1e-6]), (4, 1, 1))
    prior = learned_prior(found, sure, [])
    np.testing.assert_allclose(prior.mean[:, 0], [4 / 3, 2 / 3, 4 / 3, 2 / 3], rtol=1e-4)
    np.testing.assert_allclose(1.0 / prior.precision[:, 0], 4 / 3, rtol=1e-4)


def test_a_series_with_nobody_beside_it_keeps_a_wide_prior_around_itself() -> None:
    prior = learned_prior(np.array([[1.0, 0.3]]), np.diag([0.1, 0.1])[None], [])
    np.testing.assert_allclose(prior.mean, [[1.0, 0.3]])
    assert (1.0 / prior.precision >= 4.0).all()


def test_series_of_a_group_are_drawn_to_their_group() -> None:
    found = np.array([[0.0, 0.1], [0.0, -0.1], [0.0, 3.1], [0.0, 2.9]])
    sure = np.tile(np.diag([1e-3, 1e-3]), (4, 1, 1))
    prior = learned_prior(found, sure, [np.array([0, 0, 1, 1])])
    assert prior.mean[0, 1] < 0.2
    assert prior.mean[3, 1] > 2.8


def test_a_series_that_knows_nothing_takes_the_weights_of_the_others() -> None:
    flat = np.ones(3)
    known = np.zeros((400, 3))
    known[1:, 1] = 20.0
    weights = posterior(known, [], flat)
    assert weights[0].argmax() == 1
    assert weights[0, 1] > 0.45
    assert weights[1, 1] > 0.999


def test_a_level_that_wanders_shows_as_drift_and_one_that_stays_does_not() -> None:
    chance = np.random.default_rng(6)
    weeks = np.arange(416)
    quarters = np.repeat(chance.normal(0.0, 0.25, size=(40, 32)), 13, axis=1)
    matrix = design(weeks, 442, period=52, harmonics=2)
    for level, least, most in ((quarters, 0.15, 0.4), (0.0 * quarters, 0.0, 0.03)):
        counts = chance.poisson(80.0 * np.exp(level)).astype(np.float64)
        found = fitted(counts, matrix, None, [], Options())
        assert least < np.sqrt(found.drift.mean()) < most
    assert DRIFTS[0] == 0.0


def test_the_dispersion_is_found_and_what_is_scarce_borrows_it() -> None:
    """Half count thirty a week, half one in ten weeks; all scatter three times chance."""
    chance = np.random.default_rng(9)
    mean = np.repeat([30.0, 0.1], 60)[:, None] * np.ones(416)
    counts = chance.negative_binomial(mean / 2.0, 1.0 / 3.0).astype(np.float64)
    matrix = design(np.arange(416), 442, period=52, harmonics=2)
    phi = fitted(counts, matrix, None, [], Options()).dispersion @ GRID
    assert abs(phi[:60].mean() - 3.0) < 0.2
    assert 2.0 < phi[60:].mean() < 4.0
