# SPDX-License-Identifier: EUPL-1.2
"""Opening: the law of the day and who is here decide; what concerns no person may always go on."""

from datetime import timedelta

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.actors.models import Clearance
from schakel.journal.queries import entries
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.meetings.commands.attendance import excuse_me, note_presence, replace_seat
from schakel.meetings.commands.items import open_item
from schakel.meetings.commands.opening import close_meeting, open_meeting
from schakel.meetings.facts import Presence
from schakel.meetings.models import Attendance, Meeting
from schakel.meetings.queries.table import composition_of
from schakel.meetings.queries.upcoming import composition_doubts
from tests.cases_world import make_case
from tests.rooms.meetings.table import QUORUM, discuss, plan, put, put_general, seat, start
from tests.world import OWNER, PROTOCOL_UNTIL, TODAY, acting, mandate, person

KWETSBAAR = ("rita", "an", "tom", "ilse", "karel", "sofie")


def _state(meeting) -> str:
    row = Meeting.objects.using(OWNER).get(pk=meeting)
    return row.state


def _refused(meeting, day=TODAY) -> AccessDeniedError:
    with acting("an", day) as actor, pytest.raises(AccessDeniedError) as refused:
        open_meeting(actor, meeting, day=day)
    return refused.value


def test_a_complete_table_opens_and_the_chair_is_who_chairs_and_is_here(town):
    meeting = plan()
    start(meeting)
    assert _state(meeting) == "open"
    assert Meeting.objects.using(OWNER).get(pk=meeting).chair_id == mandate("bilal")
    with acting("an"):
        assert entries()[0].action == "open_meeting"


def test_without_the_police_it_does_not_open_and_says_why(town):
    meeting = plan()
    seat(meeting, ("an", "bilal", "pieter"))
    decision = _refused(meeting).decision
    assert decision.rule == "meeting/seat_missing"
    assert "korpschef" in str(decision.sentence)
    assert decision.ruling.source.text == "wet van 30 juli 2018, artikel 3"
    assert decision.ruling.ways_open


def test_a_clearance_that_ended_yesterday_does_not_count(town):
    held = Clearance.objects.using(OWNER).filter(person_id=person("karel"))
    held.update(valid_until=TODAY - timedelta(1))
    meeting = plan()
    seat(meeting, QUORUM)
    assert _refused(meeting).decision.rule == "meeting/clearance_expired"
    held.delete()
    assert _refused(meeting).decision.rule == "meeting/clearance_missing"


def test_a_replacement_with_the_right_mandate_and_clearance_opens_the_meeting(town):
    meeting = plan()
    seat(meeting, ("an", "bilal", "pieter"))
    with acting("an") as actor:
        replace_seat(actor, meeting, mandate("mia"), "lokale-politie", day=TODAY)
        open_meeting(actor, meeting, day=TODAY)
    assert _state(meeting) == "open"
    row = Attendance.objects.using(OWNER).get(meeting_id=meeting, mandate_id=mandate("mia"))
    assert row.fills_seat == "lokale-politie"


@pytest.mark.parametrize(
    ("who", "place", "field"),
    [
        ("chloe", "lokale-politie", "mandate"),
        ("greet", "bestaat-niet", "seat"),
        ("rita", "preventie", "mandate"),
    ],
)
def test_a_replacement_that_does_not_fit_is_refused(town, who, place, field):
    meeting = plan()
    with acting("an") as actor, pytest.raises(RefusedInputError) as refused:
        replace_seat(actor, meeting, mandate(who), place, day=TODAY)
    assert refused.value.field == field


def test_a_replacement_without_clearance_is_refused(town):
    Clearance.objects.using(OWNER).filter(person_id=person("mia")).delete()
    meeting = plan()
    with acting("an") as actor, pytest.raises(RefusedInputError) as refused:
        replace_seat(actor, meeting, mandate("mia"), "lokale-politie", day=TODAY)
    assert "GEHEIM" in refused.value.message


def test_what_concerns_nobody_goes_on_without_the_police_and_cases_wait(town):
    meeting = plan()
    case, general = put(meeting, make_case()), put_general(meeting)
    start(meeting, ("an", "bilal"), general_only=True)
    assert _state(meeting) == "general_only"
    discuss(general)
    with acting("an") as actor, pytest.raises(RefusedInputError):
        open_item(actor, case, day=TODAY)


def test_once_the_police_arrives_the_cases_open_too(town):
    meeting = plan()
    case = put(meeting, make_case())
    start(meeting, ("an", "bilal"), general_only=True)
    start(meeting, ("karel",))
    discuss(case)
    assert _state(meeting) == "open"


def test_when_the_police_leaves_the_next_case_does_not_open(town):
    meeting = plan()
    case = put(meeting, make_case())
    start(meeting)
    with acting("bilal") as actor:
        note_presence(actor, meeting, {mandate("karel"): Presence.LEFT}, day=TODAY)
    with acting("bilal") as actor, pytest.raises(AccessDeniedError) as refused:
        open_item(actor, case, day=TODAY)
    assert refused.value.decision.rule == "meeting/seat_missing"


def test_a_meeting_opens_on_its_own_day_only(town):
    meeting = plan(day=TODAY + timedelta(1), on=TODAY)
    seat(meeting, QUORUM)
    with acting("an") as actor, pytest.raises(RefusedInputError) as refused:
        open_meeting(actor, meeting, day=TODAY)
    assert "21 november 2026" in refused.value.message


def test_the_last_day_of_the_protocol_opens_and_the_day_after_does_not(town):
    last = plan("kwetsbaar", PROTOCOL_UNTIL)
    start(last, KWETSBAAR, day=PROTOCOL_UNTIL)
    assert _state(last) == "open"
    after = PROTOCOL_UNTIL + timedelta(1)
    meeting = plan("kwetsbaar", after)
    seat(meeting, KWETSBAAR, day=after)
    decision = _refused(meeting, after).decision
    assert decision.rule == "meeting/protocol_expired"
    assert "31 maart 2027" in str(decision.sentence)


def test_a_partner_outside_the_protocol_does_not_join(town):
    meeting = plan("kwetsbaar")
    put(meeting, make_case("kwetsbaar", concern="vulnerable_adult", circle=("lore",)))
    with acting("an") as actor, pytest.raises(RefusedInputError) as refused:
        note_presence(actor, meeting, {mandate("lore"): Presence.PRESENT}, day=TODAY)
    assert "protocol" in refused.value.message


def test_who_is_not_invited_is_not_marked_present(town):
    meeting = plan()
    with acting("an") as actor, pytest.raises(RefusedInputError):
        note_presence(actor, meeting, {mandate("eva"): Presence.PRESENT}, day=TODAY)


def test_a_member_may_not_open_and_an_outsider_finds_nothing(town):
    meeting = plan()
    seat(meeting, QUORUM)
    with acting("karel") as actor, pytest.raises(AccessDeniedError) as refused:
        open_meeting(actor, meeting, day=TODAY)
    assert refused.value.decision.rule == "runs_meeting"
    assert refused.value.decision.may_know
    with acting("greet") as actor, pytest.raises(NotFoundError):
        open_meeting(actor, meeting, day=TODAY)


def test_a_meeting_with_an_open_point_does_not_close(town):
    meeting = plan()
    general = put_general(meeting)
    start(meeting)
    discuss(general)
    with acting("an") as actor, pytest.raises(RefusedInputError):
        close_meeting(actor, meeting, day=TODAY)


def test_a_member_excuses_himself_once_and_an_outsider_cannot(town):
    meeting = plan()
    with acting("karel") as actor:
        excuse_me(actor, meeting, day=TODAY)
    assert Attendance.objects.using(OWNER).get(mandate_id=mandate("karel")).excused
    with acting("karel") as actor, pytest.raises(RefusedInputError):
        excuse_me(actor, meeting, day=TODAY)
    with acting("jonas") as actor, pytest.raises(NotFoundError):
        excuse_me(actor, meeting, day=TODAY)


def test_the_composition_page_says_who_is_invited_and_what_is_missing(town):
    meeting = plan()
    put(meeting, make_case(circle=("chloe",)))
    seat(meeting, ("an",))
    with acting("an") as actor:
        view = composition_of(actor, meeting, TODAY)
    names = [one.mandate.person.given_name for one in view.people]
    assert names[0] == "An"
    assert {"Bilal", "Karel", "Mia", "Pieter", "Chloë"} < set(names)
    assert len(names) == len(set(names))
    assert {one.code for one in view.check.blocking} == {"seat_missing"}


def test_tomorrow_without_the_police_is_a_doubt_today(town):
    meeting = plan(day=TODAY + timedelta(1), on=TODAY)
    with acting("an") as actor:
        assert composition_doubts(actor, TODAY) == ()
    with acting("karel") as actor:
        excuse_me(actor, meeting, day=TODAY)
    with acting("mia") as actor:
        excuse_me(actor, meeting, day=TODAY)
    with acting("an") as actor:
        ((found, doubts),) = composition_doubts(actor, TODAY)
        assert found.id == meeting
        assert [one.code for one in doubts] == ["seat_missing"]
    with acting("karel") as actor:
        assert composition_doubts(actor, TODAY) == ()


def test_the_overlast_table_opens_for_places_and_never_for_persons(town):
    meeting = plan("overlast-1", by="wim")
    bar = make_case(
        "overlast-1", "Plein", (), "wim", subject_kind="place", concern="nuisance", name=""
    )
    item = put(meeting, bar, by="wim")
    start(meeting, ("wim", "lore", "pieter"), by="wim")
    assert _state(meeting) == "open"
    discuss(item, by="wim")
