# SPDX-License-Identifier: EUPL-1.2
"""Closed well or closed otherwise, and the clock that starts at the measure."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.monitor.effects.clock import Case, since, since_measure, since_opening
from schakel.monitor.effects.closure import time_to_closure
from schakel.monitor.effects.competing import aalen_johansen
from schakel.monitor.effects.cox import ONE_OUTCOME, cause_specific, cox
from schakel.monitor.effects.finegray import fine_gray
from schakel.monitor.effects.refusal import ImmortalTimeError, TooLittleError
from schakel.monitor.effects.risk import times
from schakel.monitor.effects.survival import kaplan_meier
from tests.monitor.effects_data import answers, table
from tests.seeds import examples

NEW_YEAR = date(2025, 1, 1)
spells = st.lists(st.tuples(st.integers(1, 20), st.integers(0, 2)), min_size=1, max_size=40).filter(
    lambda rows: any(outcome for _, outcome in rows)
)


def day(number):
    return NEW_YEAR + timedelta(days=int(number))


def test_aalen_johansen_by_hand():
    """Five cases: well on day 1, otherwise on 2, out of sight on 3, well on 4, open on 5.

    1/5 well; 4/5 x 1/4 = 1/5 otherwise; then 3/5 are open and of the two left one closes well.
    """
    outcome = np.array([1, 2, 0, 1, 0])
    found = aalen_johansen(times(np.arange(1.0, 6), outcome > 0), outcome)
    assert found.share == pytest.approx(np.array([[0.2, 0], [0.2, 0.2], [0.5, 0.2]]))
    assert found.open == pytest.approx([0.8, 0.6, 0.3])
    assert found.at(0.5).tolist() == [0, 0]
    assert found.at(4.5) == pytest.approx([0.5, 0.2])


@settings(max_examples=examples(60), deadline=None)
@given(spells)
def test_the_shares_grow_stay_within_bounds_and_leave_what_kaplan_meier_leaves(rows):
    days, outcome = (np.array(column) for column in zip(*rows, strict=True))
    subject = times(days, outcome > 0)
    found = aalen_johansen(subject, outcome)
    assert ((found.share >= 0) & (found.share <= 1 + 1e-12)).all()
    assert (np.diff(found.share, axis=0) >= -1e-15).all()
    assert found.share.sum(axis=1) == pytest.approx(1 - kaplan_meier(subject).survival)
    assert (found.low <= found.share + 1e-12).all()
    assert (found.high >= found.share - 1e-12).all()


def test_with_one_outcome_the_share_and_its_error_are_those_of_kaplan_meier():
    draw = np.random.default_rng(2)
    days, outcome = draw.integers(1, 30, 50).astype(float), draw.integers(0, 2, 50)
    subject = times(days, outcome > 0)
    curve, found = kaplan_meier(subject), aalen_johansen(subject, outcome)
    inner = curve.survival > 0
    assert found.share[:, 0] == pytest.approx(1 - curve.survival)
    assert found.se[inner, 0] == pytest.approx(curve.se[inner])


def test_the_error_of_a_share_without_anybody_out_of_sight_is_that_of_a_share():
    """Nobody leaves early: 30 of 100 closed well, so the variance is 0.3 x 0.7 / 100."""
    outcome = np.repeat([1, 2], [30, 70])
    order = np.random.default_rng(4).permutation(100)
    found = aalen_johansen(times(np.arange(1.0, 101), np.ones(100)), outcome[order])
    middle = 49
    share = found.share[middle]
    assert found.se[middle] == pytest.approx(np.sqrt(share * (1 - share) / 100))


def test_fine_gray_with_one_outcome_is_cox():
    draw = np.random.default_rng(3)
    days, outcome = draw.integers(1, 40, 80).astype(float), draw.integers(0, 2, 80)
    causes = draw.normal(size=(80, 2))
    subject = times(days, outcome > 0)
    shift, plain = fine_gray(subject, outcome, causes), cox(subject, causes)
    for one, other in zip(shift.effects, plain.effects, strict=True):
        assert one.value == pytest.approx(other.value, abs=1e-9)
        assert one.se == pytest.approx(other.se, rel=0.3)


def test_fine_gray_when_nobody_goes_out_of_sight_keeps_the_others_at_risk_for_ever():
    draw = np.random.default_rng(5)
    days, outcome = draw.permutation(np.arange(1.0, 101)), draw.integers(1, 3, 100)
    cause = draw.normal(size=(100, 1))
    shift = fine_gray(times(days, outcome > 0), outcome, cause)
    forever = cox(times(np.where(outcome == 1, days, 1000.0), outcome == 1), cause)
    assert shift.effects[0].value == pytest.approx(forever.effects[0].value, abs=1e-9)


def test_fine_gray_refuses_cases_that_enter_late():
    outcome = np.array([1, 2] * 10)
    with pytest.raises(TooLittleError, match="later instappen"):
        fine_gray(times(np.arange(3.0, 23), outcome > 0, np.ones(20)), outcome, np.ones((20, 1)))


def test_nobody_ended_is_refused_and_an_outcome_that_is_no_event_is_an_error():
    nobody = np.zeros(4, dtype=np.int64)
    with pytest.raises(TooLittleError, match="Niemand"):
        aalen_johansen(times(np.arange(1.0, 5), nobody), nobody)
    with pytest.raises(ValueError, match="exactly where the event happened"):
        aalen_johansen(times(np.arange(1.0, 5), nobody), nobody + 1)


def test_the_clock_starts_at_the_measure_and_leaves_out_who_closed_before_it():
    cases = [
        Case(day(0), day(30), "well", measure=day(10)),
        Case(day(0), day(5), "well", measure=day(5)),
        Case(day(0), day(9), "otherwise"),
        Case(day(20), day(40), None, measure=day(15)),
    ]
    found = since_measure(cases)
    assert found.case.tolist() == [0, 3]
    assert found.entry.tolist() == [0, 5]
    assert found.exit.tolist() == [20, 25]
    assert found.outcome.tolist() == [1, 0]


def test_a_case_is_split_on_the_day_of_its_measure():
    cases = [
        Case(day(0), day(30), "well", measure=day(10)),
        Case(day(0), day(0), "otherwise"),
        Case(day(0), day(8), "well", measure=day(0)),
    ]
    found = since_opening(cases)
    assert found.entry.tolist() == [0, 10, 0, 0]
    assert found.exit.tolist() == [10, 30, 0.5, 8]
    assert found.treated.tolist() == [False, True, False, True]
    assert found.outcome.tolist() == [0, 2, 1, 2]
    assert found.ended_with("well").tolist() == [False, True, False, True]


def test_a_clock_that_starts_before_the_measure_is_refused():
    cases = [Case(day(0), day(30), "well", measure=day(10)), Case(day(0), day(9), None)]
    with pytest.raises(ImmortalTimeError, match="Bij 1 van 2 dossiers begint de klok vóór"):
        since([day(0), day(0)], cases)
    fair = since([day(10), day(0)], cases)
    assert fair.exit.tolist() == [20, 9]
    with pytest.raises(TooLittleError, match="Dossier 2 was al gesloten"):
        since([day(10), day(12)], cases)


def test_a_case_that_ends_before_it_opens_is_an_error():
    with pytest.raises(ValueError, match="before it was opened"):
        since_opening([Case(day(5), day(1), None)])


def idle_world(seed, size=600):
    """Cases that close at a steady pace; a measure comes along and does nothing at all."""
    draw = np.random.default_rng(seed)
    ends, comes = np.ceil(draw.exponential(60, size)), np.ceil(draw.exponential(60, size))
    ways = draw.choice(["well", "otherwise"], size, p=[0.7, 0.3])
    return [
        Case(
            day(0),
            day(min(end, 200)),
            str(way) if end <= 200 else None,
            # The naive analyst knows only measures that came while the case was open.
            measure=day(start) if start < end and start < 200 else None,
        )
        for end, start, way in zip(ends, comes, ways, strict=True)
    ]


def test_immortal_time_makes_an_idle_measure_look_harmful_and_the_split_does_not():
    cases = idle_world(1)
    days = np.array([(case.ended - case.opened).days for case in cases])
    well = np.array([case.outcome == "well" for case in cases])
    ever = np.array([case.measure is not None for case in cases], dtype=float)
    naive = cause_specific(times(days, well), ever[:, None]).effects[0]
    assert naive.as_ratio().high < 0.7
    ours = time_to_closure(cases, "well")
    assert ours.ratio.low < 0 < ours.ratio.high
    assert ours.ratio.as_ratio().value == pytest.approx(1, abs=0.2)
    assert ONE_OUTCOME in ours.assumptions
    assert ours.outcomes == ("otherwise", "well")
    # Of those still open at the measure 70 % close well in the end, as everybody does.
    assert ours.since.share[-1, 1] == pytest.approx(0.7, abs=0.1)


def test_a_cause_of_both_is_taken_along_by_case():
    cases = idle_world(2)
    heavy = np.random.default_rng(1).integers(0, 2, (len(cases), 1))
    found = time_to_closure(cases, "otherwise", causes=heavy)
    assert len(found.hazards.effects) == 2
    with pytest.raises(ValueError, match="one row per case"):
        time_to_closure(cases, "otherwise", causes=heavy[:5])


def test_nothing_to_compare_is_refused():
    cases = idle_world(3, 100)
    with pytest.raises(TooLittleError, match="eindigde als 'sold'"):
        time_to_closure(cases, "sold")
    with pytest.raises(TooLittleError, match="mét én dossiers zonder"):
        time_to_closure([Case(c.opened, c.ended, c.outcome) for c in cases], "well")
    with pytest.raises(TooLittleError, match="bleef daarna nog open"):
        since_measure([Case(c.opened, c.ended, c.outcome) for c in cases])


def mgus():
    ill = table("mgus2.csv")
    first = ill["pstat"] == 1
    days = np.where(first, ill["ptime"], ill["futime"])
    return ill, days, np.where(first, 1, 2 * ill["death"]).astype(np.int64)


def test_the_patients_of_mgus2_shift_as_r_says():
    ill, days, outcome = mgus()
    known = answers()["mgus2_finegray_pcm"]
    causes = np.column_stack([ill["age"], ill["sex"] == "M"])
    found = fine_gray(times(days, outcome > 0), outcome, causes)
    for effect, name in zip(found.effects, ("age", "sexM"), strict=True):
        assert effect.value == pytest.approx(known["coef"][name], abs=1e-6)
        # R was not told which rows are one patient: its error is 2 to 4 % too low.
        assert 1.02 < effect.se / known["se"][name] < 1.04


def test_the_patients_of_mgus2_end_as_r_says():
    ill, days, outcome = mgus()
    for row in answers()["mgus2_aalen_johansen"]:
        some = ill["sex"] == row["strata"].removeprefix("sex=")
        found = aalen_johansen(times(days[some], outcome[some] > 0), outcome[some])
        assert found.at(row["time"]) == pytest.approx([row["pcm"], row["death"]], abs=1e-6)
