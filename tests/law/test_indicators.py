# SPDX-License-Identifier: EUPL-1.2
"""The indicators: all of them, none too small, none that the law forbids called countable."""

from datetime import date
from pathlib import Path

import pytest

from schakel.lawcheck.check import check
from schakel.rules.framework import NotInForceError
from schakel.rules.indicators import Computable, Indicators, Level, indicators, load
from schakel.rules.law import FOLDER_VARIABLE
from schakel.rules.problems import LawDataError
from tests.law.conftest import LAW, Edit, copy_without_measures

DAY = date(2026, 11, 20)
I01, I09 = "indicators/I01.yaml", "indicators/I09.yaml"
DEFINITION = (
    "  - version: {version}\n    from: {day}\n    sentence: Iets anders.\n"
    "    source: {{text: x, tags: [S4]}}\n    verification: {{status: unverified}}\n"
)


@pytest.fixture(scope="module")
def known() -> Indicators:
    return load(LAW)


@pytest.fixture
def copied_law(tmp_path: Path) -> Path:
    return copy_without_measures(tmp_path)


def test_there_are_twenty_seven_in_order(known: Indicators) -> None:
    assert [one.id for one in known.all] == [f"I{number:02}" for number in range(1, 28)]


def test_an_ideology_is_never_shown_under_the_province(known: Indicators) -> None:
    ideology = known.indicator("I09")
    assert ideology.about_belief
    assert ideology.lowest_level is Level.PROVINCE
    assert ideology.computable is Computable.ONLY_WITH_LAWFUL_FEED
    assert "ideologieën bewust niet meer in" in (ideology.verification.doubt or "")


def test_matching_people_with_other_services_is_not_lawful(known: Indicators) -> None:
    assert known.indicator("I14").computable is Computable.NOT_LAWFUL


@pytest.mark.parametrize("indicator_id", ["I13", "I27"])
def test_what_needs_a_lawful_feed_says_so(known: Indicators, indicator_id: str) -> None:
    indicator = known.indicator(indicator_id)
    assert indicator.computable is Computable.ONLY_WITH_LAWFUL_FEED
    assert indicator.verification.doubt


def test_no_number_under_five_is_shown(known: Indicators) -> None:
    assert {one.smallest_count for one in known.all} == {5}


def test_a_definition_belongs_to_a_day(known: Indicators) -> None:
    first = known.indicator("I01")
    assert first.definition(DAY).version == 1
    with pytest.raises(NotInForceError, match="I01 Aantal LIVC R per provincie bestond"):
        first.definition(date(2020, 1, 1))


def test_an_unknown_indicator_is_a_key_error(known: Indicators) -> None:
    with pytest.raises(KeyError):
        known.indicator("I99")


def test_an_installation_reads_its_own_indicators(
    copied_law: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(I01, "name: Aantal LIVC R", "name: Hoeveel LIVC R")
    monkeypatch.setenv(FOLDER_VARIABLE, str(copied_law))
    indicators.cache_clear()
    assert indicators().indicator("I01").name == "Hoeveel LIVC R per provincie"
    indicators.cache_clear()


def test_a_broken_indicator_cannot_be_loaded(copied_law: Path, edit: Edit) -> None:
    edit(I01, "lowest_level: province\n", "")
    with pytest.raises(LawDataError, match="geen lowest_level"):
        load(copied_law)


FAULTS = [
    (I01, "id: I01", "id: I02", "id is I02, het bestand heet I01"),
    (I01, "lowest_level: province\n", "", "geen lowest_level"),
    (I01, "lowest_level: province", "lowest_level: street", "lowest_level past niet"),
    (I01, "smallest_count: 5", "smallest_count: 4", "een getal onder 5 kan een mens verraden"),
    (I01, "[livcr-2018]", "[livc-o]", "het kader livc-o bestaat niet"),
    (I01, "tags: [S4, F57]", "tags: []", "een lege bron"),
    (I01, "version: 1", "version: 2", "de versies tellen niet op vanaf 1"),
    (I09, "lowest_level: province", "lowest_level: zone", "nooit onder de provincie"),
    (
        I01,
        "definitions:\n",
        "definitions:\n" + DEFINITION.format(version=2, day="2026-01-01"),
        "twee waarden gelden op dezelfde dag",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS, ids=[one[3] for one in FAULTS])
def test_a_fault_in_an_indicator_is_told(
    copied_law: Path, edit: Edit, file: str, old: str, new: str, told: str
) -> None:
    edit(file, old, new)
    problems = [one for one in check(copied_law) if told in one.what]
    assert problems
    assert {one.file for one in problems} == {f"law/{file}"}
    assert all(one.line >= 1 and one.remedy for one in problems)


def test_a_new_version_begins_when_the_old_one_stops(copied_law: Path, edit: Edit) -> None:
    later = DEFINITION.format(version=2, day="2027-01-01")
    edit(I01, "definitions:\n", f"definitions:\n{later}")
    assert [one for one in check(copied_law) if one.file == f"law/{I01}"] == []
    assert load(copied_law).indicator("I01").definition(date(2027, 1, 1)).version == 2


def test_a_missing_or_misnamed_indicator_is_told(copied_law: Path) -> None:
    (copied_law / I09).rename(copied_law / "indicators" / "ideologie.yaml")
    told = {(one.file, one.what) for one in check(copied_law)}
    assert (f"law/{I09}", "deze indicator ontbreekt") in told
    assert ("law/indicators/ideologie.yaml", "dit bestand leest niemand") in told
