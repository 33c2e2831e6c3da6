# SPDX-License-Identifier: EUPL-1.2
"""Who reads a tendency: the table that receives it, and who leads the table that gave it."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schakel.access.decision import Rule
from schakel.access.kinds import Action, Kind, Reading, Rows
from schakel.cases.tendencies.models import Tendency
from schakel.kernel.ids import TableId
from schakel.kernel.message import Message as _
from schakel.kernel.people import Actor
from schakel.tables.access import TABLE, run_table

RECEIVES = Rule(
    "tendency/receives",
    _("U hebt een plaats aan de tafel die deze tendens ontvangt."),
    by_place=True,
)
GAVE = Rule("tendency/gave", _("U leidt de tafel die deze tendens gaf."), by_place=True)


@dataclass(frozen=True)
class TendencyStanding:
    """What one table tells another without names."""

    from_table: TableId
    to_table: TableId


def read_tendency(actor: Actor, tendency: TendencyStanding, day: date) -> Rule | None:
    """Return what opens a tendency: a place at the receiving table, or leading the giving one."""
    if actor.joins(tendency.to_table, day):
        return RECEIVES
    return GAVE if actor.leads([tendency.from_table], day) else None


def _standings(rows: Sequence[Tendency], _using: str) -> Mapping[uuid.UUID, TendencyStanding]:
    return {
        row.id: TendencyStanding(TableId(row.from_table_id), TableId(row.to_table_id))
        for row in rows
    }


def _tables(tendency: TendencyStanding) -> Iterable[TableId]:
    return (tendency.to_table,)


TENDENCY = Kind(
    "tendency",
    _("tendens"),
    Reading("read_tendency", _("las een tendens"), read_tendency),
    (Rows(Tendency, _standings, file="file_id"),),
    others=_("Wie een plaats heeft aan de tafel die ze ontvangt, en wie ze gaf."),
    tables=_tables,
)
GIVE_TENDENCY = Action("give_tendency", _("gaf een tendens door"), TABLE, run_table)
