# SPDX-License-Identifier: EUPL-1.2
"""Who sees a meeting, a point and what was said; who plans, opens, runs and closes."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from schakel.access.decision import Answer, Rule
from schakel.access.kinds import Action, Deed, Kind, Reading, Rows
from schakel.cases.case.access import read_case
from schakel.cases.case.queries import agenda as cases
from schakel.cases.case.standing import CaseStanding
from schakel.kernel.ids import ItemId, MandateId, MeetingId, TableId
from schakel.kernel.message import Message as _
from schakel.kernel.people import RUNNING, Actor
from schakel.kernel.vocabulary import MembershipState
from schakel.meetings.models import (
    AgendaItem,
    Attendance,
    ItemReader,
    ItemRecord,
    Meeting,
    Minutes,
)
from schakel.tables.access import RUNS_TABLE, TABLE, run_table

MEETING_TABLE = Rule("meeting/table", _("U hebt een plaats aan deze tafel."), by_place=True)
MEETING_GUEST = Rule("meeting/guest", _("U bent uitgenodigd voor een punt van dit overleg."))
ITEM_CASE = Rule("item/case", _("U mag de casus lezen waar dit punt over gaat."))
ITEM_MEETING = Rule(
    "item/meeting",
    _("Dit punt gaat over niemand; wie het overleg ziet, ziet het punt."),
    by_place=True,
)
RECORD_PRESENT = Rule("record/present", _("U zat aan tafel toen dit punt besproken werd."))
RECORD_RUNS = Rule(
    "record/runs", _("U bent coördinator of voorzitter van de tafel die overlegde."), by_place=True
)
RECORD_GENERAL = Rule(
    "record/general",
    _("Dit punt gaat over niemand; wie het overleg ziet, leest mee."),
    by_place=True,
)


@dataclass(frozen=True)
class MeetingStanding:
    """A meeting of a table; `guests` are accepted members of the cases on its agenda."""

    id: MeetingId
    table: TableId
    guests: frozenset[MandateId] = frozenset()


@dataclass(frozen=True)
class ItemStanding:
    """An item, with the mandates that were at the table for it."""

    id: ItemId
    meeting: MeetingStanding
    case: CaseStanding | None
    readers: frozenset[MandateId] = frozenset()


@dataclass(frozen=True)
class HearerStanding:
    """A row that says who heard an item: that mandate, and the item."""

    mandate: MandateId
    item: ItemStanding


def read_meeting(actor: Actor, meeting: MeetingStanding, day: date) -> Rule | None:
    """Return what shows a meeting: a place at its table, or a case of the circle on its agenda."""
    if actor.joins(meeting.table, day):
        return MEETING_TABLE
    return MEETING_GUEST if meeting.guests & actor.mandate_ids(day) else None


def read_item(actor: Actor, item: ItemStanding, day: date) -> Rule | None:
    """Return what shows a point: reading its case, or seeing the meeting when it has none."""
    if item.case is not None:
        return ITEM_CASE if read_case(actor, item.case, day) else None
    return ITEM_MEETING if read_meeting(actor, item.meeting, day) else None


def read_record(actor: Actor, item: ItemStanding, day: date) -> Rule | None:
    """Return what opens what was said: having been there, running the table, or a general point."""
    if item.readers & actor.mandate_ids(day):
        return RECORD_PRESENT
    if actor.leads([item.meeting.table], day, RUNNING):
        return RECORD_RUNS
    general = item.case is None and read_meeting(actor, item.meeting, day)
    return RECORD_GENERAL if general else None


def read_hearer(actor: Actor, hearer: HearerStanding, day: date) -> Rule | None:
    """Return what shows who heard a point: being that one, or having heard it too."""
    if actor.acts_in(hearer.mandate, day):
        return RECORD_PRESENT
    return read_record(actor, hearer.item, day)


def run_meeting(actor: Actor, meeting: MeetingStanding, day: date) -> Answer:
    """Return whether the actor coordinates or chairs the table; rule: runs_meeting."""
    return RUNS_TABLE, actor.leads([meeting.table], day, RUNNING)


def meeting_standings(
    rows: Sequence[Meeting], using: str = "default"
) -> Mapping[uuid.UUID, MeetingStanding]:
    """Return the standing of these meetings; one query."""
    found = _guests([row.id for row in rows], using)
    return {
        row.id: MeetingStanding(
            MeetingId(row.id), TableId(row.table_id), frozenset(found.get(row.id, ()))
        )
        for row in rows
    }


def item_standings(
    rows: Sequence[AgendaItem], using: str = "default"
) -> Mapping[uuid.UUID, ItemStanding]:
    """Return the standing of these points; at most five queries."""
    items = AgendaItem.objects.using(using).filter(pk__in=[row.id for row in rows])
    tables: dict[uuid.UUID, TableId] = {}
    readers: dict[uuid.UUID, set[MandateId]] = {}
    joined = items.values_list("id", "meeting_id", "meeting__table_id", "readers__mandate_id")
    for item, meeting, table, mandate in joined:
        tables[meeting] = TableId(table)
        if mandate is not None:
            readers.setdefault(item, set()).add(MandateId(mandate))
    guests = _guests(tables, using)
    about = cases.standings_of([row.case_id for row in rows if row.case_id], using)
    return {
        row.id: ItemStanding(
            id=ItemId(row.id),
            meeting=MeetingStanding(
                MeetingId(row.meeting_id),
                tables[row.meeting_id],
                frozenset(guests.get(row.meeting_id, ())),
            ),
            case=about.get(row.case_id) if row.case_id else None,
            readers=frozenset(readers.get(row.id, ())),
        )
        for row in rows
        if row.meeting_id in tables
    }


def _guests(meetings: Iterable[uuid.UUID], using: str) -> Mapping[uuid.UUID, set[MandateId]]:
    """Return for each meeting who takes part in a case on its agenda; one query."""
    guests = AgendaItem.objects.using(using).filter(
        meeting_id__in=set(meetings),
        case__members__state=MembershipState.ACCEPTED,
        case__members__ended_on__isnull=True,
    )
    found: dict[uuid.UUID, set[MandateId]] = {}
    for meeting, mandate in guests.values_list("meeting_id", "case__members__mandate_id"):
        found.setdefault(meeting, set()).add(MandateId(mandate))
    return found


def _of_item(rows: Sequence[Any], using: str) -> Mapping[uuid.UUID, ItemStanding]:
    items = AgendaItem.objects.using(using).filter(pk__in={row.item_id for row in rows})
    found = item_standings(list(items), using)
    return {row.id: found[row.item_id] for row in rows}


def _hearers(rows: Sequence[ItemReader], using: str) -> Mapping[uuid.UUID, HearerStanding]:
    items = _of_item(rows, using)
    return {row.id: HearerStanding(MandateId(row.mandate_id), items[row.id]) for row in rows}


def _attendance(rows: Sequence[Attendance], using: str) -> Mapping[uuid.UUID, MeetingStanding]:
    meetings = Meeting.objects.using(using).filter(pk__in={row.meeting_id for row in rows})
    found = meeting_standings(list(meetings), using)
    return {row.id: found[row.meeting_id] for row in rows}


def _meeting_tables(meeting: MeetingStanding) -> Iterable[TableId]:
    return (meeting.table,)


def _meeting_mandates(meeting: MeetingStanding) -> Iterable[MandateId]:
    return meeting.guests


def _item_tables(item: ItemStanding) -> Iterable[TableId]:
    return (item.meeting.table,)


def _item_mandates(item: ItemStanding) -> Iterable[MandateId]:
    return (*item.readers, *(item.case.accepted if item.case else ()))


MEETING = Kind(
    "meeting",
    _("overleg"),
    Reading("read_meeting", _("las een overleg"), read_meeting),
    (Rows(Meeting, meeting_standings, file="file_id"), Rows(Attendance, _attendance)),
    others=_(
        "Wie een plaats aan deze tafel heeft, en wie voor een punt uitgenodigd is en deelneemt."
    ),
    tables=_meeting_tables,
    mandates=_meeting_mandates,
)
ITEM = Kind(
    "item",
    _("punt"),
    Reading("read_item", _("las een punt"), read_item),
    (Rows(AgendaItem, item_standings, file="file_id"),),
    others=_("Gaat het punt over een casus, dan alleen wie die casus leest."),
    tables=_item_tables,
    mandates=_item_mandates,
)
# Asked by the id of the point.
RECORD = Kind(
    "record",
    _("wat besproken is"),
    Reading("read_record", _("las wat besproken is"), read_record),
    (Rows(ItemRecord, _of_item, file="file_id"), Rows(Minutes, _of_item, file="file_id")),
    others=_("Wie aan tafel zat toen het besproken werd, de coördinator en de voorzitter."),
    tables=_item_tables,
    mandates=_item_mandates,
    asked_by="item_id",
)
HEARERS = Kind(
    "item_reader",
    _("wie een punt hoorde"),
    Reading("read_item_reader", _("las wie een punt hoorde"), read_hearer),
    (Rows(ItemReader, _hearers),),
    others=_("Wie aan tafel zat toen het besproken werd, de coördinator en de voorzitter."),
)

PLAN_MEETING = Action("plan_meeting", _("plande een overleg"), TABLE, run_table)
CHANGE_MEETING = Action("change_meeting", _("veranderde een overleg"), MEETING, run_meeting)
OPEN_MEETING = Action("open_meeting", _("opende een overleg"), MEETING, run_meeting)
RUN_MEETING = Action("run_meeting", _("leidde een overleg"), MEETING, run_meeting)
CLOSE_MEETING = Action("close_meeting", _("sloot een overleg"), MEETING, run_meeting)
WRITE_MINUTES = Action("write_minutes", _("schreef een verslag"), MEETING, run_meeting)
APPROVE_MINUTES = Action("approve_minutes", _("keurde een verslag goed"), MEETING, run_meeting)
DOWNLOAD_MINUTES = Deed("download_minutes", _("haalde een verslag op"))
EXCUSE = Deed("excuse", _("liet weten niet te komen"))
