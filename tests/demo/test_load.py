# SPDX-License-Identifier: EUPL-1.2
"""The demo region, played through the product's own commands: whole, sealed, true, once only."""

import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from schakel.access import registry
from schakel.access.kinds import Action
from schakel.actors.access import MANAGE_STRUCTURES
from schakel.cases.tasks.access import GIVE_TABLE_TASK
from schakel.demo import greeting, loading
from schakel.demo.content.reading import read_region, region_folder
from schakel.demo.content.region import DemoRegion
from schakel.demo.content.vocabulary import State
from schakel.demo.stage import person_id
from schakel.demo.timeline import Step, in_order
from schakel.project import cluster
from schakel.tables.access import MANAGE_PROTOCOL

if TYPE_CHECKING:
    from tests.conftest import Database

# A draft is nobody's but its writer's, and no account was changed yet.
EMPTY = {"cases_draft", "actors_accountevent"}
ROOMS = ("actors_", "tables_", "cases_", "meetings_", "vault_", "journal_")
# Asked inside other commands; the journal names what was done with them.
NEVER_WRITTEN = (MANAGE_STRUCTURES, MANAGE_PROTOCOL, GIVE_TABLE_TASK)
# In the row of a signal "named" and "asked" are still "retained".
SIGNAL = {
    State.NAMED: "retained",
    State.CHECK_ASKED: "retained",
    State.MAY_BE_DISCUSSED: "retained",
    State.CALL_ME: "retained",
}
CASE = {
    State.IN_DELIBERATION: "deliberation",
    State.ESCALATED_TACTICAL: "follow_up",
    State.ESCALATED_STRATEGIC: "follow_up",
    State.RETURNED: "follow_up",
}
DatabaseFrom = Callable[[str, Callable[[], object]], "Database"]


def play() -> None:
    loading.load(timezone.localdate(), lambda _line: None)


@pytest.fixture
def demo(database_from: DatabaseFrom) -> "Database":
    return database_from("demo", play)


@pytest.fixture
def region() -> DemoRegion:
    return read_region(region_folder(), today=timezone.localdate())


def rows(database: "Database", query: str) -> list[tuple[Any, ...]]:
    with database.connect("owner") as connection:
        return connection.execute(query).fetchall()


def tables_of_rooms(database: "Database") -> Iterator[tuple[str, int]]:
    names = rows(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    for (name,) in sorted(names):
        if name.startswith(ROOMS):
            [(number,)] = rows(database, f"SELECT count(*) FROM {name}")
            yield name, number


def test_every_signal_and_case_stands_in_the_state_its_story_tells(
    demo: "Database", region: DemoRegion
) -> None:
    told = Counter(
        SIGNAL.get(case.state, case.state.value) if case.case is None else "in_case"
        for case in region.cases
    )
    assert dict(rows(demo, "SELECT state, count(*) FROM cases_signal GROUP BY state")) == told
    stories = {
        case.case.pseudonym: CASE.get(case.state, case.state.value)
        for case in region.cases
        if case.case
    }
    assert dict(rows(demo, "SELECT pseudonym, state FROM cases_case")) == stories
    places = rows(demo, "SELECT case_id FROM cases_caseplace WHERE ended_on IS NULL")
    assert max(Counter(places).values()) == 3  # all the way up the ladder


def test_no_table_of_the_product_is_empty(demo: "Database") -> None:
    empty = {name for name, number in tables_of_rooms(demo) if number == 0}
    assert empty == EMPTY


def test_every_command_left_its_line_in_the_journal_on_its_day(demo: "Database") -> None:
    found = {action for (action,) in rows(demo, "SELECT DISTINCT action FROM journal_entry")}
    actions = {code for code, one in registry.deeds().items() if isinstance(one, Action)}
    asked = actions - {one.code for one in NEVER_WRITTEN}
    assert asked <= found
    assert {"make_table", "give_mandate", "sign_protocol", "destroy_signal"} <= found
    wrong = (
        "SELECT action FROM journal_entry WHERE (at AT TIME ZONE 'Europe/Brussels')::date <> day"
    )
    assert rows(demo, wrong) == []
    assert rows(demo, "SELECT 1 FROM journal_entry WHERE at > now()") == []


def test_a_copy_of_the_database_holds_no_name_of_anybody_discussed(
    demo: "Database", region: DemoRegion
) -> None:
    login = demo.login("backup")
    dump = subprocess.run(
        [cluster.program("pg_dump"), "--enable-row-security"],
        env=os.environ
        | {
            "PGHOST": login.host,
            "PGPORT": str(login.port),
            "PGDATABASE": login.database,
            "PGUSER": login.user,
            "PGPASSWORD": login.password,
        },
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert "An Verlinden" in dump.replace("\t", " ")  # who works with Schakel is no secret
    for case in region.cases:
        hidden = [case.signal.behaviour, case.signal.question]
        if case.identity is not None:
            hidden += [f"{case.identity.given_name} {case.identity.family_name}"]
            hidden += [case.identity.family_name, case.identity.address]
        hidden += [one.text for one in case.contributions]
        hidden += [item.summary for item in case.discussions if item.summary]
        assert [text for text in hidden if text in dump] == [], case.key


def test_nothing_of_the_past_waits_to_be_mailed(demo: "Database") -> None:
    assert rows(demo, "SELECT count(*) FROM notices_notice WHERE mailed_at IS NULL") == [(0,)]
    last_week = timezone.localdate() - timedelta(days=8)
    unread = f"SELECT 1 FROM notices_notice WHERE read_at IS NULL AND day < '{last_week}'"
    assert rows(demo, unread) == []


def client_of(key: str) -> Client:
    client = Client()
    account = get_user_model().objects.get(person_id=person_id(key))
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_everybody_has_a_start_page_that_opens(demo: "Database", region: DemoRegion) -> None:
    for person in region.people:
        answer = client_of(person.key).get("/")
        assert answer.status_code == 200, person.key


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("an-verlinden", ["Hangplek bestellen", "Tafel Kwetsbare Volwassenen", "Vijverpark"]),
        ("bilal-demir", ["LIVC R Noord", "weerhouden"]),
        ("chloe-peeters", ["Gesprek met de ouders", "Kievit"]),
        ("tom-de-smet", ["Aanbod buddy voorbereiden"]),
        ("lore-maes", ["Huisbezoek met wooncoach"]),
        ("jonas-mertens", ["An Verlinden"]),
        ("mia-jacobs", ["An Verlinden", "Hanne Wouters"]),
    ],
)
def test_what_waits_for_somebody_stands_on_the_start_page(
    demo: "Database", key: str, words: list[str]
) -> None:
    page = client_of(key).get("/").content.decode()
    assert [word for word in words if word not in page] == []


def test_a_second_load_is_refused_and_changes_nothing(demo: "Database") -> None:
    before = list(tables_of_rooms(demo))
    with pytest.raises(loading.AlreadyLoadedError):
        play()
    assert list(tables_of_rooms(demo)) == before


def play_after_a_kill() -> None:
    """Load, die in the second year, and load again."""

    def in_order_until_killed(steps: list[Step]) -> Iterator[Step]:
        yield from in_order(steps)[:300]
        raise KeyboardInterrupt

    killed = mock.patch.object(loading, "in_order", in_order_until_killed)
    with killed, pytest.raises(KeyboardInterrupt):
        play()
    assert not loading.is_loaded()
    play()


def test_a_load_that_was_killed_starts_again_and_tells_the_same(
    demo: "Database", database_from: DatabaseFrom
) -> None:
    again = database_from("demo_again", play_after_a_kill)
    assert list(tables_of_rooms(again)) == list(tables_of_rooms(demo))
    for query in (
        "SELECT given_on, state, length(behaviour) FROM cases_signal ORDER BY 1, 2, 3",
        "SELECT shared_at, length(text), withdrawn_on FROM cases_contribution ORDER BY 1, 2",
        "SELECT due_on, state, length(what), length(report) FROM cases_task ORDER BY 1, 2, 3, 4",
        "SELECT at, action FROM journal_entry WHERE day < current_date ORDER BY 1, 2",
    ):
        assert rows(again, query) == rows(demo, query), query


def test_the_greeting_names_the_featured_people_by_function(region: DemoRegion) -> None:
    named = greeting.people(timezone.localdate())
    assert ("An Verlinden", "coördinator integrale veiligheid") in named
    assert len(named) == sum(person.featured for person in region.people)
