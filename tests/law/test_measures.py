# SPDX-License-Identifier: EUPL-1.2
"""All measures are there, and every story beside one comes true."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from schakel.kernel.sources import Status
from schakel.lawcheck.advice_stories import difference
from schakel.lawcheck.stories import AdviceStory, TimeStory
from schakel.lawcheck.time_stories import differences
from schakel.rules.framework import NotInForceError
from schakel.rules.reading import LawFile, read
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.toolbox import Toolbox, load
from tests.law.conftest import LAW

MEASURES = LAW / "measures"
ADVICE = sorted((*MEASURES.glob("*/ALLOW/*.yaml"), *MEASURES.glob("*/DENY/*.yaml")))
SCENARIOS = sorted(MEASURES.glob("*/scenarios/*.yaml"))
FIRST, LAST = date(2017, 1, 1), date(2030, 12, 31)
MONTHS = [FIRST + timedelta(days=30 * number) for number in range((LAST - FIRST).days // 30 + 1)]


@pytest.fixture(scope="module")
def box() -> Toolbox:
    return load(LAW)


def _name(path: Path) -> str:
    return path.relative_to(MEASURES).as_posix()


def test_the_forty_five_measures_are_there(box: Toolbox) -> None:
    known = {measure.id for measure in box.measures}
    assert known >= {f"M{number:02}" for number in range(1, 46)}


@pytest.mark.parametrize("path", ADVICE, ids=_name)
def test_the_adviser_says_what_the_story_says(box: Toolbox, path: Path) -> None:
    story = read(path, _name(path), AdviceStory)
    assert isinstance(story, LawFile), story
    assert difference(box, box.measure(path.parents[1].name), story.record) is None


@pytest.mark.parametrize("path", SCENARIOS, ids=_name)
def test_the_clock_counts_as_the_story_counts(box: Toolbox, path: Path) -> None:
    story = read(path, _name(path), TimeStory)
    assert isinstance(story, LawFile), story
    assert list(differences(box, box.measure(path.parents[1].name), story.record)) == []


def test_every_value_holds_on_every_day_of_its_measure(box: Toolbox) -> None:
    for measure in box.measures:
        for day in filter(measure.in_force, MONTHS):
            for name in measure.values:
                _holds(measure, name, day)


def _holds(measure: SafetyMeasure, name: str, day: date) -> None:
    begun = min(value.begin for value in measure.values[name])
    if day >= begun:
        assert measure.quantity(name, day).number > 0, (measure.id, name, day)
    else:
        # Only a part that begins later itself may wait for its value.
        with pytest.raises(NotInForceError):
            measure.quantity(name, day)


def test_the_curfew_waits_for_a_jurist(box: Toolbox) -> None:
    assert [measure.id for measure in box.measures if measure.is_locked] == ["M39"]


def test_nobody_verified_a_measure_yet(box: Toolbox) -> None:
    """No jurist has read this data: a test that fails when somebody forgets to say who did."""
    for measure in box.measures:
        if measure.verification.status is Status.VERIFIED:
            assert measure.verification.by
            assert measure.verification.on


def test_nothing_that_measures_share_is_there_for_nothing(box: Toolbox) -> None:
    steps = [step for measure in box.measures for step in measure.steps]
    assert {one.code for one in box.organs} == {
        *(step.organ for step in steps),
        *(measure.organ for measure in box.measures),
    }
    for codes, field in ((box.phenomena, "phenomena"), (box.remedies, "remedies")):
        used = {code for measure in box.measures for code in getattr(measure, field)}
        assert {one.code for one in codes} == used


def test_every_question_decides_something(box: Toolbox) -> None:
    conditions = [one for measure in box.measures for one in measure.conditions]
    clauses = [
        clause
        for one in (*conditions, *box.every_adverse.conditions)
        for clause in (*one.holds_if, *one.fails_if)
    ]
    assert {question.id for question in box.questions} == {key for one in clauses for key in one}
