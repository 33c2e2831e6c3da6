# SPDX-License-Identifier: EUPL-1.2
"""The people of the demo as the log-in page shows them: the most telling first."""

import uuid
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date

from schakel.access.token import acting_as
from schakel.actors import queries as actors
from schakel.actors.facts import MandateFact, PersonFact
from schakel.web.demo.suggestions import suggestion
from schakel.web.kit.page import Text

# Whoever tries one thing only, tries it best as one of these.
FIRST = ("safety_coordinator", "clb_counsellor", "youth_worker", "mayor", "information_officer")


@dataclass(frozen=True)
class Player:
    """Somebody to become: who it is, and what is worth trying."""

    id: uuid.UUID
    name: str
    function: str
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


def cast(day: date, *, somebody_acts: bool) -> Cast:
    """Return everybody; two queries."""
    people = actors.people()
    if not people:
        return Cast((), ())
    # Staff are known to staff only: for who is nobody yet, the list is read as the first of them.
    with nullcontext() if somebody_acts else acting_as(people[0].id, day):
        held = actors.active_mandates(day)
    players = [(one, player) for one in people if (player := _player(one, held)) is not None]
    featured = sorted((player for one, player in players if one.featured), key=_order)
    return Cast(tuple(featured), _houses(player for one, player in players if not one.featured))


def _player(person: PersonFact, held: Iterable[MandateFact]) -> Player | None:
    mine = [mandate for mandate in held if mandate.person.id == person.id]
    if not mine:
        return None
    return Player(
        id=person.id,
        function=mine[0].function,
        name=person.name,
        functions=", ".join(mandate.function_name for mandate in mine),
        organisation=mine[0].organisation.name,
        who=person.introduction,
        try_this=suggestion(mine[0].function),
    )


def _order(player: Player) -> tuple[int, str]:
    place = FIRST.index(player.function) if player.function in FIRST else len(FIRST)
    return place, player.name


def _houses(players: Iterable[Player]) -> tuple[House, ...]:
    by_organisation: dict[str, list[Player]] = {}
    for player in players:
        by_organisation.setdefault(player.organisation, []).append(player)
    return tuple(House(name, tuple(by_organisation[name])) for name in sorted(by_organisation))
