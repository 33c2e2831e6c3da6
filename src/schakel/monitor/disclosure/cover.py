# SPDX-License-Identifier: EUPL-1.2
"""Which cells to withhold besides the small ones: as few as satisfy every demand found so far.

A demand says: for this small count to be able to rise, cells must be withheld that together give it
room. Demands come from one sum each at first, then from the attacks that succeeded (Fischetti and
Salazar 2001, Management Science 47(7), section 3: capacity constraints from the dual of the
attacker's programme, coefficients cut down to what is needed). The least set that meets them is a
mixed-integer programme (HiGHS through scipy), solved only where demands came in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_array, block_diag, csr_array
from scipy.sparse.csgraph import connected_components

from schakel.monitor.disclosure.attack import NEAR, Places
from schakel.monitor.disclosure.auditing import Weak
from schakel.monitor.disclosure.cells import Flags, Floats
from schakel.monitor.disclosure.secrets import Secrets

TINY = 1e-7
GAP = 0.02
"""Within two in a hundred of the least in a round: the demands still change, so more is wasted."""
SMALLER_FIRST = 0.05
"""Cost of a cell beyond 1, per unit of log(1 + count): the totals that most people read stay."""
NODES = 1
"""Branches of the search per round; its root finds nearly all."""
STAY = 1e-3
"""A cell that is chosen already is this much cheaper, so that sound parts stay as they are."""


@dataclass(frozen=True)
class Demand:
    """The withheld ones among `cells` must together weigh at least `needed`."""

    cells: Places
    weights: Floats
    needed: float

    @property
    def is_possible(self) -> bool:
        """Say whether withholding all of the cells would meet it."""
        return bool(self.weights.sum() > self.needed - NEAR)

    def is_met(self, withheld: Flags) -> bool:
        """Say whether these withheld cells meet it."""
        return bool(self.weights[withheld[self.cells]].sum() > self.needed - NEAR)


@dataclass
class Cover:
    """The demands so far and the least set of candidates that meets them (`chosen`, n)."""

    secrets: Secrets
    demands: list[Demand]
    chosen: Flags
    _solved: dict[tuple[bytes, int], Places] = field(default_factory=dict)

    @property
    def cost(self) -> int:
        """How many cells of the release are withheld for others."""
        return int(self.secrets.cells.times[self.chosen].sum())

    def add(self, demands: list[Demand]) -> None:
        """Take in demands."""
        self.demands.extend(demands)

    def solve(self, *, keep: bool = False) -> None:
        """Choose anew; with `keep` only add to what is chosen."""
        start = self.chosen if keep else np.zeros_like(self.chosen)
        chosen = start.copy()
        todo = []
        for part in _parts([one for one in self.demands if not one.is_met(start)], len(start)):
            solved = None if keep else self._solved.get(part.name)
            if solved is None:
                todo.append(part)
            else:
                chosen[solved] = True
        if todo:
            chosen |= self._least(todo, start)
        for part in () if keep else todo:
            self._solved[part.name] = part.cells[chosen[part.cells]]
        self.chosen = chosen

    def _least(self, todo: list["_Part"], start: Flags) -> Flags:
        cells = np.concatenate([part.cells for part in todo])
        needed = np.concatenate([part.needed for part in todo])
        rows = block_diag([part.rows for part in todo], format="csr")
        cell_times, values = self.secrets.cells.times[cells], self.secrets.cells.values[cells]
        costs = cell_times + SMALLER_FIRST * np.log1p(values) - STAY * self.chosen[cells]
        answer = milp(
            costs,
            constraints=LinearConstraint(rows, needed, np.inf),
            integrality=np.ones(len(cells)),
            bounds=Bounds(start[cells].astype(np.float64), 1.0),
            options={"mip_rel_gap": GAP, "node_limit": NODES},
        )
        if answer.x is None:
            raise RuntimeError(answer.message)
        least = np.zeros_like(start)
        least[cells[answer.x > 0.5]] = True
        return least


@dataclass(frozen=True)
class _Part:
    """Demands that share no cell with any other: k of them over c cells."""

    rows: csr_array
    needed: Floats
    cells: Places

    @property
    def name(self) -> tuple[bytes, int]:
        return self.cells.tobytes(), len(self.needed)


def _parts(demands: list[Demand], count: int) -> Iterator[_Part]:
    """Demands that share cells belong together."""
    if not demands:
        return
    rows, needed = _rows(demands, count)
    used = np.unique(rows.indices)
    rows = rows[:, used]
    number, part = connected_components(block_array([[None, rows], [rows.T, None]]), directed=False)
    of_row, of_cell = part[: rows.shape[0]], part[rows.shape[0] :]
    row_order, cell_order = np.argsort(of_row, kind="stable"), np.argsort(of_cell, kind="stable")
    row_ends = np.cumsum(np.bincount(of_row, minlength=number))[:-1]
    cell_ends = np.cumsum(np.bincount(of_cell, minlength=number))[:-1]
    for mine, cells in zip(
        np.split(row_order, row_ends), np.split(cell_order, cell_ends), strict=True
    ):
        yield _Part(rows[mine][:, cells], needed[mine], used[cells])


def _rows(demands: list[Demand], count: int) -> tuple[csr_array, Floats]:
    lengths = np.array([len(one.cells) for one in demands])
    starts = np.concatenate(([0], np.cumsum(lengths)))
    cells = np.concatenate([one.cells for one in demands])
    weights = np.concatenate([one.weights for one in demands])
    needed = np.array([one.needed for one in demands])
    return csr_array((weights, cells, starts), shape=(len(demands), count)), needed


def first_demands(secrets: Secrets) -> list[Demand]:
    """Return what each single sum demands for each small count in it."""
    sums = secrets.cells.sums
    found: list[Demand] = []
    sensitive = np.flatnonzero(secrets.sensitive & ~secrets.fixed)
    columns = sums.tocsc()
    for cell in sensitive:
        rows = columns.indices[columns.indptr[cell] : columns.indptr[cell + 1]]
        signs = columns.data[columns.indptr[cell] : columns.indptr[cell + 1]]
        for row, sign in zip(rows, signs, strict=True):
            where = slice(sums.indptr[row], sums.indptr[row + 1])
            demand = _demand(secrets, int(cell), sums.indices[where], sums.data[where] * sign)
            if demand is not None:
                found.append(demand)
    return found


def demand_of(secrets: Secrets, weak: Weak) -> Demand | None:
    """Return what a successful attack demands; None when withholding more cannot stop it.

    The prices of the sums make one sum of them all, in which the weak count stands with weight one.
    """
    weights = np.asarray(secrets.cells.sums.T @ weak.prices)
    if abs(weights[weak.cell]) < TINY:
        return None
    weights /= weights[weak.cell]
    cells = np.flatnonzero(np.abs(weights) > TINY)
    return _demand(secrets, weak.cell, cells, weights[cells])


def _demand(secrets: Secrets, cell: int, cells: Places, weights: Floats) -> Demand | None:
    """In a sum where `cell` weighs one others make room: down what they hold, up without end."""
    room = secrets.room[cell]
    loose = secrets.loose[cells] | secrets.primary[cells]
    can = (cells != cell) & ~secrets.fixed[cells] & (loose | secrets.candidate[cells])
    down = np.minimum(secrets.down[cells] * weights, room)
    gives = np.where(can, np.where(weights > 0, down, room), 0.0)
    needed = room - gives[loose].sum()
    if needed < NEAR:
        return None
    useful = ~loose & (gives > TINY)
    return Demand(cells[useful], np.minimum(gives[useful], needed), float(needed))
