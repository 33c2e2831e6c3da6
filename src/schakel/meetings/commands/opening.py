# SPDX-License-Identifier: EUPL-1.2
"""Opening a meeting when framework, protocol and composition hold today; closing it."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from schakel.kernel.days import dutch_day
from schakel.kernel.errors import RefusedInputError
from schakel.kernel.ids import MandateId, MeetingId, TableId
from schakel.kernel.people import Actor, TablePower
from schakel.meetings import composition, conduct
from schakel.meetings.access import CLOSE_MEETING, OPEN_MEETING
from schakel.meetings.facts import RUNNING_STATES, ItemState, MeetingState
from schakel.meetings.models import AgendaItem, Meeting
from schakel.tables import queries as tables


def open_meeting(
    actor: Actor, meeting_id: MeetingId, *, day: date, general_only: bool = False
) -> None:
    """Open a meeting on its day, when the law lets this table meet with who is here.

    `general_only` starts with the points that concern no person and no case; the same command
    opens the rest later.

    Raises:
        AccessDeniedError: something is missing; the refusal says what, its source, the ways open.
        RefusedInputError: it is not the day of the meeting, or it is open already.
    """
    meeting = conduct.locked_meeting(actor, meeting_id, OPEN_MEETING, day)
    conduct.require_state(meeting, MeetingState.PLANNED, MeetingState.GENERAL_ONLY)
    planned = timezone.localtime(meeting.starts_at).date()
    if planned != day:
        sentence = _("Dit overleg is gepland op %(day)s. Verplaats het eerst naar vandaag.")
        raise RefusedInputError(field="", message=sentence % {"day": dutch_day(planned)})
    if not general_only:
        composition.require_composed(composition.check_now(meeting, day))
    state = MeetingState.GENERAL_ONLY if general_only else MeetingState.OPEN
    conduct.move(actor, meeting, OPEN_MEETING, state, day, chair=_chair(actor, meeting, day))


def close_meeting(actor: Actor, meeting_id: MeetingId, *, day: date) -> None:
    """Close a running meeting; points that waited stay undiscussed.

    Raises:
        RefusedInputError: a point is still open.
    """
    meeting = conduct.locked_meeting(actor, meeting_id, CLOSE_MEETING, day)
    conduct.require_state(meeting, *RUNNING_STATES)
    if AgendaItem.objects.filter(meeting=meeting, state=ItemState.OPEN).exists():
        raise RefusedInputError(field="", message=_("Er is nog een punt open. Sluit het eerst."))
    conduct.move(actor, meeting, CLOSE_MEETING, MeetingState.CLOSED, day)


def _chair(actor: Actor, meeting: Meeting, day: date) -> MandateId | None:
    """Return who chairs: the actor when he may and is here, else another chair who is here."""
    here = {mandate.id for mandate, _seat in composition.present_now(meeting)}
    places = tables.places(TableId(meeting.table_id), day, roles=[TablePower.CHAIR.value])
    chairs = [place.mandate.id for place in places if place.mandate.id in here]
    mine = [one for one in chairs if one in actor.mandate_ids(day)]
    return next(iter([*mine, *chairs]), None)
