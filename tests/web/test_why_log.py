# SPDX-License-Identifier: EUPL-1.2
"""The reading log: the DPO sees who did what, and never a word of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from schakel.access import registry
from schakel.access.kinds import Deed, Thing
from schakel.cases.case.access import CASE
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.ids import CaseId
from tests.cases_world import make_case
from tests.web.counting import within_twelve
from tests.world import TODAY, acting, person


@pytest.fixture
def case(town, monkeypatch):
    monkeypatch.setattr("schakel.web.middleware.today", lambda: TODAY)
    made = make_case(circle=("chloe", "tom"))
    for name in ("an", "chloe"):
        _read(name, made)
    return made


def _read(name: str, case: CaseId, day=TODAY) -> None:
    with acting(name, day) as actor:
        record(actor.person, CASE.reading, About(CASE, case, case=case), day=day)


def test_the_dpo_sees_who_read_what_and_no_content(case, client_of):
    words = client_of("dirk").get(reverse("reading_log")).content.decode()
    assert "An Verlinden" in words
    assert "las een casus" in words
    assert str(case)[:8] in words
    assert "Kievit" not in words


def test_one_person_and_one_day_are_asked_by_post(case, client_of):
    _read("tom", case, TODAY - timedelta(days=3))
    dpo = client_of("dirk")
    asked = dpo.post(reverse("reading_log"), {"person": str(person("tom")), "day": "17/11/2026"})
    words = asked.content.decode()
    assert "<td" in words
    assert words.count("las een casus") == 1
    nobody = dpo.post(reverse("reading_log"), {"person": str(person("eva"))})
    assert "Niets gevonden" in nobody.content.decode()


def test_reading_the_log_stands_in_the_log(case, client_of):
    dpo = client_of("dirk")
    dpo.get(reverse("reading_log"))
    assert "las dit logboek" in dpo.get(reverse("reading_log")).content.decode()


@pytest.mark.parametrize("name", ["an", "bilal", "els", "noor", "chloe"])
def test_others_hear_why_not(case, client_of, name):
    page = client_of(name).get(reverse("reading_log"))
    assert page.status_code == 403
    assert "functionaris voor gegevensbescherming" in page.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "x", "999999999", "2", "²", ""])
def test_no_page_number_breaks_it(case, client_of, page):
    answer = client_of("dirk").post(reverse("reading_log"), {"pagina": page})
    assert answer.status_code == 200


@pytest.mark.parametrize("day", ["31/02/2026", "gisteren", "\x00"])
def test_a_day_that_does_not_exist_is_said_beside_the_field(case, client_of, day):
    answer = client_of("dirk").post(reverse("reading_log"), {"day": day, "person": "x"})
    assert answer.status_code == 200
    assert "field-error" in answer.content.decode()


def test_older_entries_are_a_button_away_and_the_queries_do_not_grow(case, client_of):
    for _ in range(55):
        _read("tom", case)
    dpo = client_of("dirk")
    first = within_twelve(dpo, reverse("reading_log")).content.decode()
    assert "Ouder" in first
    assert "Nieuwer" in dpo.post(reverse("reading_log"), {"pagina": "2"}).content.decode()


def test_every_deed_and_every_thing_has_words_in_dutch():
    assert len(registry.deeds()) > 60
    for deed in registry.deeds().values():
        assert str(deed.done), deed.code
    for thing in registry.things().values():
        assert str(thing.word), thing.name


def test_an_action_without_words_and_a_refused_page_are_said_politely(case, client_of):
    with acting("tom") as tom:
        record(tom.person, Deed("something_new", ""), About(Thing("thing", ""), None), day=TODAY)
    client_of("tom").get(reverse("administration"))
    words = client_of("dirk").get(reverse("reading_log")).content.decode()
    assert "deed iets anders (something_new)" in words
    assert "vroeg een bladzijde die niet open is" in words
    assert "administration" not in words
    assert "beheer" in words
