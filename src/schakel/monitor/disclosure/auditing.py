# SPDX-License-Identifier: EUPL-1.2
"""The audit: attack a suppression, and say of every small count what can be proved of it.

One move of the whole table often lifts many small counts at once, so most need no programme of
their own: first a few moves that lift as many as possible, then one by one what is left.
"""

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from schakel.monitor.disclosure.attack import FAR, NEAR, Attack, Places, together
from schakel.monitor.disclosure.cells import Flags, Floats
from schakel.monitor.disclosure.protected import AuditReport, Bound, ProtectedRelease, Rules
from schakel.monitor.disclosure.release import Key, Release
from schakel.monitor.disclosure.secrets import Secrets, secrets_of

MOST_BULK = 12
FEW = 3
GOLDEN = 0.6180339887498949


@dataclass(frozen=True)
class Weak:
    """A small count that cannot rise to the threshold: it rises by `rise`; `prices` say why (m)."""

    cell: int
    rise: float
    prices: Floats


@dataclass
class Findings:
    """What an attack found so far; `low` and `high` the moves of every cell that it saw (n)."""

    low: Floats
    high: Floats
    whole: Flags
    weak: list[Weak] = field(default_factory=list)
    programmes: int = 0
    sound: set[bytes] = field(default_factory=set)


def no_findings(secrets: Secrets) -> Findings:
    """Return findings to start with: nothing moved yet."""
    count = len(secrets.cells.ids)
    return Findings(np.zeros(count), np.zeros(count), np.zeros(count, dtype=np.bool_))


def audit(
    release: Release,
    withheld: Collection[Key],
    rules: Rules,
    earlier: Sequence[ProtectedRelease] = (),
    *,
    exact: bool = False,
) -> AuditReport:
    """Return what an attacker can prove when `release` is shown without the `withheld` cells.

    The attacker knows the sums, that counts are not negative, everything shown, and everything that
    `earlier` releases showed. Small counts of the release need not be named in `withheld`: what is
    small and named nowhere is taken as shown, and found. With `exact` both bounds of every secret
    count are computed (two programmes each), else only whether the threshold can be reached.

    Raises:
        ReleaseError: the releases do not fit together, or `withheld` names a cell of no table.
    """
    secrets = secrets_of(release, rules, earlier)
    return report(secrets, secrets.chosen(withheld), exact=exact)


def report(secrets: Secrets, withheld: Flags, *, exact: bool = False) -> AuditReport:
    """Return the report on one choice of withheld cells (n)."""
    start = time.perf_counter()
    found = no_findings(secrets)
    for cells in together(secrets.cells.sums, secrets.movable(withheld)):
        if exact:
            _measure(secrets, cells, found)
        else:
            probe(secrets, cells, found, floors=True)
    bounds = tuple(_bounds(secrets, found, exact=exact))
    weak = tuple(one for one in bounds if one.upper < secrets.rules.threshold - NEAR)
    revealed = tuple(one for one in weak if one.upper - one.lower < NEAR)
    spent = time.perf_counter() - start
    return AuditReport(secrets.rules.threshold, bounds, weak, revealed, spent, found.programmes)


def attack(secrets: Secrets, withheld: Flags, found: Findings) -> None:
    """Add to the findings the weak counts of a choice; parts found sound before are not redone."""
    for cells in together(secrets.cells.sums, secrets.movable(withheld)):
        name = cells.tobytes()
        if name in found.sound:
            continue
        before = len(found.weak)
        probe(secrets, cells, found, floors=False)
        if len(found.weak) == before:
            found.sound.add(name)


def probe(secrets: Secrets, cells: Places, found: Findings, *, floors: bool) -> None:
    """Try to lift every small count among `cells`, which move together, to the threshold.

    With `floors` the least of those that cannot be lifted is found as well.
    """
    room = secrets.room[cells]
    if not room.any():
        return
    far = np.full(len(cells), FAR)
    programme = Attack(secrets.cells.sums, cells, secrets.down[cells], np.where(room, room, far))
    todo = _lift_many(programme, cells, room, found)
    programme.limit(far)
    for one in map(int, np.flatnonzero(todo)):
        if todo[one]:
            reach = programme.farthest(_only(one, len(cells)))
            _see(found, cells, reach.moves, room)
            todo &= reach.moves < room - NEAR
            if reach.length < room[one] - NEAR:
                found.weak.append(Weak(int(cells[one]), reach.length, reach.prices))
                if floors:
                    least = programme.farthest(-_only(one, len(cells)))
                    _see(found, cells, least.moves, room)
                todo[one] = False
    found.programmes += programme.solved


def _lift_many(programme: Attack, cells: Places, room: Floats, found: Findings) -> Flags:
    """Lift many at once with uneven weights, so that ties fall apart; return what is left."""
    todo = room > 0
    uneven = 1 + 0.3 * ((cells * GOLDEN) % 1.0)
    for turn in range(MOST_BULK):
        if not todo.any():
            break
        reach = programme.farthest(np.where(todo, np.roll(uneven, turn), 0.0))
        _see(found, cells, reach.moves, room)
        left = todo & (reach.moves < room - NEAR)
        gained, todo = int(todo.sum() - left.sum()), left
        if gained < FEW:
            break
    return todo


def _measure(secrets: Secrets, cells: Places, found: Findings) -> None:
    """Both bounds of every small count among `cells`."""
    room = secrets.room[cells]
    if not room.any():
        return
    programme = Attack(secrets.cells.sums, cells, secrets.down[cells], np.full(len(cells), FAR))
    for one in map(int, np.flatnonzero(room)):
        for sign in (1.0, -1.0):
            _see(found, cells, programme.farthest(sign * _only(one, len(cells))).moves, room)
    found.programmes += programme.solved


def _only(place: int, count: int) -> Floats:
    wanted = np.zeros(count)
    wanted[place] = 1.0
    return wanted


def _see(found: Findings, cells: Places, moves: Floats, room: Floats) -> None:
    found.low[cells] = np.minimum(found.low[cells], moves)
    found.high[cells] = np.maximum(found.high[cells], moves)
    if np.abs(moves - np.round(moves)).max() < NEAR:
        found.whole[cells[moves > room - NEAR]] = True


def _bounds(secrets: Secrets, found: Findings, *, exact: bool) -> Iterator[Bound]:
    """The bounds of the cells of the release first, under their own names, then of the rest."""
    weak = {one.cell for one in found.weak}
    for key, place in secrets.cells.of.items():
        if secrets.sensitive[place]:
            yield _bound(secrets, found, place, key, exact=exact or place in weak)
    unseen = np.flatnonzero(secrets.sensitive & (secrets.cells.times == 0))
    for place in map(int, unseen):
        key = secrets.cells.ids[place].key
        yield _bound(secrets, found, place, key, exact=exact or place in weak)


def _bound(secrets: Secrets, found: Findings, place: int, key: Key, *, exact: bool) -> Bound:
    cell, value = secrets.cells.ids[place], secrets.cells.values[place]
    low, high = found.low[place], found.high[place]
    upper = np.inf if high > FAR / 2 else value + high
    moved = bool(found.whole[place])
    return Bound(
        key, int(value), float(value + low), float(upper), exact, cell.snapshot, cell.change, moved
    )
