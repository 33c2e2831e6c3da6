# SPDX-License-Identifier: EUPL-1.2
"""From rows to facts; what a reader does not see is not counted, numbered or named."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from schakel.actors import queries as actors
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import CaseId, FileId, ItemId, MandateId, MeetingId, TableId
from schakel.kernel.people import RUNNING, Actor
from schakel.kernel.vocabulary import (
    DecisionKind,
    DecisionManner,
    ItemKind,
    Keeps,
    TableLevel,
)
from schakel.meetings.facts import (
    KIND_ORDER,
    ON_AGENDA,
    AttendanceFact,
    ItemFact,
    ItemState,
    MeetingFact,
    MeetingState,
    Presence,
    RecordFact,
)
from schakel.meetings.models import AgendaItem, Attendance, ItemReader, ItemRecord, Meeting
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_files

Files = Mapping[FileId, OpenFile]
ITEM, RECORD = "meetings_agendaitem", "meetings_itemrecord"


def meeting_row(meeting_id: MeetingId) -> Meeting:
    """Return the row with its table; one query.

    Raises:
        NotFoundError: it is not there, or not the actor's to see.
    """
    row = Meeting.objects.select_related("table").filter(pk=meeting_id).first()
    if row is None:
        raise NotFoundError
    return row


def meeting_fact(row: Meeting) -> MeetingFact:
    """Return the fact of a meeting that was loaded with its table."""
    return MeetingFact(
        id=MeetingId(row.id),
        table=TableId(row.table_id),
        table_name=row.table.name,
        kind=row.table.kind,
        level=TableLevel(row.table.level),
        keeps=Keeps(row.table.keeps),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        state=MeetingState(row.state),
        chair=None if row.chair_id is None else MandateId(row.chair_id),
        sequence=row.sequence,
        version=row.version,
    )


def item_rows() -> QuerySet[AgendaItem]:
    """Return the points on agendas, with their case and what was decided."""
    return AgendaItem.objects.filter(state__in=ON_AGENDA).select_related("case", "record")


def with_hearers(rows: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """Return the points with who heard them, which a page about one meeting shows.

    Each hearer is a row under a policy of its own: a list of many points goes without.
    """
    readers = ItemReader.objects.filter(item=OuterRef("pk")).values("mandate_id")
    return rows.annotate(reader_ids=ArraySubquery(readers))


def in_order(rows: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Return new, running and closable cases, then what concerns no case."""
    kinds = [kind.value for kind in KIND_ORDER]
    return sorted(rows, key=lambda row: (kinds.index(row.kind), row.position))


def file_of(row: AgendaItem, meeting: Meeting) -> FileId | None:
    """Return the file that seals the texts of a point; None when it was destroyed."""
    if row.case is None:
        return FileId(meeting.file_id)
    return None if row.case.file_id is None else FileId(row.case.file_id)


def files_of(rows: Iterable[AgendaItem], meeting: Meeting) -> Files:
    """Return the opened files of these points; one query."""
    found = (file_of(row, meeting) for row in rows)
    return open_files(one for one in found if one is not None)


def item_facts(rows: Iterable[AgendaItem], meeting: Meeting, files: Files) -> tuple[ItemFact, ...]:
    """Return the points in order, numbered for this reader; a text without its file is empty."""
    return tuple(
        _item(row, number, files.get(file_of(row, meeting) or FileId(meeting.file_id)))
        for number, row in enumerate(in_order(rows), start=1)
    )


def _item(row: AgendaItem, number: int, file: OpenFile | None) -> ItemFact:
    decided = record_of(row)
    title = _opened(file, row.title, row, "title")
    return ItemFact(
        id=ItemId(row.id),
        case=None if row.case_id is None else CaseId(row.case_id),
        number=number,
        label=title if row.case is None else row.case.pseudonym,
        kind=ItemKind(row.kind),
        state=ItemState(row.state),
        question=_opened(file, row.question, row, "question"),
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        decision_kind=DecisionKind(decided.decision_kind)
        if decided and decided.decision_kind
        else None,
        readers=frozenset(MandateId(one) for one in getattr(row, "reader_ids", ())),
    )


def record_of(row: AgendaItem) -> ItemRecord | None:
    """Return what was written at a point, None when nothing was, or when it is not the reader's."""
    return getattr(row, "record", None)


def record_fact(row: ItemRecord, file: OpenFile) -> RecordFact:
    """Return what was said and decided, opened."""

    def opened(column: str) -> str:
        return file.open(getattr(row, column), table=RECORD, row=row.id, column=column)

    return RecordFact(
        talk=opened("talk"),
        decision_kind=DecisionKind(row.decision_kind) if row.decision_kind else None,
        decision=opened("decision"),
        manner=DecisionManner(row.manner) if row.manner else None,
        objections=opened("objections"),
        decided_on=row.decided_on,
        review_on=row.review_on,
        version=row.version,
    )


def attendance(meeting: Meeting) -> tuple[AttendanceFact, ...]:
    """Return who was noted at this meeting, present ones first; one query."""
    return in_room_first(attendance_rows(MeetingId(meeting.id)))


def attendance_rows(meeting_id: MeetingId) -> list[Attendance]:
    """Return the rows of a meeting with their mandates and the meeting; one query."""
    rows = Attendance.objects.filter(meeting_id=meeting_id).select_related(
        "meeting__table", "mandate__person", "mandate__organisation__municipality"
    )
    return list(rows)


def in_room_first(rows: Iterable[Attendance]) -> tuple[AttendanceFact, ...]:
    """Return who is present, who left, who is expected, who is excused; each by family name."""
    order = [Presence.PRESENT, Presence.LEFT, Presence.EXPECTED, Presence.EXCUSED]
    facts = (attendance_fact(row) for row in rows)
    return tuple(
        sorted(facts, key=lambda one: (order.index(one.presence), one.mandate.person.family_name))
    )


def attendance_fact(row: Attendance) -> AttendanceFact:
    """Return the fact of a row that was loaded with its mandate."""
    return AttendanceFact(
        mandate=actors.mandate_fact(row.mandate),
        presence=_presence(row),
        arrived_at=row.arrived_at,
        left_at=row.left_at,
        fills_seat=row.fills_seat,
    )


def _presence(row: Attendance) -> Presence:
    if row.excused:
        return Presence.EXCUSED
    if row.arrived_at is None:
        return Presence.EXPECTED
    return Presence.PRESENT if row.left_at is None else Presence.LEFT


def may_run(actor: Actor, meeting: Meeting, day: date) -> bool:
    """Return whether the actor chairs or coordinates the table: which buttons a page shows."""
    return actor.leads([TableId(meeting.table_id)], day, RUNNING)


def _opened(file: OpenFile | None, sealed: bytes | memoryview, row: AgendaItem, column: str) -> str:
    return "" if file is None else file.open(sealed, table=ITEM, row=row.id, column=column)
