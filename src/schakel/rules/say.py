# SPDX-License-Identifier: EUPL-1.2
"""'Mag ik dit zeggen?': at most five questions to an answer; keeps nothing."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field

from schakel.kernel.sources import Source, Verification
from schakel.rules.law import law_folder
from schakel.rules.problems import LawDataError
from schakel.rules.reading import LawFile, read
from schakel.rules.records import Code, Record

MOST_QUESTIONS = 5
FILE = "questions/mag-ik-dit-zeggen.yaml"


class Verdict(StrEnum):
    YES = "yes"
    YES_BUT = "yes_but"
    NO = "no"
    ASK_FIRST = "ask_first"


@dataclass(frozen=True)
class Choice:
    """One thing a reader can answer; 'to' names the next question or the answer."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    id: str
    text: str
    to: str


@dataclass(frozen=True)
class Question:
    __pydantic_config__ = ConfigDict(extra="forbid")

    id: str
    text: str
    choices: tuple[Choice, ...]
    hint: str = ""


@dataclass(frozen=True)
class Answer:
    """What the reader may do, why, and which ways are open."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    id: str
    verdict: Verdict
    title: str
    explanation: str
    source: Source
    verification: Verification
    ways_open: Annotated[tuple[str, ...], Field(min_length=1)]
    framework: str | None = None


class TreeRecord(Record):
    """The file: the first question, then questions and answers in reading order."""

    start: Code
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]

    def step(self, name: str) -> Question | Answer | None:
        steps: tuple[Question | Answer, ...] = (*self.questions, *self.answers)
        return next((one for one in steps if one.id == name), None)


class NoSuchPathError(Exception):
    """This path of choices leads nowhere; show the first question again."""


def start() -> Question:
    """Return the first question."""
    step = follow(())
    if isinstance(step, Question):
        return step
    raise NoSuchPathError


def follow(path: tuple[str, ...]) -> Question | Answer:
    """Return where these choices lead.

    Raises:
        NoSuchPathError: a choice does not exist at that question.
    """
    return walk(_tree(law_folder()), path)


def walk(tree: TreeRecord, path: tuple[str, ...]) -> Question | Answer:
    step = tree.step(tree.start)
    for choice in path:
        chosen = _choice(step, choice)
        step = tree.step(chosen.to)
    if step is None:
        raise NoSuchPathError
    return step


def read_tree(folder: Path) -> LawFile[TreeRecord]:
    """Return the tree file; LawDataError when it does not fit."""
    found = read(folder / FILE, f"{folder.name}/{FILE}", TreeRecord)
    if isinstance(found, LawFile):
        return found
    raise LawDataError(found)


@cache
def _tree(folder: Path) -> TreeRecord:
    return read_tree(folder).record


def _choice(step: Question | Answer | None, choice_id: str) -> Choice:
    if isinstance(step, Question):
        for choice in step.choices:
            if choice.id == choice_id:
                return choice
    raise NoSuchPathError(choice_id)
