# SPDX-License-Identifier: EUPL-1.2
"""The likelihood ratio of every zone in every window of weeks.

Three models share one statistic. With c cases where e were expected, out of C in all, and c > e:

    c ln(c / e) + (C - c) ln((C - c) / (C - e))

is the log likelihood ratio of the Poisson model given the total (Kulldorff 1997, section 3) and of
the permutation model (Kulldorff et al. 2005, methods), whose e is the row total times the column
total over C. The model that takes the expected counts as they are has C without end, where the
second term becomes e - c (Neill et al. 2005, section 2). Elsewhere the ratio is 0: only a rise is
a cluster.
"""

from dataclasses import dataclass

import numpy as np

from schakel.monitor.scan.options import Model, Period, ScanOptions
from schakel.monitor.scan.places import Floats, Indices
from schakel.monitor.scan.zones import Zones

# Ratios that differ less than this part are equal: sums in another order differ by less.
EQUAL = 1e-9


@dataclass(frozen=True, eq=False)
class Table:
    """What is scanned.

    counts, expected: places by weeks, expected scaled as the model asks.
    total: C of the statistic; infinite for the model that takes expected counts as they are.
    """

    counts: Floats
    expected: Floats
    total: float


@dataclass(frozen=True, eq=False)
class Windows:
    """Windows of weeks, shortest first: from week first[i], from 0, up to and without stop[i]."""

    first: Indices
    stop: Indices


@dataclass(frozen=True, eq=False)
class BestWindows:
    """For each zone the highest ratio over the windows, and where it is found.

    position: where the zone ends in `Zones.order`.
    """

    position: Indices
    window: Indices
    ratio: Floats
    observed: Floats
    expected: Floats


def table_of(counts: Floats, expected: Floats | None, model: Model) -> Table:
    """Return the table with the expected counts of the model; permutation is given none."""
    total = float(counts.sum())
    if expected is None:
        margins = np.outer(counts.sum(axis=1), counts.sum(axis=0))
        return Table(counts, margins / total if total else margins, total)
    if model is Model.EXPECTATION:
        return Table(counts, expected, np.inf)
    return Table(counts, expected * (total / expected.sum()), total)


def windows_of(weeks: int, options: ScanOptions) -> Windows:
    """Return the windows of the period, the shortest and earliest first."""
    longest = min(weeks, options.max_weeks or max(1, weeks // 2))
    last_only = options.period is Period.PROSPECTIVE
    pairs = [
        (stop - length, stop)
        for length in range(1, longest + 1)
        for stop in range(weeks if last_only else length, weeks + 1)
    ]
    first, stop = np.array(pairs, np.intp).T
    return Windows(first, stop)


def log_likelihood_ratio(observed: Floats, expected: Floats, total: float) -> Floats:
    """Return the log likelihood ratio, 0 where no more is observed than expected.

    observed, expected: same shape; expected above 0 wherever observed is.
    """
    rise = observed > expected
    cases, mean = observed[rise], expected[rise]
    inside = cases * np.log(cases / mean)
    if np.isinf(total):
        outside = mean - cases
    else:
        rest = total - cases
        # Where every case lies inside, the second term is 0 ln 0.
        outside = rest * np.log(
            np.where(rest > 0, rest, 1.0) / np.where(rest > 0, total - mean, 1.0)
        )
    ratio = np.zeros_like(observed)
    ratio[rise] = np.maximum(0.0, inside + outside)
    return ratio


def best_windows(table: Table, zones: Zones, windows: Windows, min_cases: int) -> BestWindows:
    """Return for each zone the window with the highest ratio; the shortest of equals."""
    counts, expected = prefix(table.counts), prefix(table.expected)
    found = []
    for start, stop in zones.circles():
        ends = np.flatnonzero(zones.ends[start:stop])
        grown = zones.order[start:stop]
        observed = _in_windows(counts[grown], ends, windows)
        mean = _in_windows(expected[grown], ends, windows)
        ratio = log_likelihood_ratio(observed, mean, table.total)
        ratio[observed < min_cases] = 0.0
        window = np.argmax(ratio >= ratio.max(axis=1, keepdims=True) * (1 - EQUAL), axis=1)
        row = np.arange(ends.size)
        found.append(
            (start + ends, window, ratio[row, window], observed[row, window], mean[row, window])
        )
    return BestWindows(*(np.concatenate(column) for column in zip(*found, strict=True)))


def prefix(table: Floats) -> Floats:
    """Return the running sums over the weeks, from 0: places by weeks + 1."""
    return np.concatenate([np.zeros((table.shape[0], 1)), np.cumsum(table, axis=1)], axis=1)


def _in_windows(grown: Floats, ends: Indices, windows: Windows) -> Floats:
    """Return the sum of each zone of one circle in each window: zones by windows."""
    sums = np.cumsum(grown, axis=0)[ends]
    return np.asarray(sums[:, windows.stop] - sums[:, windows.first])
