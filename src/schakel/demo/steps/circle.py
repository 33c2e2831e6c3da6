# SPDX-License-Identifier: EUPL-1.2
"""The circle: invited, answering, taking leave."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from schakel.cases.circle import commands as circle
from schakel.demo.content.cases import Case
from schakel.demo.content.circle import CircleMember
from schakel.demo.content.days import later
from schakel.demo.stage import Stage
from schakel.demo.timeline import Step, Turn
from schakel.kernel.vocabulary import MembershipState

DAYS_TO_ANSWER = 2


def steps(stage: Stage, case: Case) -> Iterator[Step]:
    """Return who was invited, what they answered and when they left."""
    told = {member.mandate for member in case.circle}
    for member in case.circle:
        # The giver was invited when the case began, and who leads or directs takes part.
        if member.mandate != case.signal.giver or case.identity is None:
            yield Step(member.invited, Turn.INVITE, partial(_invite, stage, case, member))
        if member.answered is not None:
            do = partial(_answer, stage, case, member.mandate, member.answer, member.answered)
            yield Step(member.answered, Turn.ANSWER, do)
        if member.ended is not None:
            end = partial(_end_place, stage, case, member.mandate, member.ended)
            yield Step(member.ended, Turn.END, end)
    if case.identity is not None and case.signal.giver not in told and case.case is not None:
        day = later(case.case.day, DAYS_TO_ANSWER, today=stage.region.today)
        giver, state = case.signal.giver, MembershipState.NOT_TAKING_PART
        yield Step(day, Turn.ANSWER, partial(_answer, stage, case, giver, state, day))


def _invite(stage: Stage, case: Case, member: CircleMember) -> None:
    if (case.key, member.mandate) in stage.member_ids:
        return
    day = member.invited
    with stage.acting(stage.coordinator(case.table_on(day), day), day) as actor:
        stage.member_ids[case.key, member.mandate] = circle.invite(
            actor, stage.case_of(case), stage.mandate_ids[member.mandate], day=day
        )


def _answer(stage: Stage, case: Case, mandate: str, state: MembershipState, day: date) -> None:
    if mandate in stage.circles[case.key]:
        return
    takes_part = state is MembershipState.ACCEPTED
    with stage.acting(mandate, day) as actor:
        member = stage.member_ids[case.key, mandate]
        circle.answer_invitation(actor, member, takes_part=takes_part, day=day)
    if takes_part:
        stage.circles[case.key].add(mandate)


def _end_place(stage: Stage, case: Case, mandate: str, day: date) -> None:
    with stage.acting(stage.coordinator(case.table_on(day), day), day) as actor:
        circle.end_membership(actor, stage.member_ids[case.key, mandate], day=day)
    stage.circles[case.key].discard(mandate)
