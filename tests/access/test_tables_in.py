# SPDX-License-Identifier: EUPL-1.2
"""At which tables a thing lies, for whoever must be pointed to a coordinator."""

import uuid

import pytest

from schakel.access.facts import (
    CaseFacts,
    CheckFacts,
    ContributionFacts,
    DraftFacts,
    Facts,
    IdentityFacts,
    ItemFacts,
    MeetingFacts,
    MemberFacts,
    SignalFacts,
    TableFacts,
    TaskFacts,
    tables_in,
)
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

THING = uuid.uuid4()
HERE, ABOVE = TableId(uuid.uuid4()), TableId(uuid.uuid4())
SOMEBODY = MandateId(uuid.uuid4())
CASE = CaseFacts(CaseId(THING), (HERE, ABOVE), CaseState.DELIBERATION)
SIGNAL = SignalFacts(SignalId(THING), HERE, SOMEBODY, SignalState.NEW)
MEETING = MeetingFacts(MeetingId(THING), HERE)


@pytest.mark.parametrize(
    ("facts", "tables"),
    [
        (TableFacts(HERE, "livcr-2018"), (HERE,)),
        (SIGNAL, (HERE,)),
        (CASE, (HERE, ABOVE)),
        (CheckFacts(HERE, SOMEBODY, is_answered=False), (HERE,)),
        (TaskFacts(TaskId(THING), HERE, SOMEBODY, CASE), (HERE,)),
        (MEETING, (HERE,)),
        (ItemFacts(ItemId(THING), MEETING, CASE), (HERE,)),
        (ContributionFacts(ContributionId(THING), CASE, SOMEBODY, frozenset()), (HERE, ABOVE)),
        (IdentityFacts(SOMEBODY, is_open=True, signal=SIGNAL, case=None), (HERE,)),
        (IdentityFacts(SOMEBODY, is_open=True, signal=SIGNAL, case=CASE), (HERE, ABOVE)),
        (DraftFacts(PersonId(THING)), ()),
        (None, ()),
    ],
)
def test_a_thing_lies_at_its_tables(facts: Facts | None, tables: tuple[TableId, ...]) -> None:
    assert tables_in(facts) == tables


def test_an_invitation_does_not_say_where_the_case_lies() -> None:
    assert tables_in(MemberFacts(CASE, SOMEBODY, MembershipState.INVITED)) == ()
