# SPDX-License-Identifier: EUPL-1.2
"""What one wants to publish: tables over hierarchies, and the counts below them."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from schakel.monitor.disclosure.errors import ReleaseError
from schakel.monitor.disclosure.hierarchy import Hierarchy

Key = tuple[str, ...]
"""One node per dimension, in the order of the dimensions of the release."""


class State(Enum):
    """What a reader may know of one value."""

    SHOWN = "shown"
    WITHHELD = "withheld"
    NOT_DELIVERED = "not_delivered"


class Zeros(Enum):
    """How a count of nought is treated.

    MAY_BE_WITHHELD: shown, but it may be withheld to protect another; so withheld never proves that
    there was something. SHOWN: never withheld; then everybody knows that a withheld value is at
    least one. SENSITIVE: withheld like a small count.
    """

    MAY_BE_WITHHELD = "may_be_withheld"
    SHOWN = "shown"
    SENSITIVE = "sensitive"


@dataclass(frozen=True)
class Table:
    """The cells that one table shows: per dimension the nodes, every combination of them."""

    name: str
    nodes: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, name: str, *nodes: Iterable[str]) -> "Table":
        """Return a table that shows every combination of the nodes given per dimension."""
        return cls(name, tuple(tuple(one) for one in nodes))

    def cells(self) -> Iterator[Key]:
        """Every cell, the last dimension running fastest."""
        return itertools.product(*self.nodes)


@dataclass(frozen=True)
class Release:
    """Tables to publish together, and the counts of the leaves below them.

    `counts` holds per combination of leaves a whole number, or None where it was not delivered.

    Raises:
        ReleaseError: a table does not fit the dimensions; a count below it is missing, negative or
            no whole number. A missing count is not a zero: say 0 or None.
    """

    hierarchies: tuple[Hierarchy, ...]
    tables: tuple[Table, ...]
    counts: Mapping[Key, int | None]

    def __post_init__(self) -> None:
        if not self.hierarchies or not self.tables:
            message = "Een uitgave heeft minstens één dimensie en één tabel nodig."
            raise ReleaseError(message)
        for table in self.tables:
            self._refuse_misfit(table)
        for key in self.leaf_keys():
            _refuse_count(key, self.counts.get(key, "absent"))

    def cells(self) -> tuple[Key, ...]:
        """Every cell of every table once."""
        return tuple(dict.fromkeys(key for table in self.tables for key in table.cells()))

    def leaf_keys(self) -> tuple[Key, ...]:
        """The combinations of leaves that some table sums."""
        found: dict[Key, None] = {}
        for table in self.tables:
            below = [
                sorted(frozenset().union(*map(hierarchy.leaves_of, nodes)))
                for hierarchy, nodes in zip(self.hierarchies, table.nodes, strict=True)
            ]
            found.update(dict.fromkeys(itertools.product(*below)))
        return tuple(found)

    def missing(self, key: Key) -> int:
        """Return how many leaves below a cell were not delivered."""
        if not self._undelivered:
            return 0
        below = [
            hierarchy.leaves_of(node) for hierarchy, node in zip(self.hierarchies, key, strict=True)
        ]
        return sum(
            all(leaf in leaves for leaf, leaves in zip(one, below, strict=True))
            for one in self._undelivered
        )

    @cached_property
    def _undelivered(self) -> tuple[Key, ...]:
        return tuple(key for key in self.leaf_keys() if self.counts[key] is None)

    def _refuse_misfit(self, table: Table) -> None:
        if len(table.nodes) != len(self.hierarchies):
            message = (
                f"Tabel „{table.name}” heeft {len(table.nodes)} dimensies, de uitgave "
                f"{len(self.hierarchies)}. Noem per dimensie wat de tabel toont."
            )
            raise ReleaseError(message)
        if not all(table.nodes):
            message = f"Tabel „{table.name}” toont niets. Noem per dimensie minstens één waarde."
            raise ReleaseError(message)


def _refuse_count(key: Key, count: object) -> None:
    if count is None:
        return
    where = " × ".join(key)
    if count == "absent":
        message = f"De telling voor {where} ontbreekt. Geef 0, of None als ze niet geleverd is."
        raise ReleaseError(message)
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        message = f"De telling voor {where} is {count!r}. Geef een geheel getal van 0 of meer."
        raise ReleaseError(message)
