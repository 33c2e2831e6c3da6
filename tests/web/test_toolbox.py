# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of the veiligheidskoffer: for everybody with an account, about nobody."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from schakel.rules.toolbox.toolbox import toolbox
from tests.web.counting import within_twelve
from tests.world import CAST, TODAY

COMPARE = reverse("measure_compare")
CATALOGUE = reverse("toolbox")
EVIL = "<script>alert('x')</script>"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("schakel.web.middleware.today", lambda: TODAY)


@pytest.fixture
def an(town, client_of):
    return client_of("an")


def soup(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content.decode(), "html.parser")


def words_of(part):
    return " ".join(part.get_text(" ", strip=True).split())


def page_of(client, measure_id):
    return soup(client.get(reverse("measure", args=[measure_id])))


def part(page, anchor):
    """Return the words of the part of the page that this heading names."""
    return words_of(page.find("section", attrs={"aria-labelledby": anchor}))


def search(client, **given):
    return soup(client.post(CATALOGUE, {"words": "", **given}))


def found(page):
    return [link.get_text() for link in page.select(".phase-list h3 a")]


# What is refused.


@pytest.mark.parametrize("path", [CATALOGUE, COMPARE, reverse("measure", args=["M25"])])
def test_who_is_not_logged_in_gets_the_log_in_page(town, client, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert "/account/login/" in answer.url


@pytest.mark.parametrize("unknown", ["M99", "m25", "M025", "vergelijk", "M25'--", "%00", "x" * 300])
def test_an_unknown_measure_is_the_same_404_as_anything_that_is_not_there(an, unknown):
    answer = an.get(f"/koffer/{unknown}/")
    elsewhere = an.get(reverse("case", args=[uuid.uuid4()]))
    assert answer.status_code == elsewhere.status_code == 404
    assert answer.content == elsewhere.content


def test_a_search_word_never_stands_in_an_address(an):
    page = soup(an.get(CATALOGUE))
    form = page.find("form", class_="toolbox-search")
    assert form["method"] == "post"
    assert "plaatsverbod" not in found(soup(an.get(f"{CATALOGUE}?words=mediation")))
    assert len(found(soup(an.get(f"{CATALOGUE}?words=plaatsverbod")))) == len(toolbox().measures)


@pytest.mark.parametrize("age", ["vijftien", "-1", "121", "15,5", "²", "1" * 9])
def test_a_bad_age_is_said_beside_the_field_and_kept(an, age):
    page = search(an, age=age, words="plein")
    assert "Schrijf de leeftijd als een getal, van 0 tot 120." in words_of(
        page.find(id="id_age_error")
    )
    assert page.find(id="id_age")["value"] == age
    assert page.find(id="id_words")["value"] == "plein"
    assert page.find("details").has_attr("open")
    assert found(page) == []


@pytest.mark.parametrize("name", ["phase", "organ", "phenomenon", "addressee"])
@pytest.mark.parametrize("value", ["nonsense", EVIL, "\x00"])
def test_a_filter_that_is_not_in_the_list_is_said_beside_the_field(an, name, value):
    page = search(an, **{name: value})
    assert "Kies iets uit de lijst." in words_of(page.find(id=f"id_{name}_error"))
    assert EVIL not in str(page)


def test_what_was_typed_is_kept_and_escaped(an):
    answer = an.post(CATALOGUE, {"words": EVIL})
    assert EVIL not in answer.content.decode()
    assert soup(answer).find(id="id_words")["value"] == EVIL


def test_too_many_words_are_refused_and_kept(an):
    page = search(an, words="plein " * 60)
    assert "Dit is te lang" in words_of(page.find(id="id_words_error"))


def test_a_search_without_result_says_what_to_do(an):
    page = search(an, words="xqzwxqzw")
    assert found(page) == []
    said = words_of(page.find(class_="empty"))
    assert "korter woord" in said
    assert "Vraag de adviseur" in said


@pytest.mark.parametrize(
    ("chosen", "field", "sentence"),
    [
        ({"first": "M25", "second": ""}, "second", "Kies een maatregel uit de lijst."),
        ({"second": "M25"}, "first", "Kies een maatregel uit de lijst."),
        ({"first": "M25", "second": "M25"}, "second", "Kies twee verschillende maatregelen."),
        ({"first": "M99", "second": "M25"}, "first", "Kies iets uit de lijst."),
        ({"first": "M25", "second": EVIL}, "second", "Kies iets uit de lijst."),
    ],
)
def test_a_choice_that_cannot_be_compared_is_said_beside_the_field(an, chosen, field, sentence):
    page = soup(an.get(COMPARE, chosen))
    assert sentence in words_of(page.find(id=f"id_{field}_error"))
    assert page.find(class_="compare") is None
    assert EVIL not in str(page)


def test_a_measure_and_a_comparison_cannot_be_posted_to(an):
    assert an.post(reverse("measure", args=["M25"])).status_code == 405
    assert an.post(COMPARE).status_code == 405


# What is shown.


def test_everybody_with_an_account_reads_the_koffer_and_finds_it_in_the_menu(town, client_of):
    for who in CAST:
        page = soup(client_of(who).get(CATALOGUE))
        link = page.select_one(f'.menu a[href="{CATALOGUE}"]')
        assert link.get_text() == "Koffer"
        assert link["aria-current"] == "page"
        assert len(found(page)) == len(toolbox().measures)


def test_the_pages_stay_within_twelve_queries(an):
    for path in (CATALOGUE, reverse("measure", args=["M25"]), f"{COMPARE}?first=M01&second=M25"):
        within_twelve(an, path)


def test_the_list_goes_from_the_lightest_phase_to_aftercare(an):
    page = soup(an.get(CATALOGUE))
    anchors = [section["aria-labelledby"] for section in page.find_all("section", class_="phase")]
    assert anchors == ["prevention", "care", "enforcement", "aftercare"]


def test_a_plaatsverbod_is_told_on_one_page(an):
    page = page_of(an, "M25")
    assert page.h1.get_text() == "Tijdelijk plaatsverbod"
    glance = part(page, "oogopslag")
    assert "Wie beslist De burgemeester" in glance
    assert "Hoogstens 1 maand 2 keer te verlengen, samen hoogstens 3 maanden" in glance
    assert "het college van burgemeester en schepenen" in glance.lower()
    assert "eerstvolgende collegevergadering" in glance
    assert "De Raad van State binnen 60 dagen na de kennisgeving" in glance
    assert "Nooit voor het hele grondgebied." in part(page, "wanneer-niet")
    assert "vanaf 18 jaar" in part(page, "wie")
    steps = part(page, "stappen-titel")
    assert "Bevestigt het college die dag niet, dan vervalt het plaatsverbod meteen." in steps
    assert "alleen bij herhaalde overtredingen van het reglement" in steps
    decision = part(page, "beslissing")
    assert "De kaart van het gebied" in decision
    assert "De handtekening van het bevoegde orgaan." in decision
    assert "binnen 60 dagen na de kennisgeving" in part(page, "beroep")
    assert "Staat het beroep niet in de kennisgeving" in part(page, "beroep")
    assert "Wat alleen aan een casustafel gezegd is" in part(page, "bewijs")
    sources = part(page, "bronnen")
    assert "Of er een ondergrens is voor de leeftijd." in sources
    assert "of een verlenging opnieuw bevestigd moet worden, is nog te verifiëren" in sources
    assert page.find("link", rel="stylesheet") is not None


def test_a_doubt_stands_beside_what_is_doubtful(an):
    steps = part(page_of(an, "M25"), "stappen-titel")
    assert "te verifiëren of horen voor de beslissing volstaat" in steps


def test_the_page_of_a_measure_prints(an):
    assert page_of(an, "M25").find("button", attrs={"data-print": True}) is not None
