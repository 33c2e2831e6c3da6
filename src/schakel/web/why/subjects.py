# SPDX-License-Identifier: EUPL-1.2
"""The things one may ask about, and what may be asked of each: all that the rooms wrote down."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schakel.access import registry
from schakel.access.kinds import Action, Kind
from schakel.kernel.errors import NotFoundError
from schakel.tables import queries as tables
from schakel.tables.facts import TableFact


@dataclass(frozen=True)
class Subject:
    """A thing with the tables it lies at."""

    kind: Kind[Any]
    standing: Any
    tables: tuple[TableFact, ...]


def read(kind_name: str, thing: UUID) -> Subject:
    """Return what the rules must know of a thing; at most eight queries.

    Raises:
        NotFoundError: no such kind or thing, or the actor may not know that it exists.
    """
    kind = registry.kind_named(kind_name)
    standing = kind.look_up(thing)
    ids = tuple(kind.tables(standing))
    return Subject(kind, standing, tables.bare_tables(ids) if ids else ())


def action_on(code: str, kind_name: str) -> Action[Any]:
    """Return the action when it can be asked of this kind of thing.

    Raises:
        NotFoundError: there is no such question.
    """
    kind = registry.kind_named(kind_name)
    action = next((one for one in registry.actions_on(kind) if one.code == code), None)
    if action is None:
        raise NotFoundError
    return action
