# SPDX-License-Identifier: EUPL-1.2
"""From rows to what `access.decide` must know. `using` is another login only in the test that
compares both."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from schakel.access.facts import (
    CaseFacts,
    CheckFacts,
    ContributionFacts,
    IdentityFacts,
    MemberFacts,
    SignalFacts,
    TaskFacts,
)
from schakel.cases.models import (
    Case,
    CaseMember,
    CasePlace,
    Contribution,
    ContributionReader,
    Identity,
    InformationCheck,
    Signal,
    Task,
)
from schakel.kernel.ids import CaseId, ContributionId, MandateId, SignalId, TableId, TaskId
from schakel.kernel.vocabulary import CaseState, MembershipState, SignalState

if TYPE_CHECKING:
    import uuid

WEB = "default"


def case_facts(cases: Iterable[Case], *, using: str = WEB) -> dict[CaseId, CaseFacts]:
    """Return the structure of these cases; two queries whatever their number."""
    rows = list(cases)
    ids = [row.id for row in rows]
    places: dict[uuid.UUID, list[TableId]] = {}
    for place in CasePlace.objects.using(using).filter(case_id__in=ids, ended_on__isnull=True):
        places.setdefault(place.case_id, []).append(TableId(place.table_id))
    circle: dict[uuid.UUID, set[MandateId]] = {}
    accepted = CaseMember.objects.using(using).filter(
        case_id__in=ids, state=MembershipState.ACCEPTED, ended_on__isnull=True
    )
    for member in accepted:
        circle.setdefault(member.case_id, set()).add(MandateId(member.mandate_id))
    return {
        CaseId(row.id): CaseFacts(
            id=CaseId(row.id),
            tables=tuple(places.get(row.id, ())),
            state=CaseState(row.state),
            accepted=frozenset(circle.get(row.id, ())),
            director=None if row.director_id is None else MandateId(row.director_id),
        )
        for row in rows
    }


def signal_facts(signal: Signal, *, identity: Identity | None = None) -> SignalFacts:
    """Return the structure of a signal; the identity when the caller has it."""
    return SignalFacts(
        id=SignalId(signal.id),
        table=TableId(signal.table_id),
        giver=MandateId(signal.giver_id),
        state=SignalState(signal.state),
        has_identity=identity is not None,
        identity_open=identity is not None and identity.opened_on is not None,
    )


def identity_facts(
    identity: Identity,
    signal: Signal | None,
    case: CaseFacts | None,
    checks: Iterable[InformationCheck],
) -> IdentityFacts:
    """Return the structure of a name."""
    return IdentityFacts(
        given_by=MandateId(identity.given_by_id),
        is_open=identity.opened_on is not None,
        signal=None if signal is None else signal_facts(signal, identity=identity),
        case=case,
        asked=frozenset(
            MandateId(check.asked_of_id)
            for check in checks
            if check.cleared_on is None and check.call_on is None
        ),
    )


def check_facts(check: InformationCheck, *, is_sealed: bool = False) -> CheckFacts:
    """Return the structure of a question to the information officer.

    `is_sealed`: its signal was refused. A row that the web role received never is.
    """
    answered = check.cleared_on is not None or check.call_on is not None
    return CheckFacts(
        table=TableId(check.table_id),
        asked_of=MandateId(check.asked_of_id),
        is_answered=answered,
        is_sealed=is_sealed,
    )


def member_facts(member: CaseMember, case: CaseFacts) -> MemberFacts:
    """Return the structure of a place in the circle."""
    return MemberFacts(
        case=case,
        mandate=MandateId(member.mandate_id),
        state=MembershipState(member.state),
        has_ended=member.ended_on is not None,
    )


def contribution_facts(
    contribution: Contribution,
    case: CaseFacts,
    readers: Iterable[ContributionReader],
    *,
    is_corrected: bool,
) -> ContributionFacts:
    """Return the structure of a contribution."""
    return ContributionFacts(
        id=ContributionId(contribution.id),
        case=case,
        giver=MandateId(contribution.giver_id),
        readers=frozenset(MandateId(row.mandate_id) for row in readers),
        is_withdrawn=contribution.withdrawn_on is not None,
        is_corrected=is_corrected,
    )


def task_facts(task: Task, case: CaseFacts | None) -> TaskFacts:
    """Return the structure of a task."""
    return TaskFacts(
        id=TaskId(task.id), table=TableId(task.table_id), owner=MandateId(task.owner_id), case=case
    )
