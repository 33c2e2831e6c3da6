# SPDX-License-Identifier: EUPL-1.2
"""A mayor asks what can be done about one person on the station square, on paper in two minutes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.cases_world import make_case

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def _usable(page: "Page") -> None:
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options={"runOnly": WCAG})
        assert found.violations_count == 0, found.generate_report()
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wider) <= 0


def _question(page: "Page", begins: str) -> None:
    page.get_by_text(begins).first.wait_for()


def _answer(page: "Page", choice: str) -> None:
    page.get_by_label(choice, exact=True).check()
    page.get_by_role("button", name="Verder").click()


def test_the_list_changes_while_the_mayor_answers(
    town, site: str, become: Callable[[str], "Page"]
) -> None:
    page = become("bilal")
    page.goto(f"{site}/koffer/adviseur/")
    _answer(page, "Een persoon")
    _question(page, "Hoe oud was de persoon")
    page.locator("input[name=answer]").fill("achttien")
    page.get_by_role("button", name="Verder").click()
    page.get_by_text("Schrijf een getal van 0 tot 130").first.wait_for()
    page.locator("input[name=answer]").fill("19")
    page.get_by_role("button", name="Verder").click()
    _question(page, "Wat is er aan de hand?")
    _answer(page, "Overlast op straat of in de buurt")
    page.get_by_role("heading", name="Wat u zei").wait_for()
    _usable(page)
    page.get_by_role("button", name="Sla deze vraag over").click()
    page.get_by_text("overgeslagen").wait_for()
    assert "/koffer/adviseur/" in page.url
    assert "19" not in page.url
    page.get_by_role("button", name="Op papier voor het overleg").click()
    page.get_by_role("heading", name="Wat kan hier? Voor het overleg").wait_for()
    _usable(page)
    page.get_by_role("button", name="Terug naar de vragen").click()
    page.get_by_role("heading", name="Wat u zei").wait_for()
    assert page.locator("dd", has_text="19 jaar").is_visible()


def test_the_keyboard_answers_and_moves_on_with_enter(
    town, site: str, become: Callable[[str], "Page"]
) -> None:
    page = become("bilal")
    page.goto(f"{site}/koffer/adviseur/")
    page.get_by_role("radio", name="Een zaak").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Wat u zei").wait_for()
    assert page.locator("dd", has_text="Een zaak").is_visible()


def test_from_a_case_the_mayor_chooses_what_the_adviser_may_know(
    town, site: str, become: Callable[[str], "Page"]
) -> None:
    case = make_case()
    page = become("an")
    page.goto(f"{site}/casussen/{case}/afspraak/")
    page.get_by_role("link", name="Zoekt u een maatregel?").click()
    assert page.locator("input:checked").count() == 0
    page.get_by_label("Een persoon").check()
    _usable(page)
    page.get_by_role("button", name="Naar de adviseur").click()
    assert page.locator(".adviser-answers dd").count() == 1
    page.get_by_role("link", name="Terug naar de casus").click()
    assert page.url.endswith(f"/casussen/{case}/")
