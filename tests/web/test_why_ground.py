# SPDX-License-Identifier: EUPL-1.2
"""The ground strip: as whom, on which acts, with which doubt."""

import uuid
from datetime import date

import pytest

from schakel.tables import queries as tables
from schakel.web.kit.ground import ground_for
from schakel.web.kit.request import Acting
from tests.world import TODAY, acting, person, table

pytestmark = pytest.mark.usefixtures("town")


def seen(name: str, at: str, day: date = TODAY, **words):
    with acting(name, day):
        return ground_for(
            Acting(tables.actor_of(person(name), name, day), day), tables.table(table(at)), **words
        )


def test_a_mayor_sees_the_table_as_its_chair_on_the_acts_of_the_day() -> None:
    strip = seen("bilal", "noord")
    assert strip.as_function == "burgemeester, voorzitter"
    assert strip.table == "Tafel noord"
    assert strip.acts[0] == "wet van 30 juli 2018"
    assert "wet van 8 januari 2026" in strip.acts
    assert strip.doubt == "de wijziging van 2024 is nog na te lezen"
    assert strip.why_url == ""


def test_the_strip_of_2025_does_not_name_the_law_of_2026() -> None:
    assert "wet van 8 januari 2026" not in seen("bilal", "noord", date(2025, 6, 1)).acts


def test_a_guest_is_called_what_the_page_says() -> None:
    thing = uuid.uuid4()
    strip = seen("chloe", "noord", as_function="CLB, uitgenodigd", why=("case", thing))
    assert strip.as_function == "CLB, uitgenodigd"
    assert strip.why_url == f"/waarom/case/{thing}/"


def test_somebody_without_a_place_is_called_by_the_function() -> None:
    assert seen("dirk", "noord").as_function == "functionaris voor gegevensbescherming"
