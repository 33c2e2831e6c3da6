# SPDX-License-Identifier: EUPL-1.2
"""The clusters that a reader gets: the highest first, none over another."""

from dataclasses import dataclass, replace

import numpy as np

from schakel.monitor.scan.places import Floats, Indices, Places
from schakel.monitor.scan.statistic import EQUAL, BestWindows, Table, Windows
from schakel.monitor.scan.zones import Zones


@dataclass(frozen=True)
class Cluster:
    """A group of places and a window of weeks with more cases than expected.

    places: names, in the order in which they were given.
    first_week, last_week: columns of the counts, from 1.
    observed, expected: cases inside, and what the model expects there.
    relative_risk: observed over expected inside, divided by the same outside (the model that takes
        expected counts as they are: not divided); None where no case is left outside.
    llr: log likelihood ratio, above 0.
    p_value: share of the replicates, this table among them, whose highest ratio is as high: 1 / (R
        + 1) to 1. For a second cluster that is cautious (Kulldorff 1997, section 4). None without
        replicates.
    """

    places: tuple[str, ...]
    first_week: int
    last_week: int
    observed: float
    expected: float
    relative_risk: float | None
    llr: float
    p_value: float | None

    @property
    def weeks_between(self) -> float | None:
        """Return in how many weeks of looking chance alone gives one such cluster.

        The recurrence interval of Kleinman et al. 2004 for a scan that is run each week.
        """
        return None if self.p_value is None else 1 / self.p_value


def separate_clusters(
    places: Places, zones: Zones, windows: Windows, table: Table, best: BestWindows, most: int
) -> tuple[Cluster, ...]:
    """Return the clusters with the highest ratio that share no place, without p-values.

    Of clusters with an equal ratio the one with fewer places, then with the shorter and the earlier
    window, then with the first name comes first.
    """
    taken = np.zeros(len(places.names), dtype=bool)
    free = best.ratio.copy()
    found: list[Cluster] = []
    while len(found) < most and free.max() > EQUAL:
        equals = np.flatnonzero(free >= free.max() * (1 - EQUAL)).tolist()
        zone = min(equals, key=lambda zone: _among_equals(places, zones, best, zone))
        members = zones.places(int(best.position[zone]))
        found.append(_cluster(places.names, members, windows, table, best, zone))
        taken[members] = True
        free[zones.hold_any(taken)[best.position]] = 0.0
    return tuple(found)


def _cluster(
    names: tuple[str, ...],
    members: Indices,
    windows: Windows,
    table: Table,
    best: BestWindows,
    zone: int,
) -> Cluster:
    observed, expected = float(best.observed[zone]), float(best.expected[zone])
    window = best.window[zone]
    return Cluster(
        places=tuple(names[member] for member in members),
        first_week=int(windows.first[window]) + 1,
        last_week=int(windows.stop[window]),
        observed=observed,
        expected=expected,
        relative_risk=_relative_risk(observed, expected, table.total),
        llr=float(best.ratio[zone]),
        p_value=None,
    )


def with_p_values(clusters: tuple[Cluster, ...], highest: Floats) -> tuple[Cluster, ...]:
    """Return the clusters with their Monte Carlo p-values (Dwass 1957; Kulldorff 1997, section 4).

    highest: the highest ratio of each replicate. A replicate that is equal counts as higher.
    """
    if not highest.size:
        return clusters
    return tuple(
        replace(
            cluster,
            p_value=float(1 + (highest >= cluster.llr * (1 - EQUAL)).sum()) / (highest.size + 1),
        )
        for cluster in clusters
    )


def _among_equals(
    places: Places, zones: Zones, best: BestWindows, zone: int
) -> tuple[int, int, list[str]]:
    members = zones.places(int(best.position[zone]))
    return members.size, int(best.window[zone]), sorted(places.names[m] for m in members)


def _relative_risk(observed: float, expected: float, total: float) -> float | None:
    if np.isinf(total):
        return observed / expected
    if observed >= total:
        return None
    return (observed / expected) / ((total - observed) / (total - expected))
