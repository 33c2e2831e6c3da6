# SPDX-License-Identifier: EUPL-1.2
"""What every command of this room does first: lock, and ask whether the actor may."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from schakel.access.decide import require
from schakel.access.kinds import Action
from schakel.journal.commands import change, entry
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import FileId, ItemId, MandateId, MeetingId, TableId
from schakel.kernel.people import Actor, TablePower
from schakel.meetings.access import ITEM, MEETING, MeetingStanding, meeting_standings
from schakel.meetings.facts import MeetingState
from schakel.meetings.models import AgendaItem, Meeting
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_file

RUNS = (TablePower.CHAIR, TablePower.COORDINATE)


def locked_meeting(
    actor: Actor, meeting_id: MeetingId, action: Action[MeetingStanding], day: date
) -> Meeting:
    """Return the meeting, locked, when the actor may do this.

    Raises:
        NotFoundError: it is not there, or not the actor's to see.
        AccessDeniedError: with the reason, for who may see it.
    """
    rows = Meeting.objects.select_related("table")
    # A reader may not lock the row: then it is read, so that the refusal can say why.
    meeting = (
        rows.select_for_update(of=("self",)).filter(pk=meeting_id).first()
        or rows.filter(pk=meeting_id).first()
    )
    if meeting is None:
        raise NotFoundError
    require(actor, action, standing_for(actor, meeting, day), day)
    return meeting


def meeting_for(
    actor: Actor, meeting_id: MeetingId, action: Action[MeetingStanding], day: date
) -> Meeting:
    """Return the meeting, not locked, when the actor may do this; the errors are the same."""
    meeting = Meeting.objects.select_related("table").filter(pk=meeting_id).first()
    if meeting is None:
        raise NotFoundError
    require(actor, action, standing_for(actor, meeting, day), day)
    return meeting


def standing_for(actor: Actor, meeting: Meeting, day: date) -> MeetingStanding:
    """Return what the rules must know; one query for who does not run the table."""
    table = TableId(meeting.table_id)
    if running_mandate(actor, table, day) is not None:
        # Who runs the table is no guest; who the guests are only explains a refusal.
        return MeetingStanding(MeetingId(meeting.id), table)
    return meeting_standings([meeting])[meeting.id]


def locked_item(
    actor: Actor, item_id: ItemId, action: Action[MeetingStanding], day: date
) -> tuple[Meeting, AgendaItem]:
    """Return the meeting and its item; the lock on the meeting holds both.

    Raises:
        NotFoundError: it is not there, or not the actor's to see.
        AccessDeniedError: with the reason, for who may see it.
    """
    rows = AgendaItem.objects.select_related("case")
    found = rows.filter(pk=item_id).first()
    if found is None:
        raise NotFoundError
    meeting = locked_meeting(actor, MeetingId(found.meeting_id), action, day)
    item = rows.select_for_update(of=("self",)).filter(pk=item_id).first()
    if item is None:
        raise NotFoundError
    return meeting, item


def require_state(meeting: Meeting, *states: MeetingState) -> None:
    """Go on when the meeting is in one of these states.

    Raises:
        RefusedInputError: with what can be done instead.
    """
    if meeting.state not in states:
        raise RefusedInputError(field="", message=str(SENTENCES[MeetingState(meeting.state)]))


def move(
    actor: Actor,
    meeting: Meeting,
    step: Action[MeetingStanding],
    state: MeetingState,
    day: date,
    *,
    chair: MandateId | None = None,
) -> None:
    """Put the meeting in its next state, with an entry in the journal."""
    done = entry(actor.person, step, about(meeting), day=day)
    change("meetings.move_meeting", meeting.id, step.code, state.value, chair, entry=done)


SENTENCES = {
    MeetingState.PLANNED: _("Dit overleg is nog niet open. Open het eerst."),
    MeetingState.GENERAL_ONLY: _("Dit overleg is al begonnen."),
    MeetingState.OPEN: _("Dit overleg is al open."),
    MeetingState.CLOSED: _("Dit overleg is gesloten. Er verandert niets meer aan."),
    MeetingState.CANCELLED: _("Dit overleg is afgelast. Plan een nieuw overleg."),
}


def file_for(meeting: Meeting, item: AgendaItem) -> OpenFile:
    """Return the file that seals an item: of its case, else of the meeting; one query."""
    if item.case is None:
        return open_file(FileId(meeting.file_id))
    if item.case.file_id is None:
        raise NotFoundError
    return open_file(FileId(item.case.file_id))


def running_mandate(actor: Actor, table: TableId, day: date) -> MandateId | None:
    """Return the mandate with which the actor chairs or coordinates the table, chairing first."""
    active = actor.mandate_ids(day)
    for power in RUNS:
        for held in actor.powers:
            fits = held.power is power and held.table == table and held.active_on(day)
            if fits and held.mandate in active:
                return held.mandate
    return None


def about(meeting: Meeting, item: AgendaItem | None = None) -> About:
    """Return what the journal says a change is about."""
    if item is None:
        return About(MEETING, meeting.id, table=meeting.table_id)
    return About(ITEM, item.id, case=item.case_id, table=meeting.table_id)
