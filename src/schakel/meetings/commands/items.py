# SPDX-License-Identifier: EUPL-1.2
"""A point at the table: opening it for who is here and may hear it, writing down, closing."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from schakel.access.decide import require_law
from schakel.cases.case.commands.closing import PHASES, set_phase
from schakel.cases.case.queries import agenda as cases
from schakel.cases.circle.queries import partners
from schakel.cases.tasks.commands import give_table_task, give_task
from schakel.journal.commands import change, entry, record
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.kernel.ids import CaseId, ItemId, MandateId, TableId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import CaseState, DecisionKind, DecisionManner, Keeps, SubjectKind
from schakel.meetings import composition, conduct
from schakel.meetings.access import RUN_MEETING
from schakel.meetings.facts import RUNNING_STATES, ItemState, MeetingState, MinutesState
from schakel.meetings.models import (
    AgendaItem,
    Attendance,
    ItemRecord,
    Meeting,
    Minutes,
)
from schakel.rules import law, table_rules

RECORD = "meetings_itemrecord"
BEFORE_FOLLOW_UP = frozenset({CaseState.DELIBERATION, CaseState.REOPENED})


@dataclass(frozen=True)
class NewTask:
    """An action agreed at the table."""

    what: str
    owner: MandateId
    due: date
    line: int = 0
    """Its place in the form, so that an error stands beside it."""


@dataclass(frozen=True)
class RecordDraft:
    """What is written down at a point; only decision, actions and dates are ever asked for."""

    decision_kind: DecisionKind | None = None
    decision: str = ""
    talk: str = ""
    objections: str = ""
    review_on: date | None = None
    tasks: tuple[NewTask, ...] = ()


def open_item(actor: Actor, item_id: ItemId, *, day: date) -> None:
    """Open a point for those who are in the room and may read its case; who comes later has no row.

    Opening a closed point again gives nobody new a row.

    Raises:
        AccessDeniedError: a case, and the law does not let this table meet with who is here now.
        RefusedInputError: the meeting is not open, or another point is.
    """
    meeting, item = conduct.locked_item(actor, item_id, RUN_MEETING, day)
    if item.state not in {ItemState.WAITING, ItemState.CLOSED}:
        raise RefusedInputError(
            field="", message=_("Dit punt is al open of staat niet meer op de agenda.")
        )
    _require_open_for(meeting, item, day)
    if AgendaItem.objects.filter(meeting=meeting, state=ItemState.OPEN).exists():
        raise RefusedInputError(field="", message=_("Er is nog een punt open. Sluit het eerst."))
    hearers = _hearers(item, _here(meeting), day)
    done = entry(actor.person, RUN_MEETING, conduct.about(meeting, item), day=day)
    change("meetings.open_item", item.id, sorted(hearers), entry=done)


def admit_to_item(actor: Actor, item_id: ItemId, mandate: MandateId, *, day: date) -> None:
    """Let somebody who came later follow the open point too, because the chair says so.

    Raises:
        RefusedInputError: the point is not open, they are not here, or may not read the case.
    """
    meeting, item = conduct.locked_item(actor, item_id, RUN_MEETING, day)
    if item.state != ItemState.OPEN:
        raise RefusedInputError(field="", message=_("Dit punt is niet open."))
    if mandate not in _hearers(item, _here(meeting) & {mandate}, day):
        raise RefusedInputError(
            field="",
            message=_("Deze persoon is niet aanwezig, of hoort niet bij de kring van deze casus."),
        )
    done = entry(actor.person, RUN_MEETING, conduct.about(meeting, item), day=day)
    change("meetings.admit", item.id, mandate, entry=done)


def save_record(
    actor: Actor, item_id: ItemId, draft: RecordDraft, *, version: int, day: date
) -> None:
    """Write down what is agreed so far; the tasks stand on their owners' pages at once.

    Raises:
        ChangedMeanwhileError: somebody else wrote first; nothing of this draft is written.
        RefusedInputError: a day lies in the past, or this table keeps less than was typed.
    """
    # All or nothing: a refused task leaves no half record behind.
    with transaction.atomic():
        meeting, item = _writing(actor, item_id, day)
        _write(actor, meeting, item, draft, version, day)


def close_item(
    actor: Actor,
    item_id: ItemId,
    draft: RecordDraft,
    manner: DecisionManner,
    *,
    version: int,
    day: date,
) -> None:
    """Write down what is decided, by consensus or by the chair, and close the point.

    Raises:
        ChangedMeanwhileError: somebody else wrote first.
        RefusedInputError: a case without a decision, or no chair is here to decide.
    """
    with transaction.atomic():
        meeting, item = _writing(actor, item_id, day)
        if item.case_id is not None and draft.decision_kind is None:
            raise RefusedInputError(field="decision_kind", message=_("Kies wat er beslist is."))
        if manner is DecisionManner.CHAIR and meeting.chair_id is None:
            raise RefusedInputError(
                field="decision_kind",
                message=_("Er is geen voorzitter aanwezig. Beslis samen, of later."),
            )
        _write(actor, meeting, item, draft, version, day)
        done = entry(actor.person, RUN_MEETING, conduct.about(meeting, item), day=day)
        change("meetings.close_item", item.id, manner.value, entry=done)
        _first_minutes(actor, meeting, item, day)
        _follow_up(actor, item, draft, day)


def _writing(actor: Actor, item_id: ItemId, day: date) -> tuple[Meeting, AgendaItem]:
    meeting, item = conduct.locked_item(actor, item_id, RUN_MEETING, day)
    conduct.require_state(meeting, *RUNNING_STATES)
    if item.state != ItemState.OPEN:
        raise RefusedInputError(field="", message=_("Dit punt is niet open. Open het eerst."))
    return meeting, item


def _write(
    actor: Actor,
    meeting: Meeting,
    item: AgendaItem,
    draft: RecordDraft,
    version: int,
    day: date,
) -> None:
    row = ItemRecord.objects.select_for_update().filter(item=item).first()
    if row is None:
        raise NotFoundError
    if row.version != version:
        raise ChangedMeanwhileError
    _check(meeting, draft, day)
    texts = {"talk": draft.talk, "decision": draft.decision, "objections": draft.objections}
    sealed = conduct.file_for(meeting, item).seal(texts, table=RECORD, row=row.id)
    row.talk, row.decision, row.objections = (
        sealed["talk"],
        sealed["decision"],
        sealed["objections"],
    )
    row.decision_kind = draft.decision_kind or ""
    row.review_on = draft.review_on
    row.version += 1
    row.save(
        update_fields=["talk", "decision", "objections", "decision_kind", "review_on", "version"]
    )
    for task in draft.tasks:
        _give(actor, meeting, item, task, day)
    record(actor.person, RUN_MEETING, conduct.about(meeting, item), day=day)


def _give(actor: Actor, meeting: Meeting, item: AgendaItem, task: NewTask, day: date) -> None:
    at = ItemId(item.id)
    try:
        if item.case_id is None:
            table = TableId(meeting.table_id)
            give_table_task(
                actor, table, what=task.what, owner=task.owner, due_on=task.due, day=day, item=at
            )
        else:
            case = CaseId(item.case_id)
            give_task(
                actor, case, what=task.what, owner=task.owner, due_on=task.due, day=day, item=at
            )
    except RefusedInputError as error:
        raise RefusedInputError(
            field=f"{error.field}_{task.line}", message=error.message
        ) from error


def _follow_up(actor: Actor, item: AgendaItem, draft: RecordDraft, day: date) -> None:
    """Bring the case where the table decided it stands; closing one asks for more."""
    if item.case is None:
        return
    phase = CaseState(item.case.state)
    if draft.decision_kind is DecisionKind.FOLLOW_UP and phase in BEFORE_FOLLOW_UP:
        phase = CaseState.FOLLOW_UP
    elif draft.review_on is None or phase not in PHASES:
        return
    set_phase(
        actor,
        CaseId(item.case.id),
        phase,
        review_on=draft.review_on,
        version=item.case.version,
        day=day,
    )


def _check(meeting: Meeting, draft: RecordDraft, day: date) -> None:
    keeps_little = meeting.table.keeps == Keeps.DECISIONS_ONLY
    if keeps_little and (draft.talk.strip() or draft.objections.strip()):
        raise RefusedInputError(
            field="talk", message=_("Deze tafel bewaart alleen agenda, beslissingen en afspraken.")
        )
    if draft.review_on is not None and draft.review_on < day:
        raise RefusedInputError(
            field="review_on", message=_("Die dag is al voorbij. Kies een dag vanaf vandaag.")
        )


def _require_open_for(meeting: Meeting, item: AgendaItem, day: date) -> None:
    if item.case is None:
        conduct.require_state(meeting, *RUNNING_STATES)
        return
    if meeting.state == MeetingState.GENERAL_ONLY:
        raise RefusedInputError(
            field="", message=_("Het overleg is alleen open voor punten die over niemand gaan.")
        )
    conduct.require_state(meeting, MeetingState.OPEN)
    # Again at every case: who is needed may have left.
    found = composition.check_now(meeting, day)
    composition.require_composed(found)
    subject = SubjectKind(item.case.subject_kind)
    require_law(table_rules.may_hold_subject(law.book(), meeting.table.kind, subject, day))


def _here(meeting: Meeting) -> frozenset[MandateId]:
    rows = Attendance.objects.filter(
        meeting=meeting, arrived_at__isnull=False, left_at__isnull=True, excused=False
    )
    return frozenset(MandateId(one) for one in rows.values_list("mandate_id", flat=True))


def _hearers(item: AgendaItem, here: frozenset[MandateId], day: date) -> frozenset[MandateId]:
    """Return who of these may hear the point: all without a case, else the circle and who leads."""
    if item.case_id is None:
        return here
    case = CaseId(item.case_id)
    facts = cases.standings_of([case]).get(case)
    if facts is None:
        raise NotFoundError
    return here & {one.id for one in partners(facts, day)}


def _first_minutes(actor: Actor, meeting: Meeting, item: AgendaItem, day: date) -> None:
    """Make version 1 of the minutes: decision and actions, nothing else, to be approved later."""
    writer = conduct.running_mandate(actor, TableId(meeting.table_id), day)
    if writer is None or Minutes.objects.filter(item=item).exists():
        return
    Minutes(
        item=item,
        file_id=item.file_id,
        number=1,
        state=MinutesState.DRAFT,
        written_by_id=writer,
        written_at=timezone.now(),
    ).save(force_insert=True)
