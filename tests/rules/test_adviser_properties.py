# SPDX-License-Identifier: EUPL-1.2
"""Whatever is answered: one advice for each measure, explained; what is excluded stays so."""

import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.rules.law import law_folder
from schakel.rules.yaml_text import content
from schakel.toolbox.addressees import possibly_concerned
from schakel.toolbox.adviser import Advice, advise, lightest_first
from schakel.toolbox.answers import Answers, asked, next_question, read_answers
from schakel.toolbox.conditions import conditions_of
from schakel.toolbox.shared import AdviceQuestion
from schakel.toolbox.toolbox import toolbox
from schakel.toolbox.vocabulary import Outcome, Phase, QuestionKind
from tests.seeds import examples

DAY = date(2026, 12, 29)
FIXED = {"locked", "not-in-force", "addressee"}
# What kind of person somebody is, how bad, how likely: no law file and no advice says so.
BANNED = (
    r"risico-?(?:score|profiel\w*|persoon|jongere\w*|gezin\w*|niveau|analyse van de persoon)",
    r"(?:dreigings|gevaar|recidive)(?:score|niveau|risico|profiel)\w*",
    r"scores?\b|scoren\b|scoring",
    r"(?:daders?|persoons)profiel\w*|profilering|profileren",
    r"gevaarlijke? (?:persoon|personen|mens|man|vrouw|jongere|dader|individu)\w*",
    r"type (?:dader|persoon|jongere)\w*|soort (?:dader|mens|persoon|jongere)\w*",
    r"veelplegers?|draaideur\w*|beroepscrimine\w*|harde kern|recidivist\w*",
    r"(?:probleem|amok)(?:gezin|jongere|persoon|jeugd|geval)\w*",
    r"asociaal|asociale\w*|tuig\b|crapuul|onverbeterlijk\w*|hopelo\w*|gestoorde?\b|marginal\w*",
)
PROFILING = re.compile("|".join(rf"\b(?:{one})" for one in BANNED), re.IGNORECASE)


def answer(question: AdviceQuestion) -> st.SearchStrategy[tuple[str, ...] | int]:
    codes = [choice.code for choice in question.choices]
    if question.kind is QuestionKind.NUMBER:
        return st.integers(0, 130)
    if question.kind is QuestionKind.ONE:
        return st.sampled_from(codes).map(lambda code: (code,))
    chosen = st.lists(st.sampled_from(codes), min_size=1, max_size=4, unique=True)
    return chosen.map(tuple)


def everything() -> st.SearchStrategy[dict[str, tuple[str, ...] | int]]:
    """Return any set of answers, from none to all."""
    return st.fixed_dictionaries(
        {}, optional={question.id: answer(question) for question in toolbox().questions}
    )


def confirmed() -> st.SearchStrategy[frozenset[str]]:
    keys = sorted(
        {key for one in toolbox().measures for key, _ in conditions_of(toolbox(), one, DAY)}
    )
    return st.sets(st.sampled_from(keys), max_size=12).map(frozenset)


def of(advice: tuple[Advice, ...]) -> dict[str, Advice]:
    return {one.measure.id: one for one in advice}


@settings(max_examples=examples(60), deadline=None)
@given(everything(), confirmed())
def test_each_measure_is_answered_once_and_every_condition_is_explained(values, said) -> None:
    advice = advise(toolbox(), Answers(values, said), day=DAY)
    assert sorted(of(advice)) == sorted(one.id for one in toolbox().measures)
    assert len(advice) == len(toolbox().measures)
    for one in advice:
        lines = [line.condition for line in (*one.because, *one.missing, *one.met)]
        asked_for = {condition.id for _, condition in conditions_of(toolbox(), one.measure, DAY)}
        assert len(lines) == len(set(lines))
        assert asked_for | {"addressee"} <= set(lines) <= asked_for | FIXED
        assert (one.outcome is Outcome.NOT_POSSIBLE) is bool(one.because)
        assert (one.outcome is Outcome.POSSIBLE_IF) is bool(one.missing and not one.because)
        assert one.sentence.startswith(("Mogelijk nu, ", "Mogelijk, ", "Niet mogelijk: "))
        for line in (*one.because, *one.missing, *one.met):
            assert line.sentence
            assert line.source.text


@settings(max_examples=examples(40), deadline=None)
@given(everything(), confirmed(), st.randoms())
def test_what_is_not_possible_stays_so_until_an_answer_is_changed(values, said, chance) -> None:
    """One answer after the other, in any order, with the same conditions confirmed."""
    order = sorted(values)
    chance.shuffle(order)
    known: dict[str, tuple[str, ...] | int] = {}
    excluded: dict[str, set[str]] = {}
    for question in order:
        known[question] = values[question]
        for measure, one in of(advise(toolbox(), Answers(known, said), day=DAY)).items():
            because = {line.condition for line in one.because}
            assert because >= excluded.get(measure, set())
            excluded[measure] = because


@settings(max_examples=examples(40), deadline=None)
@given(everything(), confirmed())
def test_a_persons_word_never_beats_what_excludes_it(values, said) -> None:
    without = of(advise(toolbox(), Answers(values), day=DAY))
    for measure, one in of(advise(toolbox(), Answers(values, said), day=DAY)).items():
        assert one.because == without[measure].because
        newly_met = {line.condition for line in one.met} - {
            line.condition for line in without[measure].met
        }
        keys = {key.removeprefix("every/").removeprefix(f"{measure}/") for key in said}
        assert newly_met <= keys


@settings(max_examples=examples(30), deadline=None)
@given(everything(), st.randoms())
def test_the_order_hangs_on_nothing_that_was_answered(values, chance) -> None:
    order = [one.measure.id for one in advise(toolbox(), Answers({}), day=DAY)]
    assert [one.measure.id for one in advise(toolbox(), Answers(values), day=DAY)] == order
    shuffled = list(toolbox().measures)
    chance.shuffle(shuffled)
    assert [one.id for one in lightest_first(tuple(shuffled))] == order


@settings(max_examples=examples(60), deadline=None)
@given(everything())
def test_whom_it_can_be_about_only_narrows(values) -> None:
    known: dict[str, tuple[str, ...] | int] = {}
    before = set(possibly_concerned(known))
    for question, said in values.items():
        known[question] = said
        after = set(possibly_concerned(known))
        assert after
        assert after <= before
        before = after


@settings(max_examples=examples(30), deadline=None)
@given(everything())
def test_a_conversation_asks_each_question_once_and_ends(values) -> None:
    known: dict[str, tuple[str, ...] | int] = {}
    skipped: set[str] = set()
    for _ in range(len(toolbox().questions) + 1):
        question = next_question(toolbox(), Answers(known), day=DAY, skipped=skipped)
        if question is None:
            return
        assert question in asked(toolbox(), Answers(known))
        assert question.id not in {*known, *skipped}
        if question.id in values:
            known[question.id] = values[question.id]
        else:
            skipped.add(question.id)
    pytest.fail("de laatste vraag kwam nooit")


@settings(max_examples=examples(60), deadline=None)
@given(everything())
def test_what_was_read_is_read_again_as_the_same(values) -> None:
    answers = read_answers(toolbox(), values)
    assert read_answers(toolbox(), answers.given) == answers


def test_the_same_answers_are_the_same_advice() -> None:
    chance = random.Random(4)
    values = {"subject": ("person",), "age": 15, "concern": ("nuisance",), "tried": ("talk",)}
    shuffled = dict(chance.sample(list(values.items()), len(values)))
    answers = read_answers(toolbox(), values)
    assert advise(toolbox(), answers, day=DAY) == advise(
        toolbox(), read_answers(toolbox(), shuffled), day=DAY
    )


def test_lighter_measures_come_first() -> None:
    order = [one.measure for one in advise(toolbox(), Answers({}), day=DAY)]
    phases = [list(Phase).index(one.phase) for one in order]
    assert phases == sorted(phases)
    place = {one.id: number for number, one in enumerate(order)}
    for measure in order:
        for lighter in measure.lighter:
            if toolbox().measure(lighter.measure).phase is measure.phase:
                assert place[lighter.measure] < place[measure.id], measure.id


def texts(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        for value in part.values():
            yield from texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from texts(value)
    elif isinstance(part, str):
        yield part


def law_files() -> list[Path]:
    folder = law_folder()
    return [*sorted(folder.glob("toolbox/*.yaml")), *sorted(folder.glob("measures/**/*.yaml"))]


def test_no_text_of_the_veiligheidskoffer_says_what_kind_of_person_somebody_is() -> None:
    said = [
        f"{path.name}: {found[0]} in “{text}”"
        for path in law_files()
        for text in texts(content(path.read_text(encoding="utf-8")))
        if (found := PROFILING.search(text))
    ]
    assert said == []


@settings(max_examples=examples(10), deadline=None)
@given(everything())
def test_no_advice_says_what_kind_of_person_somebody_is(values) -> None:
    for one in advise(toolbox(), Answers(values), day=DAY):
        lines = (*one.because, *one.missing, *one.met)
        said = (
            one.sentence,
            *(line.sentence for line in lines),
            *(w for line in lines for w in line.ways_open),
        )
        assert not PROFILING.search("\n".join(said))


@pytest.mark.parametrize(
    "text",
    [
        "een risicoprofiel van de dader",
        "een gevaarlijke jongere",
        "de score is hoog",
        "wat voor type dader",
        "bekende veelpleger",
    ],
)
def test_the_words_that_rank_people_are_recognised(text: str) -> None:
    assert PROFILING.search(text)


def test_facts_about_places_and_acts_are_no_ranking() -> None:
    assert not PROFILING.search(
        "Een risicoanalyse van de plek; acuut gevaar; een gevaarlijke woning"
    )
