# SPDX-License-Identifier: EUPL-1.2
"""The database keeps its door shut, also for raw SQL."""

from datetime import timedelta

import psycopg
import pytest
from django.conf import settings

from schakel.access.token import mint
from schakel.project.exemptions import EXEMPT
from tests.world import MORNING, TODAY, act_raw, database_now, person, table


def test_every_table_is_under_forced_row_level_security_or_on_the_short_list(database):
    with database.connect("owner") as connection:
        rows = connection.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class c "
            "JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE relkind IN ('r', 'p') AND nspname = 'public' "
            "AND relname NOT LIKE 'procrastinate%'"
        ).fetchall()
    unguarded = {name for name, forced in rows if not forced}
    assert unguarded == set(EXEMPT) & {name for name, _ in rows}


def test_without_an_actor_there_are_no_rows_and_no_error(town):
    with town.connect("web") as connection:
        for name in (
            "cases_signal",
            "cases_case",
            "vault_datakey",
            "tables_protocol",
            "journal_entry",
            "actors_mandate",
        ):
            assert connection.execute(f"SELECT count(*) FROM {name}").fetchone() == (0,)


@pytest.mark.parametrize("token", ["", "x", "a|b|c|d|e", "||||", "1|2|3|4|5|6", "é|\u202e|0|0|0"])
def test_a_made_up_token_is_nobody(town, token):
    with town.connect("web") as connection, connection.transaction():
        connection.execute("SELECT set_config('schakel.token', %s, true)", [token])
        assert connection.execute("SELECT access.actor()").fetchone() == (None,)


def test_a_token_counts_only_in_its_own_session_before_its_expiry_and_with_the_right_key(town):
    now = database_now()
    key = settings.SCHAKEL_TOKEN_KEY
    with town.connect("web") as connection:
        backend = connection.info.backend_pid
        good = mint(person("an"), TODAY, MORNING, backend, now + 60, key)
        forged = mint(person("an"), TODAY, MORNING, backend, now + 60, b"another key" * 4)
        replayed = mint(person("an"), TODAY, MORNING, backend + 1, now + 60, key)
        expired = mint(person("an"), TODAY, MORNING, backend, now - 1, key)
        shifted = good.replace(TODAY.isoformat(), (TODAY + timedelta(days=1)).isoformat())
        for token, seen in (
            (good, person("an")),
            (forged, None),
            (replayed, None),
            (expired, None),
            (shifted, None),
        ):
            with connection.transaction():
                connection.execute("SELECT set_config('schakel.token', %s, true)", [token])
                assert connection.execute("SELECT access.actor()").fetchone() == (seen,)


def test_the_web_role_cannot_read_the_token_key_nor_become_the_owner(town):
    with town.connect("web") as connection:
        for statement in (
            "SELECT * FROM access.token_key",
            "SET ROLE schakel_owner",
            "ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY",
            "TRUNCATE journal_entry",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def test_staff_see_their_tables_protocol_and_outsiders_do_not(town):
    for name, count in (("tom", 1), ("els", 1), ("chloe", 0)):
        with town.connect("web") as connection, connection.transaction():
            act_raw(connection, name)
            found = connection.execute(
                "SELECT count(*) FROM tables_protocol WHERE table_id = %s", [table("kwetsbaar")]
            )
            assert found.fetchone() == (count,)
