# SPDX-License-Identifier: EUPL-1.2
"""The guide for a jurist, done step by step as it is written: a 46th measure."""

import re
from datetime import date
from pathlib import Path

import pytest

from schakel.lawcheck.check import check
from schakel.lawcheck.published import CORRECT, RECORD, ledger_problems, record
from schakel.toolbox.search import find
from schakel.toolbox.toolbox import load
from tests.law.conftest import Edit

GUIDE = Path(__file__).parents[2] / "docs" / "handleiding" / "een-maatregel-schrijven.md"
BLOCK = re.compile(r"^```yaml\n# (law/\S+?\.yaml)(, [^\n]+)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TODAY = date(2026, 11, 21)
M46 = "measures/M46.yaml"


def _blocks() -> list[tuple[str, str, str]]:
    return [(file, where, text) for file, where, text in BLOCK.findall(GUIDE.read_text("utf-8"))]


def _later(where: str) -> str:
    return next(text for _file, told, text in _blocks() if where in told)


@pytest.fixture
def followed(copied_law: Path) -> Path:
    """Return a law folder after steps 1 to 4 of the guide."""
    record(copied_law, TODAY)
    for file, where, text in _blocks():
        if not where:
            path = copied_law / file.removeprefix("law/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return copied_law


def test_the_guide_writes_a_measure_that_make_law_accepts(followed: Path) -> None:
    assert check(followed) == ()
    told = list(ledger_problems(followed, TODAY))
    assert {problem.remedy for problem in told} == {RECORD}
    assert [line.value for line in record(followed, TODAY)] == ["P30D"]
    assert list(ledger_problems(followed, TODAY)) == []


def test_the_new_measure_is_found_by_the_word_of_the_guide(followed: Path) -> None:
    assert [one.id for one in find(load(followed), "rookmelder")] == ["M46"]


def test_a_fault_is_told_with_the_line(followed: Path, edit: Edit) -> None:
    edit(M46, "organ: fire_service", "organ: brandweer")
    [problem] = check(followed)
    assert str(problem).startswith("law/measures/M46.yaml regel 8: ")


def test_a_new_date_is_added_as_the_guide_says(followed: Path, edit: Edit) -> None:
    record(followed, TODAY)
    first = next(line for line in _text(followed).splitlines() if "value: P30D" in line)
    edit(M46, f"{first}\n", f"{first}\n{_later('onder visit_within')}")
    assert check(followed) == ()
    assert [line.begin for line in record(followed, TODAY)] == ["2027-07-01"]
    measure = load(followed).measure("M46")
    assert str(measure.quantity("visit_within", date(2027, 6, 30))) == "30 dagen"
    assert str(measure.quantity("visit_within", date(2027, 7, 1))) == "14 dagen"


def test_a_mistake_is_corrected_as_the_guide_says_and_not_in_silence(
    followed: Path, edit: Edit
) -> None:
    record(followed, TODAY)
    first = next(line for line in _text(followed).splitlines() if "value: P30D" in line)
    edit(M46, first, first.replace("P30D", "P20D"))
    assert [problem.remedy for problem in ledger_problems(followed, TODAY)] == [CORRECT]
    edit(M46, first.replace("P30D", "P20D"), _later("in plaats van").rstrip("\n"))
    assert [problem.remedy for problem in ledger_problems(followed, TODAY)] == [RECORD]
    stories = [problem.file for problem in check(followed)]
    assert stories == [
        "law/measures/M46/scenarios/op-tijd-langs.yaml",
        "law/measures/M46/scenarios/te-laat-maar-nog-nodig.yaml",
    ]
    for name in ("op-tijd-langs", "te-laat-maar-nog-nodig"):
        edit(f"measures/M46/scenarios/{name}.yaml", "visit: 2026-12-31", "visit: 2026-12-21")
    assert check(followed) == ()


def _text(folder: Path) -> str:
    return (folder / M46).read_text(encoding="utf-8")
