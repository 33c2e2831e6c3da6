# SPDX-License-Identifier: EUPL-1.2
"""A sheet: what one document says, in reading order, before it becomes PDF or DOCX.

A composer (`minutes`, `protocol`, `answer`) decides what is on it, a writer (`pdf`, `docx`) how it
looks. So a rule about content is written once and holds for every format.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


class Tone(StrEnum):
    PLAIN = "plain"
    DECISION = "decision"
    OWN = "own"


@dataclass(frozen=True)
class Prose:
    label: str
    body: str
    tone: Tone = Tone.PLAIN
    shape: Literal["prose"] = "prose"


@dataclass(frozen=True)
class Bullets:
    label: str
    entries: tuple[str, ...]
    tone: Tone = Tone.PLAIN
    shape: Literal["bullets"] = "bullets"


@dataclass(frozen=True)
class Grid:
    label: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    """Shares of the width, in twelfths."""
    rows: tuple[tuple[str, ...], ...]
    shape: Literal["grid"] = "grid"


@dataclass(frozen=True)
class Signatures:
    """Places to sign: who signs, on behalf of whom."""

    entries: tuple[tuple[str, str], ...]
    shape: Literal["signatures"] = "signatures"


Part = Prose | Bullets | Grid | Signatures


@dataclass(frozen=True)
class Section:
    heading: str
    remark: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Ground:
    """On which law the document rests, and what about that is not verified yet."""

    name: str
    sources: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    title: str
    subtitle: str
    marks: tuple[str, ...]
    """Short states shown at the top: version, draft or approved, whose copy."""
    facts: tuple[tuple[str, str], ...]
    ground: Ground | None
    ground_first: bool
    sections: tuple[Section, ...]
    footer: str
    footer_state: str
    day: date


def dutch_day(day: date) -> str:
    """Return "4 maart 2025"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def dutch_weekday(day: date) -> str:
    """Return "dinsdag 4 maart 2025"."""
    return f"{_DAYS[day.weekday()]} {dutch_day(day)}"


def filled(*rows: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the rows that have something to say."""
    return tuple((label, value) for label, value in rows if value.strip())


def told(entries: tuple[str, ...]) -> tuple[str, ...]:
    """Return the entries that have something to say."""
    return tuple(entry for entry in entries if entry.strip())
