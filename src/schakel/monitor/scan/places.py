# SPDX-License-Identifier: EUPL-1.2
"""Where the places lie: for each place all others, from near to far."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from schakel.monitor.scan.options import ScanError, numbers

EARTH_RADIUS_KM = 6371.0088
# Distances that differ less than this part of the whole are equal: 6 millimetres on the globe.
EQUAL = 1e-9

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Places:
    """The places of a scan and, for each as a centre, the places it can grow to, nearest first.

    Made by one of its four constructors.

    names: one for each row of the counts.
    nearest: for each place the row numbers from near to far, the place itself at distance 0.
    distances: as long as `nearest`. Equal distances enter a cluster together, so that the answer
        does not hang on the order of the rows.

    tolerance: distances closer than this are equal.

    Memory grows with the square of the number of places: 285 take 1 MB, 5,000 take 400 MB.
    """

    names: tuple[str, ...]
    nearest: tuple[Indices, ...]
    distances: tuple[Floats, ...]
    tolerance: float

    @classmethod
    def on_globe(
        cls, names: Sequence[str], latitude: npt.ArrayLike, longitude: npt.ArrayLike
    ) -> Self:
        """Return places at degrees north and east; distances are kilometres (great circle).

        Raises:
            ScanError: names and coordinates do not match, or a coordinate does not exist.
        """
        checked = _names(names)
        lat = _coordinates(checked, latitude, "latitude")
        lon = _coordinates(checked, longitude, "longitude")
        for name, north, east in zip(checked, lat, lon, strict=True):
            if abs(north) > 90 or abs(east) > 360:
                message = f"{name} ligt op {north}, {east}: dat zijn geen graden op de aarde."
                raise ScanError(message)
        phi, theta = np.radians(lat), np.radians(lon)
        rows = (_haversine(phi, theta, centre) for centre in range(len(checked)))
        return cls(checked, *_sorted(rows), tolerance=EQUAL * EARTH_RADIUS_KM)

    @classmethod
    def on_plane(cls, names: Sequence[str], x: npt.ArrayLike, y: npt.ArrayLike) -> Self:
        """Return places on a flat map (Lambert 72, say); distances are in the unit of x and y.

        Raises:
            ScanError: names and coordinates do not match, or a coordinate is not a number.
        """
        checked = _names(names)
        east, north = _coordinates(checked, x, "x"), _coordinates(checked, y, "y")
        rows = (
            np.hypot(east - east[centre], north - north[centre]) for centre in range(len(checked))
        )
        size = float(max(np.abs(east).max(), np.abs(north).max()))
        return cls(checked, *_sorted(rows), tolerance=EQUAL * size)

    @classmethod
    def with_neighbours(cls, names: Sequence[str], neighbours: Mapping[str, Sequence[str]]) -> Self:
        """Return places that grow along a list of neighbours, nearest first, without the place.

        A distance is the rank in the list: the first neighbour lies at 1. A place without a list
        stays alone.

        Raises:
            ScanError: a neighbour is unknown, or stands twice.
        """
        checked = _names(names)
        lists = _lists(checked, neighbours)
        nearest = tuple(np.array([own, *near], np.intp) for own, near in enumerate(lists))
        return cls(checked, nearest, tuple(np.arange(len(n), dtype=float) for n in nearest), 0.0)

    @classmethod
    def with_borders(cls, names: Sequence[str], borders: Mapping[str, Sequence[str]]) -> Self:
        """Return places that grow ring by ring over their borders.

        A distance is the number of borders to cross. A border counts in both directions.

        Raises:
            ScanError: a neighbour is unknown, or stands twice.
        """
        checked = _names(names)
        touching: list[set[int]] = [set() for _ in checked]
        for own, near in enumerate(_lists(checked, borders)):
            for other in near:
                touching[own].add(other)
                touching[other].add(own)
        rings = [_rings(touching, own) for own in range(len(checked))]
        return cls(
            checked,
            tuple(np.array(list(steps), np.intp) for steps in rings),
            tuple(np.array(list(steps.values()), float) for steps in rings),
            0.0,
        )


def _names(names: Sequence[str]) -> tuple[str, ...]:
    checked = tuple(names)
    if not checked:
        message = "Er zijn geen plaatsen: geef er minstens één."
        raise ScanError(message)
    seen: set[str] = set()
    for name in checked:
        if name in seen:
            message = f"{name} staat twee keer in de plaatsen: geef elke plaats een eigen naam."
            raise ScanError(message)
        seen.add(name)
    return checked


def _coordinates(names: tuple[str, ...], values: npt.ArrayLike, which: str) -> Floats:
    array = numbers(values, which)
    if array.shape != (len(names),):
        message = (
            f"{which} heeft vorm {array.shape}: geef één getal voor elk van {len(names)} plaatsen."
        )
        raise ScanError(message)
    for name, value in zip(names, array, strict=True):
        if not np.isfinite(value):
            message = f"{name} heeft {which} {value}: geef een getal."
            raise ScanError(message)
    return array


def _haversine(phi: Floats, theta: Floats, centre: int) -> Floats:
    across = np.sin((phi - phi[centre]) / 2) ** 2
    along = np.cos(phi) * np.cos(phi[centre]) * np.sin((theta - theta[centre]) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, across + along))))


def _sorted(rows: Iterable[Floats]) -> tuple[tuple[Indices, ...], tuple[Floats, ...]]:
    nearest, distances = [], []
    for row in rows:
        order = np.argsort(row, kind="stable")
        nearest.append(order)
        distances.append(row[order])
    return tuple(nearest), tuple(distances)


def _lists(names: tuple[str, ...], neighbours: Mapping[str, Sequence[str]]) -> list[list[int]]:
    row = {name: index for index, name in enumerate(names)}
    for name in neighbours:
        if name not in row:
            message = f"{name} heeft buren, maar staat niet in de plaatsen: voeg de plaats toe."
            raise ScanError(message)
    return [_list(name, neighbours.get(name, ()), row) for name in names]


def _list(name: str, near: Sequence[str], row: Mapping[str, int]) -> list[int]:
    found: list[int] = []
    for other in near:
        if other not in row:
            message = f"{other} is een buur van {name}, maar staat niet in de plaatsen."
            raise ScanError(message)
        if other == name or row[other] in found:
            message = (
                f"{other} staat te veel in de buren van {name}: noem elke andere plaats één keer."
            )
            raise ScanError(message)
        found.append(row[other])
    return found


def _rings(touching: Sequence[set[int]], own: int) -> dict[int, int]:
    """Return the number of borders to each place that can be reached, nearest first."""
    steps = {own: 0}
    waiting = deque([own])
    while waiting:
        here = waiting.popleft()
        for other in sorted(touching[here] - steps.keys()):
            steps[other] = steps[here] + 1
            waiting.append(other)
    return steps
