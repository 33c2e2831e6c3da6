# SPDX-License-Identifier: EUPL-1.2
"""The pages before and after the table meets: planning, agenda, calendar, composition, lists."""

import uuid
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from schakel.meetings.models import AgendaItem, Attendance, Meeting
from schakel.web.kit.request import today
from tests.cases_world import make_case
from tests.rooms.meetings.table import plan, put, seat
from tests.web.meetings_day import day_of_three
from tests.world import OWNER, PROTOCOL_UNTIL, mandate, table

HARD = ("\x00", "\u202e", "<script>x</script>", "'; DROP TABLE x;--", "9" * 6000, "31/2/2026", "💥")


def _soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def test_a_coordinator_plans_from_the_page(town, client_of):
    client = client_of("an")
    address = f"/overleg/tafel/{table('noord')}/plannen/"
    assert client.get(address).status_code == 200
    day = today() + timedelta(7)
    typed = {"day": day.strftime("%d/%m/%Y"), "starts": "9.30", "ends": "11u30", "place": "Zaal"}
    answer = client.post(address, typed)
    assert answer.status_code == 302
    page = client.get(answer.url)
    assert "9.30 uur tot 11.30 uur" in page.content.decode()


@pytest.mark.parametrize("bad", HARD)
def test_no_value_breaks_a_form(town, client_of, bad):
    client = client_of("an")
    meeting, _case, _item, _general = day_of_three()
    for address, fields in (
        (f"/overleg/tafel/{table('noord')}/plannen/", ("day", "starts", "ends", "place")),
        (f"/overleg/{meeting}/wijzigen/", ("day", "starts", "ends", "place", "version")),
        (f"/overleg/{meeting}/casus-toevoegen/", ("case", "kind", "question")),
        (f"/overleg/{meeting}/punt-toevoegen/", ("question",)),
        (f"/overleg/{meeting}/wie-is-er/", (f"who_{mandate('an')}",)),
        (f"/overleg/{meeting}/vervanging/lokale-politie/", ("mandate",)),
    ):
        answer = client.post(address, dict.fromkeys(fields, bad))
        assert answer.status_code == 200, address
        assert _soup(answer).select(".errors, .field-error"), address


def test_a_member_reads_why_he_cannot_plan_and_a_stranger_finds_nothing(town, client_of):
    meeting = plan(day=today())
    assert client_of("karel").get(f"/overleg/tafel/{table('noord')}/plannen/").status_code == 403
    for page in ("wijzigen", "afgelasten", "casus-toevoegen", "wie-is-er", "sluiten"):
        assert client_of("karel").get(f"/overleg/{meeting}/{page}/").status_code == 403, page
        assert client_of("jonas").get(f"/overleg/{meeting}/{page}/").status_code == 404, page
    strange = client_of("jonas").get(f"/overleg/{meeting}/")
    nowhere = client_of("jonas").get(f"/overleg/{uuid.uuid4()}/")
    assert strange.status_code == 404
    assert strange.content.replace(str(meeting).encode(), b"") == nowhere.content


def test_the_agenda_shows_each_reader_his_own(town, client_of):
    meeting, *_rest = day_of_three()
    shown = client_of("chloe").get(f"/overleg/{meeting}/").content.decode()
    assert "Kievit" in shown
    assert "Specht" not in shown
    assert "Punt 2" in shown
    assert "Punt 3" not in shown
    coming = client_of("chloe").get("/overleg/").content.decode()
    assert "1 nieuwe casus en 1 punt zonder personen" in coming
    assert "Kievit" not in coming


def test_a_title_never_names_a_case(town, client_of):
    meeting, _case, item, _general = day_of_three()
    client = client_of("an")
    for page in (f"/overleg/{meeting}/", f"/overleg/punt/{item}/verplaatsen/"):
        title = _soup(client.get(page)).title
        assert title is not None
        assert "Kievit" not in title.text


def test_the_calendar_entry_says_when_and_where_and_nothing_else(town, client_of):
    meeting, *_rest = day_of_three()
    answer = client_of("chloe").get(f"/overleg/{meeting}/uitnodiging.ics")
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert "METHOD:REQUEST" in text
    assert "SEQUENCE:0" in text
    assert "chloe@zandbeke.example" in text
    for word in ("Kievit", "Specht", "Vorming", "hulp", "tom@zandbeke.example"):
        assert word not in text
        assert word not in answer["Content-Disposition"]
    assert client_of("jonas").get(f"/overleg/{meeting}/uitnodiging.ics").status_code == 404


def test_a_cancelled_meeting_gives_a_cancellation(town, client_of):
    meeting = plan(day=today())
    client = client_of("an")
    assert "krijgt een bericht" in client.get(f"/overleg/{meeting}/afgelasten/").content.decode()
    assert client.post(f"/overleg/{meeting}/afgelasten/").status_code == 302
    text = client.get(f"/overleg/{meeting}/uitnodiging.ics").content.decode()
    assert "METHOD:CANCEL" in text
    assert "SEQUENCE:1" in text


def test_the_page_names_what_is_missing_with_source_and_way(town, client_of):
    meeting = plan(day=today())
    seat(meeting, ("an", "bilal", "pieter"), day=today())
    shown = _soup(client_of("an").get(f"/overleg/{meeting}/wie-is-er/")).get_text(" ")
    assert "Niemand zit hier als korpschef" in shown
    assert "wet van 30 juli 2018, artikel 3" in shown
    assert "Laat een vervanger komen met de juiste functie en de machtiging GEHEIM" in shown
    assert "Overleg openen" not in shown
    assert "Beginnen zonder casussen" in shown


def test_presence_then_replacement_then_open(town, client_of):
    meeting = plan(day=today())
    client = client_of("an")
    marks = {f"who_{mandate(one)}": "present" for one in ("an", "bilal", "pieter")}
    marks[f"who_{mandate('karel')}"] = "excused"
    assert client.post(f"/overleg/{meeting}/wie-is-er/", marks).status_code == 302
    assert Attendance.objects.using(OWNER).filter(excused=True).count() == 1
    refused = client.post(f"/overleg/{meeting}/openen/")
    assert refused.status_code == 403
    assert "korpschef" in refused.content.decode()
    replaced = client.post(
        f"/overleg/{meeting}/vervanging/lokale-politie/", {"mandate": str(mandate("mia"))}
    )
    assert replaced.status_code == 302
    assert client.post(f"/overleg/{meeting}/openen/").url == f"/overleg/{meeting}/aan-tafel/"
    assert Meeting.objects.using(OWNER).get(pk=meeting).state == "open"


def test_the_day_after_the_protocol_the_page_offers_the_template(town, client_of, monkeypatch):
    after = PROTOCOL_UNTIL + timedelta(1)
    monkeypatch.setattr("schakel.web.middleware.today", lambda: after)
    meeting = plan("kwetsbaar", after)
    client = client_of("an")
    shown = client.get(f"/overleg/{meeting}/wie-is-er/").content.decode()
    assert "Het protocol liep tot en met 31 maart 2027." in shown
    assert f"/overleg/tafel/{table('kwetsbaar')}/protocol/" in shown
    assert client.post(f"/overleg/{meeting}/openen/").status_code == 403


def test_a_point_moves_and_leaves_from_its_page(town, client_of):
    _meeting, _case, item, general = day_of_three()
    later = plan(day=today() + timedelta(28), on=today())
    client = client_of("an")
    moved = client.post(f"/overleg/punt/{item}/verplaatsen/", {"meeting": str(later)})
    assert moved.status_code == 302
    assert AgendaItem.objects.using(OWNER).get(pk=item).state == "moved"
    assert client.post(f"/overleg/punt/{general}/schrappen/").status_code == 302
    assert AgendaItem.objects.using(OWNER).get(pk=general).state == "removed"
    assert client.get(f"/overleg/punt/{general}/verplaatsen/").status_code == 404


def test_a_case_is_put_on_the_agenda_and_hidden_ones_are_not_offered(town, client_of):
    meeting = plan(day=today())
    case = make_case()
    make_case("zuid", "Wulp", ())
    client = client_of("an")
    offered = client.get(f"/overleg/{meeting}/casus-toevoegen/").content.decode()
    assert "Kievit" in offered
    assert "Wulp" not in offered
    typed = {"case": str(case), "kind": "running", "question": "Wie belt?"}
    assert client.post(f"/overleg/{meeting}/casus-toevoegen/", typed).status_code == 302
    assert "Wie belt?" in client.get(f"/overleg/{meeting}/").content.decode()


def test_a_question_is_escaped(town, client_of):
    meeting = plan(day=today())
    put(meeting, make_case(), question="<b>vet</b>", day=today())
    shown = client_of("an").get(f"/overleg/{meeting}/").content.decode()
    assert "&lt;b&gt;vet&lt;/b&gt;" in shown


def test_a_member_says_he_cannot_come(town, client_of):
    meeting = plan(day=today())
    client = client_of("karel")
    assert client.post(f"/overleg/{meeting}/verontschuldigen/").status_code == 302
    assert Attendance.objects.using(OWNER).get(mandate_id=mandate("karel")).excused
    again = client.post(f"/overleg/{meeting}/verontschuldigen/", follow=True)
    assert "al genoteerd" in again.content.decode()


def test_the_register_and_the_template_open_for_staff(town, client_of):
    assert (
        client_of("karel").get(f"/overleg/tafel/{table('noord')}/beslissingen/").status_code == 200
    )
    answer = client_of("an").get(f"/overleg/tafel/{table('kwetsbaar')}/protocol/")
    assert answer["Content-Disposition"] == 'attachment; filename="protocol-sjabloon.docx"'
    assert answer.content[:2] == b"PK"
    assert client_of("an").get(f"/overleg/tafel/{uuid.uuid4()}/protocol/").status_code == 404


def test_nothing_about_meetings_is_public(town, client):
    assert client.get("/overleg/").status_code == 302
