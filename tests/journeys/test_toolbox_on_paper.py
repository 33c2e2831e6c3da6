# SPDX-License-Identifier: EUPL-1.2
"""A measure prints on two sheets of A4, without the menu: for a mayor who reads on paper."""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


# The place ban, and the measures with the most steps and contents.
@pytest.mark.parametrize("measure", ["M25", "M28", "M29", "M34", "M39"])
def test_a_measure_prints_on_two_sheets_without_the_menu(
    town, measure: str, site: str, become: Callable[[str], "Page"]
) -> None:
    page = become("bilal")
    page.goto(f"{site}/koffer/{measure}/")
    paper = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    words = " ".join(sheet.extract_text() for sheet in paper)
    assert len(paper) <= 2
    assert "Wat er in de beslissing staat" in words
    # What is folded on the screen stands open on paper.
    assert "De handtekening van het bevoegde orgaan." in words
    assert "Signalen" not in words
    assert "Afdrukken" not in words
