# SPDX-License-Identifier: EUPL-1.2
"""Minutes: versions by who runs the table, approved at a later meeting, read by who was there."""

from datetime import timedelta

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.journal.queries import entries
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.meetings.commands.minutes import approve_minutes, write_minutes
from schakel.meetings.models import Minutes
from schakel.meetings.queries.papers import minutes_of, waiting_minutes
from schakel.notices.models import Notice
from schakel.tables.models import Table
from tests.cases_world import make_case, make_contribution
from tests.rooms.meetings.table import QUORUM, decide, discuss, plan, put, start
from tests.world import OWNER, TODAY, acting, mandate, table

LATER = TODAY + timedelta(28)


@pytest.fixture
def kievit(town):
    """A closed point of Chloë, who was there, and Tom, who was not."""
    meeting = plan()
    case = make_case(circle=("chloe", "tom"))
    item = put(meeting, case)
    start(meeting, (*QUORUM, "chloe"))
    discuss(item)
    decide(item)
    return meeting, case, item


def _write(item, text: str, based_on: int = 1) -> int:
    with acting("an") as actor:
        return write_minutes(actor, item, text, based_on=based_on, day=TODAY)


def _later(by: str = "an"):
    meeting = plan(day=LATER)
    start(meeting, QUORUM, day=LATER)
    return meeting


def test_each_time_a_new_version_sealed_and_who_was_there_hears_it(kievit):
    _meeting, _case, item = kievit
    assert _write(item, "De moeder belt zelf.") == 2
    assert _write(item, "De moeder belt zelf, samen met het CLB.", 2) == 3
    row = Minutes.objects.using(OWNER).get(item_id=item, number=3)
    assert b"moeder" not in bytes(row.summary)
    told = Notice.objects.using(OWNER).filter(kind="minutes_ready")
    assert {one.mandate_id for one in told} == {mandate("bilal"), mandate("chloe")}
    with acting("chloe") as actor:
        view = minutes_of(actor, item, TODAY)
        assert [one.number for one in view.versions] == [3, 2, 1]
        assert view.last is not None
        assert view.last.summary == "De moeder belt zelf, samen met het CLB."
        assert entries()[0].action == "read_record"


def test_who_was_not_there_reads_no_minutes(kievit):
    _meeting, _case, item = kievit
    for who in ("tom", "karel", "jonas"):
        with acting(who) as actor, pytest.raises(NotFoundError):
            minutes_of(actor, item, TODAY)


def test_who_was_there_may_not_write_and_an_outsider_finds_nothing(kievit):
    _meeting, _case, item = kievit
    with acting("chloe") as actor, pytest.raises(AccessDeniedError) as refused:
        write_minutes(actor, item, "Anders", based_on=1, day=TODAY)
    assert refused.value.decision.may_know
    with acting("greet") as actor, pytest.raises(NotFoundError):
        write_minutes(actor, item, "Anders", based_on=1, day=TODAY)


def test_the_second_who_writes_is_told(kievit):
    _meeting, _case, item = kievit
    _write(item, "Eerst")
    with pytest.raises(ChangedMeanwhileError):
        _write(item, "Dan", 1)


def test_a_table_that_keeps_decisions_only_takes_no_summary(kievit):
    _meeting, _case, item = kievit
    Table.objects.using(OWNER).filter(pk=table("noord")).update(keeps="decisions_only")
    with pytest.raises(RefusedInputError):
        _write(item, "Toch iets")


def test_the_next_meeting_approves_what_it_read(kievit):
    _meeting, _case, item = kievit
    _write(item, "De moeder belt zelf.")
    later = _later()
    with acting("an", LATER) as actor:
        (waiting,) = waiting_minutes(later)
        assert (waiting.item.label, waiting.minutes.number) == ("Kievit", 2)
        approve_minutes(actor, item, later, number=2, day=LATER)
        assert waiting_minutes(later) == ()
    row = Minutes.objects.using(OWNER).get(item_id=item, number=2)
    assert (row.state, row.approved_on, row.approved_at_meeting_id) == ("approved", LATER, later)
    with acting("an", LATER) as actor, pytest.raises(RefusedInputError):
        approve_minutes(actor, item, later, number=2, day=LATER)


def test_a_version_that_nobody_read_is_not_approved(kievit):
    _meeting, _case, item = kievit
    later = _later()
    _write(item, "Nieuwer")
    with acting("an", LATER) as actor, pytest.raises(ChangedMeanwhileError):
        approve_minutes(actor, item, later, number=1, day=LATER)


def test_the_meeting_itself_and_another_table_do_not_approve(kievit):
    meeting, _case, item = kievit
    other = plan("kwetsbaar", LATER)
    planned = plan(day=LATER)
    for at in (meeting, other, planned):
        with acting("an", LATER) as actor, pytest.raises(RefusedInputError):
            approve_minutes(actor, item, at, number=1, day=LATER)


def test_a_member_may_not_approve(kievit):
    _meeting, _case, item = kievit
    later = _later()
    with acting("chloe", LATER) as actor, pytest.raises(AccessDeniedError):
        approve_minutes(actor, item, later, number=1, day=LATER)


def test_the_own_copy_holds_what_the_partner_gave_and_wants_noted(kievit):
    _meeting, case, item = kievit
    make_contribution(case, "chloe", "Wel noteren.", ("an",))
    make_contribution(case, "chloe", "Niet noteren.", ("an",), not_in_minutes=True)
    make_contribution(case, "an", "Van An.", ("chloe",))
    with acting("chloe") as actor:
        assert [one.words.text for one in minutes_of(actor, item, TODAY).own] == ["Wel noteren."]
