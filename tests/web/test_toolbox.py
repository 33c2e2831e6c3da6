# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of the veiligheidskoffer: for everybody with an account, about nobody."""

import uuid
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from schakel.kernel.sources import Source
from schakel.toolbox.toolbox import toolbox
from schakel.web.toolbox import sources
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
    assert "Alleen bij: herhaalde overtredingen van het reglement." in steps
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


def test_the_steps_have_days_that_are_clearly_an_example(an):
    steps = part(page_of(an, "M25"), "stappen-titel")
    assert steps.startswith("De stappen Een voorbeeld. Zo lopen de dagen met ‘Beslissen’ op")
    assert "vrijdag 20 november 2026" in steps
    assert "In dit voorbeeld vergadert het college elke dinsdag" in steps
    assert "uiterlijk dinsdag 24 november 2026 Bevestigen" in steps
    assert "zaterdag 19 december 2026 Stopt vanzelf" in steps
    assert "gemeenteraad" not in steps


def test_an_appeal_has_its_last_day_in_the_example(an):
    assert "In dit voorbeeld tot en met dinsdag 19 januari 2027." in part(
        page_of(an, "M25"), "beroep"
    )


def test_a_doubt_stands_beside_what_is_doubtful(an):
    steps = part(page_of(an, "M25"), "stappen-titel")
    assert "te verifiëren of horen voor de beslissing volstaat" in steps


def test_a_doubt_about_counting_is_said_once_under_the_line(an):
    steps = part(page_of(an, "M34"), "stappen-titel")
    assert steps.count(toolbox().counting.day_of_event_counts[0].verification.doubt) == 1
    assert "Over het tellen zelf:" in steps


def test_a_locked_measure_is_only_to_read(an):
    page = page_of(an, "M39")
    assert "Niemand kan hem gebruiken tot een jurist" in words_of(page.find(class_="note"))
    assert "alleen om te lezen" in words_of(soup(an.get(CATALOGUE)).find(id="maatregelen"))
    assert page_of(an, "M25").find(class_="note") is None


def test_the_old_article_counts_until_the_new_one_and_a_locked_number_is_not_shown():
    measure, day = toolbox().measure("M44"), date(2026, 11, 20)
    locked = next(one for one in measure.basis if not one.may_be_printed)
    secret = locked.model_copy(
        update={"article": "artikel 9999", "source": Source("artikel 9999 nieuw", ())}
    )
    basis = (*(one for one in measure.basis if one != locked), secret)
    shown = sources.articles(measure.model_copy(update={"basis": basis}), day)
    told = [(one.number, one.period) for one in shown]
    assert ("artikel 458bis", "van 1 november 2018 tot en met 7 april 2026") in told
    assert ("nieuw nummer, nog niet getoond", "sinds 8 april 2026") in told
    assert "9999" not in str(shown)
    every = sources.every_source(toolbox(), measure.model_copy(update={"basis": basis}), day)
    assert "9999" not in str(every)


def test_before_it_exists_a_measure_is_told_from_its_first_day(an, monkeypatch):
    monkeypatch.setattr("schakel.web.middleware.today", lambda: date(2010, 1, 1))
    page = page_of(an, "M25")
    assert "Vandaag bestaat deze maatregel niet" in words_of(page.find(class_="note"))
    assert "1 januari 2014" in part(page, "stappen-titel")


@pytest.mark.parametrize("measure", toolbox().measures, ids=lambda one: one.id)
def test_every_measure_has_its_page(an, measure):
    page = page_of(an, measure.id)
    assert page.h1.get_text() == measure.name
    for anchor in ("oogopslag", "wanneer", "wanneer-niet", "wie", "stappen-titel", "beroep"):
        assert len(part(page, anchor)) > 20, anchor


def test_the_page_of_a_measure_prints(an):
    assert page_of(an, "M25").find("button", attrs={"data-print": True}) is not None


def test_a_search_in_the_words_of_people_finds_the_measure(an):
    page = search(an, words="samenscholingsverbod")
    assert "Tijdelijk plaatsverbod" in found(page)
    assert page.find(id="id_words")["value"] == "samenscholingsverbod"
    assert "bij wat u zoekt" in words_of(page.find(class_="toolbox-count"))


def test_what_lies_nearest_to_the_words_is_said_above_a_long_list(an):
    nearest = search(an, words="verbod op een plaats").select_one(".toolbox-count a")
    assert nearest.get_text() == "Tijdelijk plaatsverbod"
    for given in ({"phase": "enforcement"}, {"words": "huisarrest"}):
        assert search(an, **given).select_one(".toolbox-count a") is None


def test_filters_narrow_the_list_and_stay_in_sight(an):
    page = search(an, phase="enforcement", organ="mayor", phenomenon="nuisance", age="15")
    assert "Tijdelijk plaatsverbod" in found(page)
    assert len(found(page)) < len(toolbox().measures)
    assert page.find("details").has_attr("open")
    assert page.find("option", value="mayor").has_attr("selected")
    assert [one["aria-labelledby"] for one in page.find_all("section", class_="phase")] == [
        "enforcement"
    ]


def test_nothing_asked_shows_everything(an):
    assert len(found(search(an))) == len(toolbox().measures)


def test_two_measures_stand_beside_each_other_with_the_same_rows(an):
    page = soup(an.get(COMPARE, {"first": "M25", "second": "M01"}))
    left, right = page.select(".compare > section")
    rows = [[row.get_text() for row in side.find_all("h3")] for side in (left, right)]
    assert rows[0] == rows[1]
    assert rows[0][:3] == ["Fase", "Wie beslist", "Voor wie"]
    assert "Hoogstens een maand." in words_of(left)
    assert "Preventie" in words_of(right)
    assert page.select_one("#id_first option[selected]")["value"] == "M25"


def test_a_link_from_a_measure_brings_it_along_without_an_error(an):
    link = page_of(an, "M25").find("a", string="Vergelijken")["href"]
    page = soup(an.get(link))
    assert page.select_one("#id_first option[selected]")["value"] == "M25"
    assert page.find(class_="errors") is None
