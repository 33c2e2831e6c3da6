# SPDX-License-Identifier: EUPL-1.2
"""Reading what somebody answered, and asking the next thing that matters."""

import dataclasses
from collections.abc import Iterable
from datetime import date

import pytest

from schakel.toolbox.answers import Answers, AnswersError, asked, next_question, read_answers
from schakel.toolbox.shared import AdviceQuestion
from schakel.toolbox.toolbox import Toolbox, toolbox

DAY = date(2026, 12, 29)


def refused(values: dict[str, object], confirmed: tuple[str, ...] = ()) -> tuple[str, ...]:
    with pytest.raises(AnswersError) as raised:
        read_answers(toolbox(), values, confirmed)
    assert str(raised.value) == " ".join(raised.value.problems)
    return raised.value.problems


def test_a_question_nobody_asks_is_refused_with_the_questions_there_are() -> None:
    (problem,) = refused({"shoe_size": 44})
    assert problem.startswith("“shoe_size” is geen vraag van de adviseur. De vragen zijn subject,")


def test_a_choice_that_is_none_is_refused_with_the_choices_there_are() -> None:
    (problem,) = refused({"subject": ["dog"]})
    assert problem == (
        "subject: “dog” is geen antwoord op “Over wie of wat gaat het?” "
        "Kies uit person, family, group, business, place."
    )


@pytest.mark.parametrize("age", [-1, 131, "veertien", 14.5, True, ["14"], "²"])
def test_an_age_that_is_no_whole_number_of_years_is_refused(age: object) -> None:
    (problem,) = refused({"age": age})
    assert problem.endswith(
        "is geen leeftijd. Geef een heel getal van 0 tot en met 130, of laat de vraag open."
    )


def test_two_answers_where_one_fits_are_refused() -> None:
    (problem,) = refused({"urgency": ["can_wait", "soon"]})
    assert problem == (
        "urgency: op “Kan het wachten?” past maar één antwoord, en er staan er 2. "
        "Laat er één staan."
    )


def test_nobody_can_confirm_a_condition_that_is_none() -> None:
    (problem,) = refused({}, ("M25/nice-weather",))
    assert problem.startswith("“M25/nice-weather” is geen voorwaarde")


def test_every_problem_is_told_at_once() -> None:
    assert len(refused({"age": 200, "urgency": "later", "x": 1}, ("M99/x",))) == 4


def test_a_form_and_a_file_are_read_alike() -> None:
    form = {
        "subject": "person",
        "age": "17",
        "tried": ["talk", "patrols"],
        "place": [],
        "danger": "",
    }
    file = {"tried": ["patrols", "talk", "talk"], "age": 17, "subject": ["person"], "place": None}
    answers = read_answers(toolbox(), form)
    assert answers == read_answers(toolbox(), file)
    assert answers.given == {"subject": ("person",), "age": 17, "tried": ("talk", "patrols")}


def test_what_is_going_on_is_answered_in_the_words_of_the_phenomena() -> None:
    assert read_answers(toolbox(), {"concern": ["drugs"]}).given == {"concern": ("drugs",)}


def test_a_condition_of_every_adverse_measure_can_be_confirmed() -> None:
    said = ("every/lighter-considered", "M25/clear-perimeter")
    assert read_answers(toolbox(), {}, said).confirmed == frozenset(said)


def test_answers_do_not_change_after_they_were_given() -> None:
    values: dict[str, tuple[str, ...] | int] = {"age": 17}
    answers = Answers(values)
    values["age"] = 18
    assert answers.given["age"] == 17
    with pytest.raises(TypeError):
        answers.given["age"] = 18  # type: ignore[index]


def test_the_age_of_a_business_is_not_asked() -> None:
    assert "age" in ids(asked(toolbox(), Answers({})))
    assert "age" not in ids(asked(toolbox(), Answers({"subject": ("business",)})))
    assert "perimeter" not in ids(asked(toolbox(), Answers({"concern": ("debts",)})))


def test_the_conversation_begins_with_whom_it_concerns_and_always_ends() -> None:
    skipped: set[str] = set()
    while question := next_question(toolbox(), Answers({}), day=DAY, skipped=skipped):
        assert question.id not in skipped
        skipped.add(question.id)
    assert next_question(toolbox(), Answers({}), day=DAY) == toolbox().question("subject")
    assert {"subject", "age"} <= skipped <= set(ids(toolbox().questions))


def test_a_question_that_changes_nothing_is_not_asked() -> None:
    place_ban = Answers(
        {
            "subject": ("person",),
            "age": 19,
            "concern": ("rule_breaches",),
            "ground": ("keeping_order",),
            "perimeter": ("clear",),
        }
    )
    only = alone("M25")
    wanted = {one.id for one in conversation(only, place_ban)}
    # With disorder as its ground nobody needs to know whether there was a warning; what was tried
    # still counts for what is lighter.
    assert wanted == {"persons", "evidence", "tried", "urgency"}
    excluded = Answers({**place_ban.given, "perimeter": ("whole_territory",)})
    assert conversation(only, excluded) == []


def test_once_it_is_clear_what_is_going_on_only_that_is_asked_about() -> None:
    assert (
        conversation(alone("M25"), Answers({"subject": ("person",), "concern": ("debts",)})) == []
    )


def ids(questions: Iterable[AdviceQuestion]) -> list[str]:
    return [question.id for question in questions]


def alone(measure_id: str) -> Toolbox:
    """Return the veiligheidskoffer with one measure in it."""
    return dataclasses.replace(toolbox(), measures=(toolbox().measure(measure_id),))


def conversation(box: Toolbox, answers: Answers) -> list[AdviceQuestion]:
    """Return every question that would come, skipping each."""
    came: list[AdviceQuestion] = []
    while question := next_question(box, answers, day=DAY, skipped=[one.id for one in came]):
        came.append(question)
    return came
