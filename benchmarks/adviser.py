# SPDX-License-Identifier: EUPL-1.2
"""Milliseconds of the adviser over every measure, and of a search (benchmarks/README.md).

.venv/bin/python benchmarks/adviser.py
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

from schakel.toolbox.adviser import advise
from schakel.toolbox.answers import Answers, next_question
from schakel.toolbox.search import find
from schakel.toolbox.shared import AdviceQuestion
from schakel.toolbox.toolbox import Toolbox, toolbox
from schakel.toolbox.vocabulary import QuestionKind

DAY = date(2026, 12, 29)
TIMES = 200
SEED = 7
SEARCHES = ("café sluiten", "samenscholingsverbod", "plaatsverbot", "een jongere met alcohol")


def main() -> None:
    """Print the slowest and the middle one of many."""
    box = toolbox()
    chance = random.Random(SEED)  # noqa: S311  (answers, no keys)
    everything = [_answers(box, chance) for _ in range(TIMES)]
    _say(f"{len(box.measures)} maatregelen, {TIMES} keer, in milliseconden")
    _measure("advise, nothing answered", [lambda: advise(box, Answers({}), day=DAY)] * TIMES)
    _measure("advise, random answers", [_advising(box, one) for one in everything])
    _measure("next_question, random answers", [_asking(box, one) for one in everything])
    _measure("find, the first time", [lambda: find(box, SEARCHES[0])])
    _measure("find", [_searching(box, chance.choice(SEARCHES)) for _ in range(TIMES)])


def _advising(box: Toolbox, answers: Answers) -> Callable[[], object]:
    return lambda: advise(box, answers, day=DAY)


def _asking(box: Toolbox, answers: Answers) -> Callable[[], object]:
    return lambda: next_question(box, answers, day=DAY)


def _searching(box: Toolbox, words: str) -> Callable[[], object]:
    return lambda: find(box, words)


def _answers(box: Toolbox, chance: random.Random) -> Answers:
    asked = chance.sample(box.questions, chance.randint(0, len(box.questions)))
    return Answers({question.id: _answer(question, chance) for question in asked})


def _answer(question: AdviceQuestion, chance: random.Random) -> tuple[str, ...] | int:
    if question.kind is QuestionKind.NUMBER:
        return chance.randint(10, 30)
    return (chance.choice(question.choices).code,)


def _measure(name: str, calls: list[Callable[[], object]]) -> None:
    took = [_milliseconds(call) for call in calls]
    _say(f"{name:32} middle {statistics.median(took):7.2f}   slowest {max(took):7.2f}")


def _milliseconds(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
