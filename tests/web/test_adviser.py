# SPDX-License-Identifier: EUPL-1.2
"""The adviser as a conversation: nothing is kept, nothing is taken, no value breaks it."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schakel.toolbox.toolbox import toolbox
from tests.cases_world import make_case, make_contribution
from tests.web.counting import within_twelve
from tests.world import TODAY

ADVISER, PAPER = reverse("adviser"), reverse("adviser_print")
SECRET = "zij vertelde dat hij drugs gebruikt"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("schakel.web.middleware.today", lambda: TODAY)


@pytest.fixture
def an(town, client_of):
    return client_of("an")


def soup(answer):
    assert answer.status_code == 200, answer.status_code
    return BeautifulSoup(answer.content.decode(), "html.parser")


def say(client, **given):
    return soup(client.post(ADVISER, given))


def state(page):
    """Return the form as a browser would send it again, without what is pressed or ticked."""
    kept: dict[str, list[str]] = {}
    for field in page.select("#gesprek > form.adviser input[type=hidden]"):
        if field["name"] != "csrfmiddlewaretoken":
            kept.setdefault(field["name"], []).append(field["value"])
    return kept


def names(page, outcome):
    return [a.get_text() for a in page.select(f".adviser-{outcome} h3 a")]


def question(page):
    asked = page.select_one("input[name=asked]")
    return asked["value"] if asked else None


def words(page):
    return " ".join(page.get_text(" ", strip=True).split())


# What is refused.


@pytest.mark.parametrize("path", [ADVISER, PAPER])
def test_who_is_not_logged_in_gets_the_log_in_page(town, client, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]


def test_no_answer_is_told_beside_the_question(an):
    page = say(an, asked="subject", reply="1")
    assert "Kies een antwoord, of sla de vraag over." in words(page.select_one(".has-error"))
    assert question(page) == "subject"


@pytest.mark.parametrize("typed", ["veertien", "999", "-1", "1.5", "١٤", "14\x00", "9" * 5000])
def test_an_age_that_is_none_is_told_and_kept(an, typed):
    page = say(an, **{"q-subject": "person"}, asked="age", reply="1", answer=typed)
    assert page.select_one(".has-error")
    assert question(page) == "age"


@pytest.mark.parametrize(
    "given",
    [
        {"q-subject": "<script>"},
        {"q-nergens": "ja"},
        {"q-age": "x" * 10000},
        {"q-age": "٣"},
        {"q-subject": ["person", "place"]},
        {"confirmed": ["M25/nergens", "x", "M25/"]},
        {"skipped": ["nergens", "\x00"]},
        {"case": "../../etc"},
        {"asked": "nergens", "reply": "1", "answer": "x"},
        {"asked": "nergens", "skip": "1"},
        {"change": "nergens"},
        {"asked": "subject", "reply": "1", "answer": "nergens"},
    ],
)
def test_no_value_breaks_the_page_and_what_does_not_fit_is_left_out(an, given):
    for path in (ADVISER, PAPER):
        answer = an.post(path, given)
        assert answer.status_code == 200
        assert b"<script>" not in answer.content
    kept = state(say(an, **given))
    assert not {"q-nergens", "case"} & kept.keys()
    assert "nergens" not in str(kept)


def test_a_word_never_travels_in_an_address(an):
    page = say(an, **{"q-subject": "person"})
    assert all("q-" not in form.get("action", "") for form in page.select("form"))
    assert an.get(PAPER)["Location"] == ADVISER


# The conversation.


def test_it_begins_with_one_question_and_a_closed_list_of_every_measure(an):
    page = soup(an.get(ADVISER))
    assert question(page) == "subject"
    listed = sum(len(page.select(f".adviser-{one} .adviser-item")) for one in OUTCOMES)
    assert listed == len(toolbox().measures)
    assert not page.select("details.adviser-group[open]")


OUTCOMES = ("possible_now", "possible_if", "not_possible")


def test_an_answer_changes_the_list_and_brings_the_next_question(an):
    before = soup(an.get(ADVISER))
    after = say(an, asked="subject", reply="1", answer="place")
    assert question(after) not in {None, "subject"}
    assert state(after)["q-subject"] == ["place"]
    assert "Tijdelijk plaatsverbod" in names(before, "possible_if")
    assert "Tijdelijk plaatsverbod" in names(after, "not_possible")
    assert "Een plaats of een gebouw" in words(after.select_one(".adviser-answers"))


def test_a_question_may_be_skipped_and_answered_after_all(an):
    skipped = say(an, asked="subject", skip="1")
    assert question(skipped) != "subject"
    assert state(skipped)["skipped"] == ["subject"]
    again = say(an, **state(skipped), change="subject")
    assert question(again) == "subject"
    answered = say(an, **{**state(again), "asked": "subject"}, reply="1", answer="person")
    assert "skipped" not in state(answered)
    assert state(answered)["q-subject"] == ["person"]


def test_an_earlier_answer_can_be_changed_and_shows_what_was_said(an):
    page = say(an, **{"q-subject": "person", "q-age": "19"}, change="age")
    assert page.select_one("input[name=answer]")["value"] == "19"
    page = say(an, **{"q-concern": ["drugs", "nuisance"]}, change="concern")
    ticked = [one["value"] for one in page.select("input[name=answer][checked]")]
    assert sorted(ticked) == ["drugs", "nuisance"]


def test_what_is_missing_names_who_can_give_it_and_can_be_confirmed(an):
    known = {
        "q-subject": "person",
        "q-age": "19",
        "q-concern": "nuisance",
        "q-ground": "keeping_order",
        "q-perimeter": "clear",
        "q-persons": "one_by_one",
        "q-evidence": "administrative_report",
    }
    page = say(an, **known)
    item = next(one for one in page.select(".adviser-item") if "plaatsverbod" in one.h3.get_text())
    assert "Vraag het aan:" in words(item)
    boxes = [one["value"] for one in item.select("input[name=confirmed]")]
    assert boxes
    page = say(an, **known, confirmed=boxes)
    assert "Tijdelijk plaatsverbod" in names(page, "possible_now")
    assert "Mogelijk nu" not in names(page, "possible_now")
    kept = [one["value"] for one in page.select("#papier input[name=confirmed]")]
    assert set(kept) == set(boxes)


def test_what_cannot_be_gives_the_rule_and_its_source(an):
    page = say(an, **{"q-subject": "person", "q-place": "private_dwelling", "q-concern": "drugs"})
    item = next(one for one in page.select(".adviser-not_possible .adviser-item") if "drugs" in
                one.h3.get_text().lower())  # fmt: skip
    assert "Bron:" in words(item)


def test_the_paper_for_the_meeting_holds_the_answers_and_the_whole_list(an):
    page = soup(an.post(PAPER, {"q-subject": "business", "q-concern": "drugs"}))
    assert "Een zaak" in words(page.select_one(".adviser-answers"))
    assert len(page.select(".adviser-item")) == len(toolbox().measures)
    assert not page.select("input[type=checkbox]")


def test_it_is_shown_in_twelve_queries_and_changes_no_row(an):
    within_twelve(an, ADVISER)
    with CaptureQueriesContext(connection) as captured:
        an.post(ADVISER, {"q-subject": "person"})
    wrote = [one["sql"] for one in captured.captured_queries]
    assert not [sql for sql in wrote if sql.upper().startswith(("INSERT", "DELETE"))]
    assert not [sql for sql in wrote if sql.upper().startswith("UPDATE") and "session" not in sql]


# From a case.


def test_a_case_offers_what_stands_in_its_frame_and_takes_nothing_itself(an):
    case = make_case()
    make_contribution(case, "chloe", SECRET, ("an",))
    page = soup(an.get(reverse("case_toolbox", args=[case])))
    boxes = page.select("form input[type=checkbox]")
    assert {box["name"] for box in boxes} >= {"q-subject", "q-framework", "q-concern"}
    assert not [box for box in boxes if box.has_attr("checked")]
    assert SECRET not in str(page)
    assert "Wat aan tafel gezegd is, gaat niet mee." in words(page)


def test_the_adviser_leads_back_to_the_case_it_came_from(an):
    case = make_case()
    page = say(an, case=str(case), **{"q-subject": "person"})
    assert page.select_one(f'a[href="{reverse("case", args=[case])}"]')
    assert state(page)["case"] == [str(case)]


def test_the_form_of_a_task_leads_to_the_koffer(an):
    case = make_case()
    page = soup(an.get(reverse("task_give", args=[case])))
    assert page.select_one(f'a[href="{reverse("case_toolbox", args=[case])}"]')
