# SPDX-License-Identifier: EUPL-1.2
"""Minutes per point: a new version each time, approved at a later meeting of the table."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from schakel.journal.commands import change, entry, record
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.kernel.ids import ItemId, MandateId, MeetingId, TableId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import Keeps
from schakel.meetings import conduct
from schakel.meetings.access import APPROVE_MINUTES, ITEM, WRITE_MINUTES
from schakel.meetings.facts import RUNNING_STATES, ItemState, MinutesState
from schakel.meetings.models import AgendaItem, ItemReader, Meeting, Minutes
from schakel.meetings.notices import MINUTES_APPROVED, MINUTES_READY
from schakel.notices.facts import NoticeKind
from schakel.notices.telling import notify_all

ROW = "meetings_minutes"


def write_minutes(actor: Actor, item_id: ItemId, summary: str, *, based_on: int, day: date) -> int:
    """Write the next version of the minutes of a closed point and return its number.

    Raises:
        ChangedMeanwhileError: somebody wrote a newer version than `based_on`.
        RefusedInputError: the point is not closed, or this table keeps no summary.
    """
    meeting, item = conduct.locked_item(actor, item_id, WRITE_MINUTES, day)
    _require_closed(item)
    if meeting.table.keeps == Keeps.DECISIONS_ONLY and summary.strip():
        raise RefusedInputError(
            field="summary",
            message=_("Deze tafel bewaart alleen agenda, beslissingen en afspraken."),
        )
    last = _last(item)
    number = last.number if last else 0
    if number != based_on:
        raise ChangedMeanwhileError
    writer = conduct.running_mandate(actor, TableId(meeting.table_id), day)
    if writer is None:
        raise NotFoundError
    file = conduct.file_for(meeting, item)
    made = Minutes(
        item=item,
        file_id=file.id,
        number=number + 1,
        state=MinutesState.DRAFT,
        written_by_id=writer,
        written_at=timezone.now(),
    )
    made.summary = file.seal({"summary": summary}, table=ROW, row=made.id)["summary"]
    made.save(force_insert=True)
    record(actor.person, WRITE_MINUTES, conduct.about(meeting, item), day=day)
    _tell(actor, item, MINUTES_READY, day)
    return made.number


def approve_minutes(
    actor: Actor, item_id: ItemId, at_meeting: MeetingId, *, number: int, day: date
) -> None:
    """Approve the last version of the minutes of a point, at a later meeting of the same table.

    Raises:
        ChangedMeanwhileError: there is a newer version than the one that was read.
        RefusedInputError: the meeting is not open, or not a later one of this table.
    """
    meeting, item = conduct.locked_item(actor, item_id, APPROVE_MINUTES, day)
    _require_closed(item)
    later = conduct.locked_meeting(actor, at_meeting, APPROVE_MINUTES, day)
    _require_later(meeting, later)
    last = _last(item)
    if last is None or last.number != number:
        raise ChangedMeanwhileError
    if last.state == MinutesState.APPROVED:
        raise RefusedInputError(field="", message=_("Dit verslag is al goedgekeurd."))
    done = entry(actor.person, APPROVE_MINUTES, conduct.about(meeting, item), day=day)
    change("meetings.approve_minutes", last.id, later.id, entry=done)
    _tell(actor, item, MINUTES_APPROVED, day)


def _last(item: AgendaItem) -> Minutes | None:
    return Minutes.objects.filter(item=item).order_by("-number").first()


def _require_closed(item: AgendaItem) -> None:
    if item.state != ItemState.CLOSED:
        raise RefusedInputError(
            field="", message=_("Sluit het punt eerst. Daarna komt het verslag.")
        )


def _require_later(meeting: Meeting, later: Meeting) -> None:
    if later.table_id != meeting.table_id or later.starts_at <= meeting.starts_at:
        raise RefusedInputError(
            field="", message=_("Keur goed op een later overleg van dezelfde tafel.")
        )
    if later.state not in RUNNING_STATES:
        raise RefusedInputError(
            field="", message=_("Open eerst het overleg dat het verslag goedkeurt.")
        )


def _tell(actor: Actor, item: AgendaItem, kind: NoticeKind, day: date) -> None:
    heard = ItemReader.objects.filter(item=item).values_list("mandate_id", flat=True)
    others = {MandateId(one) for one in heard} - actor.mandate_ids(day)
    notify_all(sorted(others), kind, ITEM, item.id, day)
