# SPDX-License-Identifier: EUPL-1.2
"""Building the agenda: adding, ordering, moving and taking off points."""

import secrets
import uuid
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from schakel.cases.case.queries import agenda as cases
from schakel.cases.circle.queries import circle_of
from schakel.journal.commands import change, entry, record
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import CaseId, FileId, ItemId, MeetingId, TableId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import ItemKind
from schakel.meetings import conduct
from schakel.meetings.access import CHANGE_MEETING, MEETING
from schakel.meetings.facts import COMING_STATES, ItemState
from schakel.meetings.models import AgendaItem, Meeting
from schakel.meetings.notices import MEETING_PLANNED
from schakel.notices.telling import notify_all
from schakel.tables import queries as tables
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_file

ROW = "meetings_agendaitem"
# Random steps: a gap in the positions says nothing about points that a reader may not see.
SMALLEST_STEP, STEP_SPREAD = 100_000, 900_000


def add_case(
    actor: Actor,
    meeting_id: MeetingId,
    case_id: CaseId,
    kind: ItemKind,
    question: str,
    *,
    day: date,
) -> ItemId:
    """Put a case that lies at this table on the agenda, and invite its circle.

    Raises:
        NotFoundError: the meeting or the case is not the actor's to see, or it lies elsewhere.
        RefusedInputError: the case is on the agenda already.
    """
    meeting = _changing(actor, meeting_id, day)
    if all(one.id != case_id for one in cases.cases_at(TableId(meeting.table_id))):
        raise NotFoundError
    item = _case_item(meeting, case_id)
    if item is not None and item.state not in {ItemState.MOVED, ItemState.REMOVED}:
        raise RefusedInputError(field="case", message=_("Deze casus staat al op de agenda."))
    placed = _place_case(actor, meeting, item, (case_id, kind, question), day)
    record(actor.person, CHANGE_MEETING, conduct.about(meeting, placed), day=day)
    _invite_circle(actor, meeting, case_id, day)
    return ItemId(placed.id)


def add_general(
    actor: Actor, meeting_id: MeetingId, title: str, question: str, *, day: date
) -> ItemId:
    """Put a point that concerns no person and no case on the agenda."""
    meeting = _changing(actor, meeting_id, day)
    if not title.strip():
        raise RefusedInputError(field="title", message=_("Geef het punt een titel."))
    file = open_file(FileId(meeting.file_id))
    item = _general(meeting, title, question, file)
    record(actor.person, CHANGE_MEETING, conduct.about(meeting, item), day=day)
    return ItemId(item.id)


def order_item(actor: Actor, item_id: ItemId, *, up: bool, day: date) -> None:
    """Swap a point with its neighbour of the same kind, as the actor sees them."""
    meeting, item = conduct.locked_item(actor, item_id, CHANGE_MEETING, day)
    _require_waiting(meeting, item)
    group = AgendaItem.objects.filter(meeting=meeting, kind=item.kind, state=ItemState.WAITING)
    if up:
        other = group.filter(position__lt=item.position).order_by("-position").first()
    else:
        other = group.filter(position__gt=item.position).order_by("position").first()
    if other is None:
        return
    item.position, other.position = other.position, item.position
    for one in (item, other):
        one.save(update_fields=["position"])
    record(actor.person, CHANGE_MEETING, conduct.about(meeting, item), day=day)


def remove_item(actor: Actor, item_id: ItemId, *, day: date) -> None:
    """Take a point off the agenda; the case stays at the table."""
    meeting, item = conduct.locked_item(actor, item_id, CHANGE_MEETING, day)
    _require_waiting(meeting, item)
    _leave(actor, meeting, item, ItemState.REMOVED, day)


def move_item(actor: Actor, item_id: ItemId, to: MeetingId, *, day: date) -> ItemId:
    """Move a point to another meeting of the table that is still to come.

    Raises:
        RefusedInputError: the other meeting is of another table, over, or already has the case.
    """
    meeting, item = conduct.locked_item(actor, item_id, CHANGE_MEETING, day)
    _require_waiting(meeting, item)
    target = conduct.locked_meeting(actor, to, CHANGE_MEETING, day)
    if target.table_id != meeting.table_id or target.id == meeting.id:
        raise RefusedInputError(
            field="meeting", message=_("Kies een ander overleg van dezelfde tafel.")
        )
    if target.state not in COMING_STATES:
        raise RefusedInputError(
            field="meeting", message=_("Dat overleg is voorbij. Kies een later overleg.")
        )
    moved = _arrive(actor, meeting, item, target, day)
    _leave(actor, meeting, item, ItemState.MOVED, day)
    record(actor.person, CHANGE_MEETING, conduct.about(target, moved), day=day)
    if item.case_id is not None:
        _invite_circle(actor, target, CaseId(item.case_id), day)
    return ItemId(moved.id)


def _changing(actor: Actor, meeting_id: MeetingId, day: date) -> Meeting:
    meeting = conduct.locked_meeting(actor, meeting_id, CHANGE_MEETING, day)
    conduct.require_state(meeting, *COMING_STATES)
    return meeting


def _require_waiting(meeting: Meeting, item: AgendaItem) -> None:
    conduct.require_state(meeting, *COMING_STATES)
    if item.state != ItemState.WAITING:
        raise RefusedInputError(
            field="", message=_("Dit punt is al begonnen. Sluit het af in het overleg.")
        )


def _case_item(meeting: Meeting, case_id: uuid.UUID | None) -> AgendaItem | None:
    if case_id is None:
        return None
    return AgendaItem.objects.filter(meeting=meeting, case_id=case_id).first()


def _arrive(
    actor: Actor, meeting: Meeting, item: AgendaItem, target: Meeting, day: date
) -> AgendaItem:
    file = conduct.file_for(meeting, item)
    question = file.open(item.question, table=ROW, row=item.id, column="question")
    if item.case_id is None:
        title = file.open(item.title, table=ROW, row=item.id, column="title")
        return _general(target, title, question, open_file(FileId(target.file_id)))
    standing = _case_item(target, item.case_id)
    if standing is not None and standing.state not in {ItemState.MOVED, ItemState.REMOVED}:
        raise RefusedInputError(
            field="meeting", message=_("Deze casus staat daar al op de agenda.")
        )
    placed = (CaseId(item.case_id), ItemKind(item.kind), question)
    return _place_case(actor, target, standing, placed, day)


def _place_case(
    actor: Actor,
    meeting: Meeting,
    standing: AgendaItem | None,
    placed: tuple[CaseId, ItemKind, str],
    day: date,
) -> AgendaItem:
    """Return the item of a case: a new one, or the one that left this agenda before."""
    case_id, kind, question = placed
    item = standing or AgendaItem(id=uuid.uuid4(), meeting=meeting, case_id=case_id)
    item.kind, item.position = kind, _position(meeting)
    file = conduct.file_for(meeting, item)
    item.file_id = file.id
    item.question = file.seal({"question": question}, table=ROW, row=item.id)["question"]
    if standing is None:
        item.state = ItemState.WAITING
        item.save(force_insert=True)
        return item
    item.save(update_fields=["kind", "position", "question"])
    done = entry(actor.person, CHANGE_MEETING, conduct.about(meeting, item), day=day)
    change("meetings.put_back", item.id, entry=done)
    return item


def _general(meeting: Meeting, title: str, question: str, file: OpenFile) -> AgendaItem:
    item = AgendaItem(
        id=uuid.uuid4(),
        meeting=meeting,
        file_id=file.id,
        kind=ItemKind.GENERAL,
        position=_position(meeting),
    )
    sealed = file.seal({"title": title, "question": question}, table=ROW, row=item.id)
    item.title, item.question = sealed["title"], sealed["question"]
    item.save(force_insert=True)
    return item


def _position(meeting: Meeting) -> int:
    last = AgendaItem.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"] or 0
    return int(last) + SMALLEST_STEP + secrets.randbelow(STEP_SPREAD)


def _leave(actor: Actor, meeting: Meeting, item: AgendaItem, state: ItemState, day: date) -> None:
    done = entry(actor.person, CHANGE_MEETING, conduct.about(meeting, item), day=day)
    change("meetings.take_off", item.id, state.value, entry=done)


def _invite_circle(actor: Actor, meeting: Meeting, case_id: CaseId, day: date) -> None:
    """Invite who takes part in the case and has no place at the table, so no invitation yet."""
    seated = {place.mandate.id for place in tables.places(TableId(meeting.table_id), day)}
    guests = {seat.mandate.id for seat in circle_of([case_id])}
    told = guests - seated - actor.mandate_ids(day)
    notify_all(sorted(told), MEETING_PLANNED, MEETING, meeting.id, day)
