# SPDX-License-Identifier: EUPL-1.2
"""An attacker with a linear programme: how far can a withheld count be from the truth?

The attacker's problem is written in moves away from the true table: what is shown does not move,
the moves keep every sum, no count goes below its floor. The farthest move of one cell up and down
gives the bounds that anybody can prove (Fischetti and Salazar 2001, Management Science 47(7), the
attacker subproblems of section 2).

HiGHS is reached through the binding that scipy ships, for `scipy.optimize.linprog` starts anew for
every question and a few hundred questions on one programme are asked. scipy calls that binding its
own affair: the tests of this module say when an upgrade moves it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize._highspy import _core as highs
from scipy.sparse import block_array, csr_array
from scipy.sparse.csgraph import connected_components

from schakel.monitor.disclosure.cells import Flags, Floats

Places = npt.NDArray[np.intp]
NEAR = 1e-6
"""Counts are whole numbers; HiGHS keeps sums within 1e-7."""
FAR = 1e6
"""A move nobody can call too small; it stands for no bound at all."""


@dataclass(frozen=True)
class Reach:
    """The farthest move: its `length`, the `moves` of all cells in it, the `prices` of the sums."""

    length: float
    moves: Floats
    prices: Floats


class Attack:
    """The programme over some cells that can move together.

    `sums` m x n over all cells; `cells` the places of the k that may move; `down` and `up` how far
    each of those k may move at most.
    """

    def __init__(self, sums: csr_array, cells: Places, down: Floats, up: Floats) -> None:
        part = sums[:, cells].tocsr()
        self._rows = np.flatnonzero(np.diff(part.indptr) > 0)
        self._sums, self._all = part[self._rows].tocsc(), sums.shape[0]
        self._highs = highs._Highs()  # noqa: SLF001  (the module says why)
        for option, value in (("output_flag", False), ("presolve", "off"), ("threads", 1)):
            self._highs.setOptionValue(option, value)
        self._highs.passModel(self._model(down, up))
        self._every = np.arange(len(cells), dtype=np.int32)
        self._down = down
        self.solved = 0

    def limit(self, up: Floats) -> None:
        """Let the cells move up at most so far from now on."""
        self._highs.changeColsBounds(len(up), self._every, -self._down, up)

    def farthest(self, wanted: Floats) -> Reach:
        """Return the move that goes farthest in the direction wanted, a weight for each of the k.

        Raises:
            RuntimeError: HiGHS gave no proven answer, or one that breaks a sum.
        """
        self._highs.changeColsCost(len(wanted), self._every, wanted)
        self._highs.run()
        self.solved += 1
        if self._highs.getModelStatus() != highs.HighsModelStatus.kOptimal:
            message = f"HiGHS stopped with {self._highs.getModelStatus()}."
            raise RuntimeError(message)
        found = self._highs.getSolution()
        moves = np.asarray(found.col_value, dtype=np.float64)
        self._verify(moves)
        prices = np.zeros(self._all)
        prices[self._rows] = np.asarray(found.row_dual, dtype=np.float64)
        return Reach(float(wanted @ moves), moves, prices)

    def _verify(self, moves: Floats) -> None:
        """A table that the attacker could believe must add up: do not take HiGHS's word for it."""
        wrong = np.abs(self._sums @ moves).max(initial=0.0)
        below = float((-self._down - moves).max(initial=0.0))
        if max(wrong, below) > NEAR * (1 + np.abs(moves).max(initial=0.0)):
            message = f"HiGHS gave a table that is off by {max(wrong, below)}."
            raise RuntimeError(message)

    def _model(self, down: Floats, up: Floats) -> object:
        model = highs.HighsLp()
        rows, columns = self._sums.shape
        model.num_col_, model.num_row_ = columns, rows
        model.col_cost_ = np.zeros(columns)
        model.col_lower_, model.col_upper_ = -down, up
        model.row_lower_ = model.row_upper_ = np.zeros(rows)
        matrix = model.a_matrix_
        matrix.num_col_, matrix.num_row_ = columns, rows
        matrix.format_ = highs.MatrixFormat.kColwise
        matrix.start_, matrix.index_ = self._sums.indptr, self._sums.indices
        matrix.value_ = self._sums.data
        model.sense_ = highs.ObjSense.kMaximize
        return model


def together(sums: csr_array, movable: Flags) -> Iterator[Places]:
    """Yield the places of the cells that can only move together, one connected part at a time."""
    cells = np.flatnonzero(movable)
    links = sums[:, cells].tocsr()
    links = links[np.diff(links.indptr) > 1]
    _, part = connected_components(block_array([[None, links], [links.T, None]]), directed=False)
    part = part[links.shape[0] :]
    order = np.argsort(part, kind="stable")
    edges = np.flatnonzero(np.diff(part[order])) + 1
    yield from np.split(cells[order], edges) if len(cells) else []
