# SPDX-License-Identifier: EUPL-1.2
"""Who sees a place in a circle; who invites, answers and ends one."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schakel.access.decision import Answer, Rule
from schakel.access.kinds import Action, Kind, Reading, Rows
from schakel.cases.case.access import CASE, RUNS_CASE, lead_open_case, read_case
from schakel.cases.case.standing import CaseStanding, standings_of, unseen
from schakel.cases.circle.models import CaseMember
from schakel.kernel.ids import CaseId, MandateId
from schakel.kernel.message import Message as _
from schakel.kernel.people import RUNNING, Actor
from schakel.kernel.vocabulary import MembershipState
from schakel.tables.access import ASK_COORDINATOR

MEMBER_RUNS = Rule(
    "member/runs", _("U bent coördinator of voorzitter van de tafel."), by_place=True
)
MEMBER_CIRCLE = Rule("member/circle", _("U hoort bij de kring van deze casus."))
MEMBER_OWN = Rule("member/own", _("Deze uitnodiging is voor u."))
INVITED = Rule(
    "invited",
    _("Deze uitnodiging is voor u."),
    _("Alleen wie uitgenodigd is, kan antwoorden."),
    (ASK_COORDINATOR,),
)


@dataclass(frozen=True)
class MemberStanding:
    """A place in the circle of a case."""

    case: CaseStanding
    mandate: MandateId
    state: MembershipState
    has_ended: bool = False


def read_member(actor: Actor, member: MemberStanding, day: date) -> Rule | None:
    """Return what shows a place: running the table, taking part beside it, or being asked.

    Who does not take part is shown to nobody else, and not to himself any more.
    """
    if actor.leads(member.case.tables, day, RUNNING):
        return MEMBER_RUNS
    if member.has_ended:
        return None
    if member.state is MembershipState.ACCEPTED and read_case(actor, member.case, day):
        return MEMBER_CIRCLE
    own = actor.acts_in(member.mandate, day) and member.state is not MembershipState.NOT_TAKING_PART
    return MEMBER_OWN if own else None


def answer_invitation(actor: Actor, member: MemberStanding, day: date) -> Answer:
    """Return whether the actor is asked and has not answered; rule: invited."""
    mine = actor.acts_in(member.mandate, day)
    return INVITED, mine and member.state is MembershipState.INVITED


def end_membership(actor: Actor, member: MemberStanding, day: date) -> Answer:
    """Return whether the actor runs a table of the case; rule: runs_case."""
    return RUNS_CASE, actor.leads(member.case.tables, day, RUNNING)


def member_standing(member: CaseMember, case: CaseStanding) -> MemberStanding:
    """Return the standing of a place in the circle."""
    return MemberStanding(
        case=case,
        mandate=MandateId(member.mandate_id),
        state=MembershipState(member.state),
        has_ended=member.ended_on is not None,
    )


def member_standings(rows: Sequence[CaseMember], using: str) -> Mapping[uuid.UUID, MemberStanding]:
    """Return the standing of these places; three queries. The invited sees nothing of the case."""
    cases = standings_of({row.case_id for row in rows}, using)
    return {
        row.id: member_standing(row, cases.get(row.case_id) or unseen(CaseId(row.case_id)))
        for row in rows
    }


def _mandates(member: MemberStanding) -> Iterable[MandateId]:
    return (member.mandate, *member.case.accepted)


# At no table: who is only invited learns nothing of where the case lies.
MEMBER = Kind(
    "member",
    _("deelname"),
    Reading("read_member", _("las een uitnodiging"), read_member),
    (Rows(CaseMember, member_standings),),
    others=_("De coördinator en de voorzitter, en wie zelf aan de casus meewerkt."),
    mandates=_mandates,
)

INVITE = Action("invite", _("nodigde iemand uit"), CASE, lead_open_case)
ANSWER_INVITATION = Action(
    "answer_invitation", _("antwoordde op een uitnodiging"), MEMBER, answer_invitation
)
END_MEMBERSHIP = Action("end_membership", _("beëindigde een deelname"), MEMBER, end_membership)
