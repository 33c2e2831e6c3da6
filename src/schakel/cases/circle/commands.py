# SPDX-License-Identifier: EUPL-1.2
"""The circle of a case: inviting, answering, ending. Nothing asks why somebody stays out."""

import uuid
from datetime import date

from django.utils.translation import gettext as _

from schakel.access.decide import require, require_law
from schakel.actors import queries as actors
from schakel.cases.case.access import CASE
from schakel.cases.case.locking import lock_case, standing_of
from schakel.cases.circle.access import (
    ANSWER_INVITATION,
    END_MEMBERSHIP,
    INVITE,
    MEMBER,
    member_standing,
)
from schakel.cases.circle.joining import may_join_case
from schakel.cases.circle.notices import INVITATION_ANSWERED, INVITED
from schakel.cases.models import CaseMember
from schakel.cases.speaking_mandate import mandate_leading
from schakel.journal.commands import change, entry
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import CaseId, MandateId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import MembershipState
from schakel.notices.telling import notify
from schakel.tables import queries as tables


def invite(actor: Actor, case_id: CaseId, mandate_id: MandateId, *, day: date) -> uuid.UUID:
    """Invite a mandate for this case and return the id of the invitation.

    Raises:
        AccessDeniedError: the actor does not run the table, the case is closed, or the law keeps
            the partner out.
        RefusedInputError: nobody acts in this mandate today, or it is in the circle already.
    """
    _case, facts = lock_case(case_id)
    require(actor, INVITE, facts, day)
    partner = actors.mandate_facts([mandate_id]).get(mandate_id)
    if partner is None or not partner.active_on(day):
        raise RefusedInputError(
            field="mandate", message=_("Kies iemand die vandaag een mandaat heeft.")
        )
    for table in tables.tables(facts.tables).values():
        require_law(may_join_case(table, partner, day))
    member = invited(actor, case_id, mandate_id, mandate_leading(actor, facts, day), day)
    notify(mandate_id, INVITED, MEMBER, member, day)
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
    member = _seen(member_id)
    case_id = CaseId(member.case_id)
    facts = member_standing(member, standing_of(case_id))
    require(actor, ANSWER_INVITATION, facts, day)
    if member.invited_by_id is not None:
        # Told first: who does not take part sees nothing of it any more.
        asked_by = MandateId(member.invited_by_id)
        notify(asked_by, INVITATION_ANSWERED, CASE, case_id, day)
    done = entry(actor.person, ANSWER_INVITATION, About(MEMBER, member_id, case=case_id), day=day)
    change("cases.answer_invitation", member_id, takes_part, entry=done)
    return case_id if takes_part else None


def end_membership(actor: Actor, member_id: uuid.UUID, *, day: date) -> None:
    """End a place in the circle; what the partner gave stays the partner's.

    Raises:
        AccessDeniedError: the actor does not run the table.
    """
    member = _seen(member_id)
    case_id = CaseId(member.case_id)
    require(actor, END_MEMBERSHIP, member_standing(member, standing_of(case_id)), day)
    if member.ended_on is not None:
        return
    done = entry(actor.person, END_MEMBERSHIP, About(MEMBER, member_id, case=case_id), day=day)
    change("cases.end_membership", member_id, entry=done)


def invited(
    actor: Actor, case_id: CaseId, mandate: MandateId, asked_by: MandateId, day: date
) -> uuid.UUID:
    """Return the id of the invitation; asking again makes an old answer an open question.

    Raises:
        RefusedInputError: the mandate is asked already, or takes part.
    """
    standing = CaseMember.objects.filter(
        case_id=case_id, mandate_id=mandate, ended_on__isnull=True
    ).first()
    if standing is not None and standing.state != MembershipState.NOT_TAKING_PART:
        raise RefusedInputError(
            field="mandate", message=_("Deze partner is al uitgenodigd voor deze casus.")
        )
    member = uuid.uuid4() if standing is None else standing.id
    done = entry(actor.person, INVITE, About(MEMBER, member, case=case_id), day=day)
    change("cases.invite", member, case_id, mandate, asked_by, entry=done)
    return member


def _seen(member_id: uuid.UUID) -> CaseMember:
    member = CaseMember.objects.filter(pk=member_id).first()
    if member is None:
        raise NotFoundError
    return member
