# SPDX-License-Identifier: EUPL-1.2
"""Who takes part in a case, who leads where it lies, and who may read along."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from schakel.access.decide import require
from schakel.actors import queries as actors
from schakel.actors.facts import MandateFact
from schakel.cases.case.locking import standing_of
from schakel.cases.case.standing import CaseStanding
from schakel.cases.circle.access import ANSWER_INVITATION, member_standing
from schakel.cases.circle.facts import CircleSeat, InvitationFact, MemberFact
from schakel.cases.contributions.facts import ReaderFact
from schakel.cases.models import CaseMember
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import CaseId, MandateId
from schakel.kernel.people import Actor, Side, TablePower
from schakel.kernel.vocabulary import ConcernKind, MembershipState
from schakel.rules import law
from schakel.tables import queries as tables
from schakel.tables.facts import PlaceFact

POWERS = {
    "chair": _("voorzitter"),
    "coordinate": _("coördinator"),
    "retain": _("beslist over signalen"),
}
ADMINISTRATOR = "administrator"


def partners(facts: CaseStanding, day: date) -> tuple[ReaderFact, ...]:
    """Return who leads where the case lies and who takes part, each once; two queries."""
    circle = actors.mandate_facts(facts.accepted)
    return as_readers(tables.leaders(facts.tables, day), circle.values(), day)


def possible_readers(partners: Iterable[ReaderFact], giver: MandateId) -> tuple[ReaderFact, ...]:
    """Return whom the giver may choose as readers: the partners, in no mandate himself."""
    found = tuple(partners)
    person = next((one.mandate.person.id for one in found if one.id == giver), None)
    return tuple(one for one in found if one.id != giver and one.mandate.person.id != person)


def as_readers(
    leaders: Iterable[PlaceFact], circle: Iterable[MandateFact], day: date
) -> tuple[ReaderFact, ...]:
    """Return leaders, then the circle by family name; nobody twice, no ended mandate."""
    because: dict[MandateId, list[str]] = {}
    coordinate: set[MandateId] = set()
    mandates: dict[MandateId, MandateFact] = {}
    for place in leaders:
        mandates[place.mandate.id] = place.mandate
        because.setdefault(place.mandate.id, []).append(str(POWERS[place.role]))
        if place.role == TablePower.COORDINATE.value:
            coordinate.add(place.mandate.id)
    for mandate in sorted(circle, key=lambda one: one.person.family_name):
        if mandate.active_on(day):
            mandates.setdefault(mandate.id, mandate)
    return tuple(
        ReaderFact(
            mandate,
            ", ".join(dict.fromkeys(because.get(mandate.id, ()))),
            coordinates=mandate.id in coordinate,
        )
        for mandate in mandates.values()
    )


def members_of(case_id: CaseId) -> tuple[MemberFact, ...]:
    """Return the open places in the circle as far as the actor may see them; one query."""
    rows = CaseMember.objects.filter(case_id=case_id, ended_on__isnull=True).select_related(
        "mandate__person", "mandate__organisation__municipality"
    )
    by_name = rows.order_by("mandate__person__family_name", "mandate__person__given_name")
    return tuple(as_member(row) for row in by_name)


def circle_of(cases: Iterable[uuid.UUID | None]) -> tuple[CircleSeat, ...]:
    """Return who takes part in these cases, by family name; one query.

    Pass a queryset of ids and it becomes a sub-select.
    """
    rows = CaseMember.objects.filter(
        Q(("case_id__in", cases)),
        state=MembershipState.ACCEPTED,
        ended_on__isnull=True,
    ).select_related("mandate__person", "mandate__organisation__municipality")
    return tuple(
        CircleSeat(CaseId(row.case_id), actors.mandate_fact(row.mandate))
        for row in rows.order_by("mandate__person__family_name", "mandate__person__given_name")
    )


def invitable(case_id: CaseId, day: date) -> tuple[MandateFact, ...]:
    """Return who holds a mandate today and is not in the circle; two queries."""
    return _who_may_be_asked(case_id, actors.active_mandates(day))


def invitable_named(case_id: CaseId, text: str, day: date) -> tuple[MandateFact, ...]:
    """Return the same of whom the text names, a few at most; two queries."""
    return _who_may_be_asked(case_id, actors.mandates_named(text, day))


def _who_may_be_asked(case_id: CaseId, found: Iterable[MandateFact]) -> tuple[MandateFact, ...]:
    taken = {
        one.mandate.id
        for one in members_of(case_id)
        if one.state is not MembershipState.NOT_TAKING_PART
    }
    return tuple(
        one
        for one in found
        if one.id not in taken
        and one.function != ADMINISTRATOR
        and law.book().function(one.function).side is not Side.OVERSIGHT
    )


def invitation(actor: Actor, member_id: uuid.UUID, day: date) -> InvitationFact:
    """Return what the invited may know: who asks, for which kind of concern; at most four queries.

    Raises:
        NotFoundError: there is no such invitation for the actor, or it was answered with no.
        AccessDeniedError: it is somebody else's, at a table that the actor runs.
    """
    row = _invitations().filter(pk=member_id).first()
    if row is None:
        raise NotFoundError
    found = _invitation(row)
    if found.accepted_case is None or found.mandate not in actor.mandate_ids(day):
        facts = member_standing(row, standing_of(CaseId(row.case_id)))
        require(actor, ANSWER_INVITATION, facts, day)
    return found


def my_invitations(actor: Actor, day: date) -> tuple[InvitationFact, ...]:
    """Return the invitations that wait for the actor's answer; one query."""
    waiting = _invitations().filter(
        state=MembershipState.INVITED, mandate_id__in=actor.mandate_ids(day)
    )
    return tuple(_invitation(row) for row in waiting.order_by("begin"))


def row_of(member_id: uuid.UUID) -> CaseMember:
    """Return the row of a place in a circle; one query.

    Raises:
        NotFoundError: there is none that the actor may see.
    """
    rows = CaseMember.objects.filter(pk=member_id)
    row = rows.select_related("mandate__person", "mandate__organisation__municipality").first()
    if row is None:
        raise NotFoundError
    return row


def as_member(row: CaseMember) -> MemberFact:
    """Return a row of `row_of` as a fact."""
    return MemberFact(
        id=row.id,
        mandate=actors.mandate_fact(row.mandate),
        state=MembershipState(row.state),
        since=row.begin,
    )


def _invitations() -> QuerySet[CaseMember]:
    return CaseMember.objects.filter(ended_on__isnull=True).select_related(
        "invited_by__person", "invited_by__organisation__municipality"
    )


def _invitation(row: CaseMember) -> InvitationFact:
    accepted = row.state == MembershipState.ACCEPTED
    return InvitationFact(
        id=row.id,
        mandate=MandateId(row.mandate_id),
        asked_by=None if row.invited_by is None else actors.mandate_fact(row.invited_by),
        concern=ConcernKind(row.concern),
        asked_on=row.begin,
        accepted_case=CaseId(row.case_id) if accepted else None,
    )
