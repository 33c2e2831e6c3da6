# SPDX-License-Identifier: EUPL-1.2
"""Tables without a cluster, and the highest ratio in each (Kulldorff 1997, section 4).

Replicates are drawn in blocks, each with its own stream of the seed, so the answer is the same for
any number of threads, and more replicates begin with the same ones.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from schakel.monitor.scan.highest import Counts, highest_in
from schakel.monitor.scan.options import Model, ScanOptions
from schakel.monitor.scan.places import Floats
from schakel.monitor.scan.statistic import Table, Windows, prefix
from schakel.monitor.scan.zones import Zones

BLOCK = 64
# Blocks side by side in one search: fewer make numpy's calls too short to share out over threads.
TOGETHER = 8

Whole = npt.NDArray[np.int64]
Draw = Callable[[np.random.Generator, int], Whole]


def highest_ratios(table: Table, zones: Zones, windows: Windows, options: ScanOptions) -> Floats:
    """Return the highest ratio of each replicate, in the order of the replicates."""
    if not options.replicates:
        return np.zeros(0)
    draw = draws_of(table, options.model)
    expected = prefix(table.expected)
    sizes = _blocks(options.replicates)
    blocks = range(len(sizes))
    shares = [blocks[start : start + TOGETHER] for start in blocks[::TOGETHER]]

    def drawn(block: int) -> Counts:
        stream = np.random.SeedSequence(options.seed, spawn_key=(block,))
        return _side_by_side(draw(np.random.default_rng(stream), sizes[block]))

    def highest(share: range) -> Floats:
        counts = np.concatenate([drawn(block) for block in share], axis=2)
        return highest_in(zones, windows, counts, expected, table.total, options.min_cases)

    with ThreadPoolExecutor(options.threads or os.cpu_count() or 1) as pool:
        return np.concatenate(list(pool.map(highest, shares)))


def draws_of(table: Table, model: Model) -> Draw:
    """Return what draws tables without a cluster: replicates by places by weeks."""
    if model is Model.PERMUTATION:
        return _permuted(table.counts)
    if model is Model.EXPECTATION:
        return _poisson(table.expected)
    return _multinomial(table.expected, int(table.total))


def _multinomial(expected: Floats, total: int) -> Draw:
    """Draw the same number of cases, spread as expected (Kulldorff 1997, section 4)."""
    share = (expected / expected.sum()).ravel()

    def draw(random: np.random.Generator, size: int) -> Whole:
        return random.multinomial(total, share, size).reshape(size, *expected.shape)

    return draw


def _poisson(expected: Floats) -> Draw:
    """Draw each place and week on its own."""

    def draw(random: np.random.Generator, size: int) -> Whole:
        return random.poisson(expected, (size, *expected.shape))

    return draw


def _permuted(counts: Floats) -> Draw:
    """Draw the same places and the same weeks, paired anew (Kulldorff et al. 2005, methods)."""
    cases = counts.astype(np.intp)
    place, week = np.indices(counts.shape)
    places, weeks = np.repeat(place.ravel(), cases.ravel()), np.repeat(week.ravel(), cases.ravel())
    cells = places * counts.shape[1]

    def draw(random: np.random.Generator, size: int) -> Whole:
        tables = [
            np.bincount(cells + random.permutation(weeks), minlength=counts.size)
            for _ in range(size)
        ]
        return np.array(tables).reshape(size, *counts.shape)

    return draw


def _blocks(replicates: int) -> list[int]:
    whole, rest = divmod(replicates, BLOCK)
    return [BLOCK] * whole + ([rest] if rest else [])


def _side_by_side(drawn: Whole) -> Counts:
    """Return running sums: places by weeks + 1 by replicates, in the smallest type they fit in."""
    replicates, places, weeks = drawn.shape
    kind = np.min_scalar_type(int(drawn.sum(axis=(1, 2)).max()) + 1)
    sums = np.zeros((places, weeks + 1, replicates), kind)
    np.cumsum(drawn.transpose(1, 2, 0), axis=1, dtype=kind, out=sums[:, 1:])
    return sums
