# SPDX-License-Identifier: EUPL-1.2
"""What must stay unknown, what may be withheld for it, and what the attacker has already."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from schakel.monitor.disclosure.cells import Cells, Flags, Floats, cells_of
from schakel.monitor.disclosure.errors import ReleaseError
from schakel.monitor.disclosure.protected import ProtectedRelease, Rules
from schakel.monitor.disclosure.release import Key, Release, State, Zeros


@dataclass(frozen=True)
class Secrets:
    """The cells, with per cell (n each): what is secret, and what can be done about it.

    `sensitive`: a small count; `fixed`: known whatever is withheld now; `candidate`: may be
    withheld for others; `loose`: in no table of this release; `floor`: the least count an attacker
    must believe; `room`: how much higher than the truth a sensitive count must be able to be.
    """

    cells: Cells
    rules: Rules
    sensitive: Flags
    fixed: Flags
    candidate: Flags
    loose: Flags
    floor: Floats
    room: Floats

    @property
    def down(self) -> Floats:
        """How far each count may lie below the truth for all the attacker knows beforehand."""
        return np.asarray(self.cells.values - self.floor, dtype=np.float64)

    @property
    def primary(self) -> Flags:
        """The small counts that a table of this release would show."""
        return np.asarray(self.sensitive & (self.cells.times > 0), dtype=np.bool_)

    def chosen(self, withheld: Collection[Key]) -> Flags:
        """Return which cells are withheld, from the cells of the release.

        Raises:
            ReleaseError: a cell is in no table of the release.
        """
        flags = np.zeros(len(self.cells.ids), dtype=np.bool_)
        for key in withheld:
            if key not in self.cells.of:
                message = f"{' × '.join(key)} staat in geen tabel: er valt niets achter te houden."
                raise ReleaseError(message)
            flags[self.cells.of[key]] = True
        return flags

    def movable(self, withheld: Flags) -> Flags:
        """Return the cells that an attacker does not see when these are withheld."""
        return np.asarray(self.loose | (withheld & ~self.fixed), dtype=np.bool_)


def secrets_of(release: Release, rules: Rules, earlier: Sequence[ProtectedRelease] = ()) -> Secrets:
    """Return what must stay unknown when `release` follows the `earlier` ones.

    Every leaf is a secret when its count is small, in a table or not: two overlapping regions may
    give away what no table shows. What an earlier release showed cannot be withheld any more.

    Raises:
        ReleaseError: the releases do not fit together (see `cells_of`).
    """
    cells = cells_of(release, [one.release for one in earlier])
    least = 0 if rules.zeros is Zeros.SENSITIVE else 1
    released = cells.times > 0
    watched = released | cells.bottom
    small = (cells.values >= least) & (cells.values < rules.threshold)
    changed = np.array([one.change for one in cells.ids], dtype=np.bool_)
    sensitive = watched & small & cells.delivered & ~(changed & (cells.values == 0))
    fixed = ~cells.delivered | _seen_before(cells, earlier)
    candidate = released & ~fixed & ~sensitive
    if rules.zeros is Zeros.SHOWN:
        candidate &= cells.values > 0
    loose = ~fixed & ~released
    floor = _floor(cells, rules, earlier)
    room = np.where(sensitive, rules.threshold - cells.values, 0.0)
    return Secrets(cells, rules, sensitive, fixed, candidate, loose, floor, room)


def _seen_before(cells: Cells, earlier: Sequence[ProtectedRelease]) -> Flags:
    seen = np.zeros(len(cells.ids), dtype=np.bool_)
    for one, places in zip(earlier, cells.earlier, strict=True):
        for key, place in places.items():
            seen[place] |= one.values[key].state is State.SHOWN
    return seen


def _floor(cells: Cells, rules: Rules, earlier: Sequence[ProtectedRelease]) -> Floats:
    """One for what is withheld where zeros are always shown, else nought."""
    floor = np.zeros(len(cells.ids))
    if rules.withheld_is_something:
        floor[(cells.times > 0) & (cells.values > 0)] = 1.0
    for one, places in zip(earlier, cells.earlier, strict=True):
        if one.rules.withheld_is_something:
            floor[[place for place in places.values() if cells.values[place] > 0]] = 1.0
    return floor
