# SPDX-License-Identifier: EUPL-1.2
"""What other rooms may hold of a table."""

from dataclasses import dataclass
from datetime import date

from schakel.actors.facts import MandateFact
from schakel.kernel.ids import ProtocolId, TableId
from schakel.kernel.period import Period
from schakel.kernel.vocabulary import Keeps, TableLevel


@dataclass(frozen=True)
class TableFact:
    """An overlegtafel; `kind` is the id of its framework."""

    id: TableId
    name: str
    kind: str
    level: TableLevel
    keeps: Keeps
    above: TableId | None
    municipalities: tuple[str, ...]
    begin: date
    end: date | None

    def meets_on(self, day: date) -> bool:
        """Return whether the table exists on the day."""
        return Period(self.begin, self.end).holds_on(day)


@dataclass(frozen=True)
class PlaceFact:
    """A seat (`member`) or power at a table, held by a mandate."""

    table: TableId
    role: str
    mandate: MandateFact
    begin: date
    end: date | None
    reason: str


@dataclass(frozen=True)
class ProtocolFact:
    """A protocol of a table with its last day."""

    id: ProtocolId
    table: TableId
    reference: str
    valid_from: date
    valid_until: date
