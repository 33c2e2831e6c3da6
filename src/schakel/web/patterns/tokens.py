# SPDX-License-Identifier: EUPL-1.2
"""The design tokens, read from the stylesheet: the page can never show another value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

STYLESHEET = Path(__file__).resolve().parents[1] / "static/schakel/schakel.css"
COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
SPACE = re.compile(r"--(s[1-9]): ([0-9]*\.?[0-9]+)rem;")
ROOT_PIXELS = 16


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour with its contrast against the paper and against white, as WCAG 2 counts it."""

    name: str
    value: str
    on_paper: str
    on_white: str


@dataclass(frozen=True, slots=True)
class Space:
    """A step of white space, in rem and in pixels."""

    name: str
    rem: str
    pixels: int


@cache
def colours() -> dict[str, str]:
    """Return every colour of the stylesheet by its name."""
    return dict(COLOUR.findall(STYLESHEET.read_text(encoding="utf-8")))


def swatches() -> list[Swatch]:
    """Return the colours in the order of the stylesheet."""
    paper, white = colours()["paper"], colours()["sheet"]
    return [
        Swatch(name, value, f"{contrast(value, paper):.1f}", f"{contrast(value, white):.1f}")
        for name, value in colours().items()
    ]


def spaces() -> list[Space]:
    """Return the steps of white space."""
    found = SPACE.findall(STYLESHEET.read_text(encoding="utf-8"))
    return [Space(name, rem, round(float(rem) * ROOT_PIXELS)) for name, rem in found]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
