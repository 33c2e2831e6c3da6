# SPDX-License-Identifier: EUPL-1.2
"""The detector of early signals on counts of a town: what it sees, and what it cannot see."""

import csv
import gzip
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.monitor.detector import (
    Detection,
    DetectorInputError,
    Options,
    detect,
    false_discoveries,
)
from tests.monitor.detector_panel import TEST, draw
from tests.seeds import examples

Floats = npt.NDArray[np.float64]

GOLDEN = Path(__file__).parent / "data" / "detector_part.csv"
FIGURES = ("expected", "dispersion", "p_one_week", "p_two_weeks", "p_value", "smallest_alarm")


@pytest.fixture(scope="module")
def town() -> Floats:
    """Six years of thirty series without trend: from one case in three years to fifty a week."""
    chance = np.random.default_rng(11)
    mean = np.geomspace(0.02, 50.0, 30)
    return chance.poisson(mean, size=(312, 30)).astype(np.float64)


@pytest.fixture(scope="module")
def quiet() -> Detection:
    """Every third test week of a panel of our own without any outbreak, 8 series a scenario."""
    return detect(draw(4711, replicates=8).quiet, slice(TEST.start, TEST.stop, 3))


def test_a_rise_far_above_the_usual_alarms_and_a_usual_week_does_not(town: Floats) -> None:
    risen = town.copy()
    risen[311] = np.round(town.mean(axis=0) * 3.0 + 10.0)
    assert detect(risen, 311).alarm.all()
    assert detect(town, 311).alarm.mean() < 0.1


def test_the_expected_count_is_close_to_the_truth(town: Floats) -> None:
    truth = np.geomspace(0.02, 50.0, 30)
    seen = detect(town, 311).expected[0]
    # Level and trend from 286 weeks: the error at the end is about twice that of a plain mean.
    assert (np.abs(seen - truth) < 6.0 * np.sqrt(truth / 286.0) + 0.02).all()


def test_a_series_that_never_saw_a_case_still_gets_a_mean_above_zero() -> None:
    counts = np.zeros((200, 3))
    seen = detect(counts, 199)
    assert (seen.expected > 0).all()
    assert (seen.p_value == 1.0).all()


@pytest.mark.parametrize("level", [0.05, 0.005, 0.001])
def test_quiet_weeks_fall_below_a_level_no_more_often_than_it_says(
    quiet: Detection, level: float
) -> None:
    """Five thousand weeks; three standard deviations of room, so luck alone does not decide."""
    below = int((quiet.p_value <= level).sum())
    promised = level * quiet.p_value.size
    assert below <= promised + 3.0 * np.sqrt(promised)


def test_p_values_are_not_needlessly_large_either(quiet: Detection) -> None:
    """A test that never rejects would hold too: at 5 % at least 3 % of single weeks reject."""
    assert (quiet.p_one_week <= 0.05).mean() > 0.03


def test_the_alarm_of_a_week_is_the_count_above_the_upper_bound(quiet: Detection) -> None:
    alone = 2.0 * quiet.p_one_week <= quiet.level
    assert (alone == (quiet.observed >= quiet.smallest_alarm)).all()
    assert (quiet.upperbound == quiet.smallest_alarm - 1.0).all()
    assert quiet.alarm[alone].all()


def test_two_weeks_that_are_each_a_little_high_alarm_together(town: Floats) -> None:
    slow = town.copy()
    slow[310:, -1] = 68.0
    seen = detect(slow, 311)
    assert seen.p_two_weeks[0, -1] < seen.p_one_week[0, -1] / 5.0


def test_less_history_gives_a_wider_bound(town: Floats) -> None:
    short = detect(town[-140:], 139, options=Options(level=0.001))
    long = detect(town, 311, options=Options(level=0.001))
    assert (short.upperbound - long.upperbound).mean() > 0.0


def test_an_outbreak_in_the_past_does_not_hide_the_next() -> None:
    panel = draw(99, replicates=2)
    seen = detect(panel.outbreaks, 600)
    clean = detect(panel.quiet, 600)
    crowded = clean.expected[0] > 3.0
    raised = seen.expected[0][crowded] / clean.expected[0][crowded]
    assert 0.99 < np.median(raised) < 1.03


def test_the_order_of_the_series_does_not_matter(town: Floats) -> None:
    order = np.random.default_rng(5).permutation(town.shape[1])
    apart, together = detect(town[:, order], 311), detect(town, 311)
    np.testing.assert_allclose(apart.p_value[0], together.p_value[0, order], rtol=1e-6)
    np.testing.assert_allclose(apart.expected[0], together.expected[0, order], rtol=1e-6)


def test_the_same_counts_give_the_same_answer_twice(town: Floats) -> None:
    assert (detect(town, 311).p_value == detect(town, 311).p_value).all()


def test_weeks_asked_together_get_the_answers_they_get_one_by_one(town: Floats) -> None:
    together = detect(town, slice(309, 312))
    for place, week in enumerate((309, 310, 311)):
        np.testing.assert_array_equal(together.p_value[place], detect(town, week).p_value[0])


def test_later_weeks_change_nothing(town: Floats) -> None:
    np.testing.assert_array_equal(detect(town, 300).p_value, detect(town[:301], 300).p_value)


@settings(max_examples=examples(5), deadline=None)
@given(times=st.floats(0.01, 100.0))
def test_counting_people_in_another_unit_changes_nothing(town: Floats, times: float) -> None:
    people = np.tile(np.linspace(1000.0, 2000.0, len(town))[:, None], (1, town.shape[1]))
    one, other = (
        detect(town, 311, populations=size, options=Options(harmonics=1))
        for size in (people, people * times)
    )
    np.testing.assert_allclose(one.p_value, other.p_value, rtol=1e-6)


def test_a_town_that_doubled_is_expected_to_count_double() -> None:
    chance = np.random.default_rng(2)
    people = np.full((312, 10), 1000.0)
    people[290:] = 2000.0
    counts = chance.poisson(people / 50.0).astype(np.float64)
    assert abs(detect(counts, 311, populations=people).expected.mean() / 40.0 - 1.0) < 0.05
    assert detect(counts, 311).alarm.all()


def test_a_sparse_series_learns_the_season_of_its_group() -> None:
    """Twenty villages of one phenomenon peak in summer; a silent village is expected to as well."""
    chance = np.random.default_rng(8)
    week = np.arange(312)
    summer = np.exp(1.5 * np.cos(2.0 * np.pi * (week - 26) / 52.0))
    shapes = np.column_stack([summer] * 21 + [1.0 / summer] * 21)
    counts = chance.poisson(shapes * np.array([2.0] * 20 + [0.02] + [2.0] * 20 + [0.02]))
    groups = [["fietsen"]] * 21 + [["woningen"]] * 21
    for peak, through in ((286, 311),):
        seen = detect(counts.astype(np.float64), peak, places=groups).expected[0]
        later = detect(counts.astype(np.float64), through, places=groups).expected[0]
        assert seen[20] > 2.0 * later[20]
        assert seen[41] < later[41] / 2.0


def test_a_series_that_cannot_alarm_says_so() -> None:
    """A case every two years: at one in a thousand no week of two cases is rare enough."""
    chance = np.random.default_rng(3)
    counts = chance.poisson(0.05, size=(400, 40)).astype(np.float64)
    strict = detect(counts, 399, options=Options(level=0.0001))
    assert (strict.smallest_alarm >= 3).all()
    assert not strict.can_alarm.any()
    busy = detect(counts + chance.poisson(5.0, size=counts.shape), 399)
    assert busy.can_alarm.all()


def test_discoveries_of_a_week_are_judged_together(quiet: Detection) -> None:
    found = false_discoveries(quiet.p_value, 0.1)
    assert found.shape == quiet.p_value.shape
    assert (quiet.p_value[found] <= 0.1).all()


@pytest.mark.parametrize(
    ("row", "column", "value", "said"),
    [
        (3, 1, -1.0, "Rij 3, kolom 1 (-1): de telling is negatief"),
        (4, 0, np.nan, "Rij 4, kolom 0 (nan): de telling ontbreekt"),
        (5, 2, 1.5, "Rij 5, kolom 2 (1.5): de telling is geen geheel getal"),
    ],
)
def test_a_wrong_count_is_refused_by_row_and_column(
    town: Floats, row: int, column: int, value: float, said: str
) -> None:
    wrong = town.copy()
    wrong[row, column] = value
    with pytest.raises(DetectorInputError) as refusal:
        detect(wrong, 311)
    assert str(refusal.value).startswith(said)


def test_too_little_history_is_refused(town: Floats) -> None:
    with pytest.raises(
        DetectorInputError, match="Rij 100 heeft 100 weken voor zich, er zijn er 130"
    ):
        detect(town, 100)


def test_a_week_that_is_not_there_is_refused(town: Floats) -> None:
    with pytest.raises(DetectorInputError, match="Rij 312 bestaat niet"):
        detect(town, 312)


def test_text_and_ragged_rows_are_refused() -> None:
    with pytest.raises(DetectorInputError, match="geen tabel van getallen"):
        detect([["a", "b"]], 0)
    with pytest.raises(DetectorInputError, match="geen tabel van getallen"):
        detect([[1, 2], [3]], 0)
    with pytest.raises(DetectorInputError, match="geef weken als rijen"):
        detect([1, 2, 3], 0)


def test_populations_and_places_must_fit_the_counts(town: Floats) -> None:
    with pytest.raises(DetectorInputError, match="bevolkingscijfers hebben 1 rijen"):
        detect(town, 311, populations=np.ones((1, 30)))
    empty = np.ones_like(town)
    empty[7, 2] = 0.0
    with pytest.raises(DetectorInputError, match="Rij 7, kolom 2"):
        detect(town, 311, populations=empty)
    with pytest.raises(DetectorInputError, match="Er zijn 2 plaatsen en 30 reeksen"):
        detect(town, 311, places=["Aalst", "Ninove"])


def test_the_figures_of_the_shipped_part_of_the_panel_stay_what_they_were() -> None:
    """One series of each scenario, three weeks; the panel: schakel/monitor/reference."""
    part = resources.files("schakel.monitor.reference") / "noufaily42_outb_part.csv.gz"
    with part.open("rb") as packed, gzip.open(packed, "rt") as lines:
        counts = np.loadtxt(lines, delimiter=",", skiprows=1)[:, 1:]
    with GOLDEN.open(encoding="utf-8") as lines:
        golden = list(csv.DictReader(lines))
    weeks = sorted({int(row["week"]) for row in golden})
    for week in weeks:
        seen = detect(counts, week - 1)
        rows = [row for row in golden if int(row["week"]) == week]
        for figure in FIGURES:
            told = np.array([float(row[figure]) for row in rows])
            np.testing.assert_allclose(getattr(seen, figure)[0], told, rtol=2e-3, err_msg=figure)
