# SPDX-License-Identifier: EUPL-1.2
"""`schakel status`: what runs here, and is it up to date?"""

import argparse
import json
from importlib.metadata import version
from typing import Any

from django.db.utils import Error as DatabaseError

from schakel.project.cli.process import read_environment, say, start_django
from schakel.project.cli.refusals import Exit


def add(commands: Any) -> None:
    """Offer `schakel status`."""
    parser = commands.add_parser("status", help="toon versie, databank en openstaande migraties")
    parser.add_argument("--json", action="store_true", help="voor een script")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Show the state of this installation; a database that is away or behind is exit code 1."""
    # Only the owner sees which migrations ran.
    settings = read_environment("owner")
    start_django("owner")
    found = {
        "version": version("schakel"),
        "demo": settings.demo,
        "embedded": settings.database is None,
        **_database(),
    }
    if arguments.json:
        say(json.dumps(found))
    else:
        for name, value in found.items():
            say(f"{WORDS[name]}: {_in_dutch(value)}")
    up_to_date = found["database"] is not None and found["pending_migrations"] == 0
    return Exit.DONE if up_to_date else Exit.FOUND_PROBLEMS


WORDS = {
    "version": "versie",
    "demo": "demo",
    "embedded": "ingebouwde databank",
    "database": "PostgreSQL",
    "pending_migrations": "openstaande migraties",
}


def _database() -> dict[str, Any]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        major, minor = divmod(connection.cursor().connection.info.server_version, 10_000)
    except DatabaseError:
        return {"database": None, "pending_migrations": None}
    return {"database": f"{major}.{minor}", "pending_migrations": len(pending)}


def _in_dutch(value: object) -> str:
    if value is None:
        return "onbereikbaar"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)
