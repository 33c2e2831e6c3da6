# SPDX-License-Identifier: EUPL-1.2
"""`schakel law diff` says in Dutch what changed."""

from pathlib import Path

import pytest
import yaml

from schakel.lawcheck.difference import differences
from tests.law.conftest import LAW, Edit

M25 = "measures/M25.yaml"
HEAD = "M25 Tijdelijk plaatsverbod (law/measures/M25.yaml): "
LONGEST = f"{HEAD}waarde, langste duur"
MONTH = "    - {value: P1M, from: 2014-01-01,"


def _told(folder: Path) -> list[str]:
    return [str(change) for change in differences(LAW, folder)]


def test_the_same_folder_has_no_differences(copied_law: Path) -> None:
    assert _told(copied_law) == []


def test_a_new_dated_value_is_told_with_its_day(copied_law: Path, edit: Edit) -> None:
    later = MONTH.replace("P1M", "P2M").replace("2014-01-01", "2027-01-01")
    source = ' source: {text: "x", tags: [derived]}, verification: {status: unverified}}\n'
    edit(M25, MONTH, f"{later}{source}{MONTH}")
    assert _told(copied_law) == [f"{LONGEST}, vanaf 1 januari 2027 is nieuw: '2 maanden'."]


def test_a_changed_value_names_both(copied_law: Path, edit: Edit) -> None:
    edit(M25, MONTH, MONTH.replace("P1M", "P2M"))
    assert _told(copied_law) == [
        f"{LONGEST}, vanaf 1 januari 2014, waarde: was '1 maand', wordt '2 maanden'."
    ]


def test_moving_a_part_is_no_change_and_dropping_one_is_told_once(
    copied_law: Path, edit: Edit
) -> None:
    text = (copied_law / M25).read_text(encoding="utf-8")
    begin = text.index("  - id: end\n")
    step = text[begin : text.index("duration:\n")]
    edit(M25, step, "")
    edit(M25, "steps:\n", f"steps:\n{step}")
    assert _told(copied_law) == []
    edit(M25, step, "")
    assert _told(copied_law) == [f"{HEAD}stap, end is geschrapt (was 'Vroeger stoppen')."]


def test_a_new_file_and_a_gone_file_are_one_sentence_each(copied_law: Path) -> None:
    (copied_law / M25).rename(copied_law / "measures/M99.yaml")
    assert [change.sentence for change in differences(LAW, copied_law)] == [
        "dit bestand is weg.",
        "dit bestand is nieuw.",
    ]


def test_a_file_that_is_no_yaml_is_named(copied_law: Path, edit: Edit) -> None:
    edit(M25, "id: M25", "id: [M25")
    with pytest.raises(yaml.YAMLError, match=r"law/measures/M25\.yaml is geen geldige YAML"):
        differences(LAW, copied_law)
