# SPDX-License-Identifier: EUPL-1.2
"""The public pages: what Schakel is, and which law it works with on which day."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from schakel.rules import law

FEDERAL = "Federale gegevenswet casusoverleg"


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=True)


def read(visitor: Client, address: str) -> str:
    page = visitor.get(address)
    assert page.status_code == 200
    return page.content.decode()


def test_the_page_about_schakel_says_what_it_refuses(visitor):
    words = read(visitor, reverse("about"))
    assert "Geen score, rangorde of profiel van een mens" in words


def test_the_law_of_2026_names_the_federal_act_and_says_it_was_not_read(visitor):
    words = read(visitor, reverse("sources") + "?dag=2026-11-20")
    assert FEDERAL in words
    assert "de inhoud is nog niet gelezen" in words


def test_who_asks_for_2025_gets_the_law_of_2025(visitor):
    words = read(visitor, reverse("sources") + "?dag=2025-06-01")
    assert f"{FEDERAL} geldt pas vanaf 27 februari 2026" in words
    assert "1 juni 2025" in words
    assert reverse("source", args=["fed-458ter-2026"]) not in words


def test_the_oath_of_the_mayor_is_an_open_question(visitor):
    assert "Schakel kent geen eedprotocol" in read(visitor, reverse("sources"))


def test_every_framework_has_a_page_with_source_and_verification(visitor):
    for record in law.book().records:
        words = read(visitor, reverse("source", args=[record.id]) + "?dag=2026-11-20")
        assert "Bron" in words
        assert "nog te verifiëren" in words


def test_a_framework_that_does_not_hold_on_the_day_says_so(visitor):
    words = read(visitor, reverse("source", args=["fed-458ter-2026"]) + "?dag=2025-06-01")
    assert "geldt niet op 1 juni 2025" in words


def test_before_any_law_the_page_is_empty_and_calm(visitor):
    assert "Op die dag kende Schakel geen wet" in read(
        visitor, reverse("sources") + "?dag=1950-01-01"
    )


@pytest.mark.parametrize("day", ["31/02/2025", "gisteren", "2025-99-01", "0000-00-00", "\x00"])
def test_a_day_that_does_not_exist_is_said_beside_the_field(visitor, day):
    page = visitor.get(reverse("sources"), {"dag": day})
    assert page.status_code == 200
    assert "field-error" in page.content.decode() or not day.strip("\x00 ")


def test_an_unknown_framework_is_the_calm_404(visitor):
    assert visitor.get(reverse("source", args=["bestaat-niet"])).status_code == 404


def test_the_laws_of_the_measures_stand_apart_from_those_of_the_tables(visitor):
    words = read(visitor, reverse("sources") + "?dag=2026-11-20")
    parts = re.split(r'id="(tafels|wetten|maatregelen|andere|open-vragen)"', words)
    told = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert "Beroepsgeheim" in told["wetten"]
    assert "GAS-wet" in told["maatregelen"]
    assert "Gegevensbank T.E.R." in told["andere"]
    assert "GAS-wet" not in told["wetten"] + told["andere"]
