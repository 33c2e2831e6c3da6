# SPDX-License-Identifier: EUPL-1.2
"""At which tables a thing lies, for whoever must be pointed to a coordinator."""

import uuid
from typing import Any

import pytest

from schakel.access.kinds import Kind
from schakel.cases.case.access import CASE
from schakel.cases.case.standing import CaseStanding
from schakel.cases.circle.access import MEMBER, MemberStanding
from schakel.cases.contributions.access import CONTRIBUTION, ContributionStanding
from schakel.cases.drafts.access import DRAFT, DraftStanding
from schakel.cases.signals.access import CHECK, IDENTITY, SIGNAL
from schakel.cases.signals.standing import CheckStanding, IdentityStanding, SignalStanding
from schakel.cases.tasks.access import TASK, TaskStanding
from schakel.kernel.ids import (
    CaseId,
    ContributionId,
    ItemId,
    MandateId,
    MeetingId,
    PersonId,
    SignalId,
    TableId,
    TaskId,
)
from schakel.kernel.vocabulary import CaseState, MembershipState, SignalState
from schakel.meetings.access import ITEM, MEETING, ItemStanding, MeetingStanding
from schakel.tables.access import TABLE, TableStanding

THING = uuid.uuid4()
HERE, ABOVE = TableId(uuid.uuid4()), TableId(uuid.uuid4())
SOMEBODY = MandateId(uuid.uuid4())
A_CASE = CaseStanding(CaseId(THING), (HERE, ABOVE), CaseState.DELIBERATION)
A_SIGNAL = SignalStanding(SignalId(THING), HERE, SOMEBODY, SignalState.NEW)
A_MEETING = MeetingStanding(MeetingId(THING), HERE)


@pytest.mark.parametrize(
    ("kind", "standing", "tables"),
    [
        (TABLE, TableStanding(HERE, "livcr-2018"), (HERE,)),
        (SIGNAL, A_SIGNAL, (HERE,)),
        (CASE, A_CASE, (HERE, ABOVE)),
        (CHECK, CheckStanding(HERE, SOMEBODY, is_answered=False), (HERE,)),
        (TASK, TaskStanding(TaskId(THING), HERE, SOMEBODY, A_CASE), (HERE,)),
        (MEETING, A_MEETING, (HERE,)),
        (ITEM, ItemStanding(ItemId(THING), A_MEETING, A_CASE), (HERE,)),
        (
            CONTRIBUTION,
            ContributionStanding(ContributionId(THING), A_CASE, SOMEBODY, frozenset()),
            (HERE, ABOVE),
        ),
        (IDENTITY, IdentityStanding(SOMEBODY, is_open=True, signal=A_SIGNAL, case=None), (HERE,)),
        (
            IDENTITY,
            IdentityStanding(SOMEBODY, is_open=True, signal=A_SIGNAL, case=A_CASE),
            (HERE, ABOVE),
        ),
        (DRAFT, DraftStanding(PersonId(THING)), ()),
    ],
)
def test_a_thing_lies_at_its_tables(
    kind: Kind[Any], standing: object, tables: tuple[TableId, ...]
) -> None:
    assert tuple(kind.tables(standing)) == tables


def test_an_invitation_does_not_say_where_the_case_lies() -> None:
    invited = MemberStanding(A_CASE, SOMEBODY, MembershipState.INVITED)
    assert tuple(MEMBER.tables(invited)) == ()
