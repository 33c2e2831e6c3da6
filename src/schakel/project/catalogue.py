# SPDX-License-Identifier: EUPL-1.2
"""The visible words, found in code and templates without GNU gettext."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

FUNCTIONS = {
    "_": ("singular",),
    "Message": ("singular",),
    "gettext": ("singular",),
    "ngettext": ("singular", "plural"),
    "pgettext": ("context", "singular"),
    "npgettext": ("context", "singular", "plural"),
}
CALL = re.compile(r"\b(?:" + "|".join(FUNCTIONS) + r")\(")


@dataclass(frozen=True, order=True)
class Message:
    """One visible text in the source language."""

    singular: str
    plural: str
    context: str


def find_messages(source: Path) -> dict[Message, list[str]]:
    """Return every message under `source`, with the files that show it."""
    found: dict[Message, list[str]] = {}
    for path in sorted(source.rglob("*")):
        if path.suffix == ".py":
            messages = list(_in_python(path.read_text()))
        elif path.suffix in (".html", ".txt") and "templates" in path.parts:
            messages = list(_in_template(path.read_text(), path))
        else:
            continue
        for message in messages:
            places = found.setdefault(message, [])
            place = path.relative_to(source).as_posix()
            if place not in places:
                places.append(place)
    return found


def _in_python(text: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            yield from _message(node)


def _in_template(text: str, path: Path) -> Iterator[Message]:
    code = templatize(text, origin=str(path))
    for start in CALL.finditer(code):
        call = _call_at(code, start.start())
        if call is not None:
            yield from _message(call)


def _call_at(code: str, start: int) -> ast.Call | None:
    """Return the call that begins at `start`; the text around it is no Python."""
    end = start
    while (end := code.find(")", end) + 1) > 0:
        try:
            parsed = ast.parse(code[start:end], mode="eval").body
        except SyntaxError:
            continue
        return parsed if isinstance(parsed, ast.Call) else None
    return None


def _message(call: ast.Call) -> Iterator[Message]:
    name = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
    words = FUNCTIONS.get(str(name).removesuffix("_lazy"))
    if words is None:
        return
    texts = [
        argument.value
        for argument in call.args[: len(words)]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    if len(texts) == len(words):
        given = dict(zip(words, texts, strict=True))
        yield Message(
            given["singular"],
            given.get("plural", ""),
            given.get("context", ""),
        )
