# SPDX-License-Identifier: EUPL-1.2
"""What holds for every table: the scan beside plain loops over all cylinders."""

from dataclasses import replace
from itertools import pairwise
from math import hypot, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.monitor.scan import Model, Period, Places, ScanOptions, scan
from tests.seeds import examples

ONCE = ScanOptions(replicates=0)


@st.composite
def towns(draw):
    """Return counts, expected counts, coordinates with ties, and options."""
    places, weeks = draw(st.integers(2, 6)), draw(st.integers(1, 4))
    cell = st.lists(st.integers(0, 6), min_size=weeks, max_size=weeks)
    counts = draw(st.lists(cell, min_size=places, max_size=places))
    mean = st.lists(st.sampled_from([0.3, 1.0, 2.5]), min_size=weeks, max_size=weeks)
    expected = draw(st.lists(mean, min_size=places, max_size=places))
    where = st.tuples(st.integers(0, 3), st.integers(0, 3))
    points = draw(st.lists(where, min_size=places, max_size=places))
    options = replace(
        ONCE,
        model=draw(st.sampled_from(list(Model))),
        period=draw(st.sampled_from(list(Period))),
        max_weeks=draw(st.integers(1, weeks)),
        max_share=1.0,
        min_cases=draw(st.integers(1, 3)),
    )
    return np.array(counts), np.array(expected), points, options


def run(counts, expected, points, options, names=None):
    names = names or [f"p{i}" for i in range(len(points))]
    places = Places.on_plane(names, [x for x, _ in points], [y for _, y in points])
    given_expected = None if options.model is Model.PERMUTATION else expected
    return scan(counts, places, expected=given_expected, options=options)


def plain_highest(counts, expected, points, options):
    """Return the highest ratio over all cylinders, by loops and sums alone."""
    total = counts.sum()
    if total == 0:
        return 0.0
    mean = expected
    if options.model is Model.PERMUTATION:
        mean = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0, keepdims=True) / total
    elif options.model is Model.POISSON:
        mean = expected * total / expected.sum()
    ratios = [0.0]
    for inside, weeks in plain_cylinders(points, counts.shape[1], options):
        c = sum(counts[i, t] for i in inside for t in weeks)
        e = sum(mean[i, t] for i in inside for t in weeks)
        if c >= options.min_cases:
            ratios.append(plain_ratio(c, e, total, options.model))
    return max(ratios)


def plain_cylinders(points, weeks, options):
    """Return the places and the weeks of each cylinder, many of them more than once."""
    firsts_and_lasts = [(first, last) for last in range(weeks) for first in range(last + 1)]
    for x, y in points:
        away = [hypot(x - a, y - b) for a, b in points]
        for radius in away:
            inside = [i for i, distance in enumerate(away) if distance <= radius + 1e-9]
            for first, last in firsts_and_lasts:
                still_lasts = last == weeks - 1 or options.period is Period.RETROSPECTIVE
                if still_lasts and last - first < options.max_weeks:
                    yield inside, range(first, last + 1)


def plain_ratio(c, e, total, model):
    if c <= e:
        return 0.0
    if model is Model.EXPECTATION:
        return c * log(c / e) - (c - e)
    outside = (total - c) * log((total - c) / (total - e)) if c < total else 0.0
    return c * log(c / e) + outside


@settings(max_examples=examples(150))
@given(towns())
def test_the_highest_cluster_is_that_of_plain_loops_over_all_cylinders(town):
    found = run(*town).clusters
    highest = found[0].llr if found else 0.0
    assert highest == pytest.approx(plain_highest(*town), rel=1e-9, abs=1e-8)


@settings(max_examples=examples(60))
@given(towns())
def test_ratios_rise_above_zero_fall_from_first_to_last_and_share_no_place(town):
    counts, expected, points, options = town
    found = run(counts, expected, points, replace(options, clusters=50)).clusters
    assert all(cluster.llr > 0 and cluster.observed > cluster.expected for cluster in found)
    assert all(a.llr >= b.llr * (1 - 1e-8) for a, b in pairwise(found))
    named = [name for cluster in found for name in cluster.places]
    assert len(named) == len(set(named))
    assert all(cluster.observed >= options.min_cases for cluster in found)


@settings(max_examples=examples(60))
@given(towns(), st.sampled_from([1e-6, 0.37, 12.0, 1e5]))
def test_given_the_total_only_the_spread_of_the_expected_counts_matters(town, factor):
    counts, expected, points, options = town
    options = replace(options, model=Model.POISSON)
    once = run(counts, expected, points, options).clusters
    again = run(counts, expected * factor, points, options).clusters
    assert described(once) == described(again)


@settings(max_examples=examples(60))
@given(towns(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(town, random):
    counts, expected, points, options = town
    order = list(range(len(points)))
    random.shuffle(order)
    names = [f"p{i}" for i in range(len(points))]
    once = run(counts, expected, points, options, names)
    moved = run(
        counts[order],
        expected[order],
        [points[i] for i in order],
        options,
        [names[i] for i in order],
    )
    assert described(once.clusters) == described(moved.clusters)
    assert once.cylinders == moved.cylinders


@settings(max_examples=examples(25), deadline=None)
@given(towns(), st.integers(1, 40), st.integers(0, 2**32))
def test_a_p_value_lies_between_one_in_all_tables_and_one(town, replicates, seed):
    counts, expected, points, options = town
    chance = replace(options, replicates=replicates, seed=seed, threads=1)
    found = run(counts, expected, points, chance).clusters
    values = [cluster.p_value for cluster in found]
    assert all(1 / (replicates + 1) <= value <= 1 for value in values)
    assert values == sorted(values)
    assert described(found) == described(run(counts, expected, points, options).clusters)


def described(clusters):
    return [
        (frozenset(c.places), c.first_week, c.last_week, c.observed, pytest.approx(c.llr, abs=1e-8))
        for c in clusters
    ]
