# SPDX-License-Identifier: EUPL-1.2
"""One town, counted by month, and a measure that started on a day."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.monitor.effects.interrupted import (
    ASSUMES_INDEPENDENT,
    ASSUMES_MEMORY,
    Errors,
    Question,
    interrupted,
)
from schakel.monitor.effects.refusal import TooLittleError
from tests.monitor.effects_data import answers, months, table
from tests.seeds import examples

HALFWAY = Question(start=36)
AS_R = replace(HALFWAY, errors=Errors.INDEPENDENT)
PLAIN = Question(start=12, harmonics=0, trend=False, errors=Errors.INDEPENDENT)


def step(counts, question, **kwargs):
    """The estimate of the step, of which these questions all ask."""
    effect = interrupted(counts, question, **kwargs).step
    assert effect is not None
    return effect


def test_without_trend_or_season_the_step_is_the_ratio_of_two_means():
    counts = np.array([8.0, 12] * 6 + [4.0, 6] * 5)
    found = interrupted(counts, PLAIN)
    assert found.step is not None
    assert found.step.as_ratio().value == pytest.approx(0.5, rel=1e-12)
    # By hand: Pearson's statistic is 12 x 4/10 + 10 x 1/5 = 6.8 on 20 degrees of freedom, and the
    # variance of the logarithm of a ratio of counts is phi (1/120 + 1/50).
    assert found.dispersion == pytest.approx(6.8 / 20, rel=1e-12)
    assert found.step.se == pytest.approx(np.sqrt(0.34 * (1 / 120 + 1 / 50)), rel=1e-12)
    assert found.slope is None


def test_a_series_that_follows_the_model_exactly_gives_back_what_was_put_in():
    time = np.arange(60)
    season = 0.2 * np.sin(2 * np.pi * time / 12) - 0.1 * np.cos(4 * np.pi * time / 12)
    after = time >= 36
    mean = np.exp(5 + 0.01 * time + season - 0.3 * after - 0.02 * after * (time - 36))
    found = interrupted(mean, replace(HALFWAY, slope=True))
    assert found.step is not None
    assert found.slope is not None
    assert found.step.value == pytest.approx(-0.3, abs=1e-9)
    assert found.slope.value == pytest.approx(-0.02, abs=1e-9)
    assert found.without[:36] == pytest.approx(mean[:36])
    assert found.without[36] == pytest.approx(mean[36] * np.exp(0.3))


def test_more_noise_than_poisson_widens_the_interval():
    quiet = interrupted(months(4, phi=1.5), AS_R)
    loud = interrupted(months(4, phi=6.0), AS_R)
    assert loud.dispersion > quiet.dispersion > 1
    assert step(months(4, phi=6.0), AS_R).se > step(months(4, phi=1.5), AS_R).se


def test_months_that_echo_each_other_widen_the_interval_and_leave_the_estimate():
    draw = np.random.default_rng(9)
    echo = np.zeros(96)
    for month in range(1, 96):
        echo[month] = 0.8 * echo[month - 1] + 0.15 * draw.normal()
    counts = draw.poisson(400 * np.exp(echo)).astype(float)
    alone = interrupted(counts, replace(AS_R, start=48))
    echoed = interrupted(counts, replace(HALFWAY, start=48))
    assert echoed.step is not None
    assert alone.step is not None
    assert echoed.step.value == alone.step.value
    assert echoed.step.se > 1.5 * alone.step.se
    assert echoed.neighbour > 0.5
    assert ASSUMES_MEMORY in echoed.assumptions
    assert ASSUMES_INDEPENDENT in alone.assumptions


def test_most_intervals_on_days_when_nothing_happened_hold_nothing():
    """A small look; benchmarks/monitor/effects.py shows the coverage itself."""
    held = 0
    for seed in range(60):
        found = step(months(seed), replace(HALFWAY, start=24 + seed % 24))
        held += found.low <= 0 <= found.high
    assert held >= 54


@settings(max_examples=examples(20), deadline=None)
@given(st.integers(0, 1000), st.floats(0.1, 50), st.integers(24, 48))
def test_counting_per_inhabitant_or_per_hundred_thousand_changes_no_ratio(seed, scale, start):
    counts, population = months(seed), np.linspace(900, 1100, 72)
    question = replace(AS_R, start=start)
    first = step(counts, question, population=population)
    second = step(counts, question, population=population * scale)
    assert first.value == pytest.approx(second.value, abs=1e-9)
    assert first.se == pytest.approx(second.se, rel=1e-9)


@pytest.mark.parametrize(
    ("start", "says"),
    [(10, "vóór de maatregel: 10"), (68, "na de maatregel: 4"), (80, "na de maatregel: 0")],
)
def test_too_few_months_before_or_after_is_refused(start, says):
    with pytest.raises(TooLittleError, match=says):
        interrupted(months(1), replace(HALFWAY, start=start))


def test_a_year_of_weeks_needs_a_year_of_weeks_before():
    with pytest.raises(TooLittleError, match="nodig zijn er 52"):
        interrupted(months(1), replace(HALFWAY, period=52))


def test_nothing_counted_after_the_measure_is_no_ratio():
    counts = months(1)
    counts[36:] = 0
    with pytest.raises(TooLittleError, match="niets geteld"):
        interrupted(counts, HALFWAY)


def test_a_cause_that_started_on_the_same_day_cannot_be_told_apart():
    same = (np.arange(72) >= 36).astype(float)[:, None]
    with pytest.raises(TooLittleError, match="hetzelfde"):
        interrupted(months(1), HALFWAY, covariates=same)


def test_a_question_with_as_many_answers_as_months_is_refused():
    with pytest.raises(TooLittleError, match="verklaringen voor 20 periodes"):
        interrupted(months(1)[:20], Question(start=13, harmonics=6))


@pytest.mark.parametrize("counts", [[1.0, -1.0], [np.nan] * 60, [[1.0]]])
def test_a_series_that_is_no_series_is_an_error(counts):
    with pytest.raises(ValueError, match="counts: one row of numbers"):
        interrupted(counts, HALFWAY)


SICILY = {
    "quasi_step": replace(AS_R, harmonics=0),
    "quasi_step_harmonics": AS_R,
    "slope_change_harmonics": replace(AS_R, slope=True),
}


@pytest.mark.parametrize("answer", SICILY)
def test_the_smoking_ban_of_sicily_is_what_r_says(answer):
    town, known = table("sicily.csv"), answers()["sicily"][answer]
    found = interrupted(town["aces"], SICILY[answer], population=town["stdpop"])
    effect = found.slope or found.step
    assert effect is not None
    assert effect.value == pytest.approx(known[4], abs=1e-6)
    assert effect.se == pytest.approx(known[5], abs=1e-6)
    assert effect.p_value == pytest.approx(known[3], abs=1e-6)


@pytest.mark.parametrize("seat", ["front", "rear", "drivers", "VanKilled"])
def test_the_belt_law_is_what_r_says(seat):
    road, known = table("seatbelts.csv"), answers()[f"seatbelts_{seat}"]
    causes = np.log(np.column_stack([road["kms"], road["PetrolPrice"]]))
    question = replace(AS_R, start=int(np.argmax(road["law"])), harmonics=6)
    found = step(road[seat], question, covariates=causes)
    assert found.value == pytest.approx(known[4], abs=1e-6)
    assert found.se == pytest.approx(known[5], abs=1e-6)


def test_a_cause_that_comes_with_nothing_at_all_is_refused():
    counts, closed = months(1), np.zeros((72, 1))
    closed[40:44] = 1
    counts[40:44] = 0
    with pytest.raises(TooLittleError, match="niets geteld"):
        interrupted(counts, HALFWAY, covariates=closed)


def test_a_search_that_does_not_settle_is_refused(monkeypatch):
    monkeypatch.setattr("schakel.monitor.glm.MOST_STEPS", 1)
    with pytest.raises(TooLittleError, match="komt niet tot rust"):
        interrupted(months(1), HALFWAY)


def test_a_question_that_asks_nothing_or_too_many_waves_is_an_error():
    with pytest.raises(ValueError, match="a step, a slope or both"):
        interrupted(months(1), replace(HALFWAY, step=False))
    with pytest.raises(ValueError, match="a year of 12 points has 0 to 6"):
        interrupted(months(1), replace(HALFWAY, harmonics=7))


def test_shapes_that_disagree_are_an_error():
    with pytest.raises(ValueError, match="72 counts, 71 populations, 72 rows"):
        interrupted(months(1), HALFWAY, population=np.ones(71))
    with pytest.raises(ValueError, match="one column per cause"):
        interrupted(months(1), HALFWAY, covariates=np.ones(72))


def test_without_a_step_only_the_slope_is_told():
    found = interrupted(months(1), replace(HALFWAY, step=False, slope=True), population=np.ones(72))
    assert found.step is None
    assert found.slope is not None


def test_another_level_is_another_width():
    narrow, wide = (step(months(1), replace(HALFWAY, level=level)) for level in (0.8, 0.99))
    assert narrow.high < wide.high
    with pytest.raises(ValueError, match=r"level is 95"):
        step(months(1), replace(HALFWAY, level=95))
