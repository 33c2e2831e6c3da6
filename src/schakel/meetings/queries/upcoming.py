# SPDX-License-Identifier: EUPL-1.2
"""Which meetings come, as far as the actor sees them and no point further."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from schakel.kernel.ids import CaseId, TableId
from schakel.kernel.people import RUNNING, Actor
from schakel.kernel.ruling import Finding
from schakel.kernel.vocabulary import ItemKind
from schakel.meetings import composition
from schakel.meetings.facts import (
    COMING_STATES,
    KIND_ORDER,
    ON_AGENDA,
    ItemState,
    MeetingFact,
    MeetingState,
    UpcomingMeeting,
)
from schakel.meetings.models import AgendaItem, Attendance, Meeting
from schakel.meetings.queries.mine import my_meetings
from schakel.meetings.reading import may_run, meeting_fact
from schakel.tables import queries as tables

LIMIT = 50


def upcoming_meetings(
    actor: Actor, day: date, *, limit: int = LIMIT
) -> tuple[UpcomingMeeting, ...]:
    """Return meetings of today and later that are not over, soonest first; two queries."""
    coming = Q(starts_at__gte=_start_of(day), state__in=COMING_STATES)
    rows = my_meetings(actor, day, coming, first="starts_at", limit=limit)
    return _with_counts(actor, rows, day)


def past_meetings(actor: Actor, day: date, *, limit: int = LIMIT) -> tuple[UpcomingMeeting, ...]:
    """Return meetings that are closed, cancelled or passed, latest first; one query.

    Without counts: what is still to be discussed is asked of meetings that come.
    """
    over = ~Q(starts_at__gte=_start_of(day), state__in=COMING_STATES)
    rows = my_meetings(actor, day, over, first="-starts_at", limit=limit)
    return tuple(
        UpcomingMeeting(meeting_fact(row), (), may_run=may_run(actor, row, day)) for row in rows
    )


def next_meeting_of_case(case_id: CaseId, day: date) -> MeetingFact | None:
    """Return the first meeting from today on that has this case on its agenda; one query."""
    row = (
        _from(day)
        .filter(
            state__in=COMING_STATES,
            items__case_id=case_id,
            items__state__in=(ItemState.WAITING, ItemState.OPEN),
        )
        .order_by("starts_at")
        .first()
    )
    return None if row is None else meeting_fact(row)


def coming_meetings_of(table_id: TableId, day: date) -> tuple[MeetingFact, ...]:
    """Return the meetings of a table from today on, to which a point can move; one query."""
    rows = _from(day).filter(table_id=table_id, state__in=COMING_STATES).order_by("starts_at")
    return tuple(meeting_fact(row) for row in rows)


def composition_doubts(
    actor: Actor, day: date
) -> tuple[tuple[MeetingFact, tuple[Finding, ...]], ...]:
    """Return, for each meeting of tomorrow that the actor runs, what would keep it from opening.

    Counts as coming: every place at the table that is not excused. One query, and for each
    meeting four (six with a protocol).
    """
    begin = _start_of(day + timedelta(days=1))
    rows = Meeting.objects.select_related("table").filter(
        table_id__in=actor.tables_led(day, RUNNING),
        starts_at__gte=begin,
        starts_at__lt=begin + timedelta(days=1),
        state=MeetingState.PLANNED,
    )
    found = []
    for meeting in rows.order_by("starts_at"):
        doubts = _doubts(meeting, day + timedelta(days=1))
        if doubts:
            found.append((meeting_fact(meeting), doubts))
    return tuple(found)


def _doubts(meeting: Meeting, day: date) -> tuple[Finding, ...]:
    excused = set(
        Attendance.objects.filter(meeting=meeting, excused=True).values_list(
            "mandate_id", flat=True
        )
    )
    seated = {
        place.mandate.id: place.mandate
        for place in tables.places(TableId(meeting.table_id), day)
        if place.mandate.id not in excused
    }
    return composition.check(meeting, [(one, "") for one in seated.values()], day).blocking


def _from(day: date) -> QuerySet[Meeting]:
    return Meeting.objects.select_related("table").filter(starts_at__gte=_start_of(day))


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())


def _with_counts(actor: Actor, rows: Iterable[Meeting], day: date) -> tuple[UpcomingMeeting, ...]:
    meetings = list(rows)
    counted: dict[object, Counter[str]] = {}
    items = AgendaItem.objects.filter(meeting__in=meetings, state__in=ON_AGENDA)
    for meeting, kind in items.values_list("meeting_id", "kind"):
        counted.setdefault(meeting, Counter())[kind] += 1
    return tuple(
        UpcomingMeeting(
            meeting=meeting_fact(row),
            counts=_counts(counted.get(row.id, Counter())),
            may_run=may_run(actor, row, day),
        )
        for row in meetings
    )


def _counts(found: Counter[str]) -> tuple[tuple[ItemKind, int], ...]:
    return tuple((kind, found[kind]) for kind in KIND_ORDER)
