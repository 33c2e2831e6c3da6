# SPDX-License-Identifier: EUPL-1.2
"""Every set of places that may be a cluster: the circles of Kulldorff 1997 (section 2)."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from schakel.monitor.scan.options import ScanError, ScanOptions
from schakel.monitor.scan.places import Floats, Indices, Places


@dataclass(frozen=True, eq=False)
class Zones:
    """Circles as growing rows of places: a zone is the start of such a row.

    order: row numbers of places, one growing circle after the other.
    starts: where each circle starts in `order`, and at the end its length.
    ends: for each position in `order` whether a zone ends there. A set of places is one zone, also
        when several centres grow to it.
    """

    order: Indices
    starts: Indices
    ends: npt.NDArray[np.bool_]

    @property
    def count(self) -> int:
        """Return the number of different zones."""
        return int(self.ends.sum())

    @property
    def longest(self) -> int:
        """Return the number of places of the largest circle."""
        return int(np.diff(self.starts).max())

    def circles(self) -> list[tuple[int, int]]:
        """Return start and stop in `order` of each growing circle."""
        return list(pairwise(self.starts.tolist()))

    def places(self, position: int) -> Indices:
        """Return the row numbers of the places of the zone that ends at a position of `order`."""
        start = self.starts[np.searchsorted(self.starts, position, side="right") - 1]
        return np.sort(self.order[start : position + 1])

    def hold_any(self, taken: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Return for each position of `order` whether a zone up to there holds a taken place."""
        sums = np.concatenate([[0], np.cumsum(taken[self.order])])
        return np.asarray(sums[1:] > np.repeat(sums[self.starts[:-1]], np.diff(self.starts)))


def zones_of(places: Places, population: Floats, options: ScanOptions) -> Zones:
    """Return every different zone that stays within the limits of the options.

    population: one number for each place; a zone holds at most `max_share` of the total.

    Raises:
        ScanError: no zone stays within the limits.
    """
    largest = options.max_share * population.sum() * (1 + 1e-12)
    grown = [
        _grown(nearest, distances, places.tolerance, population, largest, options)
        for nearest, distances in zip(places.nearest, places.distances, strict=True)
    ]
    order = np.concatenate([row for row, _ in grown])
    starts = np.concatenate([[0], np.cumsum([row.size for row, _ in grown])]).astype(np.intp)
    ends = _once(order, starts, np.concatenate([ends for _, ends in grown]), len(places.names))
    if not ends.any():
        message = (
            "Geen enkele groep plaatsen blijft binnen de grenzen: "
            "verhoog max_share, max_distance of max_places."
        )
        raise ScanError(message)
    return _trimmed(order, starts, ends)


def _grown(
    nearest: Indices,
    distances: Floats,
    tolerance: float,
    population: Floats,
    largest: float,
    options: ScanOptions,
) -> tuple[Indices, npt.NDArray[np.bool_]]:
    """Return the places a circle may hold, and after which of them a whole ring is in."""
    whole = np.append(np.diff(distances) > tolerance, [True])
    allowed = np.cumsum(population[nearest]) <= largest
    if options.max_distance is not None:
        allowed &= distances <= options.max_distance + tolerance
    if options.max_places is not None:
        allowed &= np.arange(nearest.size) < options.max_places
    ends = whole & allowed
    return nearest[: allowed.sum()], ends[: allowed.sum()]


def _once(
    order: Indices, starts: Indices, ends: npt.NDArray[np.bool_], count: int
) -> npt.NDArray[np.bool_]:
    """Return the ends without those of a set of places that an earlier circle has."""
    # A set of places is known by the sum of a random number for each: two of 2**64.
    marks = np.random.default_rng(20260101).integers(2**63, size=count, dtype=np.uint64)
    sums = np.cumsum(marks[order], dtype=np.uint64)
    before = np.concatenate([np.zeros(1, np.uint64), sums])[starts[:-1]]
    keys = sums - np.repeat(before, np.diff(starts))
    positions = np.flatnonzero(ends)
    _, first = np.unique(keys[positions], return_index=True)
    once = np.zeros_like(ends)
    once[positions[first]] = True
    return once


def _trimmed(order: Indices, starts: Indices, ends: npt.NDArray[np.bool_]) -> Zones:
    """Return the zones without what a circle grows to after its last zone."""
    kept = np.zeros_like(ends)
    lengths = []
    for start, stop in pairwise(starts.tolist()):
        last = np.flatnonzero(ends[start:stop])
        length = int(last[-1]) + 1 if last.size else 0
        kept[start : start + length] = True
        lengths.append(length)
    filled = np.array([length for length in lengths if length], np.intp)
    return Zones(order[kept], np.concatenate([[0], np.cumsum(filled)]).astype(np.intp), ends[kept])
