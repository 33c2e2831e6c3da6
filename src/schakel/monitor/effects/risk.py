# SPDX-License-Identifier: EUPL-1.2
"""Who is at risk when: the sums over risk sets on which every survival method stands."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schakel.monitor.effects.quasi import Floats

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Times:
    """Time at risk in (entry, exit], and whether it ended with the event: each (n,)."""

    entry: Floats
    exit: Floats
    event: Flags

    @property
    def distinct(self) -> Floats:
        """The distinct times of events, in order: (k,)."""
        return np.unique(self.exit[self.event])


def times(
    exit_: npt.NDArray[np.generic],
    event: npt.NDArray[np.generic],
    entry: npt.NDArray[np.generic] | None = None,
) -> Times:
    """Return the times, checked; without entry everybody is there from the start.

    Raises:
        ValueError: shapes that disagree, a missing number, or an exit that is not after its entry.
    """
    leaves = np.asarray(exit_, dtype=np.float64)
    # Without entry an event at time 0 counts; the entry lies just before everything.
    enters = np.full(leaves.shape, -np.inf) if entry is None else np.asarray(entry, np.float64)
    happened = np.asarray(event, dtype=np.bool_)
    if leaves.ndim != 1 or not leaves.shape == enters.shape == happened.shape:
        msg = "exit, event and entry: one value per spell."
        raise ValueError(msg)
    if not (np.isfinite(leaves).all() and (enters < leaves).all() and (leaves >= 0).all()):
        msg = "Every exit is a number of 0 or more and lies after its entry."
        raise ValueError(msg)
    return Times(enters, leaves, happened)


def at_risk(subject: Times, moments: Floats, values: Floats) -> Floats:
    """Return, for each moment t, the sum of values over entry < t <= exit: (k, ...)."""
    return from_moment(subject.exit, moments, values) - from_moment(subject.entry, moments, values)


def from_moment(stamps: Floats, moments: Floats, values: Floats) -> Floats:
    """Return, for each moment t, the sum of values whose stamp is at or after t: (k, ...)."""
    order = np.argsort(stamps, kind="stable")
    sums = np.zeros((len(values) + 1, *values.shape[1:]))
    sums[:-1] = np.cumsum(values[order][::-1], axis=0)[::-1]
    return np.asarray(sums[np.searchsorted(stamps[order], moments, side="left")])


def at_moment(stamps: Floats, moments: Floats, values: Floats) -> Floats:
    """Return, for each of the sorted moments, the sum of values whose stamp is that moment."""
    sums = np.zeros((len(moments), *values.shape[1:]))
    if len(moments):
        place = np.searchsorted(moments, stamps).clip(max=len(moments) - 1)
        hit = moments[place] == stamps
        np.add.at(sums, place[hit], values[hit])
    return sums
