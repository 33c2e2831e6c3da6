# SPDX-License-Identifier: EUPL-1.2
"""What the rules must know of a case, and how it is read from rows."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schakel.cases.models import Case, CaseMember, CasePlace
from schakel.kernel.ids import CaseId, MandateId, TableId
from schakel.kernel.vocabulary import CaseState, MembershipState


@dataclass(frozen=True)
class CaseStanding:
    """A case: the tables where it lies today, its circle, its director."""

    id: CaseId
    tables: tuple[TableId, ...]
    state: CaseState
    accepted: frozenset[MandateId] = frozenset()
    director: MandateId | None = None


def case_standings(rows: Sequence[Case], using: str = "default") -> dict[uuid.UUID, CaseStanding]:
    """Return the standing of these cases; two queries whatever their number."""
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
        row.id: CaseStanding(
            id=CaseId(row.id),
            tables=tuple(places.get(row.id, ())),
            state=CaseState(row.state),
            accepted=frozenset(circle.get(row.id, ())),
            director=None if row.director_id is None else MandateId(row.director_id),
        )
        for row in rows
    }


def standings_of(
    cases: Iterable[uuid.UUID], using: str = "default"
) -> dict[uuid.UUID, CaseStanding]:
    """Return the standing of these cases by id, without those that the reader does not see; three
    queries."""
    return case_standings(list(Case.objects.using(using).filter(pk__in=set(cases))), using)


def unseen(case_id: CaseId) -> CaseStanding:
    """Return the bare standing of a case of which the reader sees only his task or invitation."""
    return CaseStanding(case_id, tables=(), state=CaseState.DELIBERATION)
