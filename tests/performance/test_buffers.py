# SPDX-License-Identifier: EUPL-1.2
"""Sight costs what the page shows: a hundred thousand rows of others make no page dearer.

Counted are buffers, the pages of tables and indexes that PostgreSQL touches: they are the same on a
busy machine. Every address of the URL configuration is asked by those of the town who may open it,
among a few other tables and again among many.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from benchmarks.scale.meter import Question, listening
from benchmarks.scale.rows import Connection
from schakel.access.token import acting_as
from schakel.project import databases
from tests.access.matrix import Audience
from tests.access.pages import entry_of, pages, shown
from tests.performance.town_of_many import BUSY, QUIET, add_other_tables, files, fill_our_tables
from tests.world import TODAY, build_town, on_the_day, person

# A coordinator with forty open cases, a mayor, a partner in thirty circles, an information officer,
# an administrator, a data protection officer.
PEOPLE = ("an", "bilal", "chloe", "mia", "els", "dirk")
MOST = 3_000
GROWTH = 1.2
# For what was read whole because it was small, and is looked up now.
A_QUESTION = 3
# Enough people that they are looked up before as after, and an index has as many levels.
FEW, MANY = range(70), range(70, 112)
FOREIGN = 100_000
SHOWS_EVERYBODY = {
    "admin_mandate_give": "a choice of all organisations and all mandates",
    "admin_organisations": "all organisations, for the administrator",
    "admin_place_give": "a choice of all mandates",
    "admin_table_add": "a choice of all tables",
    "admin_table_change": "a choice of all tables",
    "admin_tables": "all tables, for the administrator",
    "case_invite": "a choice of all mandates",
    "demo_people": "all people, of a demo alone",
    "meeting_replacement": "a choice of all whose function fits the seat",
    "reading_log": "a choice of all people",
    "signal_redirect": "a choice of all tables",
    "signal_give": "all tables that take signals",
    "signal_give_to": "a choice of all mandates, for who notes a worry by telephone",
}
"""Pages that still choose one of everybody; each leaves this list when it asks for a name first."""


@dataclass(frozen=True)
class Opened:
    """A page as somebody opened it, and what it asked."""

    page: str
    who: str
    asked: tuple[Question, ...]

    def cost(self) -> tuple[int, int]:
        """Return buffers and rows of all questions, asked again; the first time warms the cache of
        plans."""
        with acting_as(person(self.who), TODAY):
            for question in self.asked:
                question.cost()
            costs = [question.cost() for question in self.asked]
        return sum(one.buffers for one in costs), sum(one.rows for one in costs)


@pytest.fixture
def admin(server, database_from) -> Iterator[Connection]:
    """Return the administrator of a copy of the town: his rows need no check one by one."""
    town = database_from("town", build_town)
    login = replace(server.admin, database=town.name)
    with databases.connect(login) as connection, on_the_day():
        fill_our_tables(connection)
        yield connection


def test_no_page_costs_more_when_others_have_more(admin):
    add_other_tables(admin, FEW, QUIET)
    found = list(_opened())
    before = [one.cost() for one in found]
    assert add_other_tables(admin, MANY, BUSY) > FOREIGN
    after = [one.cost() for one in found]
    dear, grown, listed = [], [], set()
    for one, (few, rows), (many, more_rows) in zip(found, before, after, strict=True):
        told = f"{one.page} as {one.who}: {few} to {many} buffers, {rows} to {more_rows} rows"
        if more_rows > rows:
            listed.add(one.page)
        elif many > GROWTH * few + A_QUESTION * len(one.asked):
            grown.append(told)
        if many > MOST:
            dear.append(told)
    assert grown == [], "These ask the database about rows that are not theirs."
    assert dear == []
    assert listed == set(SHOWS_EVERYBODY)
    assert len({one.page for one in found}) > 0.8 * len(_for_staff())


def _opened() -> Iterator[Opened]:
    things = files()
    for name in _for_staff():
        for page in pages(name, things, all_people=True, states=tuple(things), people=PEOPLE):
            with listening() as asked:
                page.client.get(page.path)
            yield Opened(name, page.who, tuple(asked))


def _for_staff() -> list[str]:
    """Return the addresses that ask for a log-in, and the one of the demo that lists people."""
    public = {name for name in shown() if entry_of(name).audience is Audience.PUBLIC}
    return sorted(set(shown()) - public | {"demo_people"})
