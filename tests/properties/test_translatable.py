# SPDX-License-Identifier: EUPL-1.2
"""No visible word is written in a page: a language that wraps every message shows what is not.

In the language "en" every message reads ⟦…⟧. What a page shows outside those marks is data of the
town, a text of the law or of a rule (law/*.yaml and schakel/rules: Dutch in every language), a day,
a number or punctuation; or it is a word that somebody forgot to translate. An element with a
language of its own, such as the name of an act, is not looked at.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, Doctype, NavigableString, PageElement
from django.utils.translation import trans_real

from schakel.kernel.days import MONTHS
from schakel.kernel.people import Clearance
from schakel.project.environment import REPOSITORY
from schakel.rules.yaml_text import content
from tests.access.pages import pages, shown
from tests.access.states import STATES, build_states, on_the_day
from tests.world import CAST, ORGANISATIONS, TABLES

OPEN, CLOSE = "⟦", "⟧"
LETTER = re.compile(r"[^\W\d_]")
ATTRIBUTES = ("alt", "aria-label", "placeholder", "title", "aria-description")
# The pattern page shows made-up sentences, in Dutch, to who builds pages.
SAMPLES = {"patterns"}
SILENT = {"script", "style", "template"}


class Marked(trans_real.DjangoTranslation):
    """A language in which every message stands between marks."""

    def gettext(self, message: str) -> str:
        return _marked(message)

    def ngettext(self, singular: str, plural: str, number: float) -> str:
        return _marked(singular if number == 1 else plural)


def _marked(message: str) -> str:
    return f"{OPEN}{message.rsplit(trans_real.CONTEXT_SEPARATOR, maxsplit=1)[-1]}{CLOSE}"


@pytest.fixture
def marked(monkeypatch):
    spoken = vars(trans_real)["_translations"]
    monkeypatch.setitem(spoken, "en", Marked("en"))


@pytest.fixture
def eight_files(database_from):
    database_from("states", build_states)
    with on_the_day() as found:
        yield found


@pytest.mark.parametrize("name", [one for one in shown() if one not in SAMPLES])
def test_every_visible_word_is_translatable(eight_files, marked, name):
    found: dict[str, str] = {}
    for page in pages(name, eight_files, language="en"):
        html = page.client.get(page.path).content.decode()
        for text in unmarked(html):
            found.setdefault(text, str(page))
    assert not found, "\n".join(f"{text!r} on {page}" for text, page in found.items())


def unmarked(html: str) -> Iterator[str]:
    """Give each visible text that is neither a message nor data."""
    soup = BeautifulSoup(html, "html.parser")
    for text in _visible(soup):
        rest = without_data(text)
        if LETTER.search(rest):
            yield " ".join(rest.split())


def _visible(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.find_all(True):
        yield from (outside(text)[0] for text in _attributes(tag))
    depth, block = 0, None
    parts: list[str] = []
    for node in filter(_is_text, soup.descendants):
        if _block(node) is not block:
            yield " | ".join(parts)
            depth, block, parts = 0, _block(node), []
        rest, depth = outside(str(node), depth)
        if not _names_its_language(node):
            parts.append(rest)
    yield " | ".join(parts)


def _attributes(tag: Tag) -> Iterator[str]:
    if not _names_its_language(tag):
        yield from (str(tag[one]) for one in ATTRIBUTES if tag.get(one))
        if tag.name == "input" and tag.get("type") in ("submit", "button"):
            yield str(tag.get("value", ""))


def outside(text: str, depth: int = 0) -> tuple[str, int]:
    """Return what stands outside the marks, and how deep the text ends."""
    kept = []
    for letter in text:
        if letter == OPEN:
            depth += 1
        elif letter == CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            kept.append(letter)
        if letter == CLOSE and depth == 0:
            kept.append(" ")
    return "".join(kept), depth


INLINE = {"strong", "em", "a", "span", "b", "i", "cite", "abbr", "time", "mark", "code", "small"}


def _block(node: PageElement) -> Tag | None:
    return next((one for one in node.parents if one.name not in INLINE), None)


def _is_text(node: object) -> bool:
    if not isinstance(node, NavigableString) or isinstance(node, (Comment, Doctype)):
        return False
    return node.parent is not None and node.parent.name not in SILENT


def _names_its_language(node: PageElement) -> bool:
    chain = [node, *node.parents]
    return any(one.name != "html" and one.get("lang") for one in chain if isinstance(one, Tag))


def without_data(text: str) -> str:
    """Return what is left of a text when names, days and whole texts of the law are taken out."""
    text = " ".join(text.split())
    for known in data():
        if known.casefold() in text.casefold():
            text = re.sub(rf"(?i)(?<!\w){re.escape(known)}(?!\w)", "|", text)
    pieces = (one.strip(" .\"'«»“”‘’!?…-–+") for one in SEPARATOR.split(DAY.sub("|", text)))
    return " | ".join(one for one in pieces if one and one.casefold() not in single_words())


# Single words of the files in tests/access/states.py, and kinds of files.
PAPERS = ("Besproken", "Samenvatting", "PDF", "DOCX")
OWN = ("Schakel", "Gemeentehuis", "Zandbeke", "Lindewater", "Zandstreek", "aanstelling", *PAPERS)
DAY = re.compile(rf"\b\d{{1,2}} ({'|'.join(MONTHS)})\b|\S+@\S+|https?://\S+|\b[0-9a-f-]{{36}}\b")
SEPARATOR = re.compile(r"[|,;:·()/]")


@cache
def data() -> list[str]:
    """Return every text that is data wherever it stands, the longest first."""
    known = {one for one in (*town_texts(), *law_texts()) if " " in one}
    return sorted((" ".join(one.split()) for one in known), key=len, reverse=True)


@cache
def single_words() -> frozenset[str]:
    """Return the names and the words of the law that are data when they stand alone."""
    words = (one for one in (*OWN, *town_texts(), *law_texts()) if " " not in one)
    return frozenset(one.casefold() for one in words)


def town_texts() -> Iterator[str]:
    for given, family, _function, _employer in CAST.values():
        yield from (f"{given} {family}", given, family, f"{given[0]}{family[0]}")
    yield from (name for name, _kind, _nis in ORGANISATIONS.values())
    yield from (f"Tafel {name}" for name in TABLES)
    yield from (f"{word} {state}" for word in ("Vogel", "Naam") for state in STATES)
    for name in ("municipalities_2025.csv", "police_zones_2025.csv", "provinces.csv"):
        for row in (REPOSITORY / "reference" / name).read_text().splitlines():
            yield from row.split(",")
    for path in ("tests/world.py", "tests/access/states.py"):
        yield from _sentences(REPOSITORY / path)


def law_texts() -> Iterator[str]:
    law = REPOSITORY / "law"
    folders = ("", "frameworks/*/", "questions/", "measures/", "toolbox/", "indicators/")
    for path in (path for folder in folders for path in law.glob(f"{folder}*.yaml")):
        if path.name != "glossary.yaml":
            yield from _texts(content(path.read_text()))
    yield from (level.value for level in Clearance)
    # What a rule answers is Dutch as the law is: the pure rules know no other language.
    for path in (REPOSITORY / "src/schakel/rules").rglob("*.py"):
        yield from _sentences(path)


def _sentences(path: Path) -> Iterator[str]:
    """Give the texts of more than one word in a file of Python."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.strip(" .")
            if " " in text:
                yield text


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
