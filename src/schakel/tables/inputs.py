# SPDX-License-Identifier: EUPL-1.2
"""What an administrator or a mayor writes of a table, a place or a protocol."""

from dataclasses import dataclass, field
from datetime import date

from schakel.kernel.ids import MandateId, TableId


@dataclass(frozen=True)
class TableInput:
    """A table to make; `municipalities` are NIS codes, `kind` the id of a framework."""

    name: str
    kind: str
    level: str
    municipalities: tuple[str, ...]
    begin: date
    above: TableId | None = None
    keeps: str = "full"


@dataclass(frozen=True)
class TableChange:
    """What may change of a table that exists; kind and level stay, because cases rest on them."""

    name: str
    municipalities: tuple[str, ...]
    above: TableId | None
    keeps: str


@dataclass(frozen=True)
class PlaceInput:
    """A seat (`member`) or a power for a mandate; a power says which mayor gave it."""

    table: TableId
    mandate: MandateId
    role: str
    begin: date
    reason: str
    end: date | None = None
    given_by: MandateId | None = None


@dataclass(frozen=True)
class ProtocolInput:
    """What a protocol says; without a consent it is a draft that carries no meeting."""

    reference: str
    valid_from: date
    valid_until: date
    purposes: tuple[str, ...]
    functions: tuple[str, ...]
    modalities: dict[str, str] = field(default_factory=dict)
    consent_by: str = ""
    consent_on: date | None = None
