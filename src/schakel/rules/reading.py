# SPDX-License-Identifier: EUPL-1.2
"""A YAML file as a typed record, or as problems with their line."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar, cast

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from yaml import MappingNode, Node, SequenceNode

from schakel.rules.problems import Problem
from schakel.rules.yaml_text import content, tree

Model = TypeVar("Model", bound=BaseModel)
Model_co = TypeVar("Model_co", bound=BaseModel, covariant=True)
Place = Iterable[int | str]

REMEDIES = {
    "source": "Voeg het artikel toe waaruit deze waarde komt.",
    "verification": "Voeg toe of een jurist dit nakeek (status: unverified als dat niet zo is).",
    "from": "Voeg de dag toe vanaf wanneer dit geldt.",
    "unit": "Voeg de eenheid toe: days of months.",
}
DUTCH = {
    "source": "bron",
    "verification": "verificatie",
    "from": "begindatum",
    "unit": "eenheid",
    "value": "waarde",
    "name": "naam",
    "title": "titel",
}


@dataclass(frozen=True)
class LawFile(Generic[Model_co]):
    """A file that could be read, and where each of its parts stands."""

    name: str
    record: Model_co
    node: Node

    def problem(self, place: Place, what: str, remedy: str) -> Problem:
        return Problem(self.name, line_of(self.node, place), what, remedy)


def read(path: Path, shown_as: str, model: type[Model]) -> LawFile[Model] | tuple[Problem, ...]:
    """Return the file as a record, or every problem that keeps it from being one."""
    try:
        text = path.read_text(encoding="utf-8")
        node = tree(text)
    except FileNotFoundError:
        return (Problem(shown_as, 1, "dit bestand ontbreekt", "Zet het terug."),)
    except yaml.YAMLError as error:
        return (_not_yaml(shown_as, error),)
    if node is None:
        return (Problem(shown_as, 1, "dit bestand is leeg", "Vul het in of verwijder het."),)
    try:
        return LawFile(shown_as, cast("Model", _record(text, model)), node)
    except ValidationError as error:
        return tuple(_in_dutch(shown_as, node, detail) for detail in error.errors())


@lru_cache(maxsize=2048)
def _record(text: str, model: type[BaseModel]) -> BaseModel:
    """Return the record, read once for the same text: it is frozen, so it may be shared."""
    return model.model_validate(content(text))


def line_of(node: Node, place: Place) -> int:
    """Return the line, from 1, of the deepest part of the place that exists."""
    line = node.start_mark.line + 1
    for step in place:
        found = _step(node, step)
        if found is None:
            return line
        line, node = found
    return line


def _step(node: Node, step: int | str) -> tuple[int, Node] | None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None


def _not_yaml(shown_as: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    return Problem(
        shown_as,
        line,
        "dit is geen geldige YAML",
        "Kijk na of de insprong en aanhalingstekens kloppen.",
    )


def _in_dutch(shown_as: str, node: Node, detail: ErrorDetails) -> Problem:
    place = detail["loc"]
    field = str(place[-1]) if place else "inhoud"
    line = line_of(node, place)
    if detail["type"] == "missing":
        remedy = REMEDIES.get(field, f"Voeg {field} toe.")
        return Problem(shown_as, line, f"geen {DUTCH.get(field, field)}", remedy)
    if detail["type"] in {"extra_forbidden", "unexpected_keyword_argument"}:
        return Problem(
            shown_as, line, f"{field} is hier niet bekend", "Verwijder het of verbeter de spelling."
        )
    allowed = detail.get("ctx", {}).get("expected")
    remedy = f"Kies uit {allowed}." if allowed else f"De lezer zegt: {detail['msg']}."
    return Problem(shown_as, line, f"de waarde van {field} past niet", remedy)
