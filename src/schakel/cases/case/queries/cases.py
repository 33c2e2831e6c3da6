# SPDX-License-Identifier: EUPL-1.2
"""Reading cases: the list, one opened file, its name, and who opened it."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from schakel.access.decide import decide, require
from schakel.access.kinds import Action
from schakel.actors import queries as actors
from schakel.actors.facts import PersonFact
from schakel.cases.case.access import (
    CASE,
    CLOSE_CASE,
    ESCALATE_CASE,
    REOPEN_CASE,
    RETURN_CASE,
    SET_PHASE,
)
from schakel.cases.case.facts import (
    CaseFile,
    CaseSummary,
    ClosingFact,
    NameFact,
    OpenedFact,
    OpenedSummary,
    PlaceAtTable,
)
from schakel.cases.case.queries.mine import my_cases
from schakel.cases.case.standing import CaseStanding, unseen
from schakel.cases.circle import queries as circle
from schakel.cases.circle.access import INVITE, MemberStanding, member_standing
from schakel.cases.circle.facts import MemberFact
from schakel.cases.contributions import queries as contributions
from schakel.cases.contributions.access import SHARE_CONTRIBUTION, ContributionStanding
from schakel.cases.contributions.facts import ContributionFact
from schakel.cases.models import Case, CasePlace, Identity
from schakel.cases.signals.access import IDENTITY
from schakel.cases.speaking_mandate import mandate_in_case
from schakel.cases.tasks import queries as tasks
from schakel.cases.tasks.access import GIVE_TASK
from schakel.journal import queries as journal
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import CaseId, ContributionId, FileId, MandateId, PersonId, TableId
from schakel.kernel.people import RUNNING, Actor
from schakel.kernel.vocabulary import (
    CaseState,
    ConcernKind,
    Keeps,
    MembershipState,
    Outcome,
    SubjectKind,
    TableLevel,
)
from schakel.rules import law
from schakel.tables import queries as tables
from schakel.vault.files import OpenFile
from schakel.vault.queries import opened

ASKED = (
    INVITE,
    SHARE_CONTRIBUTION,
    GIVE_TASK,
    ESCALATE_CASE,
    RETURN_CASE,
    SET_PHASE,
    CLOSE_CASE,
    REOPEN_CASE,
)


def visible_cases(
    actor: Actor,
    day: date,
    *,
    table: TableId | None = None,
    state: CaseState | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[CaseSummary, ...]:
    """Return the cases the actor may read, the next review first, closed ones last; one query."""
    rows = my_cases(actor, day)
    if table is not None:
        rows = rows.filter(places__table_id=table, places__ended_on__isnull=True)
    if state is not None:
        rows = rows.filter(state=state)
    end = None if limit is None else offset + limit
    return tuple(summary(row) for row in _next_review_first(rows)[offset:end])


def cases_to_review(actor: Actor, day: date) -> tuple[CaseSummary, ...]:
    """Return open cases to review today, of the tables the actor coordinates; one query."""
    here = CasePlace.objects.filter(
        table_id__in=tasks.coordinated(actor, day), ended_on__isnull=True
    )
    rows = Case.objects.filter(pk__in=here.values("case_id"), review_on__lte=day)
    running = rows.exclude(state=CaseState.CLOSED)
    return tuple(summary(row) for row in _next_review_first(running))


def open_case_file(actor: Actor, case_id: CaseId, day: date) -> CaseFile:
    """Return all of a case that the actor may read, and journal that it was opened.

    Five queries, and one for the journal.

    Raises:
        NotFoundError: there is none for the actor.
    """
    found = read_case_file(actor, case_id, day)
    record(actor.person, CASE.reading, About(CASE, case_id, case=case_id), day=day)
    return found


def read_case_file(actor: Actor, case_id: CaseId, day: date) -> CaseFile:
    """Return the same for a form about an opened case; five queries.

    Raises:
        NotFoundError: there is none for the actor.
    """
    return _read(actor, case_id, day, with_tasks=True, with_said=True)[0]


def case_step(
    actor: Actor,
    case_id: CaseId,
    action: Action[CaseStanding],
    day: date,
    *,
    with_tasks: bool = False,
    lock: bool = False,
) -> CaseFile:
    """Return a case, without what was said, to who may take the step; three queries.

    `with_tasks` is one query more. `lock` keeps the case as it is until the transaction ends, for
    a command that goes on with what is returned.

    Raises:
        NotFoundError: there is none for the actor.
        AccessDeniedError: the actor may know it and may not take the step.
    """
    found, _file = _read(actor, case_id, day, with_tasks=with_tasks, lock=lock)
    require(actor, action, found.standing, day)
    return found


def open_names(actor: Actor, case_id: CaseId, day: date) -> tuple[CaseFile, tuple[NameFact, ...]]:
    """Return a case and whom it is about, and journal that the name was opened.

    Four queries, and one for the journal.

    Raises:
        NotFoundError: the actor may not read the case.
    """
    found, _file = _read(actor, case_id, day)
    rows = Identity.objects.filter(case_id=case_id).select_related("file").order_by("given_on")
    names = tuple(_name(row, opened(row.file)) for row in rows if row.file is not None)
    record(actor.person, IDENTITY.reading, About(CASE, case_id, case=case_id), day=day)
    return found, names


def contribution_in_case(
    actor: Actor, contribution_id: ContributionId, action: Action[ContributionStanding], day: date
) -> tuple[ContributionFact, CaseFile]:
    """Return a contribution with its case for the page of a step, to who may take it.

    Four queries.

    Raises:
        NotFoundError: there is none that the actor may read, or he left the case.
        AccessDeniedError: only its giver, while it stands.
    """
    row = contributions.row_of(actor, contribution_id, day)
    found, file = _read(actor, CaseId(row.case_id), day)
    standing = contributions.standing_of_contribution(actor, row, found.standing, day)
    require(actor, action, standing, day)
    if file is None:
        raise NotFoundError
    (mine,) = contributions.as_facts(actor, [row], {file.id: file}, day)
    return mine, found


def member_in_case(
    actor: Actor, member_id: uuid.UUID, action: Action[MemberStanding], day: date
) -> tuple[MemberFact, CaseFile]:
    """Return a place in a circle with its case for the page of a step; four queries.

    Raises:
        NotFoundError: there is none that the actor may see.
        AccessDeniedError: the actor may not take the step.
    """
    row = circle.row_of(member_id)
    case_id = CaseId(row.case_id)
    try:
        found, _file = _read(actor, case_id, day)
    except NotFoundError:
        # Who is only invited knows of his own place, and of the case nothing.
        require(actor, action, member_standing(row, unseen(case_id)), day)
        raise
    require(actor, action, member_standing(row, found.standing), day)
    return circle.as_member(row), found


def who_opened(case_id: CaseId, *, limit: int = 200) -> tuple[OpenedFact, ...]:
    """Return what was done in a file, newest first, as far as the actor may know; two queries."""
    entries = journal.entries_of_case(case_id, limit=limit)
    people = actors.people_by_id(one.actor for one in entries)
    return tuple(OpenedFact(one.at, _person(people, one.actor), one.action) for one in entries)


def opened_summary(entries: Iterable[OpenedFact]) -> OpenedSummary:
    """Return how many people opened a file, and who was last."""
    found = [one for one in entries if one.action == CASE.reading.code and one.person]
    if not found:
        return OpenedSummary(0, None, None)
    people = {one.person.id for one in found if one.person}
    return OpenedSummary(len(people), found[0].person, found[0].at)


def summary(row: Case) -> CaseSummary:
    """Return the summary of a row that was loaded with its table."""
    return CaseSummary(
        id=CaseId(row.id),
        pseudonym=row.pseudonym,
        table=TableId(row.table_id),
        table_name=row.table.name,
        kind=row.table.kind,
        state=CaseState(row.state),
        subject_kind=SubjectKind(row.subject_kind),
        concern=ConcernKind(row.concern),
        opened_on=row.opened_on,
        review_on=row.review_on,
    )


def _read(
    actor: Actor,
    case_id: CaseId,
    day: date,
    *,
    with_tasks: bool = False,
    with_said: bool = False,
    lock: bool = False,
) -> tuple[CaseFile, OpenFile | None]:
    rows = _places(case_id, lock=lock)
    case = rows[0].case
    members = circle.members_of(case_id)
    said = list(contributions.case_contributions(actor, case_id, day)) if with_said else []
    given = list(tasks.case_tasks(case_id)) if with_tasks else []
    standing = _standing(case, rows, members)
    accepted = [one.mandate for one in members if one.state is MembershipState.ACCEPTED]
    leaders = tables.leaders(standing.tables, day)
    reading = decide(actor, CASE, standing, day)
    may = frozenset(one for one in ASKED if decide(actor, one, standing, day).allowed)
    # What is sealed is opened when all is known.
    file = None if case.file is None else opened(case.file)
    found = CaseFile(
        summary=summary(case),
        standing=standing,
        file=None if case.file_id is None else FileId(case.file_id),
        version=case.version,
        places=tuple(_place(row, file, day) for row in rows),
        director=None if case.director is None else actors.mandate_fact(case.director),
        members=members,
        partners=circle.as_readers(leaders, accepted, day),
        said=contributions.as_facts(actor, said, {file.id: file} if file else {}, day),
        tasks=tasks.tasks_of(actor, given, day, file=file),
        closing=_closing(case, file),
        seen_as=mandate_in_case(actor, standing, day),
        sees_as_leader=reading.rule == "case/leads",
        runs=actor.leads(standing.tables, day, RUNNING),
        because=str(reading.sentence),
        may=may,
    )
    return found, file


def _places(case_id: CaseId, *, lock: bool) -> list[CasePlace]:
    """Return the places of a case with the case itself, never empty; one query."""
    open_places = CasePlace.objects.filter(case_id=case_id, ended_on__isnull=True)
    if lock:
        open_places = open_places.select_for_update(of=("case",))
    rows = list(
        open_places.select_related("case__table", "case__file", "table", "case__director__person")
        .select_related("case__director__organisation__municipality")
        .order_by("begin")
    )
    if not rows:
        raise NotFoundError
    return rows


def _next_review_first(rows: QuerySet[Case]) -> QuerySet[Case]:
    is_closed = ExpressionWrapper(Q(state=CaseState.CLOSED), output_field=BooleanField())
    return rows.select_related("table").order_by(
        is_closed, F("review_on").asc(nulls_last=True), "pseudonym", "id"
    )


def _standing(case: Case, rows: Iterable[CasePlace], members: Iterable[MemberFact]) -> CaseStanding:
    return CaseStanding(
        id=CaseId(case.id),
        tables=tuple(TableId(row.table_id) for row in rows),
        state=CaseState(case.state),
        accepted=frozenset(
            one.mandate.id for one in members if one.state is MembershipState.ACCEPTED
        ),
        director=None if case.director_id is None else MandateId(case.director_id),
    )


def _place(row: CasePlace, file: OpenFile | None, day: date) -> PlaceAtTable:
    day_law = law.book().on(day)
    rules = day_law.framework(row.table.kind).table if day_law.in_force(row.table.kind) else None
    level = rules.level(TableLevel(row.table.level)) if rules else None
    return PlaceAtTable(
        table=TableId(row.table_id),
        name=row.table.name,
        kind=row.table.kind,
        level=TableLevel(row.table.level),
        keeps=Keeps(row.table.keeps),
        above=None if row.table.above_id is None else TableId(row.table.above_id),
        since=row.begin,
        reason=file.open(row.reason, table="cases_caseplace", row=row.id, column="reason")
        if file
        else "",
        may_take_measures=level is not None and level.may_take_measures,
    )


def _closing(case: Case, file: OpenFile | None) -> ClosingFact | None:
    if case.closed_on is None:
        return None
    names = {one.code: one.name for one in law.book().exit_criteria}
    words = (
        file.open(case.closing_words, table="cases_case", row=case.id, column="closing_words")
        if file
        else ""
    )
    return ClosingFact(
        closed_on=case.closed_on,
        outcome=Outcome(case.outcome) if case.outcome else None,
        exit_criterion=names.get(case.exit_criterion, case.exit_criterion),
        words=words,
        destroy_on=case.destroy_on,
    )


def _name(row: Identity, file: OpenFile) -> NameFact:
    opened = {
        column: file.open(getattr(row, column), table="cases_identity", row=row.id, column=column)
        for column in ("name", "birth_date", "address")
    }
    return NameFact(**opened)


def _person(people: dict[PersonId, PersonFact], person: PersonId | None) -> PersonFact | None:
    return None if person is None else people.get(person)
