# SPDX-License-Identifier: EUPL-1.2
"""Bringing a database to the shape this version expects, as its owner."""

from django.core.management import call_command
from django.db import connections

from schakel.access import token
from schakel.actors import reference
from schakel.project import exemptions


def migrate(alias: str = "default", *, verbosity: int = 0) -> None:
    """Apply every migration over the connection `alias`, which must be the owner's.

    Then give web its exempt tables, and the database the key that checks tokens.
    """
    call_command("migrate", database=alias, verbosity=verbosity, interactive=False)
    if "throttle" not in connections[alias].introspection.table_names():
        call_command("createcachetable", "throttle", database=alias, verbosity=0)
    exemptions.grant(alias)
    token.install_key(alias)
    reference.load(reference.folder(), alias)
