# SPDX-License-Identifier: EUPL-1.2
"""The circle of a case: inviting, answering, ending. Nothing asks why somebody stays out."""

import uuid
from datetime import date

from django.db import connection
from django.utils.translation import gettext as _

from schakel.access.actions import Action
from schakel.access.decide import require, require_law
from schakel.actors import queries as actors
from schakel.cases import structure
from schakel.cases.facts.notices import NoticeKind
from schakel.cases.in_function import mandate_leading
from schakel.cases.joining import may_join_case
from schakel.cases.locking import facts_of, lock_case
from schakel.cases.models import Case, CaseMember
from schakel.cases.notices import notify
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import CaseId, MandateId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import MembershipState
from schakel.tables import queries as tables


def invite(actor: Actor, case_id: CaseId, mandate_id: MandateId, *, day: date) -> uuid.UUID:
    """Invite a mandate for this case and return the id of the invitation.

    Raises:
        AccessDeniedError: the actor does not run the table, the case is closed, or the law keeps
            the partner out.
        RefusedInputError: nobody acts in this mandate today, or it is in the circle already.
    """
    case, facts = lock_case(case_id)
    require(actor, Action.INVITE, facts, day)
    partner = actors.mandate_facts([mandate_id]).get(mandate_id)
    if partner is None or not _acts_on(partner.begin, partner.end, day):
        raise RefusedInputError(
            field="mandate", message=_("Kies iemand die vandaag een mandaat heeft.")
        )
    for table in tables.tables(facts.tables).values():
        require_law(may_join_case(table, partner, day))
    member = _invited(case, mandate_id, mandate_leading(actor, facts, day), day)
    notify(mandate_id, NoticeKind.INVITED, "membership", member, day)
    record(actor.person, Action.INVITE, About("membership", member, case=case_id), day=day)
    return member


def answer_invitation(
    actor: Actor, member_id: uuid.UUID, *, takes_part: bool, day: date
) -> CaseId | None:
    """Accept, and return the case that opens; or do not take part, and see nothing of it any more.

    The journal and the notice are the same for both answers.

    Raises:
        NotFoundError: there is no such invitation for the actor.
        AccessDeniedError: it is not the actor's, or it was answered already.
    """
    member = _locked(member_id)
    case_id = CaseId(member.case_id)
    facts = structure.member_facts(member, facts_of(case_id))
    require(actor, Action.ANSWER_INVITATION, facts, day)
    if takes_part:
        member.state = MembershipState.ACCEPTED
        member.begin = day
        member.save(update_fields=["state", "begin"])
    else:
        _decline(member_id)
    if member.invited_by_id is not None:
        asked_by = MandateId(member.invited_by_id)
        notify(asked_by, NoticeKind.INVITATION_ANSWERED, "case", case_id, day)
    about = About("membership", member_id, case=case_id)
    record(actor.person, Action.ANSWER_INVITATION, about, day=day)
    return case_id if takes_part else None


def end_membership(actor: Actor, member_id: uuid.UUID, *, day: date) -> None:
    """End a place in the circle; what the partner gave stays the partner's.

    Raises:
        AccessDeniedError: the actor does not run the table.
    """
    member = _locked(member_id)
    case_id = CaseId(member.case_id)
    require(actor, Action.END_MEMBERSHIP, structure.member_facts(member, facts_of(case_id)), day)
    if member.ended_on is not None:
        return
    member.ended_on = day
    member.save(update_fields=["ended_on"])
    about = About("membership", member_id, case=case_id)
    record(actor.person, Action.END_MEMBERSHIP, about, day=day)


def _invited(case: Case, mandate: MandateId, asked_by: MandateId, day: date) -> uuid.UUID:
    """Return the id of the invitation; asking again makes an old answer an open question."""
    member = (
        CaseMember.objects.select_for_update()
        .filter(case=case, mandate_id=mandate, ended_on__isnull=True)
        .first()
    )
    if member is None:
        member = CaseMember(
            case=case,
            mandate_id=mandate,
            state=MembershipState.INVITED,
            concern=case.concern,
            invited_by_id=asked_by,
            begin=day,
        )
        member.save(force_insert=True)
        return member.id
    if member.state != MembershipState.NOT_TAKING_PART:
        raise RefusedInputError(
            field="mandate", message=_("Deze partner is al uitgenodigd voor deze casus.")
        )
    member.state = MembershipState.INVITED
    member.begin = day
    member.save(update_fields=["state", "begin"])
    return member.id


def _decline(member_id: uuid.UUID) -> None:
    # The row vanishes for its own actor, which a row policy would refuse.
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.decline_case(%s)", [member_id])
        found = cursor.fetchone()
    if not (found and found[0]):
        raise NotFoundError


def _locked(member_id: uuid.UUID) -> CaseMember:
    member = CaseMember.objects.select_for_update().filter(pk=member_id).first()
    if member is None:
        raise NotFoundError
    return member


def _acts_on(begin: date, end: date | None, day: date) -> bool:
    return begin <= day and (end is None or day < end)
