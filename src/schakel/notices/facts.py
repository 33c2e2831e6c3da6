# SPDX-License-Identifier: EUPL-1.2
"""What other rooms may hold of a notice: a kind with its sentence, never content.

Each room gives its own kinds a sentence, in a module named `notices`. The sentence stands in a mail
and on the start page: it says that something happened, without name, pseudonym, concern or text.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from schakel.access import registry
from schakel.kernel.message import Message as _
from schakel.kernel.message import Sentence

SOMETHING = _("Er is iets gebeurd.")


@dataclass(frozen=True, eq=False)
class NoticeKind:
    """Why somebody hears something."""

    code: str
    sentence: Sentence


@cache
def kinds() -> Mapping[str, NoticeKind]:
    """Return the kinds of notices of all rooms, by code."""
    return {one.code: one for one in registry.written(NoticeKind, "notices")}


def sentence(kind: str) -> str:
    """Return the sentence of a kind; an unknown kind says only that something happened."""
    found = kinds().get(kind)
    return str(SOMETHING if found is None else found.sentence)


@dataclass(frozen=True)
class NoticeFact:
    """Something that happened: a kind with its sentence and what it is about, never content."""

    id: uuid.UUID
    kind: str
    about_kind: str
    about: uuid.UUID | None
    day: date
    at: datetime
    is_read: bool

    @property
    def sentence(self) -> str:
        return sentence(self.kind)
