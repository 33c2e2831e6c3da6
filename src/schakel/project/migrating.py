# SPDX-License-Identifier: EUPL-1.2
"""Bringing a database to the shape this version expects, as its owner."""

from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from schakel.access import token
from schakel.actors import reference
from schakel.project import exemptions


class OtherVersionError(Exception):
    """The database was shaped by a version of Schakel from which no road leads to this one."""


def migrate(alias: str = "default", *, verbosity: int = 0) -> None:
    """Apply every migration over the connection `alias`, which must be the owner's.

    Then give web its exempt tables, and the database the key that checks tokens.

    Raises:
        OtherVersionError: a migration ran there that this version does not have; nothing changed.
    """
    if unknown_migrations(alias):
        raise OtherVersionError
    call_command("migrate", database=alias, verbosity=verbosity, interactive=False)
    if "throttle" not in connections[alias].introspection.table_names():
        call_command("createcachetable", "throttle", database=alias, verbosity=0)
    exemptions.grant(alias)
    token.install_key(alias)
    reference.load(reference.folder(), alias)


def unknown_migrations(alias: str) -> list[tuple[str, str]]:
    """Return the migrations of our rooms that ran in the database and that this version does not
    have, as (room, name)."""
    loader = MigrationLoader(connections[alias], ignore_no_migrations=True)
    rooms = {one.label for one in apps.get_app_configs() if one.name.startswith("schakel.")}
    ran = {key for key in loader.applied_migrations if key[0] in rooms}
    return sorted(ran - set(loader.disk_migrations))
