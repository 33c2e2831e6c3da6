# SPDX-License-Identifier: EUPL-1.2
"""The start page: what needs me now. Different people see different pages; nobody sees more."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from schakel.cases.models import CaseMember, Identity, InformationCheck, Signal, SignalTurn
from schakel.cases.tasks.notices import TASK_GIVEN
from schakel.meetings.models import AgendaItem, Attendance, ItemRecord, Meeting, Minutes
from schakel.notices.models import Notice
from schakel.tables.models import Protocol
from schakel.web.today.greeting import greeting, in_words
from tests.cases_world import make_case, make_file, make_task
from tests.web.counting import counted, within_twelve
from tests.world import CAST, OWNER, TODAY, mandate, table

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _day(town, monkeypatch):
    monkeypatch.setattr("schakel.web.middleware.today", lambda: TODAY)


@pytest.fixture
def start(client_of):
    """Return a function that gives the words of somebody's start page."""

    def read(name: str) -> str:
        page = within_twelve(client_of(name), reverse("today"))
        assert page.status_code == 200
        return str(page.content.decode())

    return read


def signal(state: str, at: str = "noord", giver: str = "chloe", *, named=False, opened=False):
    """Make a signal as the owner, with a name when asked."""
    file = make_file(TODAY)
    row = Signal.objects.using(OWNER).create(
        file_id=file.id,
        table_id=table(at),
        giver_id=mandate(giver),
        concern="radicalisation",
        subject_kind="person",
        state=state,
        given_on=TODAY - timedelta(days=2),
    )
    if named:
        SignalTurn.objects.using(OWNER).create(
            signal=row, kind="named", by_id=mandate(giver), at=timezone.now(), day=TODAY
        )
        Identity.objects.using(OWNER).create(
            file_id=file.id,
            signal=row,
            table_id=table(at),
            given_by_id=mandate(giver),
            given_on=TODAY,
            opened_on=TODAY if opened else None,
        )
    return row


def checked(row: Signal, **answer):
    InformationCheck.objects.using(OWNER).create(
        signal=row,
        table_id=row.table_id,
        asked_of_id=mandate("mia"),
        asked_by_id=mandate("an"),
        concern="radicalisation",
        asked_on=TODAY,
        **answer,
    )


def meeting(at: str = "noord", day=TOMORROW, state: str = "planned") -> Meeting:
    begin = datetime.combine(day, time(9, 30), tzinfo=timezone.get_default_timezone())
    return Meeting.objects.using(OWNER).create(
        table_id=table(at),
        file_id=make_file(day).id,
        starts_at=begin,
        ends_at=begin + timedelta(hours=2),
        place="Gemeentehuis",
        state=state,
    )


def test_the_coordinator_is_greeted_and_sees_the_new_signal(start):
    signal("new")
    words = start("an")
    assert "Dag An, één ding wacht op u." in words
    assert "Nieuw signaal van:" in words
    assert "Nieuw signaal" not in start("bilal")


@pytest.mark.parametrize(
    ("state", "names", "who", "sentence"),
    [
        ("proposed", {}, "bilal", "Signaal om te weerhouden, of niet"),
        ("retained", {"named": True}, "an", "De gever noemde een naam"),
        ("retained", {"named": True, "opened": True}, "an", "Vraag de information officer"),
        ("more_asked", {}, "chloe", "De tafel vraagt u meer over uw signaal"),
        ("retained", {}, "chloe", "Kies of u een naam noemt"),
    ],
)
def test_each_step_of_a_signal_waits_on_the_page_of_who_takes_it(
    start, state, names, who, sentence
):
    signal(state, **names)
    assert sentence in start(who)
    for other in ("tom", "eva", "els", "dirk"):
        assert sentence not in start(other)


def test_the_officer_is_asked_and_the_coordinator_goes_on_after_the_answer(start):
    row = signal("retained", named=True, opened=True)
    checked(row)
    assert "Mag dit besproken worden?" in start("mia")
    assert "Vraag de information officer" not in start("an")
    InformationCheck.objects.using(OWNER).update(cleared_on=TODAY)
    assert "Dit signaal kan een casus worden" in start("an")
    assert "Mag dit besproken worden?" not in start("mia")


def test_an_officer_who_asks_to_call_is_called(start):
    checked(signal("retained", named=True, opened=True), call_on=TODAY)
    assert "Bel de information officer" in start("an")


def test_an_invitation_says_who_asks_and_nothing_of_the_case(start):
    make_case(circle=(), invited=("jonas",))
    words = start("jonas")
    assert "Neemt u deel aan een casus?" in words
    assert "An Verlinden" in words
    assert "Kievit" not in words


def test_who_declined_is_never_reminded(start):
    make_case(circle=(), invited=("jonas",))
    CaseMember.objects.using(OWNER).update(state="not_taking_part")
    assert "Neemt u deel" not in start("jonas")


def test_ones_own_tasks_say_how_late_they_are_and_the_coordinator_sees_the_late_ones(start):
    case = make_case(circle=("tom",))
    make_task(case, "tom", "Een buddy voorstellen", due_on=TODAY - timedelta(days=5))
    make_task(case, "tom", "De moeder bellen", due_on=TOMORROW)
    mine = start("tom")
    assert "5 dagen te laat" in mine
    assert "Een buddy voorstellen" in mine
    assert "tegen morgen" in mine
    assert "Dag Tom, één ding wacht op u." in mine
    hers = start("an")
    assert "Een buddy voorstellen" in hers
    assert "De moeder bellen" not in hers
    assert "CAW Zandstreek, casus Kievit" in hers
    assert "Een buddy voorstellen" not in start("greet")


def test_the_late_tasks_of_every_table_she_coordinates_are_together(start):
    late = TODAY - timedelta(days=1)
    make_task(make_case(circle=("tom",)), "tom", "Aan tafel noord", due_on=late)
    other = make_case("kwetsbaar", "Merel", ("sofie",), concern="vulnerable_adult")
    make_task(other, "sofie", "Onder het protocol", due_on=late)
    words = start("an")
    assert "Aan tafel noord" in words
    assert "Onder het protocol" in words


def test_tomorrows_meeting_is_told_with_what_would_keep_it_closed(start):
    planned = meeting()
    Attendance.objects.using(OWNER).create(
        meeting=planned, mandate_id=mandate("karel"), excused=True
    )
    Attendance.objects.using(OWNER).create(meeting=planned, mandate_id=mandate("mia"), excused=True)
    words = start("an")
    assert "Morgen: Tafel noord" in words
    assert "Om 9.30 uur, Gemeentehuis" in words
    assert "korpschef of vertegenwoordiger" in words
    assert "Laat een vervanger komen" in words
    member = start("pieter")
    assert "Morgen: Tafel noord" in member
    assert "Laat een vervanger komen" not in member
    assert "Morgen: Tafel noord" not in start("eva")


def test_a_meeting_with_everybody_there_gives_no_doubt(start):
    meeting()
    assert "note-wait" not in start("an")


def test_a_meeting_after_the_protocol_ended_is_doubted(start):
    Protocol.objects.using(OWNER).update(valid_until=TODAY)
    meeting("kwetsbaar")
    assert "Het protocol liep tot en met 20 november 2026" in start("an")


def test_minutes_that_wait_for_approval_are_counted_for_who_runs_the_table(start):
    earlier = meeting(day=TODAY - timedelta(days=14), state="closed")
    item = AgendaItem.objects.using(OWNER).create(
        meeting=earlier, kind="general", position=1, state="closed"
    )
    ItemRecord.objects.using(OWNER).create(item=item)
    Minutes.objects.using(OWNER).create(
        item=item, number=1, written_by_id=mandate("an"), written_at=timezone.now()
    )
    meeting()
    assert "1 verslag wacht op goedkeuring." in start("an")
    assert "goedkeuring" not in start("pieter")


def test_a_protocol_is_announced_sixty_days_ahead_and_after_its_end(start):
    assert "Protocol van Tafel kwetsbaar verlengen" not in start("an")
    Protocol.objects.using(OWNER).update(valid_until=TODAY + timedelta(days=60))
    words = start("an")
    assert "Protocol van Tafel kwetsbaar verlengen" in words
    assert reverse("protocol_template", args=[table("kwetsbaar")]) in words
    assert "Protocol van Tafel kwetsbaar" not in start("tom")
    Protocol.objects.using(OWNER).update(valid_until=TODAY - timedelta(days=1))
    assert "Tot er een nieuw is, opent geen overleg." in start("an")


def test_the_newest_notices_are_there_with_a_way_to_all(start):
    Notice.objects.using(OWNER).create(
        mandate_id=mandate("tom"),
        kind=TASK_GIVEN.code,
        about_kind="case",
        day=TODAY,
        at=timezone.now(),
    )
    assert "Er is een afspraak voor u." in start("tom")
    assert "Er is een afspraak voor u." not in start("an")


@pytest.mark.parametrize("name", sorted(CAST))
def test_when_nothing_waits_the_page_says_so_and_offers_the_next_step(start, name):
    words = start(name)
    assert f"Dag {CAST[name][0]}." in words
    assert "Niets wacht op u" in words
    assert "btn" in words


def test_an_administrator_a_dpo_and_a_partner_get_another_next_step(start):
    assert reverse("administration") in start("els")
    assert "Naar het logboek" in start("dirk")
    assert "Een signaal geven" in start("chloe")


def test_somebody_whose_mandate_ended_is_told_whom_to_call(start):
    from schakel.actors.models import Mandate

    Mandate.objects.using(OWNER).filter(pk=mandate("tom")).update(end=TODAY)
    assert "U hebt vandaag geen mandaat in Schakel" in start("tom")


def test_the_number_of_queries_does_not_grow_with_what_waits(client_of):
    def fill(number: int) -> None:
        for one in range(number):
            signal("new")
            signal("retained", named=True, opened=True)
            case = make_case(pseudonym=f"Vogel {number} {one}", circle=("tom",), invited=("an",))
            make_task(case, "tom", "Laat", due_on=TODAY - timedelta(days=1))
            make_task(case, "an", "Van An", due_on=TODAY)
            meeting(day=TODAY + timedelta(days=one % 3))
        Notice.objects.using(OWNER).create(
            mandate_id=mandate("an"),
            kind="invited",
            about_kind="case",
            day=TODAY,
            at=timezone.now(),
        )

    client = client_of("an")
    client.get(reverse("today"))
    fill(1)
    few = len(counted(client, reverse("today"))[1])
    fill(6)
    assert len(counted(client, reverse("today"))[1]) == few <= 12
    for name in ("bilal", "mia", "karel", "tom", "rita", "wim", "hans"):
        within_twelve(client_of(name), reverse("today"))


def test_numbers_are_words_up_to_twelve():
    assert [in_words(number) for number in (2, 12, 13)] == ["twee", "twaalf", "13"]
    assert greeting("An", 3) == "Dag An, drie dingen wachten op u."
    assert greeting("An", 0) == "Dag An, vandaag wacht niets op u."


def test_on_a_friday_the_meeting_of_monday_stands_there_and_that_of_tuesday_not(start):
    friday = TODAY
    assert friday.weekday() == 4
    meeting(day=friday + timedelta(days=3))
    assert "Maandag 23 november: " in start("an")
    assert "Om 9.30 uur, Gemeentehuis" in start("an")
    Meeting.objects.using(OWNER).all().delete()
    meeting(day=friday + timedelta(days=4))
    assert "Om 9.30 uur" not in start("an")
    assert "tot en met maandag 23 november" in start("jonas")


def test_long_sections_show_five_and_fold_the_rest_away(start):
    for _ in range(8):
        signal("new")
    words = start("an")
    assert "Toon nog 3" in words
    assert words.count("Nieuw signaal van:") == 8


@pytest.mark.parametrize(
    ("begin", "end", "sentence"),
    [
        (-100, 0, "liep tot en met 19 november 2026"),
        (5, None, "begint op 25 november 2026"),
    ],
)
def test_without_a_mandate_the_page_says_since_when_and_whom_to_call(start, begin, end, sentence):
    from schakel.actors.models import Mandate

    Mandate.objects.using(OWNER).filter(pk=mandate("tom")).update(
        begin=TODAY + timedelta(days=begin),
        end=None if end is None else TODAY + timedelta(days=end),
    )
    words = start("tom")
    assert sentence in words
    assert "Els Vermeulen" in words
    assert "Niets wacht op u" not in words
