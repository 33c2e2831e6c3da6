# SPDX-License-Identifier: EUPL-1.2
"""The next meetings for the start page: few queries, whatever the number of meetings or tables."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from schakel.kernel.days import next_working_day
from schakel.kernel.ids import TableId
from schakel.kernel.people import RUNNING, Actor
from schakel.kernel.ruling import Finding
from schakel.meetings.facts import (
    COMING_STATES,
    KIND_ORDER,
    ON_AGENDA,
    UpcomingMeeting,
)
from schakel.meetings.models import AgendaItem, Attendance, Meeting
from schakel.meetings.queries.mine import my_meetings
from schakel.meetings.queries.papers import closed_points, drafts_of
from schakel.meetings.reading import may_run, meeting_fact
from schakel.rules import law
from schakel.rules.composition import check_meeting
from schakel.rules.protocol import ProtocolFacts
from schakel.tables import seated

AHEAD = timedelta(days=14)
LIMIT = 12


@dataclass(frozen=True)
class NextMeeting:
    """A meeting of the coming days. Doubts and minutes are counted for who runs it, else none."""

    upcoming: UpcomingMeeting
    doubts: tuple[Finding, ...] = ()
    minutes_to_approve: int = 0


def next_meetings(
    actor: Actor, day: date, protocols: Mapping[TableId, ProtocolFacts]
) -> tuple[NextMeeting, ...]:
    """Return the meetings of the coming two weeks, soonest first; at most two queries.

    Who runs a meeting up to the next working day hears what would keep it from opening: everybody
    with a
    place at the table counts as coming, unless excused.
    """
    rows = _rows(actor, day)
    soon = [row for row in rows if _is_soon(row, day) and may_run(actor, row, day)]
    people = seated.seated_at({TableId(row.table_id) for row in soon}, day) if soon else {}
    found = []
    for row in rows:
        runs = may_run(actor, row, day)
        doubts: tuple[Finding, ...] = ()
        if row in soon:
            doubts = _doubts(row, people.get(TableId(row.table_id), ()), protocols)
        found.append(NextMeeting(_upcoming(row, runs=runs), doubts, _drafts(row)))
    return tuple(found)


def _rows(actor: Actor, day: date) -> list[Meeting]:
    begin = datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())
    items = AgendaItem.objects.filter(meeting=OuterRef("pk"), state__in=ON_AGENDA)
    excused = Attendance.objects.filter(meeting=OuterRef("pk"), excused=True)
    before = closed_points(OuterRef(OuterRef("table_id")), OuterRef(OuterRef("starts_at")))
    drafts = drafts_of(before).order_by().annotate(one=Value(1)).values("one")
    number_of = drafts.annotate(number_of=Count("pk")).values("number_of")
    coming = Q(starts_at__gte=begin, starts_at__lt=begin + AHEAD, state__in=COMING_STATES)
    rows = my_meetings(actor, day, coming, first="starts_at", limit=LIMIT)
    runs = When(table_id__in=actor.tables_led(day, RUNNING), then=Subquery(number_of))
    return list(
        rows.annotate(
            kinds=ArraySubquery(items.values("kind")),
            excused_ids=ArraySubquery(excused.values("mandate_id")),
            drafts=Case(runs, default=None),
        )
    )


def _is_soon(row: Meeting, day: date) -> bool:
    return timezone.localtime(row.starts_at).date() <= next_working_day(day)


def _upcoming(row: Meeting, *, runs: bool) -> UpcomingMeeting:
    counted = Counter(getattr(row, "kinds", ()))
    counts = tuple((kind, counted[kind.value]) for kind in KIND_ORDER)
    return UpcomingMeeting(meeting=meeting_fact(row), counts=counts, may_run=runs)


def _drafts(row: Meeting) -> int:
    return getattr(row, "drafts", None) or 0


def _doubts(
    row: Meeting,
    people: tuple[seated.Seated, ...],
    protocols: Mapping[TableId, ProtocolFacts],
) -> tuple[Finding, ...]:
    away = set(getattr(row, "excused_ids", ()))
    coming = tuple(one.attendee for one in people if one.mandate not in away)
    protocol = protocols.get(TableId(row.table_id))
    on = timezone.localtime(row.starts_at).date()
    return check_meeting(law.book(), row.table.kind, protocol, coming, on).blocking
