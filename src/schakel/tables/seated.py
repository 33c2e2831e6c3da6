# SPDX-License-Identifier: EUPL-1.2
"""Who has a place at tables, as the law on composition asks it; and which protocols end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from schakel.kernel.ids import MandateId, OrganisationId, ProtocolId, TableId
from schakel.kernel.people import Clearance
from schakel.rules.composition import Attendee
from schakel.rules.protocol import ProtocolFacts
from schakel.tables.models import Protocol, TableMandate
from schakel.tables.queries import holding_order, renewal_order


@dataclass(frozen=True)
class Seated:
    """A mandate with a place at a table."""

    mandate: MandateId
    attendee: Attendee


@dataclass(frozen=True)
class TableProtocol:
    """The last protocol of a table; `facts` are of the one that holds today, without signatures."""

    id: ProtocolId
    table: TableId
    table_name: str
    facts: ProtocolFacts
    valid_until: date


def seated_at(tables: Iterable[TableId], day: date) -> Mapping[TableId, tuple[Seated, ...]]:
    """Return who has a place at each table on the day, with the highest clearance; one query."""
    rows = TableMandate.objects.filter(
        Q(end__isnull=True) | Q(end__gt=day),
        Q(mandate__end__isnull=True) | Q(mandate__end__gt=day),
        table_id__in=set(tables),
        begin__lte=day,
        mandate__begin__lte=day,
    ).values_list(
        "table_id",
        "mandate_id",
        "mandate__function",
        "mandate__organisation_id",
        "mandate__person__clearances__level",
        "mandate__person__clearances__valid_until",
    )
    found: dict[TableId, dict[MandateId, Seated]] = {}
    for table, mandate, function, organisation, level, until in rows:
        here = found.setdefault(TableId(table), {})
        key = MandateId(mandate)
        plain = Attendee(key, function, organisation=OrganisationId(organisation))
        known = here.get(key, Seated(key, plain)).attendee
        # The clearance with the latest last day counts, as in administration.
        newer = level and (known.clearance_until is None or until > known.clearance_until)
        held = replace(known, clearance=Clearance(level), clearance_until=until) if newer else known
        here[key] = Seated(key, held)
    return {table: tuple(people.values()) for table, people in found.items()}


def last_protocols(tables: Iterable[TableId], day: date) -> tuple[TableProtocol, ...]:
    """Return the protocol with the latest last day of each of these tables; one query.

    A renewal without consent renews nothing.
    """
    rows = Protocol.objects.filter(table_id__in=set(tables)).select_related("table")
    last = {row.table_id: row for row in sorted(rows, key=renewal_order)}
    held = {row.table_id: row for row in sorted(rows, key=lambda row: holding_order(row, day))}
    return tuple(
        TableProtocol(
            id=ProtocolId(row.id),
            table=TableId(table),
            table_name=row.table.name,
            facts=_facts(held[table]),
            valid_until=row.valid_until,
        )
        for table, row in last.items()
    )


def _facts(row: Protocol) -> ProtocolFacts:
    return ProtocolFacts(
        reference=row.reference,
        consent_by=row.consent_by,
        consent_on=row.consent_on,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        purposes=tuple(row.purposes),
        modalities=tuple(row.modalities),
        functions=tuple(row.functions),
    )
