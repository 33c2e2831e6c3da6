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
    page, path = become(opened.who), opened.path
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{site}{path}")
        found = Axe().run(page, options={"runOnly": WCAG})
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate(SIDEWAYS) <= 0, f"{path} scrolls sideways at {width}"
    named = [word for state in STATES for word in (f"Vogel {state}", f"Naam {state}")]
    assert not [word for word in named if word in page.title()]
