# SPDX-License-Identifier: EUPL-1.2
"""The Monte Carlo p-values of the scan: seeded, honest under chance, alert to a planted cluster."""

from dataclasses import replace

import numpy as np
import pytest

from schakel.monitor.scan import Model, Period, Places, ScanOptions, ScanResult, scan
from schakel.monitor.scan.replicates import BLOCK, TOGETHER, draws_of, highest_ratios
from schakel.monitor.scan.statistic import best_windows, table_of, windows_of
from schakel.monitor.scan.zones import zones_of

# Nine villages, three by three, not quite square.
VILLAGES = Places.on_plane(
    [f"v{i}" for i in range(9)],
    [0.0, 1.1, 2.3, 0.2, 1.0, 2.0, 0.1, 1.3, 2.2],
    [0.0, 0.1, 0.0, 1.2, 1.0, 1.1, 2.1, 2.0, 2.4],
)
FEW = ScanOptions(replicates=99, threads=1, max_weeks=3, min_cases=1)
MODELS = pytest.mark.parametrize("model", list(Model))


def quiet_weeks(random: np.random.Generator, mean: float = 1.5) -> np.ndarray:
    return random.poisson(mean, (9, 6))


def scanned(counts: np.ndarray, options: ScanOptions, mean: float = 1.5) -> ScanResult:
    expected = None if options.model is Model.PERMUTATION else np.full((9, 6), mean)
    return scan(counts, VILLAGES, expected=expected, options=options)


@MODELS
def test_a_planted_cluster_is_found_and_is_not_chance(model):
    counts = quiet_weeks(np.random.default_rng(5))
    counts[[0, 1, 3], 5] += 9
    # The villages of the cluster have half of all cases: a permutation counts those.
    first = scanned(counts, replace(FEW, model=model, max_share=0.8)).clusters[0]
    assert set(first.places) == {"v0", "v1", "v3"}
    assert (first.first_week, first.last_week) == (6, 6)
    assert first.p_value == 0.01
    assert first.weeks_between == 100


@MODELS
def test_the_same_seed_gives_the_same_answer_on_any_number_of_threads(model):
    counts = quiet_weeks(np.random.default_rng(6))
    options = replace(FEW, model=model, replicates=200)
    one = scanned(counts, options)
    assert scanned(counts, replace(options, threads=3)) == one
    assert scanned(counts, replace(options, seed=1)) != one
    assert one.seed == 0


@MODELS
def test_more_replicates_begin_with_the_same_ones(model):
    counts = quiet_weeks(np.random.default_rng(7)).astype(float)
    table = table_of(counts, None if model is Model.PERMUTATION else np.ones((9, 6)), model)
    zones = zones_of(VILLAGES, np.ones(9), FEW)
    few, many = (
        highest_ratios(table, zones, windows_of(6, FEW), replace(FEW, model=model, replicates=size))
        for size in (30, 150)
    )
    assert few.tolist() == many[:30].tolist()


def found_and_plain(
    counts: np.ndarray, expected: np.ndarray, options: ScanOptions
) -> tuple[list[float], list[float]]:
    """Return the highest ratios of the first block: as found, and as a scan of each finds them."""
    given = None if options.model is Model.PERMUTATION else expected
    table = table_of(counts.astype(float), given, options.model)
    zones = zones_of(VILLAGES, np.ones(9), options)
    windows = windows_of(counts.shape[1], options)
    stream = np.random.SeedSequence(options.seed, spawn_key=(0,))
    drawn = draws_of(table, options.model)(np.random.default_rng(stream), BLOCK)
    plain = [
        best_windows(replace(table, counts=one), zones, windows, options.min_cases).ratio.max()
        for one in drawn
    ]
    return highest_ratios(table, zones, windows, options)[:BLOCK].tolist(), plain


@MODELS
@pytest.mark.parametrize(("share", "weeks"), [(0.5, 3), (1.0, 6)])
def test_in_each_replicate_the_highest_ratio_of_a_plain_scan_is_found(model, share, weeks):
    # All villages but one, all weeks: more than half of the cases may lie in one cylinder.
    options = replace(
        FEW, model=model, replicates=BLOCK, min_cases=3, max_share=share, max_weeks=weeks
    )
    counts = quiet_weeks(np.random.default_rng(8))
    found, plain = found_and_plain(counts, np.linspace(0.5, 2, 54).reshape(9, 6), options)
    assert found == pytest.approx(plain, abs=1e-9)


@pytest.mark.parametrize("mean", [1, 300, 30_000, 300_000_000])
def test_as_many_cases_as_there_are_people_are_counted_too(mean):
    options = replace(FEW, replicates=BLOCK)
    counts = quiet_weeks(np.random.default_rng(13), mean)
    found, plain = found_and_plain(counts, np.ones((9, 6)), options)
    assert found == pytest.approx(plain, abs=1e-4)


def test_looking_back_over_months_with_many_replicates_finds_the_same():
    # More windows than are summed at once, more replicates than lie side by side.
    options = replace(
        FEW, period=Period.RETROSPECTIVE, max_weeks=20, replicates=(TOGETHER + 1) * BLOCK, threads=2
    )
    counts = np.random.default_rng(14).poisson(1.5, (9, 40))
    found, plain = found_and_plain(counts, np.ones((9, 40)), options)
    assert found == pytest.approx(plain, abs=1e-9)


def test_a_village_where_nobody_lives_is_never_a_cluster():
    counts = quiet_weeks(np.random.default_rng(15))
    expected = np.ones((9, 6))
    counts[4], expected[4] = 0, 0
    found, plain = found_and_plain(counts, expected, replace(FEW, replicates=BLOCK))
    assert found == pytest.approx(plain, abs=1e-9)


def test_replicates_keep_what_the_model_holds_fixed():
    counts = quiet_weeks(np.random.default_rng(9)).astype(float)
    random = np.random.default_rng(0)
    given_total = draws_of(table_of(counts, np.ones((9, 6)), Model.POISSON), Model.POISSON)
    assert (given_total(random, 50).sum(axis=(1, 2)) == counts.sum()).all()
    permuted = draws_of(table_of(counts, None, Model.PERMUTATION), Model.PERMUTATION)(random, 50)
    assert (permuted.sum(axis=1) == counts.sum(axis=0)).all()
    assert (permuted.sum(axis=2) == counts.sum(axis=1)).all()
    free = draws_of(table_of(counts, np.ones((9, 6)), Model.EXPECTATION), Model.EXPECTATION)
    assert free(random, 400).mean() == pytest.approx(1, abs=0.05)


def test_a_chance_of_one_half_is_told_as_one_half():
    # Two cases, two places: half of the time they fall in one place, and that is what is seen. An
    # equal replicate counts as higher, or the answer would be 1 in 1000.
    places = Places.on_plane(["a", "b"], [0, 1], [0, 0])
    options = ScanOptions(max_share=0.5)
    (found,) = scan([[2], [0]], places, expected=[[1], [1]], options=options).clusters
    assert found.p_value == pytest.approx(0.5, abs=0.06)


@MODELS
def test_under_chance_p_values_are_as_often_low_as_they_say(model):
    random = np.random.default_rng(10)
    values = []
    for seed in range(300):
        found = scanned(quiet_weeks(random), replace(FEW, model=model, seed=seed)).clusters
        values.append((found[0].p_value or 1.0) if found else 1.0)
    for level in (0.05, 0.1, 0.25, 0.5, 0.75):
        share = np.mean(np.array(values) <= level)
        # Three standard errors of 300 tables; ties make p-values cautious, not bold.
        assert share == pytest.approx(level, abs=3 * (level * (1 - level) / 300) ** 0.5 + 0.01)


def test_the_critical_ratio_is_passed_by_one_replicate_in_twenty():
    result = scanned(quiet_weeks(np.random.default_rng(11)), replace(FEW, replicates=199))
    assert result.critical_llr is not None
    significant = [c for c in result.clusters if c.p_value is not None and c.p_value <= 0.05]
    assert all(cluster.llr >= result.critical_llr for cluster in significant)
    assert (
        scanned(quiet_weeks(np.random.default_rng(11)), replace(FEW, replicates=18)).critical_llr
        is None
    )
