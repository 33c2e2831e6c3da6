# SPDX-License-Identifier: EUPL-1.2
"""What held in the past is never changed in silence: the ledger of values."""

from datetime import date
from pathlib import Path

import pytest

from schakel.lawcheck.published import CORRECT, LEDGER, RECORD, ledger_problems, read_ledger, record
from tests.law.conftest import Edit

TODAY = date(2026, 11, 21)
M25 = "measures/M25.yaml"
MONTH = "    - {value: P1M, from: 2014-01-01,"
PLACE = "values > longest"
CORRECTION = (
    "correction: {on: 2026-11-21, was: P1M, reason: verkeerd overgenomen uit het artikel}, "
)


@pytest.fixture
def recorded(copied_law: Path) -> Path:
    (copied_law / LEDGER).unlink(missing_ok=True)
    record(copied_law, TODAY)
    return copied_law


def _told(folder: Path) -> list[str]:
    return [f"{problem.what}. {problem.remedy}" for problem in ledger_problems(folder, TODAY)]


def test_the_ledger_of_this_repository_knows_everything() -> None:
    from tests.law.conftest import LAW

    assert list(ledger_problems(LAW, TODAY)) == []


def test_a_folder_without_a_ledger_is_told_to_make_one(copied_law: Path) -> None:
    (copied_law / LEDGER).unlink(missing_ok=True)
    assert _told(copied_law) == [f"dit bestand ontbreekt. {RECORD}"]


def test_what_is_recorded_is_in_order(recorded: Path) -> None:
    assert _told(recorded) == []
    assert record(recorded, TODAY) == ()


def test_a_past_value_may_not_change_in_silence(recorded: Path, edit: Edit) -> None:
    edit(M25, MONTH, MONTH.replace("P1M", "P2M"))
    [problem] = ledger_problems(recorded, TODAY)
    assert str(problem).startswith("law/measures/M25.yaml regel ")
    assert "geldt al sinds 1 januari 2014 en wordt veranderd van P1M in P2M" in problem.what
    assert problem.remedy == CORRECT
    line = (recorded / M25).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert "P2M" in line


def test_a_correction_with_its_reason_is_accepted_and_keeps_the_old_line(
    recorded: Path, edit: Edit
) -> None:
    edit(M25, MONTH, f"    - {{value: P2M, {CORRECTION}from: 2014-01-01,")
    [problem] = ledger_problems(recorded, TODAY)
    assert problem.remedy == RECORD
    [line] = record(recorded, TODAY)
    assert (line.value, line.reason) == ("P2M", "verkeerd overgenomen uit het artikel")
    ledger = (recorded / LEDGER).read_text(encoding="utf-8")
    assert ledger.count(f"{PLACE},2014-01-01,,P1M") == 1
    assert ledger.count(f"{PLACE},2014-01-01,,P2M") == 1
    assert _told(recorded) == []


def test_a_correction_that_names_another_old_value_is_refused(recorded: Path, edit: Edit) -> None:
    wrong = CORRECTION.replace("was: P1M", "was: P6M")
    edit(M25, MONTH, f"    - {{value: P2M, {wrong}from: 2014-01-01,")
    assert CORRECT in _told(recorded)[0]


def test_a_value_that_begins_in_the_past_changes_it_too(recorded: Path, edit: Edit) -> None:
    earlier = MONTH.replace("P1M", "P2M").replace("2014-01-01", "2026-06-01")
    source = ' source: {text: "x", tags: [derived]}, verification: {status: unverified}}\n'
    edit(M25, MONTH, f"{earlier}{source}{MONTH}")
    assert "begint al op 1 juni 2026 en wordt veranderd van P1M in P2M" in _told(recorded)[0]


def test_a_value_of_tomorrow_only_asks_to_be_recorded_and_may_still_change(
    recorded: Path, edit: Edit
) -> None:
    later = MONTH.replace("P1M", "P2M").replace("2014-01-01", "2027-01-01")
    source = ' source: {text: "x", tags: [derived]}, verification: {status: unverified}}\n'
    edit(M25, MONTH, f"{later}{source}{MONTH}")
    assert _told(recorded) == [f"{PLACE} is nog niet vastgelegd. {RECORD}"]
    record(recorded, TODAY)
    edit(M25, later, later.replace("P2M", "P3M"))
    assert _told(recorded) == [f"{PLACE} is nog niet vastgelegd. {RECORD}"]


def test_a_past_value_may_not_disappear(recorded: Path, edit: Edit) -> None:
    text = (recorded / M25).read_text(encoding="utf-8").splitlines(keepends=True)
    gone = next(line for line in text if line.startswith(MONTH))
    edit(M25, gone, "")
    [told] = _told(recorded)
    assert "values > longest, geldig vanaf 2014-01-01 (P1M), is verdwenen" in told


def test_an_end_in_the_future_is_no_change_of_the_past_but_one_in_the_past_is(
    recorded: Path, edit: Edit
) -> None:
    edit(M25, MONTH, MONTH.replace("from:", "until: 2027-06-30, from:"))
    assert RECORD in _told(recorded)[0]
    edit(M25, "until: 2027-06-30", "until: 2025-06-30")
    assert "P1M tot en met 30 juni 2025" in _told(recorded)[0]


def test_the_last_line_of_an_entry_counts(recorded: Path) -> None:
    known = read_ledger(recorded)
    assert known["law/measures/M25.yaml", PLACE, "2014-01-01"].value == "P1M"
