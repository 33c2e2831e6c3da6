# SPDX-License-Identifier: EUPL-1.2
"""Protect a release: withhold small counts, and as few others as keep them from being worked out.

Two problems in turn (Fischetti and Salazar 2001, Management Science 47(7)): choose the fewest cells
that meet all demands known so far; attack that choice; every attack that succeeds is a new demand.
Where the number of cells hardly rose, a round only adds to the choice (adding teaches the demands
of a sound choice); after some rounds all only add, so that it ends. What no proof of soundness
needs is shown again, and what leaves has been audited once more from nothing.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from schakel.monitor.disclosure.attack import NEAR
from schakel.monitor.disclosure.auditing import Findings, attack, no_findings, report
from schakel.monitor.disclosure.cells import Flags
from schakel.monitor.disclosure.cover import Cover, Demand, demand_of, first_demands
from schakel.monitor.disclosure.errors import UncleanReleaseError
from schakel.monitor.disclosure.protected import AuditReport, Protected, ProtectedRelease, Rules
from schakel.monitor.disclosure.release import Key, Release, State
from schakel.monitor.disclosure.secrets import Secrets, secrets_of

SETTLED = 0.001
"""A choice that grows by less than this share has nearly reached the least there is."""
PATIENCE = 2
MOST_FREE = 12
"""Rounds in which the choice may still be made anew."""
MOST_ROUNDS = 500
TOO_LATE = (
    "Wat eerder is getoond, verraadt een klein aantal, wat er nu ook wordt achtergehouden. "
    "Haal de cellen waar het om gaat uit deze uitgave."
)


def protect(
    release: Release, rules: Rules | None = None, earlier: Sequence[ProtectedRelease] = ()
) -> ProtectedRelease:
    """Return the release with what must be withheld withheld, audited and found clean.

    `earlier` are the releases that went out before, oldest first: an attacker kept them.

    Raises:
        UncleanReleaseError: no choice of cells keeps a small count unknown, for what went out
            before gives it away.
        ReleaseError: the releases do not fit together.
    """
    rules = rules or Rules()
    secrets = secrets_of(release, rules, earlier)
    withheld = secrets.primary | _secondary(secrets)
    return _published(release, secrets, withheld)


def publish(
    release: Release,
    withheld: Collection[Key],
    rules: Rules | None = None,
    earlier: Sequence[ProtectedRelease] = (),
) -> ProtectedRelease:
    """Return the release with exactly these cells withheld, when its audit is clean.

    Raises:
        UncleanReleaseError: somebody could work out a small count.
        ReleaseError: the releases do not fit together, or a withheld cell is in no table.
    """
    secrets = secrets_of(release, rules or Rules(), earlier)
    return _published(release, secrets, secrets.chosen(withheld))


def _secondary(secrets: Secrets) -> Flags:
    """The cells to withhold for others."""
    if (secrets.sensitive & secrets.fixed).any():
        raise UncleanReleaseError(TOO_LATE)
    cover = Cover(
        secrets, _possible(first_demands(secrets)), np.zeros(len(secrets.room), dtype=np.bool_)
    )
    found = no_findings(secrets)
    costs: list[int] = []
    for turn in range(MOST_ROUNDS):
        cover.solve(keep=turn > MOST_FREE or _is_settled(costs))
        costs.append(cover.cost)
        found.weak.clear()
        attack(secrets, secrets.primary | cover.chosen, found)
        if not found.weak:
            break
        cover.add(_demands(secrets, found, cover.chosen))
    return _needed(secrets, cover.chosen)


def _needed(secrets: Secrets, chosen: Flags) -> Flags:
    """What is chosen and moves in a table that proves the choice sound; the rest may be shown."""
    found = no_findings(secrets)
    attack(secrets, secrets.primary | chosen, found)
    moves = (found.low < -NEAR) | (found.high > NEAR)
    return np.asarray(chosen & moves, dtype=np.bool_)


def _is_settled(costs: list[int]) -> bool:
    """Say whether the choice hardly grew in the last rounds."""
    return len(costs) > PATIENCE and costs[-1] <= costs[-1 - PATIENCE] * (1 + SETTLED)


def _demands(secrets: Secrets, found: Findings, chosen: Flags) -> list[Demand]:
    demands = [demand_of(secrets, weak) for weak in found.weak]
    new = [one for one in demands if one is not None and not one.is_met(chosen)]
    if not new:
        raise UncleanReleaseError(TOO_LATE)
    return _possible(new)


def _possible(demands: list[Demand]) -> list[Demand]:
    if not all(one.is_possible for one in demands):
        raise UncleanReleaseError(TOO_LATE)
    return demands


def _published(release: Release, secrets: Secrets, withheld: Flags) -> ProtectedRelease:
    found = report(secrets, withheld)
    if not found.is_clean:
        raise UncleanReleaseError(_unclean(found))
    cells = secrets.cells
    small = secrets.primary[list(cells.of.values())]
    kept = withheld[list(cells.of.values())]
    values = _values(release, secrets, withheld)
    return ProtectedRelease(
        values, secrets.rules, int(small.sum()), int((kept & ~small).sum()), found, release
    )


def _unclean(found: AuditReport) -> str:
    return (
        f"Deze uitgave gaat niet naar buiten: van {len(found.weak)} kleine aantallen kan iemand "
        f"bewijzen dat ze onder {found.threshold} liggen, van {len(found.revealed)} kent men "
        f"het juiste aantal. Hou meer cellen achter, of toon minder dimensies samen."
    )


def _values(release: Release, secrets: Secrets, withheld: Flags) -> Mapping[Key, Protected]:
    cells = secrets.cells
    found: dict[Key, Protected] = {}
    for key, place in cells.of.items():
        missing = release.missing(key)
        if not cells.delivered[place]:
            found[key] = Protected(key, State.NOT_DELIVERED, None, missing)
        elif withheld[place]:
            found[key] = Protected(key, State.WITHHELD, None, missing)
        else:
            found[key] = Protected(key, State.SHOWN, int(cells.values[place]), missing)
    return found
