# SPDX-License-Identifier: EUPL-1.2
"""What each role may do at the gate of the database, whatever the tables behind it say."""

import psycopg
import pytest
from django.db import connection, connections


@pytest.mark.parametrize("role", ["web", "clock", "backup"])
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE public.mine (id int)",
        "CREATE TEMPORARY TABLE django_session (id int)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "TRUNCATE django_session",
        "TRUNCATE django_migrations",
        "ALTER TABLE django_session DISABLE ROW LEVEL SECURITY",
        "DROP TABLE django_session",
        "CREATE ROLE mine",
        "SET ROLE schakel_owner",
        "SET SESSION AUTHORIZATION schakel_owner",
        "GRANT schakel_owner TO CURRENT_USER",
        "COPY django_migrations TO '/tmp/mine'",
        "UPDATE django_migrations SET name = 'mine'",
    ],
)
def test_a_role_that_serves_cannot_change_the_house(database, role, statement):
    with database.connect(role) as raw, pytest.raises(psycopg.errors.InsufficientPrivilege):
        raw.execute(statement)


def test_no_role_passes_row_policies_or_inherits_from_another(database):
    with database.connect("web") as raw:
        rows = raw.execute(
            "SELECT rolname FROM pg_roles WHERE rolname LIKE 'schakel%'"
            " AND (rolsuper OR rolbypassrls OR rolinherit OR rolcreaterole OR rolcreatedb)"
        ).fetchall()
    assert rows == []


def test_django_logs_in_as_web_and_never_changes_role(database):
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user, current_user, current_database()")
        assert cursor.fetchone() == ("schakel_web", "schakel_web", database.name)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT session_user")
        assert cursor.fetchone() == ("schakel_owner",)


def test_a_new_function_runs_for_nobody_until_a_migration_says_so(database):
    with database.connect("owner") as owner, database.connect("web") as web:
        owner.execute("CREATE FUNCTION public.secret() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute("SELECT public.secret()")


def test_the_backup_reads_every_new_table(database):
    with database.connect("owner") as owner, database.connect("backup") as backup:
        owner.execute("CREATE TABLE public.later (id int)")
        assert backup.execute("SELECT * FROM public.later").fetchall() == []
