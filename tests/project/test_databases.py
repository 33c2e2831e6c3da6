# SPDX-License-Identifier: EUPL-1.2
"""Roles are made by an administrator who is no superuser; a backup is made by the role for it."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from schakel.project import cluster, databases
from schakel.project.cluster import Cluster
from schakel.project.environment import Login

PASSWORDS = {role: f"{role} 'geheim'" for role in ("owner", "web", "clock", "backup")}


@pytest.fixture
def administrator() -> Iterator[Login]:
    """Return the login of one who may make roles and databases, on a server without ours."""
    with tempfile.TemporaryDirectory(prefix="schakel-cluster-") as folder:
        state = Path(folder) / "var"
        embedded = Cluster(state, state / "keys", {"fsync": "off"})
        embedded.start()
        with databases.connect(embedded.admin()) as connection:
            connection.execute("CREATE ROLE beheer LOGIN CREATEROLE CREATEDB PASSWORD 'beheer'")
        yield replace(embedded.admin("schakel"), user="beheer", password="beheer")
        embedded.stop()


def test_an_administrator_without_superuser_makes_the_roles_twice(administrator):
    databases.prepare(administrator, PASSWORDS)
    databases.prepare(administrator, PASSWORDS)
    for role, password in PASSWORDS.items():
        login = replace(administrator, user=f"schakel_{role}", password=password)
        with databases.connect(login) as connection:
            found = connection.execute("SELECT session_user").fetchone()
        assert found == (f"schakel_{role}",)
    with databases.connect(
        replace(administrator, user="schakel_owner", password=PASSWORDS["owner"])
    ) as owner:
        owner.execute("CREATE TABLE ours (id int)")
        owner.execute("CREATE SCHEMA ours")


def test_a_role_that_may_too_much_stops_the_set_up(administrator):
    databases.prepare(administrator, PASSWORDS)
    with databases.connect(administrator) as connection:
        connection.execute("ALTER ROLE schakel_web CREATEDB")
    with pytest.raises(psycopg.errors.RaiseException, match="schakel_web may do more"):
        databases.prepare(administrator, PASSWORDS)


def test_a_stranger_does_not_enter_the_database(administrator):
    databases.prepare(administrator, PASSWORDS)
    with databases.connect(administrator) as connection:
        connection.execute("CREATE ROLE vreemd LOGIN PASSWORD 'vreemd'")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        databases.connect(replace(administrator, user="vreemd", password="vreemd"))


def test_the_backup_role_dumps_the_whole_database(database):
    login = database.login("backup")
    done = subprocess.run(
        [cluster.program("pg_dump"), "--enable-row-security"],
        check=False,
        capture_output=True,
        text=True,
        env={
            "PATH": os.defpath,
            "PGHOST": login.host,
            "PGDATABASE": login.database,
            "PGUSER": login.user,
            "PGPASSWORD": login.password,
        },
    )
    assert done.returncode == 0, done.stderr
    assert "COPY public.actors_account" in done.stdout
    assert "COPY public.cases_case" in done.stdout
