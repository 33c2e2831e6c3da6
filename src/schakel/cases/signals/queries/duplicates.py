# SPDX-License-Identifier: EUPL-1.2
"""Search before create: is this person known at this table, never at another; a human decides."""

from datetime import date

from schakel.access.decide import require
from schakel.cases.models import Case, Identity
from schakel.cases.signals import pseudonyms
from schakel.cases.signals.access import IDENTITY, OPEN_CASE, OPEN_IDENTITY
from schakel.cases.signals.facts import (
    CasePreparation,
    NameFact,
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
    """Return what the page needs on which a case begins; at most eight queries.

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
    taken = Case.objects.filter(table_id=line.table).values_list("pseudonym", flat=True)
    is_open = identity is not None and identity.opened_on is not None
    return CasePreparation(
        line=line,
        directors=tuple({place.mandate.id: place.mandate for place in places}.values()),
        suggestions=pseudonyms.suggestions(taken) if is_open else (),
        duplicates=_look(actor, line, None, day) if is_open else (),
        ready=ready,
        is_about_someone=line.subject_kind in PERSONAL_SUBJECTS,
    )


def _look(
    actor: Actor, line: SignalLine, wanted: SubjectName | None, day: date
) -> tuple[PossibleDuplicate, ...]:
    names = _names_at(line.table)
    own = next((fact for row, fact in names if row.signal_id == line.id), None)
    subject = wanted or (own.subject if own else SubjectName(""))
    about = About(TABLE, line.table, table=line.table)
    record(actor.person, IDENTITY.reading, about, day=day)
    found = (_possible(row, fact, subject) for row, fact in names if row.signal_id != line.id)
    return tuple(one for one in found if one is not None)


def _names_at(table: TableId) -> list[tuple[Identity, NameFact]]:
    """Return the opened names of one table that the actor may read; two queries."""
    rows = list(
        Identity.objects.filter(table_id=table, opened_on__isnull=False)
        .select_related("case", "signal")
        .order_by("given_on")
    )
    files = open_files(FileId(row.file_id) for row in rows if row.file_id)
    opened = []
    for row in rows:
        file = files.get(FileId(row.file_id)) if row.file_id else None
        fact = signals.name_of(row, file)
        if fact is not None:
            opened.append((row, fact))
    return opened


def _possible(row: Identity, fact: NameFact, subject: SubjectName) -> PossibleDuplicate | None:
    born = fact.subject.birth_date
    same_birth_date = born is not None and born == subject.birth_date
    if not alike(fact.subject.name, subject.name, same_birth_date=same_birth_date):
        return None
    case = row.case
    return PossibleDuplicate(
        name=fact.subject.name,
        birth_date=born,
        same_birth_date=same_birth_date,
        pseudonym=case.pseudonym if case else "",
        since=case.opened_on if case else fact.given_on,
        is_closed=bool(case and case.state == CaseState.CLOSED),
        signal=None if row.signal_id is None else SignalId(row.signal_id),
        case=None if row.case_id is None else CaseId(row.case_id),
    )
