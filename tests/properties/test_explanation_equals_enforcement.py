# SPDX-License-Identifier: EUPL-1.2
"""Decision 2: what the rooms say of reading is what the database does, for every actor and every
table under row-level security.

The kinds come from the registry: a room that adds a readable thing is tested here by itself.
"""

import random
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schakel.access import registry
from schakel.access.token import acting_as
from schakel.kernel.people import Actor
from schakel.project.exemptions import EXEMPT
from schakel.tables import queries as tables
from schakel.vault.models import DataKey
from tests.properties.worlds import NAMES, write_world
from tests.seeds import examples
from tests.world import CAST, OWNER, TODAY, person

KEYS = DataKey._meta.db_table
"""Explained by what carries a key: a key is open to whoever reads a row that it seals."""


@dataclass
class Explained:
    """All rows of one table, what opens each of them, and the keys that they carry."""

    model: type[Model]
    openings: list[tuple[Mapping[Any, Any], Callable[[Actor, Any, date], object]]] = field(
        default_factory=list
    )
    keys: dict[Any, uuid.UUID] = field(default_factory=dict)

    def readable(self, actor: Actor, day: date) -> set[Any]:
        """Return the rows that the rules say this actor reads."""
        return {
            key
            for standings, rule in self.openings
            for key, standing in standings.items()
            if rule(actor, standing, day) is not None
        }

    def shown(self) -> set[Any]:
        """Return the rows that the database shows."""
        return set(self.model._default_manager.values_list("pk", flat=True))


def explained() -> dict[str, Explained]:
    """Return every table that some kind explains, with its rows as the owner reads them."""
    found: dict[str, Explained] = {}
    for kind in registry.kinds().values():
        for rows in kind.rows:
            one = found.setdefault(rows.model._meta.db_table, Explained(rows.model))
            things = list(rows.model._default_manager.using(OWNER).all())
            one.openings.append((rows.standing(things, OWNER), kind.reading.rule))
            if rows.file:
                one.keys |= {row.pk: getattr(row, rows.file) for row in things}
    for opening in registry.openings():
        one = found[opening.rows.model._meta.db_table]
        things = list(one.model._default_manager.using(OWNER).all())
        one.openings.append((opening.rows.standing(things, OWNER), opening.rule))
    return found


def differences(actor: Actor, day: date, tables: Mapping[str, Explained]) -> Iterator[str]:
    """Yield each table of which the database shows this actor something else than explained."""
    open_keys: set[Any] = set()
    for name, table in tables.items():
        shown, said = table.shown(), table.readable(actor, day)
        open_keys |= {table.keys[row] for row in said if table.keys.get(row)}
        if shown != said:
            yield f"{name} for {actor.name} on {day}: +{len(shown - said)} -{len(said - shown)}"
    if set(DataKey.objects.values_list("pk", flat=True)) != open_keys:
        yield f"{KEYS} for {actor.name} on {day}"


def as_everybody(day: date) -> Iterator[Actor]:
    """Act as each of the cast in turn."""
    for name in NAMES:
        given_name, family_name, _function, _employer = CAST[name]
        with acting_as(person(name), day):
            yield tables.actor_of(person(name), f"{given_name} {family_name}", day)


def test_every_table_under_row_level_security_is_explained(database):
    """A new table asks for its Kind: give it `rows` in the module `access` of its room."""
    with database.connect("owner") as owner:
        rows = owner.execute(
            "SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace "
            "WHERE relkind = 'r' AND nspname = 'public' AND relrowsecurity"
        ).fetchall()
    guarded = {name for (name,) in rows}
    kinds = registry.kinds().values()
    explained_tables = {rows.model._meta.db_table for kind in kinds for rows in kind.rows}
    assert guarded - explained_tables == {KEYS}, "no kind explains who reads these rows"
    assert not explained_tables & set(EXEMPT)


@pytest.mark.usefixtures("town")
@settings(
    max_examples=examples(12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32), shift=st.sampled_from([-1, 0, 1]))
def test_what_is_explained_is_what_the_database_shows(seed: int, shift: int) -> None:
    write_world(random.Random(seed))
    day = TODAY + timedelta(days=shift)
    told = explained()
    wrong = [line for actor in as_everybody(day) for line in differences(actor, day, told)]
    assert wrong == []


@pytest.mark.usefixtures("town")
def test_every_table_is_seen_by_somebody_and_what_is_about_people_hidden_from_somebody() -> None:
    """Without this the property could hold because nothing is ever visible."""
    for seed in range(7, 14):
        write_world(random.Random(seed))
    told = explained()
    seen: dict[str, set[bool]] = {name: set() for name in told}
    for actor in as_everybody(TODAY):
        for name, table in told.items():
            for standings, rule in table.openings:
                seen[name] |= {rule(actor, one, TODAY) is not None for one in standings.values()}
    staff = {name for name in told if name.startswith(("actors_", "tables_"))}
    assert all(True in found for found in seen.values()), seen
    assert all(False in found for name, found in seen.items() if name not in staff), seen


@pytest.mark.usefixtures("town")
def test_without_an_actor_nothing_is_shown() -> None:
    write_world(random.Random(1))
    for name in {*explained(), KEYS} - {"actors_person"}:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {name}")
            assert cursor.fetchone() == (0,), name
