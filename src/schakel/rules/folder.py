# SPDX-License-Identifier: EUPL-1.2
"""The law folder, read file by file; what cannot be read becomes a problem."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from schakel.rules.problems import Problem
from schakel.rules.reading import LawFile, read
from schakel.rules.records import (
    ExitCriteriaRecord,
    FrameworkRecord,
    FunctionsRecord,
    GlossaryRecord,
)

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class LawFolder:
    """Everything in a law folder that could be read, and the problems of the rest."""

    folder: Path
    frameworks: tuple[LawFile[FrameworkRecord], ...]
    functions: tuple[LawFile[FunctionsRecord], ...]
    criteria: tuple[LawFile[ExitCriteriaRecord], ...]
    glossary: tuple[LawFile[GlossaryRecord], ...]
    problems: tuple[Problem, ...]


def read_folder(folder: Path) -> LawFolder:
    """Return the law folder without raising, so that every problem is told at once."""
    paths = sorted(folder.glob("frameworks/*/framework.yaml"))
    frameworks, wrong = read_all(folder, paths, FrameworkRecord)
    functions, no_functions = read_all(folder, [folder / "functions.yaml"], FunctionsRecord)
    criteria, no_criteria = read_all(folder, [folder / "exit-criteria.yaml"], ExitCriteriaRecord)
    glossary, no_glossary = read_all(folder, [folder / "glossary.yaml"], GlossaryRecord)
    return LawFolder(
        folder=folder,
        frameworks=frameworks,
        functions=functions,
        criteria=criteria,
        glossary=glossary,
        problems=(*wrong, *no_functions, *no_criteria, *no_glossary),
    )


def read_all(
    folder: Path, paths: list[Path], model: type[Model]
) -> tuple[tuple[LawFile[Model], ...], tuple[Problem, ...]]:
    """Return the files that fit the model, and the problems of those that do not."""
    files: list[LawFile[Model]] = []
    problems: list[Problem] = []
    for path in paths:
        found = read(path, shown_as(folder, path), model)
        if isinstance(found, LawFile):
            files.append(found)
        else:
            problems.extend(found)
    return tuple(files), tuple(problems)


def shown_as(folder: Path, path: Path) -> str:
    """Return 'law/frameworks/x/framework.yaml', wherever the folder stands."""
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"
