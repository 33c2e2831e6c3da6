# SPDX-License-Identifier: EUPL-1.2
"""farringtonFlexible beside R's `surveillance` 1.20.3, and by itself."""

from typing import Any

import numpy as np
import pytest
from scipy import stats

from schakel.monitor.aberration import AberrationError, Aberrations, farrington_flexible
from tests.monitor import aberration_data
from tests.monitor.aberration_data import Answers

NOUFAILY: dict[str, Any] = {
    "b": 4,
    "w": 3,
    "no_periods": 10,
    "weights_threshold": 2.58,
    "past_weeks_not_included": 26,
    "p_threshold_trend": 1,
    "threshold_method": "nbPlugin",
}
FARRINGTON: dict[str, Any] = {
    "b": 4,
    "w": 3,
    "no_periods": 1,
    "weights_threshold": 1,
    "past_weeks_not_included": 3,
    "p_threshold_trend": 0.05,
    "threshold_method": "delta",
}


def agree(found: Aberrations, told: Answers, *, mu0: str = "mu0") -> None:
    """Bounds and alarms to the last digits of a float, mu0 and the like far below 1e-6."""
    np.testing.assert_array_equal(found.observed, told["observed"])
    np.testing.assert_allclose(found.upperbound, told["upperbound"], rtol=1e-12)
    np.testing.assert_array_equal(found.alarm, told["alarm"] == 1)
    for name, column in (("mu0", mu0), ("phi", "phi"), ("trend", "trend"), ("p_value", "pvalue")):
        if column in told:
            np.testing.assert_allclose(getattr(found, name), told[column], rtol=1e-9)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("noufaily_nbPlugin", {}),
        ("noufaily_muan", {"threshold_method": "muan"}),
        ("noufaily_nbPlugin_a005_limit54_5_4", {"alpha": 0.005, "p_threshold_trend": 0.05}),
    ],
)
def test_salmonella_newport_in_germany_with_noufailys_settings(name, words):
    newport = aberration_data.newport()
    told = aberration_data.answers(f"salmNewportGermany2011_{name}")
    weeks = aberration_data.weeks_of(told)
    agree(
        farrington_flexible(newport.total, weeks, dates=newport.dates, **{**NOUFAILY, **words}),
        told,
    )


def test_salmonella_newport_in_germany_with_farringtons_settings():
    newport = aberration_data.newport()
    told = aberration_data.answers("salmNewportGermany2011_farrington_delta")
    weeks = aberration_data.weeks_of(told)
    found = farrington_flexible(newport.total, weeks, dates=newport.dates, **FARRINGTON)
    # R's column `expected` is empty where it gives no bound.
    shown = ~np.isnan(told["expected"])
    np.testing.assert_allclose(found.mu0[shown], told["expected"][shown], rtol=1e-9)
    np.testing.assert_allclose(found.score, told["score"], rtol=1e-9)
    del told["mu0"]
    agree(found, told)


def test_the_table_of_the_article_on_two_states():
    newport = aberration_data.newport()
    told = aberration_data.answers("salmNewport_JSS_tableResults")
    states = [newport.names.index(one) for one in ("Baden.Wuerttemberg", "North.Rhine.Westphalia")]
    found = farrington_flexible(
        newport.table[:, states], range(517, 522), dates=newport.dates, limit54=(0, 50), **NOUFAILY
    )
    agree(found, told)
    assert found.alarm.tolist() == [[False, False]] * 4 + [[True, False]]


def test_sixteen_states_have_the_bounds_and_alarms_of_r():
    newport = aberration_data.newport()
    told = aberration_data.answers("salmNewport16_noufaily_nbPlugin_a01_2010_2013")
    weeks = aberration_data.weeks_of(told)
    found = farrington_flexible(newport.table, weeks, dates=newport.dates, alpha=0.01, **NOUFAILY)
    agree(found, told)


def test_salmonella_agona_without_dates():
    told = aberration_data.answers("agona_noufaily_nbPlugin_a01")
    agree(
        farrington_flexible(aberration_data.agona(), range(261, 313), alpha=0.01, **NOUFAILY), told
    )


def test_campylobacter_in_germany_with_the_defaults():
    cases = aberration_data.campylobacter()
    told = aberration_data.answers("campyDE_farringtonFlexible_b4w5a025")
    found = farrington_flexible(
        cases.total, range(262, 523), dates=cases.dates, b=4, w=5, alpha=0.025
    )
    np.testing.assert_allclose(found.score, told["score"], rtol=1e-9)
    agree(found, told, mu0="expected")


def test_r_calls_an_exponent_of_a_count_the_expected_count():
    """Its mu0 with "delta" is exp(mean + z * error), both in counts: infinite on campyDE."""
    told = aberration_data.answers("campyDE_farringtonFlexible_b4w5a025")
    assert np.isinf(told["mu0"]).any()
    # Its bound is right, and holds the same mean and error, so the error can be had back from it.
    mean, phi, z = told["expected"], told["phi"], stats.norm.ppf(0.975)
    spread = ((told["upperbound"] / mean) ** (2 / 3) - 1) * 1.5 / z
    error = np.sqrt((spread * mean) ** 2 - mean * phi)
    finite = np.isfinite(told["mu0"])
    told_log = np.log(told["mu0"][finite])
    np.testing.assert_allclose(told_log, (mean + z * error)[finite], rtol=1e-6)


def test_r_takes_a_logarithm_from_counts_in_its_score():
    """Its score with "nbPlugin" is (count - log mean) / (bound - log mean)."""
    told = aberration_data.answers("agona_noufaily_nbPlugin_a01")
    shown = ~np.isnan(told["upperbound"])
    mean, bound = told["mu0"][shown], told["upperbound"][shown]
    wrong = (told["observed"][shown] - np.log(mean)) / (bound - np.log(mean))
    np.testing.assert_allclose(told["score"][shown], wrong, rtol=1e-9)
    found = farrington_flexible(aberration_data.agona(), range(261, 313), alpha=0.01, **NOUFAILY)
    right = (told["observed"][shown] - mean) / (bound - mean)
    np.testing.assert_allclose(found.score[shown], right, rtol=1e-9)


def test_r_keeps_a_trend_that_is_nothing():
    """In week 493 of campyDE Student's t has p = 0.95, and R keeps the trend at threshold 0.05.

    No week weighed less there, so this is the plain regression on 44 weeks.
    """
    cases = aberration_data.campylobacter()
    told = aberration_data.answers("campyDE_farringtonFlexible_b4w5a025")
    here = told["idx"].tolist().index(493)
    assert not np.isnan(told["trend"][here])
    from schakel.monitor.aberration.baseline import seasons
    from schakel.monitor.aberration.flexible import design_of
    from schakel.monitor.aberration.regression import trend_p_value
    from schakel.monitor.glm import fit_poisson

    past = seasons(
        493, b=4, w=5, freq=52, dates=cases.dates, no_periods=1, past_weeks_not_included=5
    )
    counts = cases.total[past.weeks - 1]
    fit = fit_poisson(design_of(past, 493, trend=True).columns, counts, np.ones(44))
    assert trend_p_value(fit, fit.dispersion) > 0.95
    assert trend_p_value(fit, fit.bare_dispersion) < 0.05


@pytest.mark.parametrize("name", ["null", "outb"])
def test_one_series_of_each_scenario_has_rs_answers(name):
    counts, told = aberration_data.panel(name), aberration_data.panel_answers(name)
    found = farrington_flexible(
        counts.table,
        aberration_data.PANEL_WEEKS,
        dates=counts.dates,
        alpha=0.005,
        limit54=(0, 4),
        **{**NOUFAILY, "b": 5},
    )
    np.testing.assert_array_equal(found.upperbound, told["ff_ub"])
    np.testing.assert_array_equal(found.alarm, told["ff_alarm"] == 1)
    for ours, theirs in (("mu0", "ff_mu"), ("phi", "ff_phi"), ("p_value", "ff_p")):
        np.testing.assert_allclose(getattr(found, ours), told[theirs], rtol=6e-7)


def test_a_series_without_a_case_gets_no_alarm_and_no_bound():
    found = farrington_flexible(np.zeros(300), [300], b=4, no_periods=10)
    assert not found.alarm.any()
    assert np.isnan(found.upperbound).all()


def test_a_leap_in_the_count_alarms_and_a_quiet_week_does_not():
    chance = np.random.default_rng(4)
    counts = chance.poisson(10, 300).astype(float)
    counts[298:] = (10, 40)
    found = farrington_flexible(counts, [299, 300], **NOUFAILY)
    assert found.alarm.tolist() == [False, True]
    assert found.score[1] > 1
    assert found.p_value[1] < 1e-4


def test_people_as_offset_scale_the_expected_count():
    chance = np.random.default_rng(5)
    counts = chance.poisson(20, 300).astype(float)
    people = np.full(300, 1000.0)
    plain = farrington_flexible(counts, [300], trend=False, **NOUFAILY)
    even = farrington_flexible(counts, [300], population=people, trend=False, **NOUFAILY)
    people[299] = 2000.0
    double = farrington_flexible(counts, [300], population=people, trend=False, **NOUFAILY)
    np.testing.assert_allclose(even.mu0, plain.mu0, rtol=1e-9)
    np.testing.assert_allclose(double.mu0, 2 * plain.mu0, rtol=1e-9)


def test_a_series_that_starts_too_late_says_by_how_many_weeks():
    with pytest.raises(AberrationError, match="week 200 te beoordelen zijn 12 weken meer nodig"):
        farrington_flexible(np.ones(300), [250, 200], **NOUFAILY)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"threshold_method": "gamma"}, "thresholdMethod is delta, nbPlugin of muan"),
        ({"powertrans": "3"}, "powertrans is 2/3, 1/2 of none"),
        ({"alpha": 5}, "alpha is een kans tussen 0 en 1, niet 5"),
        ({"b": 0}, "b, freq en noPeriods zijn minstens 1"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(words, sentence):
    with pytest.raises(AberrationError, match=sentence):
        farrington_flexible(np.ones(400), [400], **words)


def test_a_negative_count_is_named():
    counts = np.ones((300, 2))
    counts[4, 1] = -1
    with pytest.raises(AberrationError, match="Rij 5, reeks 2"):
        farrington_flexible(counts, [300], b=4)


@pytest.mark.parametrize("words", [NOUFAILY, FARRINGTON, {"b": 4, "reweight": False}])
@pytest.mark.parametrize("with_people", [False, True])
def test_many_series_at_once_get_what_each_gets_alone(words, with_people):
    counts = aberration_data.panel("outb").table[:, ::3]
    sparse = np.zeros((len(counts), 3))
    sparse[::40, 1], sparse[-60:, 2] = 1, 2
    table = np.hstack([counts, sparse])
    people = np.linspace(900, 1100, table.size).reshape(table.shape) if with_people else None
    weeks = (580, 610)
    together = farrington_flexible(table, weeks, population=people, **words)
    for place in range(table.shape[1]):
        one = None if people is None else people[:, place]
        alone = farrington_flexible(table[:, place], weeks, population=one, **words)
        for name in ("upperbound", "mu0", "phi", "trend", "p_value", "alarm"):
            ours, theirs = getattr(together, name)[:, place], getattr(alone, name)
            np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12, err_msg=name)
