# SPDX-License-Identifier: EUPL-1.2
"""Everything an attacker may set out: the cells of all releases together and how they add up.

A cell is a combination of nodes in one snapshot of the counts. A later release whose counts differ
from an earlier one opens a new snapshot, tied to the former by what was added or taken away below;
that change is itself a count of people, and so protected like one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from schakel.monitor.disclosure.coarse import Coarse, coarse
from schakel.monitor.disclosure.errors import ReleaseError
from schakel.monitor.disclosure.hierarchy import joined
from schakel.monitor.disclosure.release import Key, Release

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
MOST_CELLS = 250_000
CHANGE = "verschil"


@dataclass(frozen=True)
class CellId:
    """A cell: the nodes, the snapshot of the counts (0 is the oldest), or the change up to it."""

    key: Key
    snapshot: int
    change: bool = False


@dataclass(frozen=True)
class Cells:
    """The cells of all releases, n of them, and the m sums between them.

    `values` true counts (n); `sums` m x n of 1, -1 and 0 with `sums @ values == 0`; `times` how
    many cells of the release now made are this one (0: in no table of it); `delivered`; `bottom`:
    nothing lies below it; `of` finds a cell of the release now made; `earlier` the cells that
    earlier releases showed or withheld, per release.
    """

    ids: tuple[CellId, ...]
    values: Floats
    sums: csr_array
    times: npt.NDArray[np.int64]
    delivered: Flags
    bottom: Flags
    of: Mapping[Key, int]
    earlier: tuple[Mapping[Key, int], ...]


def cells_of(release: Release, earlier: Sequence[Release] = ()) -> Cells:
    """Return the cells that `release` and what was released before it set out.

    Raises:
        ReleaseError: the releases do not have the same dimensions, a name changed its meaning, or
            there are more than `MOST_CELLS` cells.
    """
    return _Builder((*earlier, release)).built()


@dataclass
class _Snapshot:
    atoms: dict[Key, int | None] = field(default_factory=dict)
    summed: dict[Key, int | None] = field(default_factory=dict)

    def fits(self, other: Mapping[Key, int | None]) -> bool:
        return all(self.atoms.get(key, count) == count for key, count in other.items())


class _Builder:
    def __init__(self, releases: tuple[Release, ...]) -> None:
        self._releases = releases
        self._cuts = _cuts(releases)
        self._snapshots = [_Snapshot()]
        self._index: dict[CellId, int] = {}
        self._values: list[float] = []
        self._delivered: list[bool] = []
        self._bottom: list[bool] = []
        self._sums: list[tuple[list[int], list[int]]] = []

    def built(self) -> Cells:
        found = [self._add(one) for one in self._releases]
        times = np.zeros(len(self._index), dtype=np.int64)
        np.add.at(times, list(found[-1].values()), 1)
        return Cells(
            tuple(self._index),
            np.array(self._values, dtype=np.float64),
            self._matrix(),
            times,
            np.array(self._delivered, dtype=np.bool_),
            np.array(self._bottom, dtype=np.bool_),
            found[-1],
            tuple(found[:-1]),
        )

    def _add(self, release: Release) -> dict[Key, int]:
        """Take in one release; return where its cells are."""
        atoms = self._atoms(release)
        if not self._snapshots[-1].fits(atoms):
            self._snapshots.append(_Snapshot())
        fresh = {key: count for key, count in atoms.items() if key not in self._snapshots[-1].atoms}
        self._snapshots[-1].atoms.update(fresh)
        self._tie(fresh)
        keys = {key: self._name(key) for key in release.cells()}
        self._close(dict.fromkeys(keys.values()))
        now = len(self._snapshots) - 1
        return {key: self._index[CellId(name, now)] for key, name in keys.items()}

    def _name(self, key: Key) -> Key:
        return tuple(cut.names[node] for cut, node in zip(self._cuts, key, strict=True))

    def _atoms(self, release: Release) -> dict[Key, int | None]:
        """The counts of a release per atom; None where none of its leaves was delivered."""
        found: dict[Key, int | None] = {}
        for key in release.leaf_keys():
            atom = tuple(cut.atoms[leaf] for cut, leaf in zip(self._cuts, key, strict=True))
            count, so_far = release.counts[key], found.get(atom)
            found[atom] = count if so_far is None else so_far + (count or 0)
        return found

    def _cell(self, key: Key, value: int | None, *, bottom: bool, change: bool = False) -> int:
        """Where a cell of the newest snapshot is, a new place when it is new."""
        cell = CellId(key, len(self._snapshots) - 1, change)
        if cell not in self._index:
            self._index[cell] = len(self._values)
            self._values.append(float(value or 0))
            self._delivered.append(value is not None)
            self._bottom.append(bottom)
            if len(self._values) > MOST_CELLS:
                message = (
                    f"Deze uitgave telt meer dan {MOST_CELLS} cellen. Toon minder dimensies samen, "
                    f"of maak er twee uitgaven van."
                )
                raise ReleaseError(message)
        return self._index[cell]

    def _close(self, keys: Iterable[Key]) -> None:
        """Add cells with all that lies below them, and the sums between."""
        now, todo, order = len(self._snapshots) - 1, list(keys), []
        seen = set(todo)
        while todo:
            key = todo.pop()
            if CellId(key, now) in self._index:
                continue
            order.append(key)
            below = [part for parts in self._splits(key) for part in parts if part not in seen]
            seen.update(below)
            todo.extend(below)
        for key in order:
            self._cell(key, self._value(key), bottom=not any(self._splits(key)))
        for key in order:
            for parts in self._splits(key):
                whole = self._index[CellId(key, now)]
                below_it = [self._index[CellId(part, now)] for part in parts]
                self._sums.append(([whole, *below_it], [1] + [-1] * len(below_it)))

    def _splits(self, key: Key) -> Iterator[list[Key]]:
        for place, (cut, node) in enumerate(zip(self._cuts, key, strict=True)):
            for parts in cut.ways.get(node, ()):
                yield [(*key[:place], part, *key[place + 1 :]) for part in parts]

    def _value(self, key: Key) -> int | None:
        """The count of a cell, from its parts; None when nothing below it was delivered."""
        snapshot = self._snapshots[-1]
        if key in snapshot.atoms:
            return snapshot.atoms[key]
        if key not in snapshot.summed:
            first = next(self._splits(key))
            counts = [count for count in map(self._value, first) if count is not None]
            snapshot.summed[key] = sum(counts) if counts else None
        return snapshot.summed[key]

    def _tie(self, atoms: Mapping[Key, int | None]) -> None:
        """Tie the atoms of a new snapshot to the newest older ones, by a change of known sign."""
        now = len(self._snapshots) - 1
        for key, count in atoms.items():
            before = self._before(key, now)
            if before is None:
                continue
            new = self._cell(key, count, bottom=True)
            moved = int(count or 0) - int(self._values[before])
            change = self._cell((CHANGE, *key), abs(moved), bottom=True, change=True)
            self._sums.append(([new, before, change], [1, -1, -1 if moved >= 0 else 1]))

    def _before(self, key: Key, now: int) -> int | None:
        found = (self._index.get(CellId(key, number)) for number in range(now - 1, -1, -1))
        return next((place for place in found if place is not None), None)

    def _matrix(self) -> csr_array:
        rows = np.repeat(np.arange(len(self._sums)), [len(places) for places, _ in self._sums])
        columns = [place for places, _ in self._sums for place in places]
        signs = [float(sign) for _, one in self._sums for sign in one]
        return csr_array((signs, (rows, columns)), shape=(len(self._sums), len(self._values)))


def _cuts(releases: tuple[Release, ...]) -> tuple[Coarse, ...]:
    names = [tuple(one.name for one in release.hierarchies) for release in releases]
    if len(set(names)) > 1:
        message = (
            f"De uitgaven hebben niet dezelfde dimensies: {', '.join(names[0])} en "
            f"{', '.join(names[-1])}. Gebruik overal dezelfde, in dezelfde volgorde."
        )
        raise ReleaseError(message)
    found = []
    for place in range(len(names[0])):
        whole = joined(release.hierarchies[place] for release in releases)
        shown = (node for one in releases for table in one.tables for node in table.nodes[place])
        _refuse_other_meaning(releases, place)
        found.append(coarse(whole, shown))
    return tuple(found)


def _refuse_other_meaning(releases: tuple[Release, ...], place: int) -> None:
    """A leaf of one release may be a whole in another only when both can be counted alike."""
    for before, after in product(releases, releases):
        old, new = before.hierarchies[place], after.hierarchies[place]
        odd = next((leaf for leaf in old.leaves if leaf in new.ways), None)
        if odd is not None:
            message = (
                f"{new.name}: „{odd}” heeft in de ene uitgave delen en in de andere niet. "
                f"Geef beide uitgaven dezelfde delen, met de tellingen erbij."
            )
            raise ReleaseError(message)
