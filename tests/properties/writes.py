# SPDX-License-Identifier: EUPL-1.2
"""Statements that an injection or a forgotten check would have, and what they would change.

A `Scene` is a world that was written, seen by one actor through a raw login as web. It makes up
statements from the privileges that web really has, runs them in savepoints, and answers what became
visible, whose name was written, and which things were linked.
"""

import json
import random
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import psycopg
from django.utils import timezone
from psycopg import sql
from psycopg.types.json import Jsonb

from tests.world import TODAY, person

Row = Mapping[str, Any]
Key = tuple[str, str]
KEYS = "vault_datakey"
# Who is meant by a mandate in a new row: the one who writes it, or somebody it is about.
AUTHORS = frozenset(
    {
        "actor",
        "asked_by_id",
        "by_id",
        "decided_by_id",
        "given_by_id",
        "giver_id",
        "invited_by_id",
        "made_by",
        "noted_by_id",
        "opened_by_id",
        "written_by_id",
    }
)
ABOUT = frozenset(
    {
        "asked_of_id",
        "chair_id",
        "deputy_for_id",
        "director_id",
        "mandate_id",
        "owner_id",
        "person_id",
    }
)
# Staff and tables are known to all staff; a line to them tells nothing.
PUBLIC = ("actors_", "tables_table")
# What the account events and table places name stands in staff tables.
STAFF = ("actors_", "tables_")


@dataclass(frozen=True)
class Column:
    """A column as the database knows it."""

    name: str
    type: str
    target: str = ""
    """The table that it points to."""


@dataclass(frozen=True)
class Guarded:
    """A table under row-level security and what web may do with it."""

    name: str
    columns: tuple[Column, ...]
    updates: frozenset[str]
    inserts: bool
    deletes: bool


@dataclass
class Statement:
    """One statement, and the table and row it aims at."""

    table: Guarded
    words: sql.Composed
    values: list[Any]
    says: str
    twin: list[Any] | None = None
    """The same with an id that exists nowhere, when a foreign one stands in it."""


@dataclass
class Scene:
    """One actor before one world."""

    connection: psycopg.Connection[Any]
    who: str
    dice: random.Random
    tables: Mapping[str, Guarded]
    rows: Mapping[str, list[Row]]
    """Every row, as the owner reads them."""
    mandates: frozenset[str]
    seen: frozenset[Key] = frozenset()
    existed: frozenset[Key] = frozenset()
    done: dict[str, int] = field(default_factory=dict)

    def look(self) -> frozenset[Key]:
        """Return every row and key that the actor sees; one query, prepared."""
        found = self.connection.execute(_everything(tuple(self.tables)), prepare=True)
        return frozenset((name, key) for name, key in found.fetchall())

    def changed(self, table: str) -> list[tuple[Row | None, Row]]:
        """Return the rows of a table that differ from what they were, each with its old self."""
        (found,) = self.connection.execute("SELECT watch.rows_of(%s)", [table]).fetchone() or ([],)
        before = {row["id"]: row for row in self.rows[table]}
        return [(before.get(row["id"]), row) for row in found or () if before.get(row["id"]) != row]

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Run a block and take everything back that it did."""
        self.connection.execute("SAVEPOINT scene")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK TO scene")

    def attempt(self, statement: Statement, values: list[Any] | None = None) -> tuple[str, int]:
        """Run a statement; return its error ("" for none) and how many rows it touched."""
        self.connection.execute("SAVEPOINT attempt")
        try:
            words = statement.values if values is None else values
            touched = self.connection.execute(statement.words, words).rowcount
        except psycopg.Error as error:
            self.connection.execute("ROLLBACK TO attempt")
            return f"{error.sqlstate} {error.diag.constraint_name or ''}", 0
        if touched:
            self.done[statement.table.name] = self.done.get(statement.table.name, 0) + 1
        return "", touched

    # --- making statements up

    def statement(self) -> Statement:
        """Return a statement that web may try: an insert, an update or a delete."""
        able = [one for one in self.tables.values() if one.inserts or one.updates or one.deletes]
        table = self.dice.choice(able)
        verbs = ["insert"] * 3 * table.inserts + ["update"] * 2 * bool(table.updates)
        verbs += ["delete"] * table.deletes
        match self.dice.choice(verbs):
            case "insert":
                return self._insert(table)
            case "update":
                return self._update(table)
            case _:
                return self._delete(table)

    def _insert(self, table: Guarded) -> Statement:
        row = self._new_row(table)
        changing = self.dice.sample(table.columns, k=self.dice.choice((0, 0, 1, 1, 2)))
        foreign: dict[str, Any] = {}
        for column in changing:
            if column.name != "id":
                row[column.name] = self._value(table, column)
                if column.target and str(row[column.name]) in self._hidden(column.target):
                    foreign[column.name] = uuid.uuid4()
        # The transaction in which a key is made is the database's to say, unless it is tried.
        names = [one.name for one in table.columns if one.type != "xid8" or one in changing]
        ending = self.dice.choice(("", "", "", " RETURNING id", " ON CONFLICT DO NOTHING"))
        words = sql.SQL("INSERT INTO {} ({}) VALUES ({})" + ending).format(
            sql.Identifier(table.name),
            sql.SQL(", ").join(map(sql.Identifier, names)),
            sql.SQL(", ").join(sql.Placeholder() * len(names)),
        )
        values = [row[name] for name in names]
        twin = [foreign.get(name, row[name]) for name in names] if foreign else None
        changed = {column.name: str(row[column.name])[:40] for column in changing}
        return Statement(table, words, values, f"INSERT {table.name} {changed}{ending}", twin)

    def _update(self, table: Guarded) -> Statement:
        named = {column.name: column for column in table.columns}
        changing = self.dice.sample(
            sorted(table.updates), k=self.dice.randint(1, 2) if len(table.updates) > 1 else 1
        )
        values = [self._value(table, named[name]) for name in changing]
        sets = sql.SQL(", ").join(
            sql.SQL("{} = %s").format(sql.Identifier(name)) for name in changing
        )
        words = sql.SQL("UPDATE {} SET {}").format(sql.Identifier(table.name), sets)
        says = f"UPDATE {table.name} {dict(zip(changing, map(str, values), strict=True))}"
        if self.dice.random() < 0.5 and self.rows[table.name]:
            words += sql.SQL(" WHERE id = %s")
            values.append(self.dice.choice(self.rows[table.name])["id"])
            says += " WHERE id"
        if self.dice.random() < 0.2:
            words += sql.SQL(" RETURNING id")
        return Statement(table, words, values, says)

    def _delete(self, table: Guarded) -> Statement:
        words = sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name))
        return Statement(table, words, [], f"DELETE {table.name}")

    def _new_row(self, table: Guarded) -> dict[str, Any]:
        """Return a row that this actor could add: a copy of one there is, in his own name, now."""
        known = self.rows[table.name]
        row: dict[str, Any] = dict(self.dice.choice(known)) if known else {}
        for column in table.columns:
            row[column.name] = self._fitting(table, column, row.get(column.name))
        row["id"] = (
            uuid.uuid4() if table.columns[0].type == "uuid" else self.dice.randint(10**6, 10**9)
        )
        if table.name == KEYS:
            row |= {"made_by": person(self.who), "wrapped": b"x", "wrapped_by": "kek-1"}
        if "number" in row:
            row["number"] = self.dice.randint(2, 10**6)
        if table.name == "cases_informationcheck":
            row |= self._question(row)
        elif any(column.target == KEYS for column in table.columns) and self.dice.random() < 0.6:
            row["file_id"] = self._file_for(row)
        return row

    def _fitting(self, table: Guarded, column: Column, old: Any) -> Any:  # noqa: C901
        """Return the value with which a row of this actor would most likely be taken."""
        name = column.name
        if name in {"person_id", "actor", "by_id"} and column.target in {"", "actors_person"}:
            return person(self.who)
        if name in AUTHORS and name != "noted_by_id":
            return self._mine() or old
        if column.type == "date":
            return None if name in NEVER_YET else TODAY
        if column.type.startswith("timestamp"):
            return timezone.now() if name in {"at", "shared_at", "saved_at", "written_at"} else None
        if name in INITIAL:
            return INITIAL[name].get(table.name, old)
        if name in EMPTY:
            return "" if column.type.startswith("char") else b""
        if name == "table_id":
            return self._table() or old
        if column.target and column.target != KEYS and not column.target.startswith(STAFF):
            return self._visible(column.target) if self.dice.random() < 0.8 else old
        if column.type == "bytea":
            return b""
        if column.type == "jsonb":
            return Jsonb({} if isinstance(old, dict) else [])
        if column.type == "xid8":
            return None
        return old

    def _value(self, table: Guarded, column: Column) -> Any:  # noqa: C901
        """Return any value of the pool: own and foreign ids, every state, NULL, other days."""
        dice = self.dice
        match column.type:
            case "date":
                return dice.choice(
                    [None, *(TODAY + timedelta(days=one) for one in (-400, -1, 0, 1))]
                )
            case kind if kind.startswith("timestamp"):
                return dice.choice([None, timezone.now(), timezone.now() - timedelta(days=1)])
            case "uuid":
                return dice.choice([None, self._any(column), self._any(column), self._any(column)])
            case "boolean":
                return dice.choice([True, False])
            case "bytea":
                return dice.choice([b"", b"x"])
            case "integer" | "bigint" | "smallint":
                return dice.choice([0, 1, 2, 99])
            case "jsonb":
                return Jsonb(dice.choice([{}, []]))
            case "xid8":
                return None
            case _:
                used = {row[column.name] for row in self.rows[table.name]}
                return dice.choice([*STATES, *sorted(map(str, used))[:5]])

    def _any(self, column: Column) -> Any:
        if column.target:
            rows = self.rows.get(column.target) or [{"id": uuid.uuid4()}]
        else:
            rows = self.dice.choice([one for one in self.rows.values() if one])
        return self.dice.choice(rows).get("id")

    def _mine(self) -> str | None:
        return self.dice.choice(sorted(self.mandates)) if self.mandates else None

    def _table(self) -> str | None:
        held = [
            row["table_id"]
            for row in self.rows["tables_tablemandate"]
            if row["mandate_id"] in self.mandates
        ]
        return self.dice.choice(sorted(held)) if held else None

    def _visible(self, table: str) -> str | None:
        keys = sorted(key for name, key in self.seen if name == table)
        return self.dice.choice(keys) if keys else None

    def _question(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return what makes a question to an officer fit: the table of its signal, who informs."""
        signal = next(
            (one for one in self.rows["cases_signal"] if one["id"] == row["signal_id"]), {}
        )
        officers = [
            one["mandate_id"]
            for one in self.rows["tables_tablemandate"]
            if one["table_id"] == signal.get("table_id") and one["role"] == "inform"
        ]
        asked = self.dice.choice(officers) if officers else row["asked_of_id"]
        return {"table_id": signal.get("table_id", row["table_id"]), "asked_of_id": asked}

    def _file_for(self, row: Mapping[str, Any]) -> str | None:
        """Return the key that belongs to what the row is about, else a fresh one."""
        for column, table in (
            ("case_id", "cases_case"),
            ("signal_id", "cases_signal"),
            ("item_id", "meetings_agendaitem"),
            ("meeting_id", "meetings_meeting"),
        ):
            linked = next(
                (one for one in self.rows[table] if one["id"] == str(row.get(column))), None
            )
            if linked is not None and linked.get("file_id"):
                return str(linked["file_id"])
        fresh = uuid.uuid4()
        self.connection.execute(
            "INSERT INTO vault_datakey (id, wrapped, wrapped_by, created_on) "
            "VALUES (%s, 'x', 'kek-1', %s)",
            [fresh, TODAY],
        )
        return str(fresh)

    def _hidden(self, table: str) -> set[str]:
        return {key for name, key in self.existed - self.seen if name == table}


NEVER_YET = frozenset(
    {
        "approved_on", "call_on", "cleared_on", "closed_on", "decided_on", "destroy_on", "ended_on",
        "opened_on", "reported_on", "withdrawn_on", "end", "consent_on",
    }
)  # fmt: skip
INITIAL: dict[str, dict[str, Any]] = {
    "state": {
        "cases_signal": "new",
        "cases_task": "open",
        "meetings_meeting": "planned",
        "meetings_agendaitem": "waiting",
        "meetings_minutes": "draft",
    },
    "noted_by_id": {"cases_signal": None},
    "opened_by_id": {"cases_identity": None},
    "chair_id": {"meetings_meeting": None},
    "corrects_id": {"cases_contribution": None},
    "excused": {"meetings_attendance": True},
    "function": {"actors_mandate": "mayor"},
}
EMPTY = frozenset(
    {"redirected_to", "opened_reason", "report", "end_reason", "fills_seat", "reason"}
)
STATES = (
    "new", "retained", "refused", "proposed", "in_case", "invited", "accepted", "not_taking_part",
    "deliberation", "closed", "open", "lapsed", "done", "draft", "approved", "planned", "waiting",
    "coordinate", "administrator", "mayor", "",
)  # fmt: skip


def guarded(owner: psycopg.Connection[Any]) -> dict[str, Guarded]:
    """Return every table under row-level security with its columns and what web may do."""
    rows = owner.execute(
        """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), coalesce(t.relname, ''),
               has_column_privilege('schakel_web', c.oid, a.attnum, 'UPDATE'),
               has_table_privilege('schakel_web', c.oid, 'INSERT'),
               has_table_privilege('schakel_web', c.oid, 'DELETE')
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          LEFT JOIN pg_constraint k
            ON k.conrelid = c.oid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum]
          LEFT JOIN pg_class t ON t.oid = k.confrelid
         WHERE c.relkind = 'r' AND c.relrowsecurity AND a.attidentity = ''
         ORDER BY c.relname, a.attname <> 'id', a.attnum
        """
    ).fetchall()
    found: dict[str, Guarded] = {}
    for table in sorted({row[0] for row in rows}):
        own = [row for row in rows if row[0] == table]
        found[table] = Guarded(
            table,
            tuple(Column(name, kind.split("(")[0], target) for _t, name, kind, target, *_ in own),
            frozenset(row[1] for row in own if row[4]),
            inserts=own[0][5],
            deletes=own[0][6],
        )
    return found


def watch(owner: psycopg.Connection[Any]) -> None:
    """Let a test see, inside the transaction of web, what a statement did to all rows."""
    owner.execute(
        """
        CREATE SCHEMA IF NOT EXISTS watch;
        GRANT USAGE ON SCHEMA watch TO schakel_web;
        CREATE OR REPLACE FUNCTION watch.rows_of(name text) RETURNS jsonb
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        DECLARE found jsonb;
        BEGIN
            EXECUTE format('SELECT jsonb_agg(to_jsonb(t)) FROM %I t', name) INTO found;
            RETURN found;
        END $$;
        GRANT EXECUTE ON FUNCTION watch.rows_of(text) TO schakel_web;
        """
    )


def all_rows(owner: psycopg.Connection[Any], names: Mapping[str, Guarded]) -> dict[str, list[Row]]:
    """Return every row of these tables, as JSON shows them."""
    found: dict[str, list[Row]] = {}
    for name in names:
        (rows,) = owner.execute("SELECT watch.rows_of(%s)", [name]).fetchone() or (None,)
        found[name] = json.loads(rows) if isinstance(rows, str) else rows or []
    return found


def _everything(names: tuple[str, ...]) -> sql.Composed:
    lines = (
        sql.SQL("SELECT {}, id::text FROM {}").format(sql.Literal(name), sql.Identifier(name))
        for name in names
    )
    return sql.SQL(" UNION ALL ").join(lines)
