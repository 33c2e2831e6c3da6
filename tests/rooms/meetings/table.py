# SPDX-License-Identifier: EUPL-1.2
"""A table that meets, for the tests: planned, composed, open; by whom coordinates it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from schakel.kernel.ids import CaseId, ItemId, MeetingId
from schakel.kernel.vocabulary import DecisionKind, DecisionManner, ItemKind
from schakel.meetings.commands.agenda import add_case, add_general
from schakel.meetings.commands.attendance import note_presence
from schakel.meetings.commands.items import RecordDraft, close_item, open_item
from schakel.meetings.commands.opening import open_meeting
from schakel.meetings.commands.plan import When, plan_meeting
from schakel.meetings.facts import Presence
from schakel.meetings.models import ItemRecord
from tests.world import OWNER, TODAY, acting, mandate, table

QUORUM = ("an", "bilal", "karel", "pieter")


def when(day: date, hour: int = 9, hours: int = 2, place: str = "Raadzaal") -> When:
    """Return a meeting of some hours on a day."""
    start = datetime.combine(day, time(hour), tzinfo=timezone.get_current_timezone())
    return When(start, start + timedelta(hours=hours), place)


def plan(at: str = "noord", day: date = TODAY, by: str = "an", on: date | None = None) -> MeetingId:
    """Plan a meeting of a table on a day; `on` is the day of planning."""
    with acting(by, on or day) as actor:
        return plan_meeting(actor, table(at), when(day), day=on or day)


def put(
    meeting: MeetingId,
    case: CaseId,
    kind: ItemKind = ItemKind.NEW,
    *,
    by: str = "an",
    question: str = "Hoe starten we hulp?",
    day: date = TODAY,
) -> ItemId:
    """Put a case on the agenda."""
    with acting(by, day) as actor:
        return add_case(actor, meeting, case, kind, question, day=day)


def put_general(
    meeting: MeetingId, title: str = "Vorming", by: str = "an", day: date = TODAY
) -> ItemId:
    """Put a point about nobody on the agenda."""
    with acting(by, day) as actor:
        return add_general(actor, meeting, title, "", day=day)


def seat(meeting: MeetingId, who: Iterable[str], by: str = "an", day: date = TODAY) -> None:
    """Mark people present."""
    with acting(by, day) as actor:
        note_presence(actor, meeting, {mandate(one): Presence.PRESENT for one in who}, day=day)


def start(
    meeting: MeetingId,
    who: Iterable[str] = QUORUM,
    *,
    by: str = "an",
    day: date = TODAY,
    general_only: bool = False,
) -> None:
    """Mark people present and open the meeting."""
    seat(meeting, who, by, day)
    with acting(by, day) as actor:
        open_meeting(actor, meeting, day=day, general_only=general_only)


def discuss(item: ItemId, by: str = "an", day: date = TODAY) -> None:
    """Open a point."""
    with acting(by, day) as actor:
        open_item(actor, item, day=day)


def version_of(item: ItemId) -> int:
    """Return the version of what is written at a point."""
    return ItemRecord.objects.using(OWNER).get(item_id=item).version


def decide(
    item: ItemId,
    draft: RecordDraft | None = None,
    *,
    manner: DecisionManner = DecisionManner.CONSENSUS,
    by: str = "an",
    day: date = TODAY,
) -> None:
    """Close a point with a decision."""
    written = draft or RecordDraft(decision_kind=DecisionKind.FOLLOW_UP)
    version = version_of(item)
    with acting(by, day) as actor:
        close_item(actor, item, written, manner, version=version, day=day)
