# SPDX-License-Identifier: EUPL-1.2
"""What a room writes down about its things: kinds, who reads them, what may be done to them.

A room describes each readable thing once, in a module named `access`:

    CASE = Kind("case", word=..., reading=Reading("read_case", ..., read_case), rows=(...))
    INVITE = Action("invite", ..., CASE, invite)

`access.registry` finds these by themselves. The journal's words, the pages "why" and "why not", the
readers of notices and the property tests read them from there.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import Model

from schakel.access.decision import Answer, Rule
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import MandateId, TableId
from schakel.kernel.message import Sentence
from schakel.kernel.people import Actor

S = TypeVar("S")
"""A standing: what a rule must know of a thing. Ids and states, never a text or a name."""

WEB = "default"


@dataclass(frozen=True, eq=False)
class Thing:
    """Something the journal can be about; `name` is kept there and stands in addresses."""

    name: str
    word: Sentence


@dataclass(frozen=True, eq=False)
class Deed:
    """Something that the journal can keep: a code, and how we say that somebody did it."""

    code: str
    done: Sentence

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, eq=False)
class Reading(Deed, Generic[S]):
    """Reading a kind of thing: `rule` names the rule that opens it to the actor, None when none."""

    rule: Callable[[Actor, S, date], Rule | None]


@dataclass(frozen=True)
class Rows(Generic[S]):
    """The rows of one table that a kind explains, and the column of the data key that seals them.

    `standing` gives what the rule must know of each of these rows, by primary key, over the
    database connection that it is told; as the web role it sees no more than the actor does.
    """

    model: type[Model]
    standing: Callable[[Sequence[Any], str], Mapping[uuid.UUID, S]]
    file: str = ""


def nowhere(_standing: object) -> tuple[TableId, ...]:
    """Return that a thing lies at no table."""
    return ()


def nobody(_standing: object) -> tuple[MandateId, ...]:
    """Return that a thing names no mandate."""
    return ()


@dataclass(frozen=True, eq=False)
class Kind(Thing, Generic[S]):
    """A readable thing: who reads it, at which tables it lies, whom it names.

    `others` says in general who else may see such a thing: never a name, never a number. `rows` are
    the tables of the database whose rows this kind explains, the thing itself first; `asked_by` is
    the column of the id that an address carries.
    """

    reading: Reading[S]
    rows: tuple[Rows[S], ...] = ()
    others: Sentence = ""
    tables: Callable[[S], Iterable[TableId]] = nowhere
    mandates: Callable[[S], Iterable[MandateId]] = nobody
    asked_by: str = "pk"

    def look_up(self, thing: uuid.UUID) -> S:
        """Return the standing of a thing that the actor sees.

        Raises:
            NotFoundError: no such thing, or the actor may not know that it exists.
        """
        if not self.rows:
            raise NotFoundError
        first = self.rows[0]
        row = first.model._default_manager.filter(**{self.asked_by: thing}).first()
        if row is None:
            raise NotFoundError
        return first.standing([row], WEB)[row.pk]


@dataclass(frozen=True, eq=False)
class Action(Deed, Generic[S]):
    """Something that may be done to a kind of thing, and the rule that says by whom."""

    on: Kind[S]
    rule: Callable[[Actor, S, date], Answer]


@dataclass(frozen=True, eq=False)
class Opens(Generic[S]):
    """A higher room opens a thing of a lower one, as its permissive row policy does in SQL.

    `rows.standing` gives what `rule` must know; a row that is missing there is not opened.
    """

    kind: Kind[Any]
    rows: Rows[S]
    rule: Callable[[Actor, S, date], Rule | None]
