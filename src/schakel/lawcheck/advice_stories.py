# SPDX-License-Identifier: EUPL-1.2
"""Does the adviser say what a story in law/measures/M25/ALLOW or DENY says it must?"""

from collections.abc import Iterable

from schakel.lawcheck.stories import AdviceStory
from schakel.toolbox.adviser import Advice, Line, advise_on
from schakel.toolbox.answers import Answers, AnswersError, read_answers
from schakel.toolbox.conditions import EVERY
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.toolbox import Toolbox
from schakel.toolbox.vocabulary import Outcome

DUTCH = {
    Outcome.POSSIBLE_NOW: "mogelijk nu (possible_now)",
    Outcome.POSSIBLE_IF: "mogelijk als (possible_if)",
    Outcome.NOT_POSSIBLE: "niet mogelijk (not_possible)",
}


def difference(toolbox: Toolbox, measure: SafetyMeasure, story: AdviceStory) -> str | None:
    """Return what differs in Dutch, without full stop; None when the story comes true.

    What the story names must be there; what it does not name is not looked at.
    """
    try:
        answers = _answers(toolbox, measure, story)
    except AnswersError as error:
        return str(error).removesuffix(".")
    advice = advise_on(toolbox, measure, answers, day=story.on)
    if advice.outcome is not story.expect.outcome:
        return (
            f"verwacht {DUTCH[story.expect.outcome]}, maar de adviseur zegt "
            f"{DUTCH[advice.outcome]}{_why(advice)}"
        )
    return _not_there("die het uitsluit", story.expect.because, advice.because) or _not_there(
        "die ontbreekt", story.expect.missing, advice.missing
    )


def _answers(toolbox: Toolbox, measure: SafetyMeasure, story: AdviceStory) -> Answers:
    shared = {condition.id for condition in toolbox.every_adverse.conditions}
    own = {condition.id for condition in measure.conditions}
    confirmed = (f"{EVERY if one in shared - own else measure.id}/{one}" for one in story.confirmed)
    return read_answers(toolbox, story.answers, confirmed)


def _why(advice: Advice) -> str:
    lines = advice.because or advice.missing
    return f" door {_ids(lines)}" if lines else ""


def _not_there(what: str, expected: tuple[str, ...], lines: tuple[Line, ...]) -> str | None:
    absent = [one for one in expected if one not in {line.condition for line in lines}]
    if not absent:
        return None
    return f"verwacht een voorwaarde {what}: {', '.join(absent)}; gevonden: {_ids(lines) or 'geen'}"


def _ids(lines: Iterable[Line]) -> str:
    return ", ".join(line.condition for line in lines)
