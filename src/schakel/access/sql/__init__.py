# SPDX-License-Identifier: EUPL-1.2
"""SQL of the rooms as migration operations.

Each version of a function is a file of its own in `<room>/sql/`, `<name>.<version>.sql`, and is
never edited: a town that is installed ran it as it was. A change is a new file and a migration.
"""

from pathlib import Path

from django.db.migrations.operations.special import RunSQL

ROOMS = Path(__file__).resolve().parents[2]


def room_schema(room: str) -> RunSQL:
    """Return the operation that makes the schema in which a room keeps its functions."""
    return RunSQL(
        f"CREATE SCHEMA IF NOT EXISTS {room}; "
        f"GRANT USAGE ON SCHEMA {room} TO schakel_web, schakel_clock",
        RunSQL.noop,
    )


def functions(room: str, *names: str) -> tuple[RunSQL, ...]:
    """Return the operations that run these files of `<room>/sql`, in this order.

    A function runs for nobody before it is granted; the last operation lets web and clock call the
    functions of the schema, for row policies call them on behalf of who asks.
    """
    files = tuple(_run(room, name) for name in names)
    grants = RunSQL(
        f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {room} FROM PUBLIC; "
        f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {room} TO schakel_web, schakel_clock",
        RunSQL.noop,
    )
    return (*files, grants)


def private(room: str, signature: str) -> RunSQL:
    """Return the operation that keeps a function for the functions of the owner alone."""
    return RunSQL(
        f"REVOKE ALL ON FUNCTION {room}.{signature} FROM PUBLIC, schakel_web, schakel_clock",
        RunSQL.noop,
    )


def _run(room: str, name: str) -> RunSQL:
    return RunSQL((ROOMS / room / "sql" / f"{name}.sql").read_text(), RunSQL.noop)
