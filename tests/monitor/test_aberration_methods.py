# SPDX-License-Identifier: EUPL-1.2
"""Farrington 1996, EARS, bayes, rki, cusum and glrnb beside R's `surveillance`, and by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from schakel.monitor.aberration import (
    AberrationError,
    Aberrations,
    bayes,
    cusum,
    ears_c,
    farrington,
    glrnb,
    rki,
)
from schakel.monitor.aberration.bayes import CROW_GARDNER
from tests.monitor import aberration_data
from tests.monitor.aberration_data import Answers

AGONA = range(261, 313)
CAMPY = range(262, 523)
DOUBLED = float(np.log(2))
WEEKS = aberration_data.PANEL_WEEKS


def agree(found: Aberrations, told: Answers, tolerance: float = 1e-12) -> None:
    np.testing.assert_array_equal(found.observed, told["observed"])
    np.testing.assert_allclose(found.upperbound, told["upperbound"], rtol=tolerance, atol=tolerance)
    np.testing.assert_array_equal(found.alarm, told["alarm"] == 1)


def test_farrington_on_salmonella_agona():
    told = aberration_data.answers("agona_farrington_b4w3a01")
    agree(farrington(aberration_data.agona(), AGONA, b=4, w=3, alpha=0.01), told)


def test_farrington_on_campylobacter_with_dates():
    cases = aberration_data.campylobacter()
    told = aberration_data.answers("campyDE_farrington_b4w5a05")
    agree(farrington(cases.total, CAMPY, dates=cases.dates, b=4, w=5, alpha=0.05), told)


@pytest.mark.parametrize(("method", "alpha"), [("C1", 0.05), ("C2", 0.05), ("C3", 0.025)])
def test_ears_on_salmonella_newport(method, alpha):
    told = aberration_data.answers(f"salmNewportGermany2011_ears{method}")
    newport = aberration_data.newport().total
    agree(ears_c(newport, aberration_data.weeks_of(told), method=method, alpha=alpha), told)


def test_bayes_and_rki_on_salmonella_agona():
    agona = aberration_data.agona()
    agree(bayes(agona, AGONA, b=4, w=3), aberration_data.answers("agona_bayes_b4w3"))
    agree(rki(agona, AGONA, b=4, w=3), aberration_data.answers("agona_rki_b4w3"))


def test_bayes_on_campylobacter():
    cases = aberration_data.campylobacter().total
    told = aberration_data.answers("campyDE_bayes_b4w5a025")
    agree(bayes(cases, CAMPY, b=4, w=5, alpha=0.025), told)


def test_cusum_on_salmonella_agona():
    told = aberration_data.answers("agona_cusum_rossi_k104_h226")
    agree(cusum(aberration_data.agona(), AGONA, k=1.04, h=2.26, trans="rossi"), told)


def test_glrnb_on_salmonella_newport_with_a_known_and_an_unknown_rise():
    newport = aberration_data.newport().total
    told = aberration_data.answers("salmNewportGermany2011_glrnb_thetalog2_cARL4")
    weeks = aberration_data.weeks_of(told)
    known = glrnb(newport, weeks, c_arl=4, theta=DOUBLED)
    agree(known, told, 1e-9)
    means = aberration_data.answers("salmNewportGermany2011_glrnb_mu0")["mu0"]
    np.testing.assert_allclose(known.mu0, means, rtol=1e-9)
    assert ((known.phi - 1) / known.mu0)[0] == pytest.approx(0.1556833, abs=1e-7)
    told = aberration_data.answers("salmNewportGermany2011_glrnb_free_value")
    agree(glrnb(newport, weeks, c_arl=5, ret="value"), told, 1e-8)


@pytest.mark.parametrize("name", ["null", "outb"])
def test_one_series_of_each_scenario_has_rs_answers(name):
    counts, told = aberration_data.panel(name), aberration_data.panel_answers(name)
    y = counts.table
    found = {
        "ba": bayes(y, WEEKS, b=5, w=3, alpha=0.005),
        "C1": ears_c(y, WEEKS, method="C1"),
        "C2": ears_c(y, WEEKS, method="C2"),
        "C3": ears_c(y, WEEKS, method="C3"),
    }
    for method, one in found.items():
        # Where nothing varies R's C3 has no bound and neither alarm nor no alarm.
        np.testing.assert_allclose(one.upperbound, told[f"{method}_ub"], rtol=6e-7)
        np.testing.assert_array_equal(one.alarm, np.nan_to_num(told[f"{method}_alarm"]) == 1)
    np.testing.assert_array_equal(rki(y, WEEKS, b=5, w=3).alarm, told["rki_alarm"] == 1)


@pytest.mark.parametrize("name", ["null", "outb"])
def test_a_third_of_the_scenarios_have_rs_farrington_and_glrnb(name):
    counts, told = aberration_data.panel(name), aberration_data.panel_answers(name)
    y = counts.table[:, ::6]
    weeks = list(WEEKS)[::3]
    old = farrington(y, weeks, dates=counts.dates, b=5, w=3, alpha=0.01, limit54=(0, 4))
    np.testing.assert_allclose(old.upperbound, told["fo_ub"][::3, ::6], rtol=6e-7)
    np.testing.assert_array_equal(old.alarm, told["fo_alarm"][::3, ::6] == 1)
    chart = glrnb(y, WEEKS, theta=DOUBLED, ret="value")
    np.testing.assert_array_equal(chart.alarm, told["glr_alarm"][:, ::6] == 1)
    # Where counts vary no more than Poisson, R stops at a small alpha and we at none.
    np.testing.assert_allclose(chart.upperbound, told["glr_stat"][:, ::6], rtol=6e-7, atol=0.01)


def test_r_adds_this_weeks_count_to_the_bound_of_c3():
    """The paper's bound starts from the baseline's mean; R's moves with the count it judges."""
    counts = np.array([2, 4, 3, 5, 2, 4, 3, 3, 2, 4, 3, 40.0])
    quiet = counts.copy()
    quiet[-1] = 3
    loud, still = (ears_c(one, [12], method="C3") for one in (counts, quiet))
    assert loud.upperbound[0] - still.upperbound[0] == pytest.approx(37)
    assert not loud.alarm[0]
    assert ears_c(counts, [12], method="C2").alarm[0]


def test_c1_by_hand():
    found = ears_c([1, 2, 3, 4, 5, 6, 7, 20], [8], method="C1", alpha=0.025)
    assert found.mu0.tolist() == [4]
    assert found.upperbound[0] == pytest.approx(4 + 1.959963985 * np.sqrt(28 / 6))
    assert found.alarm.tolist() == [True]
    assert np.isnan(found.p_value).all()


def test_bayes_by_hand():
    """Six weeks with 9 cases: a negative binomial of size 9.5 and chance 6/7."""
    found = bayes([1, 2, 1, 2, 1, 2, 5], [7])
    size, chance = 9.5, 6 / 7
    assert found.upperbound.tolist() == [stats.nbinom.ppf(0.95, size, chance)]
    assert found.p_value[0] == pytest.approx(stats.nbinom.sf(4, size, chance))
    assert found.mu0[0] == pytest.approx(9.5 / 6)


def test_cusum_by_hand():
    counts = [4.0] * 10 + [8, 8, 8]
    found = cusum(counts, [11, 12, 13], k=1, h=2.5, trans="standard")
    # Each excess is (8 - 4) / 2 - 1 = 1; the sum passes 2.5 in the third week.
    assert found.alarm.tolist() == [False, False, True]
    assert found.upperbound.tolist() == [11, 9, 7]


def test_glrnb_by_hand_on_poisson_counts():
    """A doubling of mean 1 on the counts 5, 5, 0: 5 log 2 - 1 each, then 0 - 1, all from zero."""
    found = glrnb(
        [5, 5, 0], [1, 2, 3], mu0=[1, 1, 1], alpha=0, theta=DOUBLED, c_arl=99, ret="value"
    )
    step = 5 * DOUBLED - 1
    assert found.upperbound.tolist() == pytest.approx([step, 2 * step, 2 * step - 1])
    free = glrnb([5, 5, 0], [1, 2, 3], mu0=[1, 1, 1], alpha=0, c_arl=99, ret="value")
    likeliest = [5 * np.log(5) - 4, 10 * np.log(5) - 8, 10 * np.log(10 / 3) - 7]
    assert free.upperbound.tolist() == pytest.approx(likeliest)


def test_the_count_that_would_alarm_does():
    counts = [2.0] * 120 + [4, 4, 3]
    cases = glrnb(counts, [121, 122, 123], c_arl=3)
    for place, bound in enumerate(cases.upperbound):
        for count in (bound - 1, bound):
            tried = counts.copy()
            tried[120 + place] = count
            again = glrnb(tried, [121, 122, 123], c_arl=3)
            assert again.alarm[place] == (count >= bound)


def test_the_limits_of_crow_and_gardner_leave_out_what_is_unlikely():
    """At the limit after x cases, x or fewer has a chance between 1 and 5 %, and limits rise."""
    below = stats.poisson.cdf(np.arange(21), CROW_GARDNER)
    assert below.max() < 0.05
    assert below.min() > 0.01
    assert (np.diff(CROW_GARDNER) > 0).all()


@given(
    counts=st.lists(st.integers(0, 60), min_size=12, max_size=30),
    more=st.integers(1, 50),
)
def test_a_higher_count_never_undoes_an_alarm(counts, more):
    last = len(counts)
    raised = [*counts[:-1], counts[-1] + more]
    for method in ("C1", "C2"):
        before, after = (ears_c(y, [last], method=method).alarm[0] for y in (counts, raised))
        assert after or not before
    before, after = (bayes(y, [last]).alarm[0] for y in (counts, raised))
    assert after or not before


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda y: ears_c(y, [5]), "om week 5 te beoordelen zijn 7 weken ervoor nodig"),
        (lambda y: ears_c(y, [50], method="C4"), "method is C1, C2 of C3, niet “C4”"),
        (lambda y: ears_c(y, [50], baseline=2), "baseline is minstens 3 weken"),
        (lambda y: bayes(y, [50], b=1), "De reeks is te kort"),
        (lambda y: bayes(y, [50], act_y=False), "geen twee weken om mee te vergelijken"),
        (lambda y: rki(y, [200], b=0), "geen twee weken om mee te vergelijken"),
        (lambda y: cusum(y, [50, 52]), "vraag opeenvolgende weken"),
        (lambda y: cusum(y, [50], trans="log"), "trans is standard of rossi, niet “log”"),
        (lambda y: cusum(0 * y, [50]), "een gewone telling boven nul nodig"),
        (lambda y: glrnb(y, [50]), "om week 50 te beoordelen zijn 52 weken ervoor nodig"),
        (lambda y: glrnb(y, [90], ret="both"), "ret is cases of value"),
        (lambda y: farrington(y, [90], alpha=0), "alpha is een kans tussen 0 en 1"),
        (lambda y: farrington(y, [0]), "Week 0 bestaat niet"),
        (lambda y: farrington(y, [90], dates=[]), "Er zijn 0 datums voor 200 weken"),
        (lambda y: farrington(y, [90], population=y[:5]), "De bevolking heeft vorm"),
        (lambda y: farrington(y, [90], population=0 * y), "een bevolking is een getal boven nul"),
        (lambda y: bayes([], [1]), "Er zijn geen tellingen"),
    ],
)
def test_what_cannot_be_judged_is_refused_with_a_sentence(ask, sentence):
    with pytest.raises(AberrationError, match=sentence):
        ask(np.arange(200.0) % 7)
