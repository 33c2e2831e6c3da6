# SPDX-License-Identifier: EUPL-1.2
"""The pattern page shows every component, anybody can read it, and its fields speak Dutch."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from schakel.web.kit.day_field import parse_day
from schakel.web.patterns import sample, tokens
from schakel.web.templatetags import components

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import Database

WEB = Path(sample.__file__).parents[1]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TEXT_ON = [
    ("ink", "paper"),
    ("soft", "paper"),
    ("petrol", "paper"),
    ("petrol", "petrol-wash"),
    ("soft", "sand"),
    ("amber", "amber-wash"),
    ("brick", "brick-wash"),
    ("moss", "moss-wash"),
    ("plum", "plum-wash"),
    ("ink", "yellow"),
]


@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_every_text_colour_reads_well_on_its_ground(text: str, ground: str) -> None:
    colours = tokens.colours()
    assert tokens.contrast(colours[text], colours[ground]) >= 4.5


def test_every_component_stands_on_the_pattern_page() -> None:
    templates = [WEB / "templates/patterns.html", WEB / "templates/base.html"]
    templates += (WEB / "templates/components").glob("*.html")
    text = "".join(template.read_text(encoding="utf-8") for template in templates)
    # A form draws its own fields: components/form.html and as_field_group.
    drawn = {*re.findall(r"{% (\w+)", text), "field"}
    assert set(components.register.tags) <= drawn


def test_no_template_holds_a_script_or_a_style() -> None:
    for template in (WEB / "templates").rglob("*.html"):
        soup = BeautifulSoup(template.read_text(encoding="utf-8"), "html.parser")
        assert not soup.find_all("style"), template
        assert not soup.find_all(style=True), template
        # Data for a script is not a script: no browser runs it.
        scripts = [one for one in soup.find_all("script") if one.get("type") != "application/json"]
        assert all(script.get("src") for script in scripts), template


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_pattern_page_passes_axe_without_scrolling_sideways(
    database: Database, site: str, browser_page: Page, width: int
) -> None:
    browser_page.set_viewport_size({"width": width, "height": 900})
    browser_page.goto(f"{site}/patronen/")
    found = Axe().run(browser_page, options={"runOnly": WCAG})
    assert found.violations_count == 0, found.generate_report()
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert browser_page.evaluate(sideways) == 0


def test_a_day_that_does_not_exist_is_said_in_a_sentence_and_stays_in_its_box() -> None:
    html = BeautifulSoup(str(sample.form()), "html.parser")
    box = html.find(id="id_seen_on")
    assert box is not None
    assert box["type"] == "text"
    assert box["value"] == "31/2/2026"
    assert box["aria-invalid"] == "true"
    assert "id_seen_on_error" in str(box["aria-describedby"])
    assert "31 februari bestaat niet." in html.get_text()


@pytest.mark.parametrize(
    "written", ["03/12/2026", "3-12-2026", "3.12.2026", "2026-12-03", " 3/12/2026 "]
)
def test_a_day_may_be_written_the_belgian_way(written: str) -> None:
    assert parse_day(written) == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("31/4/2026", "31 april bestaat niet."),
        ("29/2/2027", "29 februari 2027 bestaat niet: 2027 is geen schrikkeljaar."),
        ("1/13/2026", "Maand 13 bestaat niet."),
        ("1/1/0206", "Kijk het jaar na: 206."),
        ("volgende week", "Schrijf de dag als dag, maand en jaar: 31/12/2026."),
    ],
)
def test_no_such_day_says_why(written: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        parse_day(written)
    assert refused.value.messages == [sentence]


def test_an_invisible_sign_is_refused_and_gone_from_the_text_that_comes_back() -> None:
    form = sample.SampleForm({"text": "Zij belde\x00 ons\x0b."})
    assert "onzichtbaar teken" in form.errors["text"][0]
    assert form["text"].value() == "Zij belde ons."


def test_too_long_a_text_is_refused_but_kept() -> None:
    form = sample.SampleForm({"text": "a" * 401})
    assert form.errors["text"] == [
        "Dit is te lang: 401 tekens, en er is plaats voor 400. Wat u typte staat er nog."
    ]
    assert form["text"].value() == "a" * 401


@given(st.dictionaries(st.sampled_from(sorted(sample.SampleForm.base_fields)), st.text()))
def test_no_value_breaks_a_form(typed: dict[str, str]) -> None:
    form = sample.SampleForm(typed)
    form.is_valid()
    assert str(form)


def test_the_button_counts_its_readers() -> None:
    assert components.share_label(1) == "Delen met 1 mens"
    assert components.share_label(4) == "Delen met 4 mensen"


def test_a_place_that_is_no_link_of_the_chain_is_refused() -> None:
    with pytest.raises(ValueError, match="ergens"):
        components.chain("ergens")


def test_the_page_that_is_not_there_is_the_same_for_whatever_was_asked() -> None:
    pages = {
        render_to_string("404.html", request=RequestFactory().get(path))
        for path in ("/casussen/1/", "/nergens/")
    }
    assert len(pages) == 1
    assert "csrfmiddlewaretoken" not in pages.pop()
