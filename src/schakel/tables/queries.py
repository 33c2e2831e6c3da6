# SPDX-License-Identifier: EUPL-1.2
"""Reading tables, their places and protocols; and who somebody is there."""

from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet, Value

from schakel.actors import queries as actors
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import MandateId, OrganisationId, PersonId, ProtocolId, TableId
from schakel.kernel.people import Actor, Mandate, Seat, TablePower
from schakel.kernel.people import TableMandate as TablePowerHeld
from schakel.kernel.vocabulary import Keeps, TableLevel
from schakel.rules.protocol import ProtocolFacts
from schakel.tables.access import TableStanding
from schakel.tables.facts import PlaceFact, ProtocolFact, TableFact
from schakel.tables.models import Protocol, Table, TableMandate

SEAT = "member"
LEADING = ("chair", "coordinate", "retain")


class UnknownTableError(NotFoundError):
    """No table has this id."""


def actor_of(person: PersonId, name: str, day: date) -> Actor:
    """Return who somebody is on the day, with everything that can give sight or power; two
    queries."""
    mandates = actors.mandates_of(person)
    places = TableMandate.objects.filter(mandate_id__in=[mandate.id for mandate in mandates])
    functions = {mandate.function for mandate in mandates if mandate.active_on(day)}
    powers, seats = [], []
    for place in places:
        if place.role == SEAT:
            seats.append(
                Seat(TableId(place.table_id), MandateId(place.mandate_id), place.begin, place.end)
            )
        else:
            powers.append(
                TablePowerHeld(
                    TableId(place.table_id),
                    TablePower(place.role),
                    MandateId(place.mandate_id),
                    place.begin,
                    place.end,
                )
            )
    return Actor(
        person=person,
        name=name,
        mandates=tuple(
            Mandate(one.id, person, one.organisation.id, one.function, one.begin, one.end)
            for one in mandates
        ),
        powers=tuple(powers),
        seats=tuple(seats),
        is_administrator="administrator" in functions,
        is_dpo="dpo" in functions,
    )


def table(table_id: TableId) -> TableFact:
    """Return one table; one query.

    Raises:
        UnknownTableError: no table has this id.
    """
    found = tables([table_id])
    if table_id not in found:
        raise UnknownTableError
    return found[table_id]


def tables(ids: Iterable[TableId] | None = None) -> dict[TableId, TableFact]:
    """Return these tables, or all of them, by id; one query."""
    rows = Table.objects.annotate(
        places=ArrayAgg(
            "municipalities__name",
            filter=Q(municipalities__isnull=False),
            order_by="municipalities__name",
            default=Value([]),
        )
    ).order_by("name")
    if ids is not None:
        rows = rows.filter(pk__in=set(ids))
    return {TableId(row.id): _fact(row) for row in rows}


def tables_named(text: str, *, limit: int = 20) -> tuple[TableFact, ...]:
    """Return the tables with the text in their name or in that of a municipality, by name; two
    queries, none without a text."""
    words = text.strip()
    if not words:
        return ()
    found = Table.objects.filter(
        Q(name__icontains=words) | Q(municipalities__name__icontains=words)
    )
    ids = found.values_list("id", flat=True).distinct().order_by("name")
    return tuple(tables(TableId(one) for one in ids[:limit]).values())


def with_above(table_id: TableId) -> dict[TableId, TableFact]:
    """Return a table and the one above it, by id; one query."""
    above = Table.objects.filter(pk=table_id, above__isnull=False).values("above_id")
    return tables([table_id, *(TableId(one["above_id"]) for one in above)])


def bare_tables(ids: Iterable[TableId]) -> tuple[TableFact, ...]:
    """Return these tables by name, without their municipalities; one query."""
    rows = Table.objects.filter(pk__in=set(ids)).order_by("name")
    return tuple(_fact(row) for row in rows)


def table_facts(table_id: TableId, day: date) -> TableStanding:
    """Return what `access.decide` must know of a table; three queries.

    Raises:
        UnknownTableError: no table has this id.
    """
    row = Table.objects.filter(pk=table_id).first()
    if row is None:
        raise UnknownTableError
    here = set(row.municipalities.values_list("name", flat=True))
    mayors = actors.active_mandates(day, functions=["mayor"], municipalities=here)
    return TableStanding(TableId(row.id), row.kind, frozenset(one.id for one in mayors))


def places(table_id: TableId, day: date, *, roles: Iterable[str] = ()) -> tuple[PlaceFact, ...]:
    """Return who holds a place at the table on the day, powers before seats; one query."""
    rows = _held_on(day).filter(table_id=table_id)
    wanted = tuple(roles)
    if wanted:
        rows = rows.filter(role__in=wanted)
    order = [power.value for power in TablePower] + [SEAT]
    return _places(rows, order)


def leaders(table_ids: Iterable[TableId], day: date) -> tuple[PlaceFact, ...]:
    """Return who coordinates, chairs or retains at these tables on the day; one query."""
    rows = _held_on(day).filter(table_id__in=set(table_ids), role__in=LEADING)
    return _places(rows, list(LEADING))


def _held_on(day: date) -> QuerySet[TableMandate]:
    return TableMandate.objects.select_related(
        "mandate__person", "mandate__organisation__municipality"
    ).filter(
        Q(end__isnull=True) | Q(end__gt=day),
        Q(mandate__end__isnull=True) | Q(mandate__end__gt=day),
        begin__lte=day,
        mandate__begin__lte=day,
    )


def _places(rows: Iterable[TableMandate], order: list[str]) -> tuple[PlaceFact, ...]:
    return tuple(
        PlaceFact(
            TableId(row.table_id),
            row.role,
            actors.mandate_fact(row.mandate),
            row.begin,
            row.end,
            row.reason,
        )
        for row in sorted(rows, key=lambda row: (order.index(row.role), str(row.id)))
    )


def protocol_on(table_id: TableId, day: date) -> ProtocolFacts | None:
    """Return the protocol that holds on the day, else the last one, else None; two queries.

    A draft never takes the place of what the procureur consented to.
    """
    rows = Protocol.objects.filter(table_id=table_id).prefetch_related("signatures")
    known = sorted(rows, key=lambda row: holding_order(row, day))
    return _protocol(known[-1], day) if known else None


def protocols_ending(begin: date, until: date) -> tuple[ProtocolFact, ...]:
    """Return the last protocol of each table when it ends in this period, both days included; one
    query. A renewal without consent renews nothing."""
    last: dict[TableId, Protocol] = {}
    for row in sorted(Protocol.objects.all(), key=renewal_order):
        last[TableId(row.table_id)] = row
    return tuple(
        ProtocolFact(ProtocolId(row.id), at_table, row.reference, row.valid_from, row.valid_until)
        for at_table, row in last.items()
        if begin <= row.valid_until <= until
    )


def renewal_order(row: Protocol) -> tuple[bool, date]:
    """Return what sorts the protocols of a table: drafts first, then by their last day."""
    return row.consent_on is not None, row.valid_until


def holding_order(row: Protocol, day: date) -> tuple[bool, bool, date]:
    """Return what sorts the protocols of a table, the one that holds on the day last."""
    return row.valid_from <= day <= row.valid_until, *renewal_order(row)


def _protocol(row: Protocol, day: date) -> ProtocolFacts:
    return ProtocolFacts(
        reference=row.reference,
        consent_by=row.consent_by,
        consent_on=row.consent_on,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        purposes=tuple(row.purposes),
        modalities=tuple(row.modalities),
        functions=tuple(row.functions),
        signed_by=tuple(
            OrganisationId(one.organisation_id)
            for one in row.signatures.all()
            if one.signed_on <= day
        ),
    )


def _fact(row: Table) -> TableFact:
    return TableFact(
        id=TableId(row.id),
        name=row.name,
        kind=row.kind,
        level=TableLevel(row.level),
        keeps=Keeps(row.keeps),
        above=None if row.above_id is None else TableId(row.above_id),
        municipalities=tuple(getattr(row, "places", ())),
        begin=row.begin,
        end=row.end,
    )
