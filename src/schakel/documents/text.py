# SPDX-License-Identifier: EUPL-1.2
"""Make any text printable, so that nothing typed can break a document or hide in it.

What cannot be printed is not dropped but shown by its number: a bell becomes "[U+0007]".
"""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\x1f]")
_SPACE = re.compile(r"\s")
# Bidirectional overrides can show a text in another order than it is read aloud or copied.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u3000")
_VARIATION = re.compile("[\ufe00-\ufe0f]")
_UNPRINTABLE = frozenset({"Cc", "Cs", "Co", "Cn"})
_LONGEST_RUN = 30


def visible(text: str) -> str:
    """Return the text in composed form, without controls; line breaks become "\\n"."""
    text = _BLANKS.sub(" ", _LINE_BREAKS.sub("\n", text))
    text = "".join(_shown(char) for char in text)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return the visible text on one line."""
    return " ".join(visible(text).split())


def drawable(text: str, fonts: tuple[frozenset[int], ...]) -> str:
    """Return the visible text with every character that no font can draw shown by its number.

    A letter and its accents must come from one font. Runs without a space get places to break.
    """
    pieces: list[str] = []
    run = 0
    for cluster in _clusters(_VARIATION.sub("", visible(text))):
        run = 0 if _SPACE.match(cluster) else run + 1
        if run == _LONGEST_RUN:
            pieces.append("\u200b")
            run = 0
        pieces.append(cluster if _can_draw(cluster, fonts) else _numbers(cluster))
    return "".join(pieces)


@cache
def characters_of(font: Path) -> frozenset[int]:
    """Return the code points a TrueType font has a glyph for.

    Reads the cmap table, formats 4 and 12 (OpenType 1.9, "cmap").
    """
    data = font.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    directory = (struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(tables))
    cmap = next(offset for tag, _, offset, _ in directory if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", data, cmap + 2)
    found: set[int] = set()
    for index in range(subtables):
        platform, _, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * index)
        if platform in {0, 3}:
            found.update(_mapped(data, cmap + offset))
    return frozenset(found)


def _shown(char: str) -> str:
    if char == "\n":
        return char
    if unicodedata.category(char) in _UNPRINTABLE or char in _REORDERING:
        return _number(char)
    return char


def _number(char: str) -> str:
    return f"[U+{ord(char):04X}]"


def _numbers(cluster: str) -> str:
    return "".join(_number(char) for char in cluster)


def _clusters(text: str) -> Iterator[str]:
    cluster = ""
    for char in text:
        if cluster and not unicodedata.category(char).startswith("M"):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _can_draw(cluster: str, fonts: tuple[frozenset[int], ...]) -> bool:
    if cluster == "\n" or cluster in _INVISIBLE:
        return True
    return any(all(ord(char) in font for char in cluster) for font in fonts)


def _mapped(data: bytes, at: int) -> Iterator[int]:
    (shape,) = struct.unpack_from(">H", data, at)
    if shape == 12:
        (groups,) = struct.unpack_from(">I", data, at + 12)
        for index in range(groups):
            first, last, _ = struct.unpack_from(">III", data, at + 16 + 12 * index)
            yield from range(first, last + 1)
    if shape == 4:
        yield from _mapped_by_segment(data, at)


def _mapped_by_segment(data: bytes, at: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", data, at + 6)
    for index in range(0, doubled, 2):
        (last,) = struct.unpack_from(">H", data, at + 14 + index)
        (first,) = struct.unpack_from(">H", data, at + 16 + doubled + index)
        (delta,) = struct.unpack_from(">H", data, at + 16 + 2 * doubled + index)
        place = at + 16 + 3 * doubled + index
        (offset,) = struct.unpack_from(">H", data, place)
        for code in range(first, last + 1):
            if offset:
                (glyph,) = struct.unpack_from(">H", data, place + offset + 2 * (code - first))
            else:
                glyph = (code + delta) & 0xFFFF
            if glyph and code != 0xFFFF:
                yield code
