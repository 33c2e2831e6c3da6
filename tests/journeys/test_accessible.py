# SPDX-License-Identifier: EUPL-1.2
"""axe finds nothing (WCAG 2.2 AA) on any page, at 360 and 1280 pixels; no page scrolls sideways;
titles name nobody.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.access.pages import pages, shown
from tests.access.states import STATES, build_states, on_the_day

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (360, 1280)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def eight_files(database_from):
    database_from("states", build_states)
    with on_the_day() as found:
        yield found


@pytest.mark.parametrize("name", shown())
def test_everybody_can_use_the_page(
    eight_files, name: str, site: str, become: Callable[[str], "Page"]
) -> None:
    opened = next(pages(name, eight_files), None)
    if opened is None:
        pytest.skip("opens for nobody in these states, or is a document")
    page = become(opened.who)
    _usable(page, f"{site}{opened.path}")
    named = [word for state in STATES for word in (f"Vogel {state}", f"Naam {state}")]
    assert not [word for word in named if word in page.title()]


@pytest.mark.parametrize(
    "path",
    [
        "/koffer/M34/",
        "/koffer/M39/",
        "/koffer/vergelijken/?first=M25&second=M01",
        "/koffer/vergelijken/?first=M25&second=M25",
    ],
)
def test_everybody_can_use_the_koffer(
    town, path: str, site: str, become: Callable[[str], "Page"]
) -> None:
    _usable(become("bilal"), f"{site}{path}")


@pytest.mark.parametrize(("words", "age"), [("verbod", ""), ("xqzw", ""), ("plein", "vijftien")])
def test_everybody_can_use_what_a_search_in_the_koffer_answers(
    town, words: str, age: str, site: str, become: Callable[[str], "Page"]
) -> None:
    page = become("bilal")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{site}/koffer/")
        page.get_by_text("Kies verder").click()
        page.get_by_label("Wat zoekt u?").fill(words)
        page.get_by_label("Leeftijd in jaren").fill(age)
        with page.expect_navigation():
            page.get_by_role("button", name="Zoek", exact=True).click()
        assert words not in page.url
        _looks_right(page)


def test_the_menu_stays_on_one_line_of_a_telephone(
    town, site: str, become: Callable[[str], "Page"]
) -> None:
    for who in ("an", "bilal", "els", "dirk"):
        page = become(who)
        page.set_viewport_size({"width": 360, "height": 900})
        page.goto(f"{site}/koffer/")
        tops = page.evaluate(
            "[...document.querySelectorAll('.menu li')].map(one => one.getBoundingClientRect().top)"
        )
        assert len(set(tops)) == 1, who


def _usable(page: "Page", address: str) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        _looks_right(page)


def _looks_right(page: "Page") -> None:
    found = Axe().run(page, options={"runOnly": WCAG})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate(SIDEWAYS) <= 0, f"{page.url} scrolls sideways"
