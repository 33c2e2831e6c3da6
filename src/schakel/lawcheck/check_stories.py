# SPDX-License-Identifier: EUPL-1.2
"""The stories beside a measure: enough of them, in the right folder, about things that exist."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from schakel.lawcheck.advice_stories import difference
from schakel.lawcheck.check_clauses import ASKED, answer_problems
from schakel.lawcheck.check_names import missing_problems
from schakel.lawcheck.law_names import Known
from schakel.lawcheck.stories import AdviceStory, StoryEvent, TimeExpect, TimeStory
from schakel.lawcheck.time_stories import differences
from schakel.rules.folder import read_all, shown_as
from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile
from schakel.toolbox.adviser import ADDRESSEE, LOCKED, NOT_IN_FORCE
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.toolbox import Toolbox
from schakel.toolbox.vocabulary import Happening, Outcome, QuestionKind

Measure = LawFile[SafetyMeasure]
ALLOW, DENY, SCENARIOS = "ALLOW", "DENY", "scenarios"
FEWEST_SCENARIOS = 2
MEND = "Verbeter de maatregel of het verhaal."
WRONG = {ALLOW: Outcome.NOT_POSSIBLE, DENY: Outcome.POSSIBLE_NOW}
# What the adviser says before it looks at the conditions.
ALWAYS_A_REASON = frozenset({LOCKED, NOT_IN_FORCE, ADDRESSEE})


@dataclass(frozen=True)
class Stories:
    """The stories of one measure that could be read."""

    advice: tuple[LawFile[AdviceStory], ...]
    scenarios: tuple[LawFile[TimeStory], ...]


def read_stories(folder: Path, measure_id: str) -> tuple[Stories, tuple[Problem, ...]]:
    """Return the stories of a measure, and the problems of those that cannot be read."""
    beside = folder / "measures" / measure_id
    told = [*sorted(beside.glob(f"{ALLOW}/*.yaml")), *sorted(beside.glob(f"{DENY}/*.yaml"))]
    advice, wrong = read_all(folder, told, AdviceStory)
    timed = sorted(beside.glob(f"{SCENARIOS}/*.yaml"))
    scenarios, wrong_scenarios = read_all(folder, timed, TimeStory)
    return Stories(advice, scenarios), (*wrong, *wrong_scenarios)


def unread_problems(folder: Path) -> Iterator[Problem]:
    """Yield the files under law/measures/ that nothing reads."""
    measures = folder / "measures"
    read = {
        *measures.glob("M*.yaml"),
        *(path for kind in (ALLOW, DENY, SCENARIOS) for path in measures.glob(f"M*/{kind}/*.yaml")),
    }
    for path in sorted(measures.rglob("*")):
        if path.is_file() and path not in read:
            yield Problem(
                shown_as(folder, path),
                1,
                "dit bestand leest niemand",
                "Zet het in ALLOW, DENY of scenarios van een maatregel, met een naam op .yaml.",
            )
    for path in sorted(measures.glob("M*/")):
        if path.is_dir() and not path.with_suffix(".yaml").is_file():
            yield Problem(
                shown_as(folder, path),
                1,
                f"er is geen {path.name}.yaml bij deze map",
                "Schrijf de maatregel of verwijder de map.",
            )


def story_problems(file: Measure, stories: Stories, known: Known) -> Iterator[Problem]:
    """Yield stories that lack, that stand in the wrong folder, or that name what does not exist."""
    yield from _enough(file, stories)
    for advice in stories.advice:
        yield from _advice(advice, file.record, known)
    for scenario in stories.scenarios:
        yield from _scenario(scenario, file.record)


def _enough(file: Measure, stories: Stories) -> Iterator[Problem]:
    measure = file.record
    kinds = {_kind(one) for one in stories.advice}
    # What is locked can never be allowed.
    for kind in (DENY,) if measure.is_locked else (ALLOW, DENY):
        if kind not in kinds:
            yield file.problem(
                ("id",),
                f"er is geen verhaal in {measure.id}/{kind}",
                "Schrijf er minstens één; schrijf het verbod eerst.",
            )
    if len(stories.scenarios) < FEWEST_SCENARIOS:
        yield file.problem(
            ("id",),
            f"er zijn geen twee verhalen in {measure.id}/{SCENARIOS}",
            "Schrijf er minstens twee, met de uitkomst van elke stap.",
        )
    elif _has_terms(measure) and not any(_has_dates(one.record) for one in stories.scenarios):
        yield file.problem(
            ("id",),
            f"geen verhaal in {measure.id}/{SCENARIOS} rekent een dag uit",
            "Schrijf in een verhaal due, ends of lapses, met de dag.",
        )


def _kind(file: LawFile[AdviceStory]) -> str:
    return PurePosixPath(file.name).parent.name


def _has_terms(measure: SafetyMeasure) -> bool:
    return bool(measure.duration.longest) or any(step.term for step in measure.steps)


def _has_dates(story: TimeStory) -> bool:
    told = (step.expect for step in story.steps)
    return any(one.due or one.ends or one.lapses for one in told)


def _advice(file: LawFile[AdviceStory], measure: SafetyMeasure, known: Known) -> Iterator[Problem]:
    story = file.record
    if story.expect.outcome is WRONG[_kind(file)]:
        yield file.problem(
            ("expect", "outcome"),
            f"{story.expect.outcome} hoort niet in de map {_kind(file)}",
            f"In {ALLOW} staat wat kan of kan als, in {DENY} wat niet of nog niet kan.",
        )
    for question_id, answer in story.answers.items():
        yield from _answer(file, question_id, answer, known)
    conditions = {one.id for one in measure.conditions}
    if measure.adverse:
        conditions |= known.inherited
    where = f"conditions van {measure.id}.yaml"
    yield from missing_problems(file, ("confirmed",), story.confirmed, conditions, where)
    reasons = conditions | ALWAYS_A_REASON
    for field in ("because", "missing"):
        named = getattr(story.expect, field)
        yield from missing_problems(file, ("expect", field), named, reasons, where)


def _answer(
    file: LawFile[AdviceStory], question_id: str, answer: tuple[str, ...] | int, known: Known
) -> Iterator[Problem]:
    place = ("answers", question_id)
    question = known.questions.get(question_id)
    if question is None:
        yield file.problem(place, f"de vraag {question_id} bestaat niet", ASKED)
    elif not isinstance(answer, int):
        yield from answer_problems(file, place, answer, question)
    elif question.kind is not QuestionKind.NUMBER:
        yield file.problem(
            place, f"de vraag {question_id} vraagt geen getal", "Schrijf antwoorden tussen [ ]."
        )


def _scenario(file: LawFile[TimeStory], measure: SafetyMeasure) -> Iterator[Problem]:
    steps = {one.id for one in measure.steps}
    where = f"steps van {measure.id}.yaml"
    for number, step in enumerate(file.record.steps):
        place = ("steps", number)
        for index, event in enumerate(step.events):
            here = (*place, "events", index)
            names = steps | {one.value for one in Happening}
            yield from missing_problems(file, (*here, "step"), [event.step], names, where)
            yield from _ground(file, (*here, "ground"), event, measure)
        expect = (*place, "expect")
        yield from missing_problems(file, expect, _named(step.expect), steps, where)
        remedies = f"remedies van {measure.id}.yaml"
        appeal = (*expect, "appeal")
        yield from missing_problems(file, appeal, step.expect.appeal, measure.remedies, remedies)


def _ground(
    file: LawFile[TimeStory],
    place: tuple[int | str, ...],
    event: StoryEvent,
    measure: SafetyMeasure,
) -> Iterator[Problem]:
    grounds = {one.id for one in measure.grounds}
    named = [event.ground] if event.ground else []
    yield from missing_problems(file, place, named, grounds, f"grounds van {measure.id}.yaml")


def _named(expect: TimeExpect) -> Iterable[str]:
    """Return the steps that an expectation names."""
    lists = (expect.refused, expect.warned, expect.may, expect.may_not, expect.not_due)
    return {*(name for one in lists for name in one), *expect.due}


def untrue_problems(
    toolbox: Toolbox, measure: SafetyMeasure, stories: Stories
) -> Iterator[Problem]:
    """Yield the stories that the adviser or the clock tell otherwise."""
    for advice in stories.advice:
        if told := difference(toolbox, measure, advice.record):
            yield advice.problem(("expect",), told.rstrip("."), MEND)
    for scenario in stories.scenarios:
        for number, told in differences(toolbox, measure, scenario.record):
            yield scenario.problem(("steps", number), told.rstrip("."), MEND)
