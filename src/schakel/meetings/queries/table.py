# SPDX-License-Identifier: EUPL-1.2
"""A meeting as its pages show it: the agenda, the composition, the cockpit."""

from dataclasses import dataclass
from datetime import date

from schakel.access.decide import require
from schakel.access.kinds import Action
from schakel.actors import queries as actors
from schakel.actors.facts import MandateFact
from schakel.cases.circle.queries import circle_of
from schakel.cases.contributions import queries as given
from schakel.cases.contributions.facts import ContributionFact
from schakel.cases.tasks import queries as tasks
from schakel.cases.tasks.facts import TaskFact
from schakel.journal.commands import record
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import CaseId, ItemId, MandateId, MeetingId
from schakel.kernel.people import Actor
from schakel.meetings import composition, conduct
from schakel.meetings.access import MEETING, RECORD, RUN_MEETING, MeetingStanding
from schakel.meetings.commands.attendance import holds_clearance
from schakel.meetings.commands.plan import invited_to
from schakel.meetings.facts import (
    AttendanceFact,
    ItemFact,
    ItemState,
    MeetingFact,
    Presence,
    RecordFact,
)
from schakel.meetings.models import AgendaItem
from schakel.meetings.reading import (
    attendance,
    attendance_rows,
    file_of,
    files_of,
    in_order,
    in_room_first,
    item_facts,
    item_rows,
    may_run,
    meeting_fact,
    meeting_row,
    record_fact,
    record_of,
    with_hearers,
)
from schakel.rules.composition import MeetingCheck
from schakel.rules.framework import SeatRule
from schakel.vault.files import OpenFile


@dataclass(frozen=True)
class AgendaView:
    """The agenda as one reader sees it."""

    meeting: MeetingFact
    items: tuple[ItemFact, ...]
    may_run: bool


@dataclass(frozen=True)
class CompositionView:
    """Who is invited, who is noted, and what the law says of who is here."""

    meeting: MeetingFact
    people: tuple[AttendanceFact, ...]
    check: MeetingCheck


@dataclass(frozen=True)
class Candidate:
    """Somebody who could fill a seat; `is_cleared` says whether the clearance reaches."""

    mandate: MandateFact
    is_cleared: bool


@dataclass(frozen=True)
class PointToDecide:
    """What the form needs in which a point is written down: no text of it."""

    meeting: MeetingFact
    has_case: bool
    version: int
    owners: tuple[MandateFact, ...]


@dataclass(frozen=True)
class CockpitView:
    """The table while it meets; `record` is what this reader may read of the point `item`."""

    meeting: MeetingFact
    items: tuple[ItemFact, ...]
    item: ItemFact | None
    record: RecordFact | None
    people: tuple[AttendanceFact, ...]
    contributions: tuple[ContributionFact, ...]
    tasks: tuple[TaskFact, ...]
    owners: tuple[MandateFact, ...]
    """Who may be given a task at this point."""
    may_run: bool

    def sees_from(self, mandate: MandateId) -> int | None:
        """Return the number of the first opened point that somebody heard; None when none."""
        heard = [one.number for one in self.items if mandate in one.readers]
        return min(heard) if heard else None


def agenda_of(actor: Actor, meeting_id: MeetingId, day: date) -> AgendaView:
    """Return the agenda with its questions; three queries and a line in the journal."""
    meeting = meeting_row(meeting_id)
    rows = list(item_rows().filter(meeting=meeting))
    items = item_facts(rows, meeting, files_of(rows, meeting))
    record(actor.person, MEETING.reading, conduct.about(meeting), day=day)
    return AgendaView(meeting_fact(meeting), items, may_run(actor, meeting, day))


def meeting(actor: Actor, meeting_id: MeetingId, day: date) -> tuple[MeetingFact, bool]:
    """Return a meeting, and whether the actor runs it; one query."""
    row = meeting_row(meeting_id)
    return meeting_fact(row), may_run(actor, row, day)


def composition_of(actor: Actor, meeting_id: MeetingId, day: date) -> CompositionView:
    """Return who is invited or noted and what the law says; five queries, seven with a protocol.

    Raises:
        NotFoundError: it is not there, or not the actor's to see.
        AccessDeniedError: only who runs the table marks who is here.
    """
    rows = attendance_rows(meeting_id)
    row = rows[0].meeting if rows else meeting_row(meeting_id)
    require(actor, RUN_MEETING, conduct.standing_for(actor, row, day), day)
    noted = in_room_first(rows)
    known = {one.mandate.id for one in noted}
    expected = [
        AttendanceFact(mandate, Presence.EXPECTED, None, None, "")
        for mandate in invited_to(row, day).values()
        if mandate.id not in known
    ]
    here = [(one.mandate, one.fills_seat) for one in noted if one.is_present]
    return CompositionView(
        meeting_fact(row),
        (*noted, *expected),
        composition.check(row, here, day),
    )


def candidates(seat: SeatRule, day: date) -> tuple[Candidate, ...]:
    """Return who holds a function that fits the seat today, the cleared first; two queries."""
    found = actors.active_mandates(day, functions=seat.functions)
    cleared = actors.clearances(one.person.id for one in found)
    people = [
        Candidate(one, holds_clearance(cleared.get(one.person.id), seat.clearance, day))
        for one in found
    ]
    return tuple(sorted(people, key=lambda one: not one.is_cleared))


def cockpit(actor: Actor, meeting_id: MeetingId, item_id: ItemId | None, day: date) -> CockpitView:
    """Return the table while it meets; six queries and a line in the journal.

    Without `item_id`: the open point, else the first that waits.

    Raises:
        NotFoundError: the meeting or the point is not there, or not the actor's to see.
    """
    here = item_rows().select_related("meeting__table").filter(meeting_id=meeting_id)
    rows = list(with_hearers(here))
    meeting = rows[0].meeting if rows else meeting_row(meeting_id)
    shown = _shown(rows, item_id)
    general = [row for row in rows if row.case_id is None]
    files = files_of([*general, *([shown] if shown else [])], meeting)
    items = item_facts(rows, meeting, files)
    sealed_with = file_of(shown, meeting) if shown else None
    file = files.get(sealed_with) if sealed_with else None
    written = record_of(shown) if shown else None
    opened = record_fact(written, file) if written and file else None
    people = attendance(meeting)
    about = conduct.about(meeting, shown)
    record(actor.person, RECORD.reading if opened else MEETING.reading, about, day=day)
    return CockpitView(
        meeting=meeting_fact(meeting),
        items=items,
        item=next((one for one in items if shown and one.id == shown.id), None),
        record=opened,
        people=people,
        contributions=_given(actor, shown, file, day),
        tasks=_tasks(actor, shown, file, day),
        owners=_owners(shown, people),
        may_run=may_run(actor, meeting, day),
    )


def point_to_decide(
    actor: Actor, meeting_id: MeetingId, item_id: ItemId, day: date
) -> PointToDecide:
    """Return a point to who may write at it, without opening or journalling anything; four queries.

    Raises:
        NotFoundError: the point is not there, not the actor's to see, or of another meeting.
        AccessDeniedError: with the reason, for who may see it.
    """
    points = item_rows().select_related("meeting__table").filter(meeting_id=meeting_id)
    row = with_hearers(points).filter(pk=item_id).first()
    if row is None:
        raise NotFoundError
    require(actor, RUN_MEETING, conduct.standing_for(actor, row.meeting, day), day)
    written = record_of(row)
    return PointToDecide(
        meeting_fact(row.meeting),
        has_case=row.case_id is not None,
        version=written.version if written else 0,
        owners=_owners(row, attendance(row.meeting)),
    )


def _given(
    actor: Actor, shown: AgendaItem | None, file: OpenFile | None, day: date
) -> tuple[ContributionFact, ...]:
    if shown is None or shown.case_id is None or file is None:
        return ()
    rows = given.case_contributions(actor, CaseId(shown.case_id), day)
    standing = rows.filter(withdrawn_on__isnull=True)
    return given.as_facts(actor, standing, {file.id: file}, day)


def _tasks(
    actor: Actor, shown: AgendaItem | None, file: OpenFile | None, day: date
) -> tuple[TaskFact, ...]:
    if shown is None:
        return ()
    if shown.case_id is None:
        return tasks.tasks_of_item(actor, ItemId(shown.id), day)
    rows = tasks.case_tasks(CaseId(shown.case_id)).filter(item=shown.id)
    return tasks.tasks_of(actor, rows, day, file=file)


def _owners(
    shown: AgendaItem | None, people: tuple[AttendanceFact, ...]
) -> tuple[MandateFact, ...]:
    """Return who is at the meeting; for a case only its circle and who heard the point."""
    if shown is None:
        return ()
    everyone = {one.mandate.id: one.mandate for one in people}
    if shown.case_id is None:
        return tuple(everyone.values())
    heard = set(getattr(shown, "reader_ids", ()))
    circle = {seat.mandate.id: seat.mandate for seat in circle_of([shown.case_id])}
    here = {key: one for key, one in everyone.items() if key in heard}
    return tuple({**here, **circle}.values())


def _shown(rows: list[AgendaItem], item_id: ItemId | None) -> AgendaItem | None:
    ordered = in_order(rows)
    if item_id is not None:
        found = next((row for row in ordered if row.id == item_id), None)
        if found is None:
            raise NotFoundError
        return found
    for state in (ItemState.OPEN, ItemState.WAITING):
        for row in ordered:
            if row.state == state:
                return row
    return None


def meeting_for(
    actor: Actor, meeting_id: MeetingId, action: Action[MeetingStanding], day: date
) -> MeetingFact:
    """Return a meeting for a page that changes it; two queries.

    Raises:
        NotFoundError: it is not there, or not the actor's to see.
        AccessDeniedError: with the reason, for who may see it.
    """
    return meeting_fact(conduct.meeting_for(actor, meeting_id, action, day))


def item_for(
    actor: Actor, item_id: ItemId, action: Action[MeetingStanding], day: date
) -> tuple[MeetingFact, ItemFact]:
    """Return a point, numbered for the actor, for a page that changes it; five queries.

    Raises:
        NotFoundError: it is not there, not the actor's to see, or off the agenda.
        AccessDeniedError: with the reason, for who may see it.
    """
    row = AgendaItem.objects.filter(pk=item_id).first()
    if row is None:
        raise NotFoundError
    meeting = conduct.meeting_for(actor, MeetingId(row.meeting_id), action, day)
    rows = list(item_rows().filter(meeting=meeting))
    shown = [one for one in rows if one.id == item_id]
    items = item_facts(rows, meeting, files_of(shown, meeting))
    found = next((one for one in items if one.id == item_id), None)
    if found is None:
        raise NotFoundError
    return meeting_fact(meeting), found
