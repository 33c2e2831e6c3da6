# SPDX-License-Identifier: EUPL-1.2
"""A law file as a flat list of texts, each under a path of names and not of line numbers."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from yaml import MappingNode, Node, SequenceNode

Path = tuple[str, ...]
Item = TypeVar("Item")
UNNAMED = "deel"
NAMES = ("id", "code", "act", "from", "measure", "kind", "concern", "level", "step", "on")


def leaves(content: object) -> dict[Path, str]:
    """Return every text of the file under its path.

    An item of a list is named by its own id, code or first day, so that moving it changes nothing;
    a list of plain words is one text.
    """
    return dict(_walk(content, ()))


def parts(content: object, path: Path = ()) -> Iterator[tuple[Path, Mapping[str, object]]]:
    """Yield every mapping of the file with its path, outermost first."""
    if isinstance(content, dict):
        yield path, content
    for name, child in _children(content):
        yield from parts(child, (*path, name))


def node_lines(node: Node, path: Path = ()) -> Iterator[tuple[Path, int]]:
    """Yield the line, from 1, of every mapping of the file, under the same paths as parts()."""
    if isinstance(node, MappingNode):
        yield path, node.start_mark.line + 1
        for key, child in node.value:
            yield from node_lines(child, (*path, key.value))
    if isinstance(node, SequenceNode):
        for name, child in _counted((_node_name(child), child) for child in node.value):
            yield from node_lines(child, (*path, name))


def _node_name(node: Node) -> str:
    if isinstance(node, MappingNode):
        scalars = {key.value: child.value for key, child in node.value}
        return next((str(scalars[key]) for key in NAMES if key in scalars), UNNAMED)
    return str(node.value)


def _walk(content: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(content, list) and not any(isinstance(one, dict | list) for one in content):
        yield path, ", ".join(written(one) for one in content)
    elif isinstance(content, dict | list):
        for name, child in _children(content):
            yield from _walk(child, (*path, name))
    else:
        yield path, written(content)


def _children(content: object) -> Iterator[tuple[str, object]]:
    if isinstance(content, dict):
        yield from ((str(key), child) for key, child in content.items())
    if isinstance(content, list):
        yield from _counted((_name(child), child) for child in content)


def _counted(named: Iterable[tuple[str, Item]]) -> Iterator[tuple[str, Item]]:
    """Tell two items with one name apart by a number behind it."""
    seen: dict[str, int] = {}
    for name, item in named:
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}#{seen[name]}"), item


def _name(item: object) -> str:
    if isinstance(item, dict):
        return next((written(item[key]) for key in NAMES if key in item), UNNAMED)
    return written(item)


def written(scalar: object) -> str:
    """Return a scalar as the file shows it: a day in ISO, a yes or no in small letters."""
    if isinstance(scalar, bool):
        return str(scalar).lower()
    if isinstance(scalar, date):
        return scalar.isoformat()
    return "" if scalar is None else str(scalar)
