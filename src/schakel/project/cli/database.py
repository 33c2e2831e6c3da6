# SPDX-License-Identifier: EUPL-1.2
"""`schakel migrate`, `schakel keys` and `schakel manage`: what a new version asks."""

import argparse
import os
from typing import Any

from schakel.project import databases, environment, keys
from schakel.project.cli.process import read_environment, say, server, start_django
from schakel.project.cli.refusals import CommandRefusedError, Exit

OF_THE_OWNER = ("makemigrations", "showmigrations", "sqlmigrate")
OTHER_VERSION = (
    "Deze databank is gemaakt door een andere versie van Schakel en kan niet worden bijgewerkt. "
    "Is het een proef, begin dan opnieuw met: make reset."
)


def add(commands: Any) -> None:
    parser = commands.add_parser(
        "migrate", help="breng de databank op het peil van deze versie (als schakel_owner)"
    )
    parser.set_defaults(run=run_migrate)
    parser = commands.add_parser("keys", help="maak de sleutels die nog ontbreken")
    parser.set_defaults(run=run_keys)
    parser = commands.add_parser("manage", help="een opdracht van Django, voor ontwikkelaars")
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="...")
    parser.set_defaults(run=run_manage)


def run_migrate(_arguments: argparse.Namespace) -> Exit:
    """Make roles where we may, then migrate."""
    settings = read_environment("owner")
    with server(settings):
        admin = databases.admin_login(settings)
        if admin is not None:
            databases.prepare(admin, databases.passwords(settings))
        start_django("owner")
        from schakel.project import migrating

        try:
            migrating.migrate(verbosity=1)
        except migrating.OtherVersionError as error:
            raise CommandRefusedError(Exit.DATABASE, OTHER_VERSION) from error
    return Exit.DONE


def run_keys(_arguments: argparse.Namespace) -> Exit:
    folder = environment.keys_folder(os.environ)
    for path in keys.make_missing(folder):
        say(f"Gemaakt: {path}")
    say(
        f"Bewaar een kopie van {folder} buiten de databank: "
        "zonder de kek-sleutels leest niemand de dossiers nog."
    )
    return Exit.DONE


def run_manage(arguments: argparse.Namespace) -> Exit:
    from django.core.management import execute_from_command_line

    usual = "owner" if set(OF_THE_OWNER) & set(arguments.words[:1]) else "web"
    role = os.environ.get("SCHAKEL_DB_ROLE", usual)
    with server(read_environment(role)):
        start_django(role)
        execute_from_command_line(["schakel manage", *arguments.words])
    return Exit.DONE
