# SPDX-License-Identifier: EUPL-1.2
"""Tells Django where this room lives, and finishes a migration with key and grants."""

from django.apps import AppConfig
from django.conf import settings
from django.db import connection
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    """The room `access`."""

    name = "schakel.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Ask to be called when the owner has migrated."""
        post_migrate.connect(finish_migration, sender=self)


def finish_migration(**_: object) -> None:
    """Install the token key and grant the web role its exempt tables."""
    from schakel.access.exemptions import EXEMPT
    from schakel.access.token import install_key

    if settings.SCHAKEL_DB_ROLE != "owner":
        return
    install_key()
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, (privileges, _reason) in EXEMPT.items():
            if table in existing:
                cursor.execute(f"REVOKE ALL ON {table} FROM PUBLIC, schakel_web")
                cursor.execute(f"GRANT SELECT ON {table} TO schakel_backup")
                if privileges:
                    cursor.execute(f"GRANT {privileges} ON {table} TO schakel_web")
