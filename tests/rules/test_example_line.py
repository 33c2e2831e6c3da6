# SPDX-License-Identifier: EUPL-1.2
"""The example on a page of the catalogue: days that a reader can follow, for every measure."""

from datetime import date

import pytest

from schakel.toolbox.before import steps_before, taken_as_given
from schakel.toolbox.clock import Event, ExampleStep, example_line
from schakel.toolbox.example import ExampleKind
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.toolbox import toolbox
from tests.rules.small_measures import measure

START = date(2026, 3, 2)


def example(of: SafetyMeasure, start: date = START) -> dict[str, ExampleStep]:
    """Return the lines by the id of their step, the code of their remedy, or their kind."""
    lines = example_line(toolbox(), of, start=start)
    return {_name(line): line for line in lines}


def _name(line: ExampleStep) -> str:
    if line.step:
        return line.step.id
    return line.remedy.code if line.remedy else line.kind.value


def days(line: ExampleStep) -> tuple[date | None, date | None]:
    return line.day, line.last_day


def test_a_place_ban_shows_when_the_college_confirms_and_when_it_ends() -> None:
    ban = toolbox().measure("M25")
    told = example(ban)
    assert days(told["decision"]) == (START, None)
    assert days(told["findings"]) == (None, None)
    assert told["findings"].how == "Vooraf, ten laatste op 2 maart 2026."
    assert days(told["notice"]) == (START, None)
    assert days(told["hearing"]) == (None, date(2026, 3, 3))
    assert told["hearing"].how == f"Voor ‘{ban.step('confirmation').name}’."
    assert days(told["confirmation"]) == (date(2026, 3, 3), date(2026, 3, 3))
    assert days(told["renewal"]) == (None, date(2026, 4, 1))
    breaches = next(one.name for one in ban.grounds if one.id == "repeated_breaches")
    assert told["warning"].how == f"Alleen bij: {breaches}."
    assert told["end"].kind in ExampleKind
    assert days(told["council-of-state"]) == (START, date(2026, 5, 1))
    assert days(told["council-of-state-urgent"]) == (START, None)


def test_the_end_of_an_example_tells_the_total_of_all_renewals() -> None:
    lines = example_line(toolbox(), toolbox().measure("M25"), start=START)
    end = next(line for line in lines if line.kind is ExampleKind.END)
    assert (end.name, end.day) == ("Stopt vanzelf", date(2026, 4, 1))
    assert end.how.endswith("Met alle verlengingen is dat hier tot en met 1 juni 2026.")


def test_an_inquiry_shows_its_last_day_and_what_comes_before_it() -> None:
    told = example(toolbox().measure("M34"))
    last = date(2026, 5, 13)
    assert days(told["start"]) == (START, None)
    assert days(told["decision"]) == days(told["extension"]) == (None, last)
    assert days(told["central-register"]) == (None, last)
    assert told["sources"].how == "Alleen als het nodig is."
    # Nobody knows when the mayor decides; the example takes the last day.
    assert days(told["notice"]) == (last, None)


def test_a_made_up_measure_shows_each_kind_of_line() -> None:
    told = example(measure())
    assert days(told["letter"]) == (START, None)
    assert told["letter"].how == "Zo snel mogelijk. In dit voorbeeld op dezelfde dag."
    assert told["decision"].day == date(2026, 3, 18)
    assert told["decision"].last_day == date(2026, 5, 13)
    assert "Het kan vanaf 18 maart 2026. 50 werkdagen na 2 maart 2026" in told["decision"].how
    assert told["extension"].how == "Alleen als het nodig is, en voor de termijn voorbij is."
    assert told["review"].day == date(2026, 4, 1)
    assert told["notice"].last_day == date(2026, 3, 28)
    assert told["decision"].doubts[0] == "of het er 50 zijn"


def test_a_step_that_nothing_dates_says_what_it_follows() -> None:
    follow = measure(
        (
            "need: optional\n    again: true\n    after: [decision]",
            "need: required\n    after: [decision]",
        ),
    )
    assert example(follow)["patrol"].how == "Na ‘Beslissen’."
    alone = measure(
        ("need: optional\n    again: true\n    after: [decision]", "need: required"),
    )
    assert example(alone)["patrol"].how == "Vooraf."


def test_an_example_of_a_measure_that_never_begins_still_tells_how_it_ends() -> None:
    never = measure(("counted_from: decision\n  longest", "counted_from: renewal\n  longest"))
    told = example(never)
    assert days(told["renewal"]) == (None, None)
    end = next(one for one in example_line(toolbox(), never, start=START) if one.kind == "end")
    assert (end.day, end.how) == (None, "Hoogstens een maand, twee keer te verlengen.")


def test_a_step_before_another_without_a_running_term_is_just_before_it() -> None:
    early = measure(
        ("starts_with: start", "starts_with: letter"),
        ("need: reasoned\n    after: [letter]", "need: reasoned"),
    )
    assert example(early)["hearing"].last_day == date(2026, 5, 13)
    gone = measure(("extension: {step: extension, by: longer, times: once}\n", "\n"))
    assert example(gone)["extension"].how == "Alleen als het nodig is."


def test_an_extension_of_a_term_that_does_not_run_yet_has_no_last_day() -> None:
    later = measure(("counted_from: start\n      missed", "counted_from: notice\n      missed"))
    assert days(example(later)["extension"]) == (None, None)


def test_before_the_law_there_is_no_example() -> None:
    assert example_line(toolbox(), toolbox().measure("M25"), start=date(2013, 12, 31)) == ()


@pytest.mark.parametrize("start", [START, date(2027, 12, 31), date(2028, 2, 29)])
def test_every_measure_has_an_example_in_which_nothing_comes_before_its_start(start: date) -> None:
    for one in toolbox().measures:
        lines = example_line(toolbox(), one, start=start)
        assert [line.step for line in lines if line.step] == list(one.steps_on(start)), one.id
        assert sum(line.kind is ExampleKind.END for line in lines) == 1
        for line in lines:
            assert line.how.endswith(".")
            assert all(day >= start for day in days(line) if day), (one.id, line.name)
            if line.day and line.last_day:
                assert line.day <= line.last_day, (one.id, line.name)


def test_who_gives_only_a_start_is_taken_to_have_done_what_comes_before() -> None:
    ban = toolbox().measure("M25")
    assert [one.id for one in steps_before(ban, "decision", START)] == ["findings", "perimeter"]
    ground = "repeated_breaches"
    asked = steps_before(ban, "confirmation", START, ground)
    assert [one.id for one in asked] == ["findings", "warning", "perimeter", "decision", "hearing"]
    told = (Event("findings", date(2026, 2, 1)), Event("decision", START, ground=ground))
    given = taken_as_given(ban, told, START)
    assert [(one.step, one.day) for one in given] == [("warning", START), ("perimeter", START)]
    assert [one.step for one in taken_as_given(ban, (), START)][-1] == "decision"


def test_a_step_that_is_not_in_force_is_not_taken_as_given() -> None:
    newer = measure(
        ("does: De uitbater krijgt een brief.", "does: Een brief.\n    from: 2030-01-01")
    )
    assert [one.id for one in steps_before(newer, "decision", START)] == ["start", "hearing"]
