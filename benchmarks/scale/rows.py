# SPDX-License-Identifier: EUPL-1.2
"""Rows by the million: COPY, with keys that lie as far apart as real ones do."""

import uuid
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import psycopg
from psycopg import sql

Connection = psycopg.Connection[tuple[Any, ...]]
Value = str | int | bool | bytes | date | uuid.UUID | None
TOGETHER = 100_000
SPREAD = 0x9E3779B97F4A7C15F39CC0605CEDC835
MASK = (1 << 128) - 1


def key(kind: str, number: int) -> str:
    """Return the id of the number-th thing of a kind: always the same, and nowhere near the next.

    Ids that follow each other would fill the pages of an index in order, as uuid4 never does.
    """
    return f"{(number * SPREAD + (zlib.crc32(kind.encode()) << 90)) & MASK:032x}"


class Rows:
    """Rows that wait until there are enough for one COPY."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._columns: dict[str, tuple[str, ...]] = {}
        self._lines: dict[str, list[str]] = {}
        self._waiting = 0
        self.written = 0

    def add(self, table: str, **values: Value) -> None:
        """Add one row; every row of a table names the same columns in the same order."""
        names = tuple(values)
        if self._columns.setdefault(table, names) != names:
            message = f"{table}: a row has other columns than the first one."
            raise ValueError(message)
        self._lines.setdefault(table, []).append("\t".join(map(_text, values.values())))
        self._waiting += 1
        if self._waiting >= TOGETHER:
            self.write()

    def write(self) -> None:
        """Write what waits, in the order in which the tables were first used."""
        for table, lines in self._lines.items():
            statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
                sql.Identifier(table),
                sql.SQL(", ").join(map(sql.Identifier, self._columns[table])),
            )
            with self._connection.cursor() as cursor, cursor.copy(statement) as copy:
                copy.write("\n".join([*lines, ""]))
            self.written += len(lines)
            lines.clear()
        self._waiting = 0


@contextmanager
def unchecked(connection: Connection) -> Iterator[None]:
    """Write without checking every foreign key, which takes most of the time; a superuser may."""
    connection.execute("SET session_replication_role = replica")
    yield
    connection.execute("RESET session_replication_role")


@contextmanager
def without_indexes(connection: Connection) -> Iterator[None]:
    """Drop what only makes reading fast, and make it again after: many times quicker for millions
    of rows."""
    dropped = connection.execute(
        "SELECT format('%I', c.relname), pg_get_indexdef(i.indexrelid) FROM pg_index i "
        "JOIN pg_class c ON c.oid = i.indexrelid "
        "WHERE c.relnamespace = 'public'::regnamespace "
        "AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid) "
        "AND c.relname !~ '^(procrastinate|django)'"
    ).fetchall()
    for name, _definition in dropped:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _name, definition in dropped:
        connection.execute(definition)


def _text(value: Value) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, bytes):
        return f"\\\\x{value.hex()}"
    if isinstance(value, bool):
        return "t" if value else "f"
    return str(value)
