# SPDX-License-Identifier: EUPL-1.2
"""Planning a meeting, changing it, calling it off. Who is invited hears it, without content."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors.facts import MandateFact
from schakel.cases.circle.queries import circle_of
from schakel.journal.commands import record
from schakel.kernel.errors import ChangedMeanwhileError, RefusedInputError
from schakel.kernel.ids import MandateId, MeetingId, TableId
from schakel.kernel.people import Actor
from schakel.meetings import conduct
from schakel.meetings.access import CHANGE_MEETING, MEETING, PLAN_MEETING
from schakel.meetings.facts import MeetingState
from schakel.meetings.models import AgendaItem, Meeting
from schakel.meetings.notices import MEETING_CHANGED, MEETING_PLANNED
from schakel.notices.facts import NoticeKind
from schakel.notices.telling import notify_all
from schakel.tables import queries as tables
from schakel.vault.commands import new_file

PLACE_LIMIT = 160
LONGEST = timedelta(hours=12)


@dataclass(frozen=True)
class When:
    """When and where a meeting is; moments carry their timezone."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""


def plan_meeting(actor: Actor, table_id: TableId, when: When, *, day: date) -> MeetingId:
    """Plan a meeting of the table and invite its seats and mandates.

    Raises:
        AccessDeniedError: only who coordinates or chairs the table.
        RefusedInputError: the times contradict each other, or lie in the past.
    """
    require(actor, PLAN_MEETING, tables.table_facts(table_id, day), day)
    _check(when, day)
    if not tables.table(table_id).meets_on(_day_of(when.starts_at)):
        raise RefusedInputError(field="day", message=_("Deze tafel bestaat niet op die dag."))
    meeting = Meeting(
        id=uuid.uuid4(),
        table_id=table_id,
        file_id=new_file(day).id,
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        place=when.place,
        state=MeetingState.PLANNED,
    )
    meeting.save(force_insert=True)
    record(actor.person, PLAN_MEETING, conduct.about(meeting), day=day)
    _tell(actor, meeting, MEETING_PLANNED, day)
    return MeetingId(meeting.id)


def change_meeting(
    actor: Actor, meeting_id: MeetingId, when: When, *, version: int, day: date
) -> None:
    """Give a planned meeting another time or place; the invitation gets a higher sequence.

    Raises:
        ChangedMeanwhileError: somebody else changed it first.
    """
    meeting = conduct.locked_meeting(actor, meeting_id, CHANGE_MEETING, day)
    conduct.require_state(meeting, MeetingState.PLANNED)
    if meeting.version != version:
        raise ChangedMeanwhileError
    _check(when, day)
    meeting.starts_at, meeting.ends_at, meeting.place = when.starts_at, when.ends_at, when.place
    meeting.sequence += 1
    meeting.version += 1
    meeting.save(update_fields=["starts_at", "ends_at", "place", "sequence", "version"])
    record(actor.person, CHANGE_MEETING, conduct.about(meeting), day=day)
    _tell(actor, meeting, MEETING_CHANGED, day)


def cancel_meeting(actor: Actor, meeting_id: MeetingId, *, day: date) -> None:
    """Call a planned meeting off; its invitation becomes a cancellation."""
    meeting = conduct.locked_meeting(actor, meeting_id, CHANGE_MEETING, day)
    conduct.require_state(meeting, MeetingState.PLANNED)
    conduct.move(actor, meeting, CHANGE_MEETING, MeetingState.CANCELLED, day)
    _tell(actor, meeting, MEETING_CHANGED, day)


def invited_to(meeting: Meeting, day: date) -> dict[MandateId, MandateFact]:
    """Return who is invited: the places at the table and the circles of cases; three queries."""
    on_agenda = AgendaItem.objects.filter(meeting=meeting, case__isnull=False)
    guests = circle_of(on_agenda.values_list("case_id", flat=True))
    seated = tables.places(TableId(meeting.table_id), day)
    mandates = (*(place.mandate for place in seated), *(seat.mandate for seat in guests))
    return {mandate.id: mandate for mandate in mandates}


def _tell(actor: Actor, meeting: Meeting, kind: NoticeKind, day: date) -> None:
    others = invited_to(meeting, day).keys() - actor.mandate_ids(day)
    notify_all(sorted(others), kind, MEETING, meeting.id, day)


def _check(when: When, day: date) -> None:
    if when.ends_at <= when.starts_at:
        raise RefusedInputError(
            field="ends", message=_("Het overleg eindigt voor het begint. Kijk de uren na.")
        )
    if when.ends_at - when.starts_at > LONGEST:
        raise RefusedInputError(field="ends", message=_("Een overleg duurt hoogstens twaalf uur."))
    if _day_of(when.starts_at) < day:
        raise RefusedInputError(
            field="day", message=_("Die dag is al voorbij. Kies een dag vanaf vandaag.")
        )
    if len(when.place) > PLACE_LIMIT:
        raise RefusedInputError(
            field="place", message=_("De plaats is te lang om in een agenda te tonen.")
        )


def _day_of(moment: datetime) -> date:
    return timezone.localtime(moment).date()
