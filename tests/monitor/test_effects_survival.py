# SPDX-License-Identifier: EUPL-1.2
"""How long until a case closes, and which cases close sooner."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.monitor.effects.cox import cox
from schakel.monitor.effects.partial import Ties
from schakel.monitor.effects.refusal import TooLittleError
from schakel.monitor.effects.risk import times
from schakel.monitor.effects.survival import (
    difference_of_means,
    kaplan_meier,
    log_rank,
    restricted_mean,
)
from tests.monitor.effects_data import answers, table
from tests.seeds import examples

CAUSES = ["fin", "age", "race", "wexp", "mar", "paro", "prio"]
# Six cases: closed after 1, 3, 4 and 6 days, still open after 2 and 5.
DAYS, CLOSED = np.array([1.0, 2, 3, 4, 5, 6]), np.array([1, 0, 1, 1, 0, 1])


def test_kaplan_meier_by_hand():
    """5/6 after one day; then four left: 3/4 of it, 2/3 of that; and the last one closes."""
    curve = kaplan_meier(times(DAYS, CLOSED))
    assert curve.time.tolist() == [1, 3, 4, 6]
    assert curve.at_risk.tolist() == [6, 4, 3, 1]
    assert curve.survival == pytest.approx([5 / 6, 5 / 8, 5 / 12, 0])
    greenwood = [1 / 30, 1 / 30 + 1 / 12, 1 / 30 + 1 / 12 + 1 / 6]
    assert curve.se[:3] == pytest.approx(curve.survival[:3] * np.sqrt(greenwood))
    assert (curve.at(0.5), curve.at(3), curve.at(3.9), curve.at(99)) == (1, 0.625, 0.625, 0)


def test_the_restricted_mean_is_the_area_under_the_curve_by_hand():
    """Up to day 5: 1 day of 1, 2 of 5/6, 1 of 5/8 and 1 of 5/12; what lies ahead squared."""
    found = restricted_mean(times(DAYS, CLOSED), 5)
    assert found.value == pytest.approx(1 + 10 / 6 + 5 / 8 + 5 / 12)
    ahead = np.array([10 / 6 + 5 / 8 + 5 / 12, 5 / 8 + 5 / 12, 5 / 12])
    assert found.se == pytest.approx(math.sqrt(ahead**2 @ [1 / 30, 1 / 12, 1 / 6]))


def test_two_groups_alike_have_the_same_mean_and_differ_by_no_test():
    group = times(DAYS, CLOSED)
    assert difference_of_means(group, group, 5).value == 0
    both = times(np.tile(DAYS, 2), np.tile(CLOSED, 2))
    assert log_rank(both, np.repeat(["here", "there"], 6)).statistic == pytest.approx(0)


def test_the_log_rank_test_by_hand():
    """First group closes on days 1 and 2, second on 3 and 4: expected 1/2 + 1/3, variance 17/36."""
    found = log_rank(times(np.arange(1.0, 5), np.ones(4)), np.array([0, 0, 1, 1]))
    assert found.observed.tolist() == [2, 2]
    assert found.expected == pytest.approx([5 / 6, 19 / 6])
    assert found.statistic == pytest.approx((7 / 6) ** 2 / (1 / 4 + 2 / 9))


def brute(days, closed, cause, entry, ties):
    """The log partial likelihood as it is written in the books, for one cause."""

    def value(beta):
        total = 0.0
        for day in sorted(set(days[closed == 1])):
            risk = np.exp(beta * cause[(days >= day) & (entry < day)])
            now = np.exp(beta * cause[(days == day) & (closed == 1)])
            for gone in range(len(now)):
                share = gone / len(now) if ties is Ties.EFRON else 0
                total -= math.log(risk.sum() - share * now.sum())
            total += np.log(now).sum()
        return total

    best, grid = 0.0, np.linspace(-4, 4, 801)
    for width in (1e-2, 1e-4, 1e-6, 1e-8):
        best = grid[np.argmax([value(beta) for beta in grid])]
        grid = np.linspace(best - 2 * width, best + 2 * width, 801)
    return best, value(best)


@pytest.mark.parametrize("ties", Ties)
@pytest.mark.parametrize("entry", [np.zeros(6), np.array([0, 1, 0, 2, 2.0, 0])])
def test_cox_on_six_cases_is_the_highest_point_of_the_partial_likelihood(ties, entry):
    days, closed = np.array([1.0, 3, 3, 4, 5, 6]), np.array([1, 1, 1, 1, 0, 1])
    cause = np.array([0.5, 1.5, -1.0, 0.2, 0.1, 1.0])
    best, height = brute(days, closed, cause, entry, ties)
    found = cox(times(days, closed, entry), cause[:, None], ties=ties)
    assert found.effects[0].value == pytest.approx(best, abs=1e-6)
    assert found.log_likelihood[1] == pytest.approx(height, abs=1e-9)


def drawn(seed, size=60):
    draw = np.random.default_rng(seed)
    causes = draw.normal(size=(size, 2))
    days = np.ceil(draw.exponential(30 * np.exp(-causes @ [0.5, -0.3])))
    limit = draw.integers(20, 80, size)
    return np.minimum(days, limit), days <= limit, causes


@settings(max_examples=examples(20), deadline=None)
@given(st.integers(0, 10_000), st.floats(0.01, 100))
def test_weeks_or_days_and_euros_or_cents_change_no_ratio(seed, scale):
    days, closed, causes = drawn(seed)
    first = cox(times(days, closed), causes).effects
    second = cox(times(days * 7, closed), causes * [1, scale] + [5, 0]).effects
    assert second[0].value == pytest.approx(first[0].value, abs=1e-7)
    assert second[1].value * scale == pytest.approx(first[1].value, abs=1e-7)


@settings(max_examples=examples(20), deadline=None)
@given(st.integers(0, 10_000))
def test_a_case_cut_in_two_spells_is_the_same_case(seed):
    days, closed, causes = drawn(seed)
    cut = np.random.default_rng(seed).uniform(0.1, 0.9, len(days)) * days
    entry = np.concatenate([np.zeros(len(days)), cut])
    twice = times(np.concatenate([cut, days]), np.concatenate([0 * closed, closed]), entry)
    whole = cox(times(days, closed), causes)
    parts = cox(twice, np.vstack([causes, causes]))
    for one, other in zip(whole.effects, parts.effects, strict=True):
        assert (one.value, one.se) == pytest.approx((other.value, other.se), abs=1e-6)
    curve, cut_curve = kaplan_meier(times(days, closed)), kaplan_meier(twice)
    assert cut_curve.survival == pytest.approx(curve.survival)


def test_a_group_in_which_it_never_happened_is_refused():
    days = np.arange(1.0, 21)
    group = (days > 10).astype(float)
    with pytest.raises(TooLittleError, match="oneindig"):
        cox(times(days, group == 0), group[:, None])


def test_too_few_outcomes_or_twice_the_same_cause_is_refused():
    days, closed, causes = drawn(1)
    with pytest.raises(TooLittleError, match="Te weinig uitkomsten: 4, en nodig zijn er 10"):
        cox(times(days, closed & (np.cumsum(closed) <= 4)), causes)
    with pytest.raises(TooLittleError, match="hetzelfde"):
        cox(times(days, closed), causes[:, [0, 0]])
    with pytest.raises(TooLittleError, match="verandert nooit"):
        cox(times(days, closed), np.ones((60, 1)))


def test_no_event_one_group_or_too_far_a_horizon_is_refused():
    with pytest.raises(TooLittleError, match="Niemand in deze groep"):
        kaplan_meier(times(DAYS, 0 * CLOSED))
    with pytest.raises(TooLittleError, match="maar één groep"):
        log_rank(times(DAYS, CLOSED), np.ones(6))
    with pytest.raises(TooLittleError, match="het langste is 6"):
        restricted_mean(times(DAYS, CLOSED), 7)


@pytest.mark.parametrize("limit", ["ROUNDS", "HALVINGS"])
def test_a_search_that_does_not_settle_is_refused(limit, monkeypatch):
    monkeypatch.setattr(f"schakel.monitor.effects.partial.{limit}", 0)
    days, closed, causes = drawn(1)
    with pytest.raises(TooLittleError, match="komt niet tot rust"):
        cox(times(days, closed), causes)


def test_causes_that_are_no_table_are_an_error():
    days, closed, causes = drawn(1)
    with pytest.raises(ValueError, match="one row per spell"):
        cox(times(days, closed), causes[:5])


def test_a_spell_that_ends_before_it_begins_is_an_error():
    with pytest.raises(ValueError, match="after its entry"):
        times(DAYS, CLOSED, DAYS)
    with pytest.raises(ValueError, match="one value per spell"):
        times(DAYS, CLOSED[:5])


def test_a_ratio_that_wanes_is_told():
    draw = np.random.default_rng(8)
    group = np.repeat([0.0, 1], 200)
    early = draw.exponential(10, 400) / np.where(group == 1, 4, 1)
    days = np.where(early < 5, early, 5 + draw.exponential(10, 400) * np.where(group == 1, 4, 1))
    found = cox(times(days, np.ones(400)), group[:, None])
    assert found.proportionality.overall_p < 0.001
    assert "minder dan 0,001" in found.assumptions[-1]


@pytest.mark.parametrize("ties", Ties)
def test_the_released_prisoners_are_what_r_says(ties):
    freed, known = table("rossi.csv"), answers()[f"rossi_cox_{ties.value}"]
    causes = np.column_stack([freed[cause] for cause in CAUSES])
    found = cox(times(freed["week"], freed["arrest"]), causes, ties=ties)
    for effect, cause in zip(found.effects, CAUSES, strict=True):
        assert effect.value == pytest.approx(known["coef"][cause], abs=1e-6)
        assert effect.se == pytest.approx(known["se"][cause], abs=1e-6)
    assert found.log_likelihood == pytest.approx(known["loglik"], abs=1e-6)


def test_whether_their_ratios_stay_the_same_is_what_r_says():
    freed, known = table("rossi.csv"), answers()["rossi_zph"]
    causes = np.column_stack([freed[cause] for cause in CAUSES])
    found = cox(times(freed["week"], freed["arrest"]), causes).proportionality
    assert found.statistics == pytest.approx([row["chisq"] for row in known[:7]], abs=1e-6)
    assert found.p_values == pytest.approx([row["p"] for row in known[:7]], abs=1e-6)
    assert found.overall == pytest.approx(known[7]["chisq"], abs=1e-6)
    assert found.overall_p == pytest.approx(known[7]["p"], abs=1e-6)


def test_their_curves_means_and_test_are_what_r_says():
    freed, known = table("rossi.csv"), answers()
    test = log_rank(times(freed["week"], freed["arrest"]), freed["fin"])
    assert test.statistic == pytest.approx(known["rossi_logrank_fin"]["chisq"], abs=1e-6)
    assert test.p_value == pytest.approx(known["rossi_logrank_fin"]["p"], abs=1e-6)
    for aid, mean in enumerate(known["rossi_rmst52"]):
        some = freed["fin"] == aid
        group = times(freed["week"][some], freed["arrest"][some])
        found, curve = restricted_mean(group, 52), kaplan_meier(group)
        assert found.value == pytest.approx(mean["rmean"], abs=1e-6)
        assert found.se == pytest.approx(mean["se(rmean)"], abs=1e-6)
        for row in (row for row in known["rossi_km"] if row["strata"] == f"fin={aid}"):
            place = np.searchsorted(curve.time, row["time"], side="right") - 1
            seen = [part[place] for part in (curve.survival, curve.se, curve.low, curve.high)]
            assert seen == pytest.approx([row[k] for k in ("surv", "se", "lo", "hi")], abs=1e-6)


def test_a_cause_with_a_long_tail_is_climbed_in_smaller_steps_to_the_same_height():
    draw = np.random.default_rng(18)
    cause = np.exp(2 * draw.normal(size=(40, 1)))
    days = draw.exponential(1.0, 40)
    found = cox(times(days, np.ones(40)), cause)
    best, height = brute(days, np.ones(40), cause[:, 0] / 100, np.zeros(40), Ties.EFRON)
    assert found.effects[0].value == pytest.approx(best / 100, abs=1e-6)
    assert found.log_likelihood[1] == pytest.approx(height, abs=1e-9)
