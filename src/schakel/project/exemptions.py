# SPDX-License-Identifier: EUPL-1.2
"""The tables without row-level security, each with its reason. A test compares this list with the
database.

What stands here holds nobody who is discussed: logging in comes before an actor exists.
"""

from django.db import connections

READ, FULL = "SELECT", "SELECT, INSERT, UPDATE, DELETE"

EXEMPT: dict[str, tuple[str, str]] = {
    "django_migrations": ("", "bookkeeping of the owner"),
    "django_content_type": (READ, "names of models"),
    "auth_permission": ("", "unused; comes with Django's accounts"),
    "auth_group": ("", "unused; comes with Django's accounts"),
    "auth_group_permissions": ("", "unused; comes with Django's accounts"),
    "throttle": (FULL, "counts of failed log-ins, before an actor exists"),
    "django_session": (
        FULL,
        "logging in comes before an actor exists; sessions hold no case text",
    ),
    "actors_account": (FULL, "logging in comes before an actor exists; staff only"),
    "account_emailaddress": (
        FULL,
        "logging in comes before an actor exists; staff only",
    ),
    "account_emailconfirmation": (
        FULL,
        "logging in comes before an actor exists; staff only",
    ),
    "mfa_authenticator": (
        FULL,
        "logging in comes before an actor exists; secrets are encrypted",
    ),
    "actors_municipality": (READ, "public reference data"),
    "actors_policezone": (READ, "public reference data"),
}
"""Table name: privileges of the web role, reason."""

CLOCK: dict[str, str] = {
    "django_session": "SELECT, DELETE",
    "django_migrations": "SELECT",
    "actors_municipality": "SELECT",
}
QUEUE = "procrastinate_"
"""The job queue belongs to the clock alone; its arguments hold no case text."""


GRANT_QUEUE = """
DO $$ DECLARE thing record; BEGIN
    FOR thing IN SELECT oid::regprocedure AS name FROM pg_proc WHERE proname LIKE 'procrastinate%'
    LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO schakel_clock', thing.name);
    END LOOP;
    FOR thing IN SELECT oid::regclass AS name FROM pg_class WHERE relkind = 'S' AND relname LIKE
    'procrastinate%' LOOP
        EXECUTE format('GRANT USAGE, SELECT ON SEQUENCE %s TO schakel_clock', thing.name);
    END LOOP;
END $$
"""


def grant(alias: str = "default") -> None:
    """Give the web role its privileges on the exempt tables; run by the owner after migrating."""
    existing = set(connections[alias].introspection.table_names())
    with connections[alias].cursor() as cursor:
        for table, (privileges, _reason) in EXEMPT.items():
            if table not in existing:
                continue
            cursor.execute(f"REVOKE ALL ON {table} FROM PUBLIC, schakel_web")
            cursor.execute(f"GRANT SELECT ON {table} TO schakel_backup")
            if privileges:
                cursor.execute(f"GRANT {privileges} ON {table} TO schakel_web")
        for table, privileges in CLOCK.items():
            cursor.execute(f"GRANT {privileges} ON {table} TO schakel_clock")
        for table in sorted(name for name in existing if name.startswith(QUEUE)):
            cursor.execute(f"REVOKE ALL ON {table} FROM PUBLIC, schakel_web")
            cursor.execute(f"GRANT {FULL} ON {table} TO schakel_clock")
        cursor.execute(GRANT_QUEUE)
