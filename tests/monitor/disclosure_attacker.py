# SPDX-License-Identifier: EUPL-1.2
"""An attacker who knows nothing of how the product protects, and needs none of its code to attack.

Every shown number is one sum of unknown leaf counts. No cell between, no cut, no hot start: so this
attacker shares no equation with the product, and may find what the product overlooks.
"""

import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from schakel.monitor.disclosure import Key, ProtectedRelease, Release, State


def leaves_below(release: Release, key: Key) -> set[Key]:
    below = [
        sorted(hierarchy.leaves_of(node))
        for hierarchy, node in zip(release.hierarchies, key, strict=True)
    ]
    return set(itertools.product(*below))


class Attacker:
    """Holds everything that was published, release after release, of the same counts or later ones.

    Counts that were corrected later are kept as an older count plus an unknown change of known
    direction: the attacker knows in which direction each place was corrected, which is more than
    anybody does.
    """

    def __init__(self, releases: Sequence[ProtectedRelease]) -> None:
        self._unknown: dict[tuple[str, Key], int] = {}
        self.truth: list[int] = []
        self._rows: list[dict[int, float]] = []
        self._right: list[float] = []
        self._at_least_one: list[dict[int, float]] = []
        self._now: dict[Key, dict[int, float]] = {}
        self._known: dict[Key, int] = {}
        for number, one in enumerate(releases):
            self._learn(one, number)

    def _new(self, value: int) -> int:
        self.truth.append(value)
        return len(self.truth) - 1

    def _learn(self, one: ProtectedRelease, number: int) -> None:
        counts = {key: one.release.counts[key] for key in one.release.leaf_keys()}
        revised = any(
            key in self._known and (count or 0) != self._known[key] for key, count in counts.items()
        )
        for key, count in counts.items():
            value = count or 0
            if key not in self._known:
                self._now[key] = {} if count is None else {self._new(value): 1.0}
            elif revised:
                moved = value - self._known[key]
                change = self._new(abs(moved))
                self._now[key] = {**self._now[key], change: 1.0 if moved >= 0 else -1.0}
            self._known[key] = value
        for key, protected in one.values.items():
            if protected.state is State.SHOWN:
                self._rows.append(self._sum(one.release, key))
                self._right.append(float(protected.value or 0))
            elif protected.state is State.WITHHELD and one.rules.withheld_is_something:
                self._at_least_one.append(self._sum(one.release, key))

    def _sum(self, release: Release, key: Key) -> dict[int, float]:
        row: dict[int, float] = {}
        for leaf in leaves_below(release, key):
            for unknown, sign in self._now[leaf].items():
                row[unknown] = row.get(unknown, 0.0) + sign
        return row

    def _matrix(self, rows: list[dict[int, float]]) -> npt.NDArray[np.float64]:
        matrix = np.zeros((max(len(rows), 1), len(self.truth)))
        for place, row in enumerate(rows):
            for unknown, sign in row.items():
                matrix[place, unknown] = sign
        return matrix

    def highest(self, unknown: int) -> float:
        """The most that an unknown can be."""
        cost = np.zeros(len(self.truth))
        cost[unknown] = -1.0
        answer = linprog(
            cost,
            A_eq=self._matrix(self._rows),
            b_eq=np.array(self._right or [0.0]),
            A_ub=-self._matrix(self._at_least_one),
            b_ub=-np.ones(len(self._at_least_one)) if self._at_least_one else np.zeros(1),
            bounds=(0, None),
            method="highs",
        )
        assert answer.status in {0, 3}, answer.message
        return float("inf") if answer.status == 3 else -float(answer.fun)

    def proves(self, threshold: int) -> list[tuple[int, float]]:
        """The small unknowns, leaf counts and changes, that are provably below the threshold."""
        found = []
        for unknown, value in enumerate(self.truth):
            if 0 < value < threshold:
                high = self.highest(unknown)
                if high < threshold - 1e-6:
                    found.append((unknown, high))
        return found


def subtraction_reveals(one: ProtectedRelease, threshold: int) -> list[Key]:
    """Small counts that follow from one shown whole less its other parts, all shown."""
    release, found = one.release, []
    for place, hierarchy in enumerate(release.hierarchies):
        for split in hierarchy.splits:
            for key in one.values:
                if key[place] != split.whole:
                    continue
                parts = [(*key[:place], part, *key[place + 1 :]) for part in split.parts]
                if not all(part in one.values for part in parts):
                    continue
                hidden = [part for part in parts if one.values[part].state is State.WITHHELD]
                if one.values[key].state is State.SHOWN and len(hidden) == 1:
                    true = sum(
                        release.counts[leaf] or 0 for leaf in leaves_below(release, hidden[0])
                    )
                    if 0 < true < threshold:
                        found.append(hidden[0])
    return found
