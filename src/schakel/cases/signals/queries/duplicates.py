# SPDX-License-Identifier: EUPL-1.2
"""Search before create: is this person known at this table, never at another; a human decides."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from schakel.access.decide import require
from schakel.cases.models import Case, Identity
from schakel.cases.signals import pseudonyms
from schakel.cases.signals.access import IDENTITY, OPEN_CASE, OPEN_IDENTITY
from schakel.cases.signals.facts import (
    CasePreparation,
    PossibleDuplicate,
    Search,
    SignalLine,
    SubjectName,
)
from schakel.cases.signals.likeness import alike
from schakel.cases.signals.queries import signals
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.ids import CaseId, FileId, SignalId, TableId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import CaseState
from schakel.rules.framework import PERSONAL_SUBJECTS
from schakel.tables import queries as tables
from schakel.tables.access import TABLE
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_files

DIRECTORS = ("direct_case", "coordinate")


def possible_duplicates(actor: Actor, signal_id: SignalId, day: date, *, name: str = "") -> Search:
    """Return who at the table of a signal looks like its name, or like another name asked.

    Nothing is compared before the name is open. Four queries; written in the journal.

    Raises:
        NotFoundError: the signal does not exist, or the actor may not know that it does.
        AccessDeniedError: the actor decides nothing here, or there is no name yet.
    """
    row = signals.one_signal(signal_id)
    line = signals.line_of(row, actor, day)
    identity = signals.identity_of(row)
    require(actor, OPEN_IDENTITY, signals.standing_of_signal(row), day)
    if identity is None or identity.opened_on is None:
        return Search(line, is_open=False)
    wanted = SubjectName(name) if name else None
    return Search(line, is_open=True, found=_look(actor, line, wanted, day))


def case_preparation(actor: Actor, signal_id: SignalId, day: date) -> CasePreparation:
    """Return what is needed to begin a case of a signal; at most five queries.

    Raises:
        NotFoundError: the signal does not exist, or the actor may not know that it does.
        AccessDeniedError: the actor may not open a case of it; with the reason.
    """
    row = signals.one_signal(signal_id)
    line = signals.line_of(row, actor, day)
    identity = signals.identity_of(row)
    require(actor, OPEN_CASE, signals.standing_of_signal(row), day)
    ready = signals.ready_for_case(line, identity, signals.checks_of(signal_id), day)
    places = tables.places(line.table, day, roles=DIRECTORS)
    return CasePreparation(
        line=line,
        directors=tuple({place.mandate.id: place.mandate for place in places}.values()),
        ready=ready,
        has_open_name=identity is not None and identity.opened_on is not None,
        is_about_someone=line.subject_kind in PERSONAL_SUBJECTS,
    )


def pseudonyms_to_choose(prepared: CasePreparation) -> tuple[str, ...]:
    """Return pseudonyms that are free at the table, none for a case without a name; one query."""
    if not prepared.has_open_name:
        return ()
    taken = Case.objects.filter(table_id=prepared.line.table).values_list("pseudonym", flat=True)
    return pseudonyms.suggestions(taken)


def known_here(actor: Actor, prepared: CasePreparation, day: date) -> tuple[PossibleDuplicate, ...]:
    """Return who at the table looks like the name of the signal; two queries, and the journal."""
    return _look(actor, prepared.line, None, day) if prepared.has_open_name else ()


def _look(
    actor: Actor, line: SignalLine, wanted: SubjectName | None, day: date
) -> tuple[PossibleDuplicate, ...]:
    """Return who looks like the name; every opened name of the table is read, or one is missed."""
    names = _names_at(line.table)
    own = next((one for one in names if one.signal_id == line.id), None)
    subject = wanted or (own.subject() if own else SubjectName(""))
    about = About(TABLE, line.table, table=line.table)
    record(actor.person, IDENTITY.reading, about, day=day)
    found = (_possible(one, subject) for one in names if one.signal_id != line.id)
    return tuple(one for one in found if one is not None)


class _Named(NamedTuple):
    """An opened name, still sealed, with its case; bare columns, because there may be thousands."""

    file: OpenFile
    id: UUID
    signal_id: UUID | None
    case_id: UUID | None
    given_on: date
    name: bytes | memoryview
    birth_date: bytes | memoryview
    pseudonym: str | None
    since: date | None
    state: str | None

    def subject(self) -> SubjectName:
        return SubjectName(self.who(), self.born())

    def who(self) -> str:
        return self.file.open(self.name, table="cases_identity", row=self.id, column="name")

    def born(self) -> date | None:
        written = self.file.open(
            self.birth_date, table="cases_identity", row=self.id, column="birth_date"
        )
        return date.fromisoformat(written) if written else None


COLUMNS = (
    "id",
    "signal_id",
    "case_id",
    "given_on",
    "name",
    "birth_date",
    "case__pseudonym",
    "case__opened_on",
    "case__state",
)


def _names_at(table: TableId) -> list[_Named]:
    """Return the opened names of one table that the actor may read, oldest first; two queries."""
    rows = list(
        Identity.objects.filter(table_id=table, opened_on__isnull=False)
        .order_by("given_on")
        .values_list("file_id", *COLUMNS)
    )
    files = open_files(FileId(row[0]) for row in rows if row[0])
    return [_Named(files[row[0]], *row[1:]) for row in rows if row[0] in files]


def _possible(one: _Named, subject: SubjectName) -> PossibleDuplicate | None:
    # Without a day to compare with, a birth date is opened only of who looks like the name.
    same_birth_date = subject.birth_date is not None and one.born() == subject.birth_date
    name = one.who()
    if not alike(name, subject.name, same_birth_date=same_birth_date):
        return None
    return PossibleDuplicate(
        name=name,
        birth_date=one.born(),
        same_birth_date=same_birth_date,
        pseudonym=one.pseudonym or "",
        since=one.since or one.given_on,
        is_closed=one.state == CaseState.CLOSED,
        signal=None if one.signal_id is None else SignalId(one.signal_id),
        case=None if one.case_id is None else CaseId(one.case_id),
    )
