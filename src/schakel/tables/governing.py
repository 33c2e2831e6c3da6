# SPDX-License-Identifier: EUPL-1.2
"""Reading tables as who governs them does: every place with who gave it, every protocol with its
signatures.
"""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from schakel.access.decide import decide
from schakel.actors import queries as actors
from schakel.actors.access import MANAGE_STRUCTURES
from schakel.actors.facts import MandateFact, OrganisationFact
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import MandateId, PersonId, ProtocolId, TableId
from schakel.kernel.people import Actor
from schakel.kernel.period import Period
from schakel.tables import queries as tables
from schakel.tables.access import GIVE_TABLE_MANDATE, MANAGE_PROTOCOL, TableStanding
from schakel.tables.facts import TableFact
from schakel.tables.inputs import ProtocolInput, TableChange
from schakel.tables.models import Protocol, ProtocolSignature, Table, TableMandate


@dataclass(frozen=True)
class GivenPlace:
    """A place at a table, with who gave it and how it ended."""

    id: uuid.UUID
    table: TableId
    table_name: str
    role: str
    mandate: MandateFact
    begin: date
    end: date | None
    reason: str
    end_reason: str
    given_by: MandateFact | None

    def active_on(self, day: date) -> bool:
        """Return whether the place and the mandate that holds it both count on the day."""
        return Period(self.begin, self.end).holds_on(day) and self.mandate.active_on(day)


@dataclass(frozen=True)
class Signature:
    """An organisation that signed a protocol."""

    organisation: OrganisationFact
    signed_on: date


@dataclass(frozen=True)
class GovernedProtocol:
    """A protocol with everything it says."""

    id: ProtocolId
    table: TableId
    said: ProtocolInput
    signatures: tuple[Signature, ...]

    @property
    def is_consented(self) -> bool:
        """Return whether the procureur consented: from then on its text stays as it is."""
        return self.said.consent_on is not None


@dataclass(frozen=True)
class GovernedTable:
    """A table with its places and protocols, and what the actor may do with it."""

    table: TableFact
    above: TableFact | None
    facts: TableStanding
    places: tuple[GivenPlace, ...]
    protocols: tuple[GovernedProtocol, ...]
    may_manage: bool
    may_give: bool
    may_protocol: bool


def governed(actor: Actor, table: TableId, day: date) -> GovernedTable:
    """Return a table with all its places and protocols; eight queries.

    Raises:
        NotFoundError: no table has this id.
    """
    known = tables.with_above(table)
    found, facts = _known(known, table, day)
    return GovernedTable(
        table=found,
        above=None if found.above is None else known[found.above],
        facts=facts,
        places=places_at(table),
        protocols=protocols_of(table),
        may_manage=decide(actor, MANAGE_STRUCTURES, None, day).allowed,
        may_give=decide(actor, GIVE_TABLE_MANDATE, facts, day).allowed,
        may_protocol=decide(actor, MANAGE_PROTOCOL, facts, day).allowed,
    )


def territory(table: TableId, day: date) -> tuple[TableFact, TableStanding]:
    """Return a table with the mayors of its territory; three queries.

    Raises:
        NotFoundError: no table has this id.
    """
    return _known(tables.tables([table]), table, day)


def governed_tables(actor: Actor, day: date) -> tuple[TableFact, ...]:
    """Return the tables that the actor governs by name; at most three queries.

    A mayor's are looked for in his own municipality; an administrator's are all there are.
    """
    found = tables.tables(None if actor.is_administrator else _at_home(actor, day)).values()
    places = {name for one in found for name in one.municipalities}
    mayors = actors.active_mandates(day, functions=["mayor"], municipalities=places)
    return tuple(
        one for one in found if decide(actor, GIVE_TABLE_MANDATE, _facts(one, mayors), day).allowed
    )


def _at_home(actor: Actor, day: date) -> list[TableId]:
    held = [one for one in actor.mandates if one.function == "mayor" and one.active_on(day)]
    rows = Table.objects.filter(municipalities__organisation__in=[one.organisation for one in held])
    return [TableId(one) for one in rows.values_list("id", flat=True)]


def _known(
    known: dict[TableId, TableFact], table: TableId, day: date
) -> tuple[TableFact, TableStanding]:
    if table not in known:
        raise NotFoundError
    mayors = actors.active_mandates(
        day, functions=["mayor"], municipalities=known[table].municipalities
    )
    return known[table], _facts(known[table], mayors)


def _facts(table: TableFact, mayors: tuple[MandateFact, ...]) -> TableStanding:
    here = (one.id for one in mayors if one.organisation.municipality in table.municipalities)
    return TableStanding(table.id, table.kind, frozenset(here))


def places_at(table: TableId) -> tuple[GivenPlace, ...]:
    """Return every place at a table, ended ones too, newest first; two queries."""
    return _places(TableMandate.objects.filter(table_id=table))


def places_of(mandate: MandateId, day: date) -> tuple[GivenPlace, ...]:
    """Return the places of a mandate that have not ended on the day; two queries."""
    rows = TableMandate.objects.filter(Q(end__isnull=True) | Q(end__gt=day))
    return _places(rows.filter(mandate_id=mandate))


def places_of_person(person: PersonId, day: date) -> tuple[GivenPlace, ...]:
    """Return the places of somebody that have not ended on the day; two queries."""
    rows = TableMandate.objects.filter(Q(end__isnull=True) | Q(end__gt=day))
    return _places(rows.filter(mandate__person_id=person))


def place(place_id: uuid.UUID) -> GivenPlace:
    """Return one place; two queries.

    Raises:
        NotFoundError: no place has this id.
    """
    found = _places(TableMandate.objects.filter(pk=place_id))
    if not found:
        raise NotFoundError
    return found[0]


def protocols_of(table: TableId) -> tuple[GovernedProtocol, ...]:
    """Return the protocols of a table that the actor may see, newest first; two queries."""
    rows = _protocols().filter(table_id=table).order_by("-valid_until", "-valid_from")
    return tuple(_protocol(row) for row in rows)


def protocol(protocol_id: ProtocolId) -> GovernedProtocol:
    """Return one protocol; two queries.

    Raises:
        NotFoundError: there is none with this id, or it is not the actor's to see.
    """
    row = _protocols().filter(pk=protocol_id).first()
    if row is None:
        raise NotFoundError
    return _protocol(row)


def table_change(table: TableId) -> TableChange:
    """Return what may change of a table as a form shows it; two queries.

    Raises:
        NotFoundError: no table has this id.
    """
    row = Table.objects.filter(pk=table).first()
    if row is None:
        raise NotFoundError
    return change_of(row)


def change_of(row: Table) -> TableChange:
    """Return a row as a form shows it; one query."""
    codes = sorted(row.municipalities.values_list("nis", flat=True))
    above = None if row.above_id is None else TableId(row.above_id)
    return TableChange(row.name, tuple(codes), above, row.keeps)


def _places(rows: QuerySet[TableMandate]) -> tuple[GivenPlace, ...]:
    found = list(rows.select_related("table").order_by("-begin", "id"))
    wanted = [MandateId(row.mandate_id) for row in found]
    givers = [MandateId(row.given_by_id) for row in found if row.given_by_id is not None]
    mandates = actors.mandate_facts([*wanted, *givers])
    return tuple(_place(row, mandates) for row in found)


def _place(row: TableMandate, mandates: dict[MandateId, MandateFact]) -> GivenPlace:
    return GivenPlace(
        id=row.id,
        table=TableId(row.table_id),
        table_name=row.table.name,
        role=row.role,
        mandate=mandates[MandateId(row.mandate_id)],
        begin=row.begin,
        end=row.end,
        reason=row.reason,
        end_reason=row.end_reason,
        given_by=None if row.given_by_id is None else mandates.get(MandateId(row.given_by_id)),
    )


def _protocols() -> QuerySet[Protocol]:
    signed = ProtocolSignature.objects.select_related("organisation__municipality")
    return Protocol.objects.prefetch_related(
        Prefetch("signatures", queryset=signed.order_by("signed_on", "organisation__name"))
    )


def _protocol(row: Protocol) -> GovernedProtocol:
    return GovernedProtocol(
        id=ProtocolId(row.id),
        table=TableId(row.table_id),
        said=said_by(row),
        signatures=tuple(
            Signature(actors.organisation_fact(one.organisation), one.signed_on)
            for one in row.signatures.all()
        ),
    )


def said_by(row: Protocol) -> ProtocolInput:
    """Return what a protocol row says."""
    return ProtocolInput(
        reference=row.reference,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        purposes=tuple(row.purposes),
        functions=tuple(row.functions),
        modalities=dict(row.modalities),
        consent_by=row.consent_by,
        consent_on=row.consent_on,
    )
