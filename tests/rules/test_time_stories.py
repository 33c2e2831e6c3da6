# SPDX-License-Identifier: EUPL-1.2
"""A story beside a measure that the clock tells otherwise is told in Dutch, step by step."""

from collections.abc import Iterator

import pytest

from schakel.lawcheck.stories import TimeStory
from schakel.lawcheck.time_stories import differences
from schakel.rules.folder import read_all
from schakel.rules.law import law_folder
from schakel.rules.yaml_text import content
from schakel.toolbox.toolbox import toolbox
from tests.rules.small_measures import measure

STORY = """
title: Gesloten op maandag
college: [2026-03-03]
steps:
  - story: Beslist en bevestigd.
    on: 2026-03-03
    events:
      - {step: start, on: 2026-02-02}
      - {step: letter, on: 2026-02-03}
      - {step: decision, on: 2026-03-02}
      - {step: notice, on: 2026-03-02}
      - {step: confirmation, on: 2026-03-03}
    expect: EXPECTED
"""


def told(expected: str, *swaps: tuple[str, str]) -> list[str]:
    text = STORY.replace("EXPECTED", expected)
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    story = TimeStory.model_validate(content(text))
    return [sentence for _, sentence in differences(toolbox(), measure(), story)]


def test_a_story_that_is_right_says_nothing() -> None:
    expected = (
        "{warned: [decision], may: [renewal], may_not: [decision], not_due: [confirmation], "
        "ends: 2026-04-01, state: in_force, appeal: {council-of-state: 2026-05-01}}"
    )
    assert told(expected) == []


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("{refused: [notice]}", "notice wordt niet geweigerd"),
        ("{warned: [notice]}", "notice krijgt geen waarschuwing"),
        ("{may: [decision]}", "decision mag nog niet"),
        ("{may_not: [renewal]}", "renewal mag al"),
        ("{due: {renewal: 2026-04-01}}", "renewal heeft geen termijn, niet 1 april 2026"),
        ("{ends: 2026-04-02}", "de maatregel eindigt op 1 april 2026, niet 2 april 2026"),
        ("{lapses: 2026-03-03}", "de gemiste dag is geen bekende dag, niet 3 maart 2026"),
        ("{state: ended}", "de toestand is in_force, niet ended"),
        (
            "{appeal: {council-of-state: 2026-05-02}}",
            "beroep (council-of-state) kan tot en met 1 mei 2026, niet 2 mei 2026",
        ),
    ],
)
def test_each_wrong_expectation_is_told(expected: str, said: str) -> None:
    assert told(expected) == [said]


def test_a_wrong_due_day_and_a_missed_day_are_told() -> None:
    unconfirmed = ("      - {step: confirmation, on: 2026-03-03}\n", "")
    expected = "{due: {confirmation: 2026-03-04}, not_due: [confirmation]}"
    assert told(expected, unconfirmed) == [
        "confirmation heeft nog een termijn",
        "confirmation moet tegen 3 maart 2026, niet 4 maart 2026",
    ]
    late = ("on: 2026-03-03\n    events", "on: 2026-03-04\n    events")
    assert told("{lapses: 2026-03-03, state: lapsed}", unconfirmed, late) == []


def test_a_refusal_that_the_story_did_not_expect_is_told_with_its_reason() -> None:
    early = ("{step: decision, on: 2026-03-02}", "{step: decision, on: 2026-02-10}")
    why = "De uitbater heeft 15 dagen om te antwoorden. Het kan vanaf 19 februari 2026."
    assert told("{}", early) == [
        "confirmation wordt geweigerd: Eerst nog: Beslissen.",
        f"decision wordt geweigerd: {why}",
        "notice wordt geweigerd: Eerst nog: Beslissen.",
    ]


def test_an_event_after_the_day_of_its_step_is_told() -> None:
    late = ("{step: notice, on: 2026-03-02}", "{step: notice, on: 2026-03-09}")
    assert told("{}", late) == ["notice van 9 maart 2026 ligt na de dag van deze stap"]


def test_what_was_refused_did_not_happen_in_the_next_step_either() -> None:
    story = TimeStory.model_validate(
        content(
            """
title: Te vroeg
steps:
  - story: De brief gaat weg voor iemand het onderzoek startte.
    on: 2026-02-02
    events: [{step: letter, on: 2026-02-02}]
    expect: {refused: [letter]}
  - story: Pas nu schrijft iemand op dat het die dag begon.
    on: 2026-02-03
    events: [{step: start, on: 2026-02-02}]
    expect: {may: [letter]}
"""
        )
    )
    assert list(differences(toolbox(), measure(), story)) == []


def stories() -> Iterator[tuple[str, TimeStory]]:
    folder = law_folder()
    files, problems = read_all(
        folder, sorted(folder.glob("measures/*/scenarios/*.yaml")), TimeStory
    )
    assert problems == ()
    for file in files:
        yield file.name.split("/")[2], file.record


def test_every_story_of_the_koffer_is_told_as_the_clock_tells_it() -> None:
    for measure_id, story in stories():
        wrong = list(differences(toolbox(), toolbox().measure(measure_id), story))
        assert wrong == [], f"{measure_id}: {story.title}"
