# SPDX-License-Identifier: EUPL-1.2
"""The scan beside SaTScan, SpatialEpi, smerc and scanstatistics on their own examples.

Their figures stand in ../shared/benchmarks/README.md, section B; the data are GPL and not shipped.
"""

from dataclasses import replace

import pytest

from schakel.monitor.scan import Cluster, Model, Period, ScanOptions, scan
from tests.monitor import scan_data
from tests.monitor.scan_data import Example

ONCE = ScanOptions(replicates=0)


def clusters(example: Example, options: ScanOptions) -> tuple[Cluster, ...]:
    return scan(
        example.counts,
        example.places,
        expected=None if options.model is Model.PERMUTATION else example.expected,
        population=example.population,
        options=options,
    ).clusters


def ratios(found: tuple[Cluster, ...]) -> list[float]:
    return [cluster.llr for cluster in found]


def test_leukemia_in_new_york_on_the_globe_is_what_satscan_found():
    first, second, third, *_ = clusters(scan_data.ny_leukemia(globe=True), ONCE)
    assert ratios((first, second, third)) == pytest.approx([14.780276481, 8.2871, 7.1997], abs=5e-5)
    assert first.llr == pytest.approx(14.780276481385549, abs=1e-6)
    assert (len(first.places), first.observed) == (31, 106)
    assert first.expected == pytest.approx(62.13224692319838, abs=1e-6)
    assert first.relative_risk == pytest.approx(1.873841265775581, abs=1e-6)
    assert [(len(c.places), c.observed) for c in (second, third)] == [(9, 42), (16, 44)]


@pytest.mark.parametrize(
    ("share", "ratio", "tracts"), [(0.1, 11.577255142587248, 26), (0.5, 14.083510652299694, 28)]
)
def test_leukemia_in_new_york_on_degrees_is_what_smerc_and_satscan_found(share, ratio, tracts):
    first, *_ = clusters(scan_data.ny_leukemia(globe=False), replace(ONCE, max_share=share))
    assert first.llr == pytest.approx(ratio, abs=1e-6)
    assert len(first.places) == tracts


def test_fractions_of_cases_count_as_they_are():
    first, *_ = clusters(scan_data.ny_leukemia(globe=True, whole=False), ONCE)
    assert first.llr == pytest.approx(12.909141312840937, abs=1e-6)


def test_lung_cancer_in_pennsylvania_adjusted_for_race_sex_and_age():
    first, second, *_ = clusters(scan_data.pennsylvania(adjusted=True), ONCE)
    assert first.places == ("delaware", "philadelphia")
    assert first.llr == pytest.approx(17.662883125395467, abs=1e-6)
    assert first.expected == pytest.approx(1673.648666789064, abs=1e-6)
    assert second.llr == pytest.approx(7.0989442326, abs=1e-6)
    assert len(second.places) == 7


def test_lung_cancer_in_pennsylvania_by_population_alone():
    first, second, *_ = clusters(scan_data.pennsylvania(adjusted=False), ONCE)
    assert first.llr == pytest.approx(36.53861580881858, abs=1e-6)
    assert second.llr == pytest.approx(9.6495, abs=5e-5)


def test_lip_cancer_in_scotland_where_the_peer_cuts_its_decimals_off():
    # SpatialEpi holds the totals as whole numbers and answers 98.951096.
    first, *_ = clusters(scan_data.scotland(), ONCE)
    assert first.llr == pytest.approx(99.00098641466003, abs=1e-6)
    assert (len(first.places), first.observed) == (14, 175)


NEW_MEXICO = replace(ONCE, max_places=15, max_share=1.0, max_weeks=4)


def test_brain_cancer_in_new_mexico_above_given_expectations():
    example = scan_data.new_mexico_1986(shared_out=False)
    first, *_ = clusters(example, replace(NEW_MEXICO, model=Model.EXPECTATION))
    assert first.llr == pytest.approx(9.1806169978, abs=1e-6)
    assert first.places == ("losalamos", "santafe")
    assert (first.first_week, first.last_week) == (1, 4)
    assert first.relative_risk == pytest.approx(2.0814645905, abs=1e-6)


def test_brain_cancer_in_new_mexico_spread_as_the_population_of_each_year():
    first, *_ = clusters(scan_data.new_mexico_1986(shared_out=True), NEW_MEXICO)
    assert first.llr == pytest.approx(7.4640431243, abs=1e-6)
    assert len(first.places) == 15
    assert first.observed / first.expected == pytest.approx(1.1702692231, abs=1e-6)


@pytest.mark.parametrize(
    ("adjusted", "ratio", "chaves"), [(False, 11.748727, 7.084428), (True, 10.016994, 5.692087)]
)
def test_brain_cancer_in_new_mexico_looking_back_over_nineteen_years(adjusted, ratio, chaves):
    options = replace(ONCE, period=Period.RETROSPECTIVE, max_weeks=9)
    first, second, *_ = clusters(scan_data.new_mexico_1973(adjusted=adjusted), options)
    assert ratios((first, second)) == pytest.approx([ratio, chaves], abs=1e-6)
    assert (len(first.places), first.observed) == (8, 232)
    assert (first.first_week + 1972, first.last_week + 1972) == (1985, 1989)
    assert second.places == ("Chaves",)


FEVER = ScanOptions(model=Model.PERMUTATION, max_distance=3.0, max_weeks=7, replicates=0)


def test_fever_in_new_york_against_its_own_rows_and_columns():
    found = clusters(scan_data.nyc_fever(), FEVER)
    assert ratios(found[:4]) == pytest.approx([3.845418, 3.164201, 2.137259, 1.427139], abs=1e-6)
    # The reference adds to the second a zip code without a case: an equal ratio, a larger circle.
    assert [len(cluster.places) for cluster in found[:4]] == [9, 1, 1, 4]
    assert found[0].expected == pytest.approx(0.6701, abs=5e-5)
    assert (found[0].first_week, found[0].last_week) == (22, 24)
    assert found[0].observed == 4
