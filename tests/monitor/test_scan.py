# SPDX-License-Identifier: EUPL-1.2
"""The scan on towns small enough to work out by hand."""

from dataclasses import replace
from math import log

import numpy as np
import pytest

from schakel.monitor.scan import Cluster, Model, Period, Places, ScanError, ScanOptions, scan

ONCE = ScanOptions(replicates=0)
STREET = Places.on_plane(["Abele", "Berk", "Ceder", "Den"], [0, 1, 3, 7], [0, 0, 0, 0])
QUIET = [[2.0]] * 4


def names(found: tuple[Cluster, ...]) -> list[set[str]]:
    return [set(cluster.places) for cluster in found]


def test_three_times_what_was_expected_is_four_times_the_log_of_three():
    # 6 ln(6/2) + 2 ln(2/6): the other three places keep 2 of their 6.
    (abele,) = scan([[6], [1], [1], [0]], STREET, expected=QUIET, options=ONCE).clusters
    assert abele.places == ("Abele",)
    assert (abele.observed, abele.expected) == (6, 2)
    assert abele.llr == pytest.approx(4 * log(3))
    assert abele.relative_risk == pytest.approx(9)
    assert abele.p_value is None
    assert abele.weeks_between is None


def test_above_a_given_expectation_the_rest_of_the_street_does_not_matter():
    options = replace(ONCE, model=Model.EXPECTATION)
    (abele,) = scan([[6], [1], [1], [0]], STREET, expected=QUIET, options=options).clusters
    assert abele.llr == pytest.approx(6 * log(3) - 4)
    assert abele.relative_risk == pytest.approx(3)


def test_a_rise_everywhere_is_a_cluster_only_above_a_given_expectation():
    everywhere = replace(ONCE, max_share=1.0)
    assert scan([[4]] * 4, STREET, expected=QUIET, options=everywhere).clusters == ()
    options = replace(everywhere, model=Model.EXPECTATION)
    (street,) = scan([[4]] * 4, STREET, expected=QUIET, options=options).clusters
    assert set(street.places) == set(STREET.names)
    assert street.llr == pytest.approx(16 * log(2) - 8)


def test_permutation_expects_row_times_column_over_all():
    # Berk has 6 of 8 cases and the last week has 6 of 8: 4.5 are expected there, 5 are seen.
    places = Places.on_plane(["Abele", "Berk"], [0, 1], [0, 0])
    options = replace(ONCE, model=Model.PERMUTATION, max_share=1.0)
    (berk,) = scan([[1, 1], [1, 5]], places, options=options).clusters
    assert berk.places == ("Berk",)
    assert (berk.first_week, berk.last_week, berk.expected) == (2, 2, 4.5)
    assert berk.llr == pytest.approx(5 * log(5 / 4.5) + 3 * log(3 / 3.5))


def test_where_no_case_is_left_outside_there_is_no_relative_risk():
    (abele,) = scan([[5], [0], [0], [0]], STREET, expected=QUIET, options=ONCE).clusters
    assert abele.llr == pytest.approx(5 * log(4))
    assert abele.relative_risk is None


def test_looking_ahead_sees_what_lasts_and_looking_back_sees_what_passed():
    counts = [[0, 6, 0, 1], [1, 1, 1, 1], [1, 1, 1, 1], [1, 0, 1, 1]]
    ahead = scan(counts, STREET, expected=[1] * 4, options=ONCE)
    assert all(cluster.last_week == 4 for cluster in ahead.clusters)
    looking_back = replace(ONCE, period=Period.RETROSPECTIVE)
    back = scan(counts, STREET, expected=[1] * 4, options=looking_back).clusters[0]
    assert (back.places, back.first_week, back.last_week) == (("Abele",), 2, 2)


def test_a_window_is_at_most_half_of_the_weeks_unless_asked():
    counts = np.ones((4, 6))
    counts[0] = 4
    half = scan(counts, STREET, expected=[1] * 4, options=ONCE).clusters[0]
    whole = scan(counts, STREET, expected=[1] * 4, options=replace(ONCE, max_weeks=6)).clusters[0]
    assert (half.first_week, whole.first_week) == (4, 1)


def test_one_case_is_no_cluster_unless_asked():
    expected = np.array([[0.01], [5], [5], [5]])
    counts = [[1], [5], [5], [5]]
    alone = replace(ONCE, max_places=1)
    assert scan(counts, STREET, expected=expected, options=alone).clusters == ()
    (one,) = scan(counts, STREET, expected=expected, options=replace(alone, min_cases=1)).clusters
    assert one.observed == 1


def test_two_clusters_share_no_place_and_the_lower_one_comes_second():
    counts = [[9], [1], [1], [7]]
    first, second = scan(counts, STREET, expected=[[3]] * 4, options=ONCE).clusters
    assert (first.places, second.places) == (("Abele",), ("Den",))
    assert first.llr > second.llr
    just_one = replace(ONCE, clusters=1)
    assert scan(counts, STREET, expected=[[3]] * 4, options=just_one).clusters == (first,)


def test_of_equal_clusters_the_smaller_then_the_first_name_comes_first():
    # Ceder has no cases and expects none: with or without it Den is as high.
    counts, expected = [[6], [1], [0], [6]], [[2], [8], [0], [2]]
    first, second = scan(counts, STREET, expected=expected, options=ONCE).clusters
    assert (first.places, second.places) == (("Abele",), ("Den",))


def test_places_at_one_distance_enter_together():
    # A crossroads: from the middle the four arms are one ring.
    cross = Places.on_plane(["m", "n", "e", "s", "w"], [0, 0, 1, 0, -1], [0, 1, 0, -1, 0])
    options = replace(ONCE, max_share=1.0)
    result = scan([[1]] * 5, cross, expected=[[1]] * 5, options=options)
    # Five places alone; the middle with all; from each arm: with the middle, then with its sides.
    assert result.zones == 5 + 1 + 4 + 4


def test_limits_of_distance_places_and_population_hold():
    def zones(**limits: object) -> int:
        options = replace(ONCE, **{"max_share": 1.0, **limits})  # type: ignore[arg-type]
        return scan([[1]] * 4, STREET, expected=QUIET, options=options).zones

    assert zones(max_places=1) == 4
    assert zones(max_distance=1) == 4 + 1
    assert zones(max_share=0.25) == 4
    # Each alone, A-B, B-C, C-D, A-B-C, B-C-D and the whole street.
    assert zones() == 4 + 6


def test_a_place_with_more_people_than_a_cluster_may_hold_is_in_none():
    result = scan(
        [[9], [1], [1], [1]], STREET, expected=QUIET, population=[97, 1, 1, 1], options=ONCE
    )
    assert "Abele" not in {name for cluster in result.clusters for name in cluster.places}


def test_distances_on_the_globe_are_kilometres():
    towns = Places.on_globe(
        ["Brussel", "Gent", "Antwerpen"], [50.8466, 51.0536, 51.2211], [4.3528, 3.7253, 4.3997]
    )
    assert towns.distances[0] == pytest.approx([0, 41.7, 49.5], abs=0.5)
    nearest = [towns.names[row] for row in towns.nearest[0]]
    assert nearest == ["Brussel", "Antwerpen", "Gent"]


def test_a_cluster_grows_along_a_list_of_neighbours():
    places = Places.with_neighbours(["a", "b", "c"], {"a": ["c", "b"], "b": ["a"]})
    options = replace(ONCE, max_share=1.0)
    result = scan([[3], [1], [3]], places, expected=[[2]] * 3, options=options)
    assert names(result.clusters) == [{"a", "c"}]
    # a, ac, abc; b, ab; c alone.
    assert result.zones == 6


def test_a_cluster_grows_over_borders_ring_by_ring():
    places = Places.with_borders(list("abcde"), {"a": ["b", "c"], "b": ["d"]})
    assert [sorted(row.tolist()) for row in places.distances] == [
        [0, 1, 1, 2],
        [0, 1, 1, 2],
        [0, 1, 2, 3],
        [0, 1, 2, 3],
        [0],
    ]


def test_nothing_that_rose_is_no_cluster_and_no_error():
    result = scan([[0]] * 4, STREET, expected=QUIET)
    assert (result.clusters, result.replicates, result.critical_llr) == ((), 0, None)
    options = ScanOptions(model=Model.PERMUTATION)
    assert scan(np.zeros((4, 3)), STREET, options=options).clusters == ()


@pytest.mark.parametrize(
    ("counts", "expected", "sentence"),
    [
        ([[1], [1]], QUIET, r"counts heeft vorm \(2, 1\): geef een rij voor elk van de 4 plaatsen"),
        ([1, 1, 1, 1], QUIET, r"counts heeft vorm \(4,\)"),
        ([["een"], [1], [1], [1]], QUIET, "counts bevat tekst of rijen van ongelijke lengte"),
        ([[1, 2], [1], [1], [1]], QUIET, "counts bevat tekst of rijen van ongelijke lengte"),
        (np.zeros((4, 0)), QUIET, r"counts heeft vorm \(4, 0\)"),
        ([[1], [1], [-1], [1]], QUIET, "counts is -1 voor Ceder in week 1: geef een aantal van 0"),
        ([[1], [1], [1], [np.nan]], QUIET, "counts is nan voor Den in week 1"),
        ([[1], [1.5], [1], [1]], QUIET, "counts is 1.5 voor Berk in week 1: geef een geheel"),
        ([[1]] * 4, [[2]] * 3, r"expected heeft vorm \(3, 1\)"),
        ([[1]] * 4, [[2], [2], [2], [-2]], "expected is -2 voor Den in week 1"),
        (
            [[1]] * 4,
            [[2], [0], [2], [2]],
            "expected is 0 voor Berk in week 1: geef meer dan 0, want er zijn gevallen",
        ),
        ([[0]] * 4, [[0]] * 4, "expected is overal 0"),
        ([[1]] * 4, None, "Het model poisson vraagt expected"),
    ],
)
def test_a_table_that_cannot_be_scanned_is_refused_in_a_sentence(counts, expected, sentence):
    with pytest.raises(ScanError, match=sentence):
        scan(counts, STREET, expected=expected)


@pytest.mark.parametrize(
    ("population", "sentence"),
    [([1, 1], r"population heeft vorm \(2,\)"), ([1, -1, 1, 1], "population is -1.0 voor Berk")],
)
def test_a_population_that_does_not_fit_is_refused(population, sentence):
    with pytest.raises(ScanError, match=sentence):
        scan([[1]] * 4, STREET, expected=QUIET, population=population)


def test_permutation_takes_no_expected_counts():
    with pytest.raises(ScanError, match="laat expected weg"):
        scan([[1]] * 4, STREET, expected=QUIET, options=ScanOptions(model=Model.PERMUTATION))


def test_limits_that_leave_no_zone_are_refused():
    with pytest.raises(ScanError, match="Geen enkele groep plaatsen blijft binnen de grenzen"):
        scan([[1]] * 4, STREET, expected=QUIET, options=ScanOptions(max_share=0.1))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"replicates": -1}, "replicates is -1"),
        ({"min_cases": 0}, "min_cases is 0"),
        ({"max_weeks": 0}, "max_weeks is 0"),
        ({"threads": 0}, "threads is 0"),
        ({"max_share": 0.0}, "max_share is 0.0"),
        ({"max_share": 1.5}, "max_share is 1.5"),
        ({"max_distance": -1.0}, "max_distance is -1.0"),
    ],
)
def test_an_option_that_no_scan_can_use_is_refused(wrong, sentence):
    with pytest.raises(ScanError, match=sentence):
        ScanOptions(**wrong)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Places.on_plane([], [], []), "Er zijn geen plaatsen"),
        (lambda: Places.on_plane(["a", "a"], [0, 1], [0, 1]), "a staat twee keer"),
        (lambda: Places.on_plane(["a", "b"], [0], [0, 1]), r"x heeft vorm \(1,\)"),
        (lambda: Places.on_plane(["a", "b"], [0, 1], [0, np.inf]), "b heeft y inf"),
        (lambda: Places.on_globe(["a"], [91], [4]), "a ligt op 91.0, 4.0: dat zijn geen graden"),
        (lambda: Places.with_neighbours(["a"], {"b": []}), "b heeft buren"),
        (lambda: Places.with_neighbours(["a"], {"a": ["b"]}), "b is een buur van a"),
        (lambda: Places.with_neighbours(["a"], {"a": ["a"]}), "a staat te veel"),
        (lambda: Places.with_borders(["a", "b"], {"a": ["b", "b"]}), "b staat te veel"),
    ],
)
def test_places_that_do_not_exist_are_refused(make, sentence):
    with pytest.raises(ScanError, match=sentence):
        make()
