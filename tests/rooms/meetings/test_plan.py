# SPDX-License-Identifier: EUPL-1.2
"""Planning: who leads the table does, the others hear it and no more."""

from datetime import timedelta

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.journal.queries import entries
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.meetings.commands.plan import cancel_meeting, change_meeting, plan_meeting
from schakel.meetings.models import Meeting
from schakel.notices.models import Notice
from tests.cases_world import make_case
from tests.rooms.meetings.table import plan, put, when
from tests.world import OWNER, TODAY, acting, mandate, table


def _told(kind: str) -> set[object]:
    return set(Notice.objects.using(OWNER).filter(kind=kind).values_list("mandate_id", flat=True))


def test_a_coordinator_plans_and_the_table_hears_it(town):
    meeting = plan()
    row = Meeting.objects.using(OWNER).get(pk=meeting)
    assert (row.state, row.place, row.sequence) == ("planned", "Raadzaal", 0)
    assert _told("meeting_planned") == {mandate(one) for one in ("bilal", "karel", "mia", "pieter")}
    with acting("an"):
        assert entries()[0].action == "plan_meeting"
        assert entries()[0].table == table("noord")


def test_a_member_of_the_table_may_not_plan_and_hears_why(town):
    with acting("karel") as actor, pytest.raises(AccessDeniedError) as refused:
        plan_meeting(actor, table("noord"), when(TODAY), day=TODAY)
    assert refused.value.decision.rule == "runs_meeting"
    assert refused.value.decision.may_know


@pytest.mark.parametrize(
    ("days", "hours", "field"), [(-1, 2, "day"), (0, -1, "ends"), (0, 0, "ends"), (0, 13, "ends")]
)
def test_times_that_cannot_be_are_refused(town, days, hours, field):
    with acting("an") as actor, pytest.raises(RefusedInputError) as refused:
        plan_meeting(actor, table("noord"), when(TODAY + timedelta(days), hours=hours), day=TODAY)
    assert refused.value.field == field


def test_a_change_raises_the_sequence_and_tells_the_guests_of_a_case_too(town):
    meeting = plan()
    put(meeting, make_case(circle=("chloe",)))
    with acting("an") as actor:
        change_meeting(actor, meeting, when(TODAY + timedelta(7)), version=1, day=TODAY)
    assert Meeting.objects.using(OWNER).get(pk=meeting).sequence == 1
    assert mandate("chloe") in _told("meeting_changed")


def test_the_second_who_changes_is_told(town):
    meeting = plan()
    with acting("bilal") as actor:
        change_meeting(actor, meeting, when(TODAY, hour=14), version=1, day=TODAY)
    with acting("an") as actor, pytest.raises(ChangedMeanwhileError):
        change_meeting(actor, meeting, when(TODAY, hour=16), version=1, day=TODAY)


def test_a_cancelled_meeting_stays_cancelled(town):
    meeting = plan()
    with acting("bilal") as actor:
        cancel_meeting(actor, meeting, day=TODAY)
    with acting("an") as actor, pytest.raises(RefusedInputError):
        change_meeting(actor, meeting, when(TODAY), version=2, day=TODAY)


def test_somebody_of_another_table_finds_no_meeting(town):
    meeting = plan()
    with acting("greet") as actor, pytest.raises(NotFoundError):
        cancel_meeting(actor, meeting, day=TODAY)


def test_who_has_a_seat_may_not_cancel_and_hears_why(town):
    meeting = plan()
    with acting("karel") as actor, pytest.raises(AccessDeniedError) as refused:
        cancel_meeting(actor, meeting, day=TODAY)
    assert refused.value.decision.may_know
