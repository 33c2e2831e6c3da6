# SPDX-License-Identifier: EUPL-1.2
"""The town with a full agenda: a coordinator with forty open cases, a partner in fifteen circles at
each of two tables; and as many other towns as a test asks for.
"""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from itertools import cycle, repeat
from typing import Any

from django.conf import settings

from benchmarks.scale.lying import ROOM, Load, Table, id_of, others
from benchmarks.scale.people import Staff, seat_table
from benchmarks.scale.rows import Connection, Rows, unchecked
from benchmarks.scale.sealed import Noise, Real
from schakel.access import registry
from tests.access.states import File
from tests.world import OWNER, TODAY, mandate, table

PARTNERS = ("chloe", "karel", "pieter", "tom", "lore", "jonas", "sofie")
FULL = {"noord": Load(running=40, closed=20), "zuid": Load(running=15, closed=5)}
QUIET = Load(running=4, closed=6, contributions=4, readers=3, opened=3, notices=2)
BUSY = replace(QUIET, running=20, closed=30)
# Beyond any number of a table elsewhere.
NOORD = 900
# A new signal, a retained one, a case of which a meeting comes, one of which a meeting was.
HERE: dict[str, dict[str, tuple[Any, ...]]] = {
    "signaal": {"signal": ("signal", ROOM - 1)},
    "triage": {"signal": ("signal", ROOM - 4), "check": ("check", ROOM - 4)},
    "overleg": {
        "case": ("case", 0),
        "signal": ("signal", 0),
        "check": ("check", 0),
        # The circle is An, Bilal and three partners; the sixth was asked.
        "member": ("member", 0, 5),
        # The third of the circle gives it: Chloë.
        "contribution": ("contribution", 0, 2),
        "task": ("task", 0, 1),
        "notice": ("notice", 0),
        "meeting": ("meeting", 24),
        "item": ("item 24", 0),
    },
    "opvolging": {
        "case": ("case", 23),
        "contribution": ("contribution", 23, 0),
        "task": ("task", 23, 1),
        "meeting": ("meeting", 23),
        "item": ("item 23", 0),
        "minutes": ("minutes 23", 0),
    },
}


def fill_our_tables(connection: Connection) -> None:
    """Give the tables noord and zuid what a busy year brings, with real keys."""
    kek = settings.SCHAKEL_KEK_CURRENT
    sealer = Real(settings.SCHAKEL_KEKS[kek])
    with unchecked(connection):
        rows = Rows(connection)
        for number, (name, load) in enumerate(FULL.items(), start=NOORD):
            also = (str(mandate("chloe")),) if name == "zuid" else ()
            Table(rows, sealer, kek, _staff(number, name), load, TODAY, also=also).fill()
        rows.write()
    _look_again(connection)


def add_other_tables(connection: Connection, numbers: Iterable[int], load: Load) -> int:
    """Add tables that nobody of the town has to do with; return how many rows that were."""
    elsewhere = "SELECT nis FROM actors_municipality WHERE NOT fictional ORDER BY nis"
    places = cycle(nis for (nis,) in connection.execute(elsewhere).fetchall())
    with unchecked(connection):
        rows = Rows(connection)
        staff = [seat_table(rows, number, next(places)) for number in numbers]
        others(rows, repeat(Noise()), settings.SCHAKEL_KEK_CURRENT, staff, load, TODAY)
        rows.write()
    _look_again(connection)
    return rows.written


def files() -> dict[str, File]:
    """Return things of the table noord, with their standing, as the pages of the matrix ask."""
    found = {}
    for state, things in HERE.items():
        file = found[state] = File()
        for kind, (name, number, *of) in things.items():
            row = uuid.UUID(id_of(NOORD, name, number, *of))
            file.ids[kind] = row
            if kind in registry.kinds():
                rows = registry.kind_named(kind).rows[0]
                thing = rows.model._default_manager.using(OWNER).get(pk=row)
                file.facts[kind] = rows.standing([thing], OWNER)[row]
    return found


def _staff(number: int, name: str) -> Staff:
    return Staff(
        number,
        str(table(name)),
        str(table("strategisch")),
        str(mandate("an" if name == "noord" else "greet")),
        str(mandate("bilal" if name == "noord" else "hans")),
        str(mandate("mia")),
        tuple(str(mandate(one)) for one in PARTNERS),
    )


def _look_again(connection: Connection) -> None:
    # Without it the planner believes that the tables are as small as they were.
    connection.execute("VACUUM ANALYZE")
