# SPDX-License-Identifier: EUPL-1.2
"""Minutes and the register of decisions, as far as the actor heard or leads."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, QuerySet

from schakel.access.asking import among, is_there
from schakel.actors import queries as actors
from schakel.cases.contributions import queries as given
from schakel.cases.contributions.facts import ContributionFact
from schakel.cases.tasks import queries as tasks
from schakel.cases.tasks.facts import TaskFact
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import CaseId, FileId, ItemId, MandateId, MeetingId, TableId
from schakel.kernel.people import Actor
from schakel.meetings import conduct
from schakel.meetings.access import RECORD
from schakel.meetings.commands.minutes import ROW
from schakel.meetings.facts import (
    AttendanceFact,
    DecisionFact,
    ItemFact,
    ItemState,
    MeetingFact,
    MinutesFact,
    MinutesState,
    RecordFact,
)
from schakel.meetings.models import AgendaItem, Minutes
from schakel.meetings.reading import (
    attendance,
    file_of,
    files_of,
    item_facts,
    item_rows,
    may_run,
    meeting_fact,
    meeting_row,
    record_fact,
    record_of,
    with_hearers,
)
from schakel.tables.access import TABLE
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_files

LIMIT = 50
POINTS = 200


@dataclass(frozen=True)
class MinutesView:
    """One point with everything its minutes may say; `versions` newest first."""

    meeting: MeetingFact
    item: ItemFact
    record: RecordFact
    versions: tuple[MinutesFact, ...]
    people: tuple[AttendanceFact, ...]
    tasks: tuple[TaskFact, ...]
    own: tuple[ContributionFact, ...]
    """What the reader gave until the day of the meeting, without what stays out of minutes."""
    may_run: bool

    @property
    def last(self) -> MinutesFact | None:
        return self.versions[0] if self.versions else None


@dataclass(frozen=True)
class Waiting:
    """Minutes that wait for approval at a meeting."""

    meeting: MeetingFact
    item: ItemFact
    minutes: MinutesFact


def minutes_of(actor: Actor, item_id: ItemId, day: date) -> MinutesView:
    """Return the minutes of a point; six queries and a line in the journal.

    Raises:
        NotFoundError: not the actor's: who was not there and does not lead reads nothing of it.
    """
    here = item_rows().select_related("meeting__table").filter(pk=item_id)
    row = with_hearers(here).first()
    written = record_of(row) if row else None
    if row is None or written is None:
        raise NotFoundError
    file = _only_file(row)
    (item,) = item_facts([row], row.meeting, {file.id: file})
    versions = Minutes.objects.filter(item=row).order_by("-number")
    record(actor.person, RECORD.reading, conduct.about(row.meeting, row), day=day)
    return MinutesView(
        meeting=meeting_fact(row.meeting),
        item=item,
        record=record_fact(written, file),
        versions=tuple(_minutes(one, file) for one in versions),
        people=attendance(row.meeting),
        tasks=tasks.tasks_of_item(actor, item_id, day)
        if row.case_id is None
        else tasks.tasks_of(
            actor, tasks.case_tasks(CaseId(row.case_id)).filter(item=row.id), day, file=file
        ),
        own=_own(actor, row, file, day),
        may_run=may_run(actor, row.meeting, day),
    )


def closed_points(table: uuid.UUID | OuterRef, before: datetime | OuterRef) -> QuerySet[AgendaItem]:
    """Return the latest 200 closed points of a table, of meetings before a moment.

    Both may be a column of an outer query.
    """
    rows = AgendaItem.objects.filter(
        meeting__table_id=table, meeting__starts_at__lt=before, state=ItemState.CLOSED
    )
    return rows.order_by("-meeting__starts_at")[:POINTS]


def drafts_of(points: QuerySet[AgendaItem]) -> QuerySet[Minutes]:
    """Return the newest minutes of these points that are not approved yet.

    A newer version, approved or not, takes the place of an earlier draft.
    """
    later = Minutes.objects.filter(item=OuterRef("item"), number__gt=OuterRef("number"))
    drafts = Minutes.objects.filter(among(points.values("pk"), "item_id"))
    return drafts.filter(state=MinutesState.DRAFT).exclude(is_there(later))


def waiting_minutes(meeting_id: MeetingId) -> tuple[Waiting, ...]:
    """Return minutes that wait for approval, of the latest 200 points of the table before this
    meeting; four queries."""
    meeting = meeting_row(meeting_id)
    last: dict[uuid.UUID, Minutes] = {
        one.item_id: one for one in drafts_of(closed_points(meeting.table_id, meeting.starts_at))
    }
    rows = item_rows().select_related("meeting__table").filter(pk__in=last)
    drafts = list(rows.order_by("-meeting__starts_at"))
    files = open_files(_file_ids(drafts))
    found = []
    for row in drafts:
        sealed_with = file_of(row, row.meeting)
        if sealed_with is None or sealed_with not in files:
            continue
        file = files[sealed_with]
        (item,) = item_facts([row], row.meeting, {file.id: file})
        found.append(Waiting(meeting_fact(row.meeting), item, _minutes(last[row.id], file)))
    return tuple(found)


def decisions_of_table(
    actor: Actor, table_id: TableId, day: date, *, limit: int = LIMIT, offset: int = 0
) -> tuple[DecisionFact, ...]:
    """Return what the table decided, newest meeting first, as far as the actor may read it; three
    queries.

    Opening the texts writes a line in the journal.
    """
    rows = item_rows().filter(meeting__table_id=table_id)
    found = _decisions(list(_decided(rows)[offset : offset + limit]))
    record(actor.person, RECORD.reading, About(TABLE, table_id, table=table_id), day=day)
    return found


def decisions_of_case(case_id: CaseId, *, limit: int = LIMIT) -> tuple[DecisionFact, ...]:
    """Return what was decided about a case, newest first, as far as the actor heard; three queries.

    The case page that shows them writes its own line in the journal.
    """
    return _decisions(list(_decided(item_rows().filter(case_id=case_id))[:limit]))


def _decided(rows: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    return (
        rows.select_related("meeting__table")
        .filter(record__decided_on__isnull=False, state=ItemState.CLOSED)
        # By meeting first: its index gives them in this order, so that reading stops at the limit.
        .order_by("-meeting__starts_at", "-record__decided_on", "-closed_at", "id")
    )


def _decisions(rows: list[AgendaItem]) -> tuple[DecisionFact, ...]:
    files = open_files(_file_ids(rows))
    people = actors.mandate_facts(_decider(row) for row in rows)
    found = []
    for row in rows:
        written, sealed_with = record_of(row), file_of(row, row.meeting)
        if written is None or sealed_with is None or sealed_with not in files:
            continue
        file, decider = files[sealed_with], _decider(row)
        (item,) = item_facts([row], row.meeting, {file.id: file})
        found.append(
            DecisionFact(
                item=item.id,
                meeting=MeetingId(row.meeting_id),
                case=item.case,
                label=item.label,
                record=record_fact(written, file),
                decided_by=None if decider is None else people.get(decider),
            )
        )
    return tuple(found)


def _decider(row: AgendaItem) -> MandateId | None:
    written = record_of(row)
    if written is None or written.decided_by_id is None:
        return None
    return MandateId(written.decided_by_id)


def _file_ids(rows: list[AgendaItem]) -> set[FileId]:
    found = (file_of(row, row.meeting) for row in rows)
    return {one for one in found if one is not None}


def _only_file(row: AgendaItem) -> OpenFile:
    files = files_of([row], row.meeting)
    sealed_with = file_of(row, row.meeting)
    if sealed_with is None or sealed_with not in files:
        raise NotFoundError
    return files[sealed_with]


def _own(actor: Actor, row: AgendaItem, file: OpenFile, day: date) -> tuple[ContributionFact, ...]:
    if row.case_id is None:
        return ()
    rows = given.case_contributions(actor, CaseId(row.case_id), day)
    found = given.as_facts(actor, rows, {file.id: file}, day)
    until = meeting_fact(row.meeting).day
    return tuple(
        one
        for one in found
        if one.is_mine
        and one.withdrawn_on is None
        and not one.words.not_in_minutes
        and one.shared_on <= until
    )


def _minutes(row: Minutes, file: OpenFile) -> MinutesFact:
    return MinutesFact(
        number=row.number,
        state=MinutesState(row.state),
        summary=file.open(row.summary, table=ROW, row=row.id, column="summary"),
        written_at=row.written_at,
        approved_on=row.approved_on,
    )
