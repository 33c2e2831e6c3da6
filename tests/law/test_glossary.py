# SPDX-License-Identifier: EUPL-1.2
"""One word for one thing: every code has its Dutch word, and no word stands twice."""

from pathlib import Path

import pytest

from schakel.lawcheck.check import check
from tests.law.conftest import Edit, copy_without_measures

GLOSSARY = "glossary.yaml"
FAULTS = [
    (GLOSSARY, 'english: "StepKind.HEARING"', 'english: "hearing"', "StepKind.HEARING heeft geen"),
    (GLOSSARY, 'dutch: "horen"', 'dutch: "beslissen"', "beslissen staat er 2 keer"),
    (GLOSSARY, 'english: "Level.ZONE"', 'english: "zone"', "Level.ZONE heeft geen"),
    ("toolbox/organs.yaml", "code: diob", "code: diob-2", "diob-2 staat niet in glossary.yaml"),
    ("toolbox/phenomena.yaml", "code: drugs", "code: dope", "dope staat niet in glossary.yaml"),
]


@pytest.fixture
def copied_law(tmp_path: Path) -> Path:
    return copy_without_measures(tmp_path)


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS, ids=[one[3] for one in FAULTS])
def test_a_missing_word_is_told(
    copied_law: Path, edit: Edit, file: str, old: str, new: str, told: str
) -> None:
    edit(file, old, new)
    [problem] = [one for one in check(copied_law) if told in one.what]
    assert problem.file == f"law/{file}"
    assert problem.line > 1
    assert problem.remedy
