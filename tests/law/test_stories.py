# SPDX-License-Identifier: EUPL-1.2
"""Every ALLOW, DENY and scenario file is one test."""

from pathlib import Path

import pytest

from schakel.lawcheck.rule_cases import (
    CaseRecord,
    ScenarioRecord,
    case_files,
    difference,
    scenario_files,
)
from schakel.rules.law import LawBook
from schakel.rules.reading import LawFile, read
from tests.law.conftest import LAW


def _name(path: Path) -> str:
    return path.relative_to(LAW / "frameworks").as_posix()


@pytest.mark.parametrize("path", case_files(LAW), ids=_name)
def test_the_rules_answer_as_the_story_says(law: LawBook, path: Path) -> None:
    story = read(path, _name(path), CaseRecord)
    assert isinstance(story, LawFile), story
    assert difference(law, story.record) is None


@pytest.mark.parametrize("path", case_files(LAW), ids=_name)
def test_a_story_stands_in_the_folder_of_its_answer(path: Path) -> None:
    story = read(path, _name(path), CaseRecord)
    assert isinstance(story, LawFile), story
    assert story.record.expect.allowed is (path.parent.name == "ALLOW")
    assert story.record.kind == path.parents[2].name


@pytest.mark.parametrize("path", scenario_files(LAW), ids=_name)
def test_every_step_of_the_scenario_goes_as_written(law: LawBook, path: Path) -> None:
    scenario = read(path, _name(path), ScenarioRecord)
    assert isinstance(scenario, LawFile), scenario
    for step in scenario.record.steps:
        assert difference(law, step) is None, step.story


def test_every_framework_says_what_it_refuses(law: LawBook) -> None:
    for record in law.records:
        assert list((LAW / "frameworks" / record.id / "access" / "DENY").glob("*.yaml")), record.id
