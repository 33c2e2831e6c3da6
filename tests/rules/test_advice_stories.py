# SPDX-License-Identifier: EUPL-1.2
"""A story beside a measure comes true, or the difference is told."""

from datetime import date

import pytest

from schakel.lawcheck.advice_stories import difference
from schakel.lawcheck.stories import AdviceExpect, AdviceStory
from schakel.rules.law import law_folder
from schakel.rules.reading import LawFile, read
from schakel.toolbox.toolbox import toolbox
from schakel.toolbox.vocabulary import Outcome

NEVER = {"ALLOW": Outcome.NOT_POSSIBLE, "DENY": Outcome.POSSIBLE_NOW}


def told(answers: dict[str, object], *confirmed: str, **expect: object) -> str | None:
    story = AdviceStory.model_validate(
        {
            "story": "Een verhaal over het stationsplein.",
            "on": date(2026, 12, 29),
            "answers": answers,
            "confirmed": confirmed,
            "expect": AdviceExpect.model_validate(expect),
        }
    )
    return difference(toolbox(), toolbox().measure("M25"), story)


STATION: dict[str, object] = {
    "subject": ("person",),
    "age": 19,
    "concern": ("rule_breaches",),
    "ground": ("keeping_order",),
    "persons": ("one_by_one",),
    "perimeter": ("clear",),
    "evidence": ("gas_report",),
    "tried": ("nothing",),
}


def test_a_story_that_comes_true_says_nothing() -> None:
    assert told(STATION, outcome="possible_if", missing=("lighter-considered",)) is None
    assert told(STATION, "lighter-considered", outcome="possible_now") is None


def test_another_outcome_is_told_with_its_reason() -> None:
    assert told(STATION, outcome="possible_now") == (
        "verwacht mogelijk nu (possible_now), maar de adviseur zegt mogelijk als (possible_if) "
        "door lighter-considered"
    )
    assert told(STATION, "lighter-considered", outcome="not_possible") == (
        "verwacht niet mogelijk (not_possible), maar de adviseur zegt mogelijk nu (possible_now)"
    )


def test_the_right_outcome_for_the_wrong_reason_is_told() -> None:
    everywhere = {**STATION, "perimeter": ("whole_territory",)}
    assert told(everywhere, outcome="not_possible", because=("one-person",)) == (
        "verwacht een voorwaarde die het uitsluit: one-person; gevonden: clear-perimeter"
    )
    assert told(
        STATION, "lighter-considered", outcome="possible_now", missing=("clear-perimeter",)
    ) == ("verwacht een voorwaarde die ontbreekt: clear-perimeter; gevonden: geen")


def test_answers_that_do_not_exist_are_told() -> None:
    problem = told({"weather": ("sunny",)}, outcome="possible_now")
    assert problem is not None
    assert problem.startswith("“weather” is geen vraag van de adviseur.")
    assert not problem.endswith(".")


@pytest.mark.parametrize("measure", toolbox().measures, ids=lambda measure: measure.id)
def test_every_story_of_every_measure_comes_true(measure) -> None:
    for path in sorted(law_folder().glob(f"measures/{measure.id}/*/*.yaml")):
        if path.parent.name not in NEVER:
            continue
        file = read(path, path.name, AdviceStory)
        assert isinstance(file, LawFile), file
        assert difference(toolbox(), measure, file.record) is None, path.name
        assert file.record.expect.outcome is not NEVER[path.parent.name], path.name
