# SPDX-License-Identifier: EUPL-1.2
"""What the frame and the components show, as frozen facts without any rule.

A view fills these from the answers of rooms. A component asks only for the attributes named here,
so an object of a room with the same attributes serves as well. Sentences are whole, translated and
ready to read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Text: TypeAlias = "str | _StrPromise"


# The frame.


@dataclass(frozen=True, slots=True)
class Ground:
    """As whom somebody sees this, at which table, on which acts; ``doubt`` fills a dashed tag."""

    as_function: Text
    table: Text
    acts: tuple[Text, ...] = ()
    doubt: Text | None = None
    why_url: str = ""


@dataclass(frozen=True, slots=True)
class Me:
    """The person who is logged in, with the function in which they act."""

    name: str
    function: Text


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the main menu."""

    label: Text
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the path to this page; the last one has no address."""

    label: Text
    url: str = ""


@dataclass(frozen=True, slots=True)
class DemoBanner:
    """The line that says this is a demonstration, with a way to become somebody else."""

    sentence: Text
    url: str = ""
    link: Text = ""


# The pieces.


@dataclass(frozen=True, slots=True)
class Tag:
    """A short word beside something; kind is default, ok, no, wait, doubt or secret."""

    label: Text
    kind: str = "default"


@dataclass(frozen=True, slots=True)
class Link:
    """An address with the words to click on."""

    label: Text
    url: str


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that is open to somebody; kind as the component ``button_link`` takes it."""

    label: Text
    url: str
    sentence: Text
    kind: str = "quiet"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads along or sits at the table; ``absent`` draws a dashed dot."""

    name: Text
    function: Text = ""
    note: Text = ""
    absent: bool = False


@dataclass(frozen=True, slots=True)
class OpenWay:
    """A way that is open after a refusal; without ``url`` it is advice, without a button."""

    title: Text
    explanation: Text
    url: str = ""
    button: Text = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What cannot, why, on which source, and what can.

    ``nothing_kept`` reassures whoever just typed something.
    """

    title: Text
    sentence: Text
    source: Text = ""
    doubt: Text | None = None
    ways: tuple[OpenWay, ...] = ()
    nothing_kept: bool = False


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that asks for attention; state is late, today, soon or nothing."""

    when: Text
    sentence: Text
    url: str = ""
    small: Text = ""
    tag: Tag | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A contribution as it is shown; ``hidden`` replaces the text on a projected screen."""

    giver: Text
    when: Text
    text: str = ""
    tags: tuple[Tag, ...] = ()
    footnote: Text = ""
    actions: tuple[Link, ...] = ()
    hidden: Text = ""
    show_url: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of a meeting."""

    label: Text
    url: str = ""
    note: Text = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class AgendaGroup:
    """Items under one heading: new, running, to close."""

    title: Text
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: text, and when useful an address, a tag or a second line."""

    text: Text
    url: str = ""
    small: Text = ""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of records; the first cell of each row names the row."""

    caption: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, for a timeline."""

    when: Text
    sentence: Text
    small: Text = ""
    url: str = ""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether somebody checked a source: state is unverified, verified or locked."""

    state: str
    source: Text = ""
    by: Text = ""
    on: Text = ""
