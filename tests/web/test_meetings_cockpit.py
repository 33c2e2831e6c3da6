# SPDX-License-Identifier: EUPL-1.2
"""The cockpit: one page for the whole table, silent about what somebody may not see."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from schakel.cases.models import Contribution, Task
from schakel.kernel.vocabulary import ItemKind
from schakel.meetings.models import AgendaItem, ItemReader, ItemRecord
from schakel.web.kit.request import today
from tests.cases_world import make_case, make_contribution
from tests.rooms.meetings.table import decide, discuss, plan, put, put_general, seat, start
from tests.web.counting import MOST, counted
from tests.web.meetings_day import day_of_three, open_day
from tests.world import OWNER, mandate


def _soup(answer) -> Any:
    return BeautifulSoup(answer.content, "html.parser")


def _page(meeting, item=None) -> str:
    return f"/overleg/{meeting}/aan-tafel/" + (f"{item}/" if item else "")


STOPS = ("a", "input:not([type=hidden])", "select", "textarea", "button", "summary")


@pytest.fixture
def kievit(town):
    """An open meeting with the point Kievit open: Chloë hears it, Tom is not there."""
    meeting, case, item, general = open_day()
    discuss(item, day=today())
    return meeting, case, item, general


def test_the_chair_sees_agenda_point_and_people(kievit, client_of):
    meeting, _case, item, _general = kievit
    page = _soup(client_of("bilal").get(_page(meeting)))
    assert [one.text for one in page.select(".agenda li")][:2] == ["1. Specht", "2. Kievitnu"]
    assert "punt 2 van 3" in page.get_text(" ", strip=True)
    assert page.select_one("h1").text == "Kievit"
    assert "Bilal Demir" in page.select_one(".at-table").text
    assert "leest dit punt niet mee" in page.select_one(".at-table").text
    assert page.title.text.startswith("Punt 2")
    assert str(item) in str(page.select_one("#beslissing form"))


def test_a_guest_counts_only_his_own_points(kievit, client_of):
    meeting, *_rest = kievit
    text = _soup(client_of("chloe").get(_page(meeting))).get_text(" ", strip=True)
    assert "punt 1 van 2" in text
    assert "Specht" not in text
    seen = _soup(client_of("karel").get(_page(meeting))).get_text(" ", strip=True)
    assert "punt 1 van 1" in seen
    assert "Kievit" not in seen
    assert client_of("karel").get(_page(meeting, _rest[1])).status_code == 404


def test_who_was_not_there_sees_the_point_and_nothing_of_it(kievit, client_of):
    meeting, _case, item, _general = kievit
    decided(client_of, meeting, item)
    text = client_of("tom").get(_page(meeting, item)).content.decode()
    assert "U was niet aan tafel bij dit punt." in text
    assert "Buddy zoeken" not in text
    heard = client_of("chloe").get(_page(meeting, item)).content.decode()
    assert "Buddy zoeken" in heard


def decided(client_of, meeting, item) -> None:
    soon = (today() + timedelta(14)).isoformat()
    typed = {
        "version": "1",
        "decision_kind": "follow_up",
        "decision": "Buddy zoeken",
        "what_0": "Samen naar het CAW gaan",
        "owner_0": str(mandate("chloe")),
        "due_on_0": soon,
        "review_on": soon,
        "close": "consensus",
    }
    answer = client_of("bilal").post(_page(meeting, item), typed)
    assert answer.status_code == 302, answer.content.decode()


def test_decision_actions_and_dates_alone_close_a_point(kievit, client_of):
    meeting, _case, item, _general = kievit
    decided(client_of, meeting, item)
    assert AgendaItem.objects.using(OWNER).get(pk=item).state == "closed"
    assert ItemRecord.objects.using(OWNER).get(item_id=item).manner == "consensus"
    assert Task.objects.using(OWNER).get(item=item).owner_id == mandate("chloe")
    shown = client_of("bilal").get(_page(meeting, item)).content.decode()
    assert "Samen naar het CAW gaan" in shown
    assert "iedereen akkoord" in shown


def test_enter_keeps_and_closes_nothing(kievit, client_of):
    meeting, _case, item, _general = kievit
    form = _soup(client_of("bilal").get(_page(meeting))).select_one("#beslissing form")
    first = form.select_one("button, input[type=submit]")
    assert first.text == "Bewaren"
    assert not first.get("name")
    assert client_of("bilal").post(_page(meeting, item), {"version": "1"}).status_code == 302
    assert AgendaItem.objects.using(OWNER).get(pk=item).state == "open"


def test_the_second_who_saves_is_told_sees_both_and_loses_nothing(kievit, client_of):
    meeting, _case, item, _general = kievit
    first = {"version": "1", "decision": "Eerst bellen", "decision_kind": "advice"}
    assert client_of("bilal").post(_page(meeting, item), first).status_code == 302
    second = {"version": "1", "decision": "Dan schrijven", "decision_kind": "follow_up"}
    answer = client_of("an").post(_page(meeting, item), second)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Iemand anders was u net voor" in text
    assert "Eerst bellen" in text
    assert "Dan schrijven" in text
    version = _soup(answer).select_one("#beslissing [name=version]")["value"]
    again = client_of("an").post(_page(meeting, item), {**second, "version": version})
    assert again.status_code == 302
    assert ItemRecord.objects.using(OWNER).get(item_id=item).version == 3


def test_a_half_line_of_an_action_is_asked_for_and_kept(kievit, client_of):
    meeting, _case, item, _general = kievit
    answer = client_of("an").post(_page(meeting, item), {"version": "1", "what_0": "Bellen"})
    assert answer.status_code == 200
    page = _soup(answer)
    assert page.select_one("#id_what_0")["value"] == "Bellen"
    assert {"id_owner_0", "id_due_on_0"} == {
        link["href"].strip("#") for link in page.select(".errors a")
    }


def test_an_action_in_the_past_stands_beside_its_field_and_nothing_is_kept(kievit, client_of):
    meeting, _case, item, _general = kievit
    typed = {
        "version": "1",
        "what_0": "Bellen",
        "owner_0": str(mandate("chloe")),
        "due_on_0": "2020-01-01",
    }
    answer = client_of("an").post(_page(meeting, item), typed)
    assert answer.status_code == 200
    assert _soup(answer).select_one("#id_due_on_0_error") is not None
    assert ItemRecord.objects.using(OWNER).get(item_id=item).version == 1


@pytest.mark.parametrize("bad", ["\x00", "\u202e", "<script>", "9" * 6000, "31/2/2026", "💥", "-1"])
def test_no_value_breaks_the_form_of_a_point(kievit, client_of, bad):
    meeting, _case, item, _general = kievit
    client = client_of("an")
    names = ("version", "decision_kind", "decision", "talk", "objections", "review_on", "close")
    lines = tuple(f"{part}_{line}" for part in ("what", "owner", "due_on") for line in range(3))
    assert client.post(_page(meeting, item), dict.fromkeys(names + lines, bad)).status_code == 200
    assert client.get(_page(meeting) + "?toon=" + "x" * 50).status_code == 200
    for address, field in (
        (f"/overleg/{meeting}/aanwezig/", "mandate"),
        (f"/overleg/punt/{item}/laat-volgen/", "mandate"),
        (f"/overleg/punt/{item}/volgorde/", "way"),
        (f"/overleg/punt/{item}/verslag/", "version"),
    ):
        assert client.post(address, {field: bad}).status_code in {200, 302, 404}


def test_a_professional_secret_is_hidden_until_this_screen_asks(kievit, client_of):
    meeting, case, item, _general = kievit
    make_contribution(case, "chloe", "Hij slaapt slecht.", ("bilal",), secrecy="professional")
    given = Contribution.objects.using(OWNER).get()
    client = client_of("bilal")
    hidden = client.get(_page(meeting, item))
    assert "Hij slaapt slecht." not in hidden.content.decode()
    assert "Verborgen op het grote scherm." in hidden.content.decode()
    asked = client.get(_page(meeting, item) + f"?toon={given.id}").content.decode()
    assert "Hij slaapt slecht." in asked
    # Who is no reader of it cannot ask for it either.
    other = client_of("an").get(_page(meeting, item) + f"?toon={given.id}").content.decode()
    assert "Hij slaapt slecht." not in other
    assert "Verborgen" not in other


def test_an_excused_guest_is_known_to_who_runs_the_table_alone(kievit, client_of):
    meeting, _case, _item, _general = kievit
    away = {"mandate": str(mandate("chloe")), "presence": "excused"}
    assert client_of("bilal").post(f"/overleg/{meeting}/aanwezig/", away).status_code == 302
    assert "Chloë Peeters" in client_of("an").get(_page(meeting)).content.decode()
    assert "Chloë Peeters" not in client_of("karel").get(_page(meeting)).content.decode()


def test_earlier_contributions_are_folded_so_that_the_decision_stays_on_the_screen(
    kievit, client_of
):
    meeting, case, item, _general = kievit
    make_contribution(case, "chloe", "Eerst dit.", ("bilal",), day=today() - timedelta(9))
    make_contribution(case, "chloe", "Dan dat.", ("bilal",))
    make_contribution(case, "chloe", "Nu zo.", ("bilal",))
    page = _soup(client_of("bilal").get(_page(meeting, item)))
    assert "Eerst dit." in page.find("summary", string="Wat eerder gedeeld is").parent.text
    assert "Eerst dit." not in page.select_one("#inbreng").text
    assert "Dan dat." in page.select_one("#inbreng").text
    assert "Nu zo." in page.select_one("#inbreng").text


def test_a_late_guest_is_noted_and_let_in_by_the_chair(kievit, client_of):
    meeting, _case, item, _general = kievit
    client = client_of("bilal")
    seat(meeting, ["tom"], day=today())
    page = client.get(_page(meeting, item)).content.decode()
    assert "ziet vanaf het volgende punt" in page
    assert "Laat Tom De Smet dit punt volgen" in page
    answer = client.post(f"/overleg/punt/{item}/laat-volgen/", {"mandate": str(mandate("tom"))})
    assert answer.status_code == 302
    assert "ziet vanaf punt 2" in client.get(_page(meeting, item)).content.decode()
    assert ItemReader.objects.using(OWNER).filter(mandate_id=mandate("tom"), item_id=item).exists()


def test_a_case_offers_no_button_while_only_points_about_nobody_are_open(town, client_of):
    meeting, _case, item, general = day_of_three()
    start(meeting, ("an",), day=today(), general_only=True)
    client = client_of("an")
    assert "Dit punt openen" not in client.get(_page(meeting, item)).content.decode()
    assert "Dit punt openen" in client.get(_page(meeting, general)).content.decode()


def test_somebody_comes_and_goes_from_the_cockpit(kievit, client_of):
    meeting, *_rest = kievit
    client = client_of("bilal")
    left = {"mandate": str(mandate("chloe")), "presence": "left"}
    assert client.post(f"/overleg/{meeting}/aanwezig/", left).status_code == 302
    assert "ging om" in client.get(_page(meeting)).content.decode()


def test_only_who_runs_the_table_gets_the_form_and_the_rest_hears_why(kievit, client_of):
    meeting, _case, item, _general = kievit
    assert _soup(client_of("chloe").get(_page(meeting))).select_one("#beslissing") is None
    refused = client_of("chloe").post(_page(meeting, item), {"version": "1"})
    assert refused.status_code == 403
    assert "coördinator of de voorzitter" in refused.content.decode()
    assert client_of("jonas").post(_page(meeting, item), {"version": "1"}).status_code == 404


def test_the_keyboard_meets_agenda_then_form_then_people(kievit, client_of):
    meeting, *_rest = kievit
    page = _soup(client_of("bilal").get(_page(meeting)))
    order = [
        one.get("id") or one.get("name") or one.text.strip()
        for one in page.select(", ".join(f"main {stop}" for stop in STOPS))
    ]
    first = [
        order.index(one)
        for one in ("id_decision_kind_0", "id_decision", "id_what_0", "id_review_on", "Bewaren")
    ]
    assert first == sorted(first)
    assert order.index("1. Specht") < first[0]
    assert order.index("Iemand komt of gaat") > first[-1]
    assert not page.select("[tabindex]:not([tabindex='-1'])")


def test_a_general_point_needs_no_decision(kievit, client_of):
    meeting, _case, item, general = kievit
    decided(client_of, meeting, item)
    client = client_of("an")
    assert client.post(f"/overleg/punt/{general}/openen/").status_code == 302
    closed = client.post(_page(meeting, general), {"version": "1", "close": "consensus"})
    assert closed.status_code == 302
    assert client.post(f"/overleg/{meeting}/sluiten/").url == f"/overleg/{meeting}/"


def test_the_page_stays_within_twelve_queries_and_does_not_grow(kievit, client_of):
    meeting, case, item, _general = kievit
    client = client_of("bilal")
    client.get(_page(meeting, item))
    before = _queries(client, _page(meeting, item))
    for number in range(4):
        more = make_case(pseudonym=f"Wulp {number}", circle=("tom",))
        put(meeting, more, ItemKind.RUNNING, day=today())
        put_general(meeting, f"Punt {number}", day=today())
        make_contribution(case, "chloe", "Meer.", ("bilal",))
    after = _queries(client, _page(meeting, item))
    assert len(before) <= MOST, "\n".join(before)
    assert len(after) <= len(before) + 1, "\n".join(after)
    assert len(after) <= MOST, "\n".join(after)


@pytest.mark.parametrize("page", ["", "wie-is-er/", "verslagen/", "casus-toevoegen/", "wijzigen/"])
def test_the_other_pages_stay_within_twelve_queries(kievit, client_of, page):
    meeting, _case, item, _general = kievit
    decide(item, day=today())
    client = client_of("bilal")
    client.get(f"/overleg/{meeting}/{page}")
    found = _queries(client, f"/overleg/{meeting}/{page}")
    assert len(found) <= MOST, "\n".join(found)
    for address in ("/overleg/", f"/overleg/punt/{item}/verslag/"):
        found = _queries(client, address)
        assert len(found) <= MOST, "\n".join(found)


def test_the_protocol_table_stays_within_twelve_queries_too(town, client_of):
    meeting = plan("kwetsbaar", today())
    put(meeting, make_case("kwetsbaar", circle=("tom",), concern="vulnerable_adult"), day=today())
    start(meeting, ("rita", "an", "tom", "ilse", "karel", "sofie"), day=today())
    client = client_of("rita")
    client.get(f"/overleg/{meeting}/wie-is-er/")
    found = _queries(client, f"/overleg/{meeting}/wie-is-er/")
    assert len(found) <= MOST, "\n".join(found)


def _queries(client: Client, address: str) -> list[str]:
    answer, queries = counted(client, address)
    assert answer.status_code == 200
    return queries
