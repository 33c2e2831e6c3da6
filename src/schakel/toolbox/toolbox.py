# SPDX-License-Identifier: EUPL-1.2
"""The whole veiligheidskoffer, read from the law folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from schakel.rules.folder import read_all
from schakel.rules.framework import Function
from schakel.rules.law import law_folder
from schakel.rules.problems import LawDataError, Problem
from schakel.rules.reading import LawFile
from schakel.rules.records import FunctionsRecord, Record
from schakel.toolbox.measure import SafetyMeasure
from schakel.toolbox.shared import (
    AdviceQuestion,
    Choice,
    CountingRecord,
    EveryAdverseRecord,
    Organ,
    OrgansRecord,
    PhenomenaRecord,
    Phenomenon,
    QuestionsRecord,
    RemediesRecord,
    Remedy,
)

CONCERN = "concern"
One = TypeVar("One", bound=Record)


# Compared as one thing, not part by part: what is worked out from it can be kept with it.
@dataclass(frozen=True, eq=False)
class Toolbox:
    """All measures, in the order of their numbers, and what they share."""

    measures: tuple[SafetyMeasure, ...]
    organs: tuple[Organ, ...]
    remedies: tuple[Remedy, ...]
    phenomena: tuple[Phenomenon, ...]
    questions: tuple[AdviceQuestion, ...]
    every_adverse: EveryAdverseRecord
    counting: CountingRecord
    functions: tuple[Function, ...]

    def measure(self, measure_id: str) -> SafetyMeasure:
        """Return the measure; KeyError when there is none."""
        for measure in self.measures:
            if measure.id == measure_id:
                return measure
        raise KeyError(measure_id)

    def organ(self, code: str) -> Organ:
        return next(organ for organ in self.organs if organ.code == code)

    def remedy(self, code: str) -> Remedy:
        return next(remedy for remedy in self.remedies if remedy.code == code)

    def question(self, question_id: str) -> AdviceQuestion:
        return next(one for one in self.questions if one.id == question_id)

    def who(self, code: str) -> str:
        """Return the Dutch name of a function or organ, without article: 'burgemeester'."""
        for function in self.functions:
            if function.code == code:
                return function.name
        return self.organ(code).name.removeprefix("de ").removeprefix("het ")


@dataclass(frozen=True)
class ToolboxFolder:
    """Every file of the veiligheidskoffer that could be read, and the problems of the rest."""

    measures: tuple[LawFile[SafetyMeasure], ...]
    organs: tuple[LawFile[OrgansRecord], ...]
    remedies: tuple[LawFile[RemediesRecord], ...]
    phenomena: tuple[LawFile[PhenomenaRecord], ...]
    questions: tuple[LawFile[QuestionsRecord], ...]
    every_adverse: tuple[LawFile[EveryAdverseRecord], ...]
    counting: tuple[LawFile[CountingRecord], ...]
    functions: tuple[LawFile[FunctionsRecord], ...]
    problems: tuple[Problem, ...]

    @property
    def shared(self) -> tuple[LawFile[Record], ...]:
        """The files of law/toolbox/."""
        return (
            *self.organs,
            *self.remedies,
            *self.phenomena,
            *self.questions,
            *self.every_adverse,
            *self.counting,
        )


def read_toolbox(folder: Path) -> ToolboxFolder:
    """Return the files without raising, so that every problem is told at once."""
    problems: list[Problem] = []

    def files(paths: Sequence[Path], model: type[One]) -> tuple[LawFile[One], ...]:
        found, wrong = read_all(folder, list(paths), model)
        problems.extend(wrong)
        return found

    shared = folder / "toolbox"
    return ToolboxFolder(
        measures=files(sorted(folder.glob("measures/M*.yaml")), SafetyMeasure),
        organs=files([shared / "organs.yaml"], OrgansRecord),
        remedies=files([shared / "remedies.yaml"], RemediesRecord),
        phenomena=files([shared / "phenomena.yaml"], PhenomenaRecord),
        questions=files([shared / "questions.yaml"], QuestionsRecord),
        every_adverse=files([shared / "every-adverse-measure.yaml"], EveryAdverseRecord),
        counting=files([shared / "counting.yaml"], CountingRecord),
        functions=files([folder / "functions.yaml"], FunctionsRecord),
        problems=tuple(problems),
    )


def load(folder: Path) -> Toolbox:
    """Read the veiligheidskoffer of a law folder.

    Raises:
        LawDataError: a file is missing or does not fit; check(folder) tells the rest.
    """
    read = read_toolbox(folder)
    if read.problems:
        raise LawDataError(read.problems)
    return whole(read)


def whole(read: ToolboxFolder) -> Toolbox:
    """Return the veiligheidskoffer of the measures that could be read; all else must be there."""
    return Toolbox(
        measures=tuple(file.record for file in read.measures),
        organs=read.organs[0].record.organs,
        remedies=read.remedies[0].record.remedies,
        phenomena=read.phenomena[0].record.phenomena,
        questions=questions_of(read),
        every_adverse=read.every_adverse[0].record,
        counting=read.counting[0].record,
        functions=read.functions[0].record.functions,
    )


def questions_of(read: ToolboxFolder) -> tuple[AdviceQuestion, ...]:
    """Return the questions; what is going on is asked in the words of phenomena.yaml."""
    phenomena = read.phenomena[0].record.phenomena
    concerns = tuple(
        Choice(code=one.code, text=one.name[:1].upper() + one.name[1:]) for one in phenomena
    )
    return tuple(
        question.model_copy(update={"choices": concerns}) if question.id == CONCERN else question
        for question in read.questions[0].record.questions
    )


@cache
def toolbox() -> Toolbox:
    """Return the veiligheidskoffer that this installation works with, read once."""
    return load(law_folder())
