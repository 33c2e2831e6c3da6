# SPDX-License-Identifier: EUPL-1.2
"""The people of the demo as the log-in page shows them: the most telling first."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from schakel.access.token import acting_as
from schakel.actors import queries as actors
from schakel.actors.facts import MandateFact, PersonFact
from schakel.web.demo.suggestions import suggestion
from schakel.web.page import Text


@dataclass(frozen=True)
class Player:
    """Somebody to become: who it is, and what is worth trying."""

    id: uuid.UUID
    name: str
    functions: str
    organisation: str
    who: str
    try_this: Text


@dataclass(frozen=True)
class House:
    """The people of one organisation."""

    name: str
    people: tuple[Player, ...]


@dataclass(frozen=True)
class Cast:
    """Everybody: the featured ones apart."""

    featured: tuple[Player, ...]
    houses: tuple[House, ...]


def cast(day: date) -> Cast:
    """Return everybody; two queries."""
    people = actors.people()
    if not people:
        return Cast((), ())
    # Nobody is logged in here and staff are known to staff only: so it is read as the first.
    with acting_as(people[0].id, day):
        held = actors.active_mandates(day)
    players = [(one, player) for one in people if (player := _player(one, held)) is not None]
    featured = sorted(
        (player for one, player in players if one.featured), key=lambda player: player.name
    )
    return Cast(tuple(featured), _houses(player for one, player in players if not one.featured))


def _player(person: PersonFact, held: Iterable[MandateFact]) -> Player | None:
    mine = [mandate for mandate in held if mandate.person.id == person.id]
    if not mine:
        return None
    return Player(
        id=person.id,
        name=person.name,
        functions=", ".join(mandate.function_name for mandate in mine),
        organisation=mine[0].organisation.name,
        who=person.introduction,
        try_this=suggestion(mine[0].function),
    )


def _houses(players: Iterable[Player]) -> tuple[House, ...]:
    found: dict[str, list[Player]] = {}
    for player in players:
        found.setdefault(player.organisation, []).append(player)
    return tuple(House(name, tuple(found[name])) for name in sorted(found))
