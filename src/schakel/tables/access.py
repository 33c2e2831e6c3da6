# SPDX-License-Identifier: EUPL-1.2
"""Which tables there are is known to staff; their protocols to who sits there or governs them."""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from schakel.access.decision import Answer, Rule
from schakel.access.kinds import Action, Deed, Kind, Reading, Rows
from schakel.actors import queries as actors
from schakel.actors.access import ADMINISTRATOR, ASK_MAYOR, OVERSIGHT, STAFF
from schakel.kernel.ids import MandateId, TableId
from schakel.kernel.message import Message as _
from schakel.kernel.people import RUNNING, Actor
from schakel.kernel.ways import Way, WayKind
from schakel.tables.models import Protocol, ProtocolSignature, Table, TableMandate

ASK_COORDINATOR = Way(_("Bel de coördinator van deze tafel."), WayKind.CALL_COORDINATOR)

COORDINATES = Rule(
    "coordinates",
    _("U bent coördinator van deze tafel."),
    _("Alleen de coördinator van deze tafel kan dit."),
    (ASK_COORDINATOR, ASK_MAYOR),
    by_place=True,
)
RUNS_TABLE = Rule(
    "runs_meeting",
    _("U bent coördinator of voorzitter van deze tafel."),
    _("Dit kan alleen de coördinator of de voorzitter van deze tafel."),
    (ASK_COORDINATOR, ASK_MAYOR),
    by_place=True,
)
GOVERNS = Rule(
    "governs",
    _("U bent beheerder of burgemeester in het gebied van deze tafel."),
    _("Een mandaat aan een tafel geeft de burgemeester; de beheerder schrijft het in."),
    (ASK_MAYOR,),
)
PROTOCOL_TABLE = Rule("protocol/table", _("U hebt een plaats aan deze tafel."), by_place=True)
PROTOCOL_GOVERNS = Rule("protocol/governs", _("U bent burgemeester in het gebied van deze tafel."))


@dataclass(frozen=True)
class TableStanding:
    """A table, and the mayors in whose territory it lies (their mandates)."""

    id: TableId
    kind: str
    mayors: frozenset[MandateId] = frozenset()


def read_table(_actor: Actor, _table: TableStanding, _day: date) -> Rule:
    """Return that every colleague may know which tables there are; rule: staff."""
    return STAFF


def read_protocol(actor: Actor, table: TableStanding, day: date) -> Rule | None:
    """Return what opens a protocol: a place at its table, its territory, administration, the DPO's
    oversight."""
    if actor.joins(table.id, day):
        return PROTOCOL_TABLE
    if table.mayors & actor.mandate_ids(day):
        return PROTOCOL_GOVERNS
    if actor.is_administrator:
        return ADMINISTRATOR
    return OVERSIGHT if actor.is_dpo else None


def govern(actor: Actor, table: TableStanding, day: date) -> Answer:
    """Return whether the actor governs the table; rule: governs."""
    return GOVERNS, actor.is_administrator or bool(table.mayors & actor.mandate_ids(day))


def run_table(actor: Actor, table: TableStanding, day: date) -> Answer:
    """Return whether the actor coordinates or chairs the table; rule: runs_meeting."""
    return RUNS_TABLE, actor.leads([table.id], day, RUNNING)


def tables_standing(ids: Iterable[uuid.UUID], using: str) -> dict[uuid.UUID, TableStanding]:
    """Return what a rule must know of these tables; three queries.

    Every mayor who ever was is named: who acts with a mandate that ended is nobody anyway.
    """
    rows = {row.id: row for row in Table.objects.using(using).filter(pk__in=set(ids))}
    places = Table.municipalities.through.objects.using(using).filter(table_id__in=set(rows))
    pairs = list(places.values_list("table_id", "municipality_id"))
    mayors = actors.mayors_of({nis for _table, nis in pairs}, using=using)
    governing: dict[uuid.UUID, set[MandateId]] = {}
    for table, nis in pairs:
        governing.setdefault(table, set()).update(mayors.get(nis, ()))
    return {
        key: TableStanding(TableId(key), row.kind, frozenset(governing.get(key, ())))
        for key, row in rows.items()
    }


def _of_table(
    column: str,
) -> Callable[[Sequence[Any], str], Mapping[uuid.UUID, TableStanding]]:
    def standing(rows: Sequence[Any], using: str) -> Mapping[uuid.UUID, TableStanding]:
        found = tables_standing((getattr(row, column) for row in rows), using)
        return {row.pk: found[getattr(row, column)] for row in rows}

    return standing


def _of_signature(
    rows: Sequence[ProtocolSignature], using: str
) -> Mapping[uuid.UUID, TableStanding]:
    keys = [row.protocol_id for row in rows]
    protocols = dict(
        Protocol.objects.using(using).filter(pk__in=keys).values_list("id", "table_id")
    )
    found = tables_standing(protocols.values(), using)
    return {row.id: found[protocols[row.protocol_id]] for row in rows}


def _here(table: TableStanding) -> Iterable[TableId]:
    return (table.id,)


TABLE = Kind(
    "table",
    _("tafel"),
    Reading("read_table", _("las welke tafels er zijn"), read_table),
    (
        Rows(Table, _of_table("pk")),
        Rows(Table.municipalities.through, _of_table("table_id")),
        Rows(TableMandate, _of_table("table_id")),
    ),
    others=_("Iedereen die met Schakel werkt."),
    tables=_here,
)
PROTOCOL = Kind(
    "protocol",
    _("protocol"),
    Reading("read_protocol", _("las een protocol"), read_protocol),
    (Rows(Protocol, _of_table("table_id")), Rows(ProtocolSignature, _of_signature)),
    others=_(
        "Wie een plaats aan de tafel heeft, de burgemeesters van haar gebied, de beheerder en de "
        "functionaris voor gegevensbescherming."
    ),
    tables=_here,
)
PLACE = Kind(
    "place",
    _("plaats aan een tafel"),
    Reading("read_place", _("las wie aan een tafel zit"), read_table),
    tables=_here,
)

GIVE_TABLE_MANDATE = Action("give_table_mandate", _("gaf een mandaat aan een tafel"), TABLE, govern)
MANAGE_PROTOCOL = Action("manage_protocol", _("veranderde een protocol"), TABLE, govern)

CHANGE_PROTOCOL = Deed("change_protocol", _("veranderde een protocol"))
CHANGE_TABLE = Deed("change_table", _("veranderde een tafel"))
DOWNLOAD_PROTOCOL = Deed("download_protocol", _("haalde een protocol op"))
DRAW_UP_PROTOCOL = Deed("draw_up_protocol", _("maakte een protocol op"))
END_PROTOCOL = Deed("end_protocol", _("beëindigde een protocol"))
END_TABLE = Deed("end_table", _("beëindigde een tafel"))
END_TABLE_MANDATE = Deed("end_table_mandate", _("beëindigde een mandaat aan een tafel"))
LEAVE = Deed("leaver", _("schreef een vertrek in"))
MAKE_TABLE = Deed("make_table", _("maakte een tafel"))
SIGN_PROTOCOL = Deed("sign_protocol", _("schreef een handtekening onder een protocol in"))
