# SPDX-License-Identifier: EUPL-1.2
"""What `access.decide` must know of a thing that the actor sees, by its kind; to explain it."""

import uuid
from collections.abc import Callable
from dataclasses import replace

from django.db.models import Exists, OuterRef

from schakel.access.facts import CaseFacts, Facts, NoticeFacts, SignalFacts, TendencyFacts
from schakel.cases import structure
from schakel.cases.locking import facts_of
from schakel.cases.models import (
    CaseMember,
    Contribution,
    ContributionReader,
    Identity,
    InformationCheck,
    Notice,
    Task,
    Tendency,
)
from schakel.cases.queries.signals import facts_of_signal, one_signal
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import CaseId, MandateId, SignalId, TableId
from schakel.kernel.vocabulary import SignalState

Known = tuple[Facts, tuple[TableId, ...]]


def known(kind: str, thing: uuid.UUID) -> Known:
    """Return the structure of a thing and the tables it lies at; at most five queries.

    Raises:
        NotFoundError: no such kind, no such thing, or the actor may not know that it exists.
    """
    if kind not in KINDS:
        raise NotFoundError
    return KINDS[kind](thing)


def _signal(thing: uuid.UUID) -> Known:
    facts = facts_of_signal(one_signal(SignalId(thing)))
    return facts, (facts.table,)


def _identity(thing: uuid.UUID) -> Known:
    row = Identity.objects.select_related("signal").filter(pk=thing).first()
    if row is None:
        raise NotFoundError
    # Not through the signal: the officer who is asked sees the question and never the signal.
    asked = row.signal_id or uuid.UUID(int=0)
    checks = InformationCheck.objects.filter(signal_id=asked)
    case = None if row.case_id is None else facts_of(CaseId(row.case_id))
    facts = structure.identity_facts(row, row.signal, case, checks)
    if facts.signal is None and row.signal_id is not None:
        facts = replace(facts, signal=_unseen(row))
    return facts, (TableId(row.table_id),)


def _unseen(row: Identity) -> SignalFacts:
    return SignalFacts(
        id=SignalId(row.signal_id or uuid.UUID(int=0)),
        table=TableId(row.table_id),
        giver=MandateId(row.given_by_id),
        state=SignalState.RETAINED,
    )


def _check(thing: uuid.UUID) -> Known:
    row = InformationCheck.objects.filter(pk=thing).first()
    if row is None:
        raise NotFoundError
    return structure.check_facts(row), (TableId(row.table_id),)


def _case(thing: uuid.UUID) -> Known:
    facts = facts_of(CaseId(thing))
    if not facts.tables:
        raise NotFoundError
    return facts, facts.tables


def _member(thing: uuid.UUID) -> Known:
    row = CaseMember.objects.filter(pk=thing).first()
    if row is None:
        raise NotFoundError
    case = facts_of(CaseId(row.case_id))
    return structure.member_facts(row, case), case.tables


def _contribution(thing: uuid.UUID) -> Known:
    later = Contribution.objects.filter(corrects=OuterRef("pk"))
    row = Contribution.objects.annotate(corrected=Exists(later)).filter(pk=thing).first()
    if row is None:
        raise NotFoundError
    case = facts_of(CaseId(row.case_id))
    facts = structure.contribution_facts(
        row,
        case,
        ContributionReader.objects.filter(contribution=row),
        is_corrected=row.corrected,
    )
    return facts, case.tables


def _task(thing: uuid.UUID) -> Known:
    row = Task.objects.filter(pk=thing).first()
    if row is None:
        raise NotFoundError
    case: CaseFacts | None = None if row.case_id is None else facts_of(CaseId(row.case_id))
    return structure.task_facts(row, case), (TableId(row.table_id),)


def _notice(thing: uuid.UUID) -> Known:
    row = Notice.objects.filter(pk=thing).first()
    if row is None:
        raise NotFoundError
    return NoticeFacts(MandateId(row.mandate_id)), ()


def _tendency(thing: uuid.UUID) -> Known:
    row = Tendency.objects.filter(pk=thing).first()
    if row is None:
        raise NotFoundError
    facts = TendencyFacts(TableId(row.from_table_id), TableId(row.to_table_id))
    return facts, (facts.to_table,)


KINDS: dict[str, Callable[[uuid.UUID], Known]] = {
    "signal": _signal,
    "identity": _identity,
    "check": _check,
    "case": _case,
    "member": _member,
    "contribution": _contribution,
    "task": _task,
    "notice": _notice,
    "tendency": _tendency,
}
