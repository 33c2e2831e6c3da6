# SPDX-License-Identifier: EUPL-1.2
"""'Waarom zie ik dit?' says what the database did; who sees nothing gets everybody's 404."""

import uuid

import pytest
from django.urls import reverse

from schakel.access import registry
from schakel.access.decide import decide
from schakel.cases.signals.access import RETAIN_SIGNAL
from schakel.rules import law
from tests.access.states import build_states, files
from tests.web.counting import within_twelve
from tests.world import TODAY, acting, table

PEOPLE = ("an", "bilal", "mia", "chloe", "tom", "jonas", "karel", "eva", "els", "dirk")
KINDS = (
    "case",
    "check",
    "contribution",
    "identity",
    "item",
    "meeting",
    "member",
    "notice",
    "signal",
    "task",
)
ASKED = ("case", "check", "contribution", "meeting", "member", "signal", "task")


@pytest.fixture
def eight_files(database_from, monkeypatch):
    # Not by travelling in time: the clock of the database, which checks the token, stays behind.
    monkeypatch.setattr("schakel.web.middleware.today", lambda: TODAY)
    database_from("states", build_states)
    return files()


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_opens_for_who_reads_the_thing_and_for_nobody_else(eight_files, client_of, kind):
    for state in ("signaal", "overleg", "afgesloten"):
        facts = eight_files[state].facts.get(kind)
        for who in PEOPLE:
            with acting(who) as actor:
                decision = facts and decide(actor, registry.kind_named(kind), facts, TODAY)
            client = client_of(who)
            address = reverse("why", args=[kind, eight_files[state].id_of(kind)])
            page = within_twelve(client, address)
            if decision and decision.allowed:
                assert page.status_code == 200, (state, who)
                assert str(decision.sentence) in page.content.decode(), (state, who)
                assert "nog te verifi" in page.content.decode()
            else:
                assert page.status_code == 404, (state, who)


def test_the_minutes_of_a_point_are_explained_to_who_was_there(eight_files, client_of):
    address = reverse("why", args=["record", eight_files["overleg"].id_of("item")])
    assert "U zat aan tafel toen dit punt besproken werd" in _words(client_of("chloe"), address)
    assert client_of("tom").get(address).status_code == 404


def test_who_is_invited_sees_as_whom_and_on_which_law(eight_files, client_of):
    words = _words(client_of("chloe"), _why(eight_files, "case"))
    assert "U bent uitgenodigd voor deze casus en u neemt deel." in words
    assert law.book().function("clb_counsellor").name in words
    assert "Waarop Tafel noord steunt" in words
    assert "wet van 30 juli 2018" in words


def test_the_pseudonym_stands_in_no_explanation(eight_files, client_of):
    assert "Vogel" not in _words(client_of("an"), _why(eight_files, "case"))


def test_what_is_not_there_and_what_may_not_be_known_are_one_page(eight_files, client_of):
    outsider = client_of("eva")
    hidden = outsider.get(_why(eight_files, "case"))
    unreal = outsider.get(reverse("why", args=["case", uuid.uuid4()]))
    strange = outsider.get(reverse("why", args=["geheim", uuid.uuid4()]))
    assert hidden.status_code == unreal.status_code == strange.status_code == 404
    assert hidden.content == unreal.content == strange.content


def test_a_youth_worker_who_is_invited_hears_who_asked_and_nothing_of_the_table(
    eight_files, client_of
):
    words = _words(client_of("jonas"), _why(eight_files, "member"))
    assert "Deze uitnodiging is voor u." in words
    assert "Tafel noord" not in words


@pytest.mark.parametrize(
    ("who", "action", "kind", "status", "sentence"),
    [
        ("chloe", RETAIN_SIGNAL, "signal", 200, "Een signaal weerhouden kan alleen wie"),
        ("an", RETAIN_SIGNAL, "signal", 200, "Een signaal weerhouden kan alleen wie"),
        ("bilal", RETAIN_SIGNAL, "signal", 200, "Dit kan u wel"),
        ("eva", RETAIN_SIGNAL, "signal", 404, ""),
    ],
)
def test_why_not_tells_the_rule_and_the_way_to_who_may_know(
    eight_files, client_of, who, action, kind, status, sentence
):
    thing = eight_files["signaal"].id_of(kind)
    page = client_of(who).get(reverse("why_not", args=[action.code, kind, thing]))
    assert page.status_code == status
    assert sentence in page.content.decode()


def test_a_partner_hears_what_would_make_closing_possible(eight_files, client_of):
    address = reverse("why_not", args=["close_case", "case", eight_files["overleg"].id_of("case")])
    words = _words(client_of("tom"), address)
    assert "Wat wel kan" in words
    assert "Bel de coördinator van deze tafel" in words
    assert 'href="tel:' in words
    assert f'href="{reverse("say")}"' in words


def test_about_sharing_the_law_on_secrets_is_told_too(eight_files, client_of):
    case = eight_files["afgesloten"].id_of("case")
    words = _words(client_of("tom"), reverse("why_not", args=["share_contribution", "case", case]))
    assert "Deze casus is afgesloten" in words
    assert "Wat de wet zegt over beroepsgeheim" in words


@pytest.mark.parametrize("kind", ASKED)
def test_every_question_about_a_thing_is_answered_in_twelve_queries(eight_files, client_of, kind):
    for state in ("signaal", "overleg"):
        for action in registry.actions_on(registry.kind_named(kind)):
            for who in ("an", "tom", "eva"):
                facts, client = eight_files[state].facts.get(kind), client_of(who)
                with acting(who) as actor:
                    known = facts and decide(actor, action, facts, TODAY).may_know
                thing = eight_files[state].id_of(kind)
                page = within_twelve(client, reverse("why_not", args=[action.code, kind, thing]))
                assert page.status_code == (200 if known else 404), (state, action, who)


def test_a_table_is_known_to_all_staff(eight_files, client_of):
    address = reverse("why_not", args=["plan_meeting", "table", table("noord")])
    assert "Dit kan alleen de coördinator of de voorzitter" in _words(client_of("tom"), address)
    assert client_of("an").get(address).status_code == 200


def test_a_question_that_fits_no_thing_is_not_there(eight_files, client_of):
    case = eight_files["overleg"].id_of("case")
    for action in ("report_task", "read_case", "onzin"):
        address = reverse("why_not", args=[action, "case", case])
        assert client_of("an").get(address).status_code == 404


def _why(eight_files, kind: str) -> str:
    return reverse("why", args=[kind, eight_files["overleg"].id_of(kind)])


def _words(client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return str(page.content.decode())
