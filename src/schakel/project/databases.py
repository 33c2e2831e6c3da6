# SPDX-License-Identifier: EUPL-1.2
"""Which login a process uses, and the preparation of a database and its roles."""

import re
from pathlib import Path
from typing import Any, LiteralString, cast

import psycopg
from psycopg import sql

from schakel.project import cluster, keys
from schakel.project.environment import ROLES, Environment, Login, SettingRefusedError

DATABASE = "schakel"
OLDEST_SERVER = 15
SQL = Path(__file__).parent / "sql"


def login_for(environment: Environment, role: str) -> Login:
    """Return the login of a role: the one in DATABASE_URL, or one beside the administrator's."""
    given = environment.database
    if given is not None and given.user == f"schakel_{role}":
        return given
    if given is not None and given.user.startswith("schakel_"):
        msg = (
            f"Dit werk vraagt de rol schakel_{role}, "
            f"maar DATABASE_URL meldt zich aan als {given.user}."
        )
        raise SettingRefusedError(msg)
    password_file = environment.keys / f"db-{role}"
    keys.make_file(password_file)
    password = keys.read_file(password_file)
    if given is None:
        host = str(cluster.socket_folder(environment.state))
        return Login(host, cluster.PORT, DATABASE, f"schakel_{role}", password)
    return Login(given.host, given.port, given.database, f"schakel_{role}", password, given.options)


def admin_login(environment: Environment) -> Login | None:
    """Return the login that may make roles, or None when DATABASE_URL is one of our own roles."""
    given = environment.database
    if given is None:
        return cluster.Cluster(environment.state, environment.keys).admin(DATABASE)
    return None if given.user.startswith("schakel_") else given


def connect(login: Login, *, database: str | None = None) -> psycopg.Connection[tuple[Any, ...]]:
    """Open one connection outside Django, every statement its own transaction."""
    words = login.conninfo() | ({"dbname": database} if database else {})
    return psycopg.connect(autocommit=True, **words)  # type: ignore[arg-type]


def prepare(admin: Login, passwords: dict[str, str]) -> None:
    """Make the database and the four roles where they are missing, and set the passwords.

    Raises:
        SettingRefusedError: the server is older than PostgreSQL 15.
    """
    make_database(admin)
    with connect(admin) as connection:
        if connection.info.server_version < OLDEST_SERVER * 10_000:
            msg = (
                f"Deze server is ouder dan PostgreSQL {OLDEST_SERVER}. "
                "Kies een nieuwere in DATABASE_URL."
            )
            raise SettingRefusedError(msg)
        connection.execute(_roles_sql(connection, passwords))


def passwords(environment: Environment) -> dict[str, str]:
    """Return the password of each role, made when missing."""
    return {role: login_for(environment, role).password for role in ROLES}


def make_database(admin: Login) -> None:
    """Make the administrator's database unless it is there."""
    try:
        connect(admin).close()
    except psycopg.OperationalError as error:
        # 3D000 has no error class of its own while connecting.
        if "does not exist" not in str(error):
            raise
        with connect(admin, database="postgres") as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(admin.database)))


def _roles_sql(connection: psycopg.Connection[Any], passwords: dict[str, str]) -> sql.Composed:
    """Return roles.sql with psql's variables filled in.

    They are verifiers, so that no password travels or is logged.
    """
    text = (SQL / "roles.sql").read_text()
    code = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    parts: list[sql.Composable] = []
    for number, part in enumerate(re.split(r":'(\w+)_password'", code)):
        if number % 2 == 0:
            parts.append(sql.SQL(cast("LiteralString", part)))
        else:
            verifier = connection.pgconn.encrypt_password(
                passwords[part].encode(), f"schakel_{part}".encode(), b"scram-sha-256"
            )
            parts.append(sql.Literal(verifier.decode()))
    return sql.Composed(parts)
