# SPDX-License-Identifier: EUPL-1.2
"""What leaves the house: per value shown, withheld or not delivered; and the proof beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from schakel.monitor.disclosure.errors import ReleaseError
from schakel.monitor.disclosure.release import Key, Release, State, Zeros


@dataclass(frozen=True)
class Rules:
    """When a count is small, and what everybody knows of zeros.

    `threshold`: counts from 1 below it are protected; everybody must have to believe that they may
    be as high as the threshold. `zeros_known`: an attacker uses that zeros are always shown, where
    they are; False only to compare with peers, who overlook it.
    """

    threshold: int = 5
    zeros: Zeros = Zeros.MAY_BE_WITHHELD
    zeros_known: bool = True

    def __post_init__(self) -> None:
        if self.threshold < 2:
            message = f"De drempel is {self.threshold}. Kies 2 of meer; voor publicatie geldt 5."
            raise ReleaseError(message)

    @property
    def withheld_is_something(self) -> bool:
        """Say whether everybody knows that a withheld value is at least one."""
        return self.zeros is Zeros.SHOWN and self.zeros_known


@dataclass(frozen=True)
class Protected:
    """One value for a reader. `value` is a number only when the state is SHOWN, else None.

    `missing` tells how many of the leaves below it were not delivered: a sum of the others.
    """

    key: Key
    state: State
    value: int | None
    missing: int = 0


@dataclass(frozen=True)
class Bound:
    """What an attacker can prove of one secret count: it lies from `lower` to `upper`.

    `exact`: these are the tightest bounds; else somebody can at least not prove more. `snapshot`
    and `change` tell which counts are meant (`CellId`). `whole`: whole numbers reach the threshold.
    """

    key: Key
    value: int
    lower: float
    upper: float
    exact: bool
    snapshot: int = 0
    change: bool = False
    whole: bool = True


@dataclass(frozen=True)
class AuditReport:
    """What the attack on a release found, over all tables, earlier releases and overlaps together.

    `bounds` per secret count; `weak`: provably below the threshold; `revealed`: the weak ones that
    are known exactly; `programmes` solved in `seconds`. For inside the house: it holds true counts.
    """

    threshold: int
    bounds: tuple[Bound, ...] = field(repr=False)
    weak: tuple[Bound, ...] = field(repr=False)
    revealed: tuple[Bound, ...] = field(repr=False)
    seconds: float
    programmes: int

    @property
    def is_clean(self) -> bool:
        """Say whether nobody can prove any small count to be small."""
        return not self.weak


@dataclass(frozen=True)
class ProtectedRelease:
    """A release that its audit found clean. Only `values` leaves the house.

    `primary` and `secondary`: how many values are withheld as small themselves, and for others.
    """

    values: Mapping[Key, Protected] = field(repr=False)
    rules: Rules
    primary: int
    secondary: int
    audit: AuditReport = field(repr=False)
    release: Release = field(repr=False)

    def table(self, name: str) -> tuple[Protected, ...]:
        """Return the values of one table, the last dimension running fastest.

        Raises:
            ReleaseError: there is no such table.
        """
        found = next((table for table in self.release.tables if table.name == name), None)
        if found is None:
            message = f"Er is geen tabel „{name}” in deze uitgave."
            raise ReleaseError(message)
        return tuple(self.values[key] for key in found.cells())
