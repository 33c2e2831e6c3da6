# SPDX-License-Identifier: EUPL-1.2
"""Row policies as migration operations, so that every room writes them in one way.

Each table is forced under row-level security: no policy, no row. The owner (migrations, definer
functions) and the backup role read all; the web role reads by `select`. What it may write is said
per command and, for updates, per column; every write also says what the new row may be, so that no
statement moves a row into sight or out of its place (docs/adr/0009-rooms-own-their-access.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.migrations.operations.special import RunSQL

EVERY_ROW = "USING (true) WITH CHECK (true)"
WEB, CLOCK, BACKUP = "schakel_web", "schakel_clock", "schakel_backup"


@dataclass(frozen=True)
class RowPolicy:
    """What the web role and the clock may do with the rows of one table.

    `insert` is what a new row may be. `update` names the rows that may change, `columns` the only
    columns in them, and `becomes` what a changed row may be: a column that opens sight (a state, an
    end, a link to another thing) is never among the columns, a named function of the room changes
    it and writes the journal. `clock` are the privileges of the clock, such as "SELECT" or
    "UPDATE (mailed_at)"; it sees all rows of a table it has privileges on.
    """

    table: str
    select: str
    insert: str = ""
    update: str = ""
    becomes: str = ""
    columns: tuple[str, ...] = ()
    delete: str = ""
    clock: tuple[str, ...] = ()

    def sql(self) -> str:
        """Return the statements, in the order they must run."""
        quoted = ", ".join(f'"{column}"' for column in self.columns)
        lines = [
            f"ALTER TABLE {self.table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {self.table} FORCE ROW LEVEL SECURITY",
            f"REVOKE ALL ON {self.table} FROM PUBLIC, {WEB}, {CLOCK}",
            f"CREATE POLICY owner_all ON {self.table} TO CURRENT_USER {EVERY_ROW}",
            f"CREATE POLICY backup_reads ON {self.table} FOR SELECT TO {BACKUP} USING (true)",
            f"GRANT SELECT ON {self.table} TO {BACKUP}, {WEB}",
            f"CREATE POLICY web_reads ON {self.table} FOR SELECT TO {WEB} USING ({self.select})",
        ]
        if self.insert:
            lines.append(f"GRANT INSERT ON {self.table} TO {WEB}")
            lines.append(
                f"CREATE POLICY web_adds ON {self.table} FOR INSERT TO {WEB} "
                f"WITH CHECK ({self.insert})"
            )
        if self.update:
            lines.append(f"GRANT UPDATE ({quoted}) ON {self.table} TO {WEB}")
            lines.append(
                f"CREATE POLICY web_changes ON {self.table} FOR UPDATE TO {WEB} "
                f"USING ({self.update}) WITH CHECK ({self.becomes or self.update})"
            )
        if self.delete:
            lines.append(f"GRANT DELETE ON {self.table} TO {WEB}")
            lines.append(
                f"CREATE POLICY web_drops ON {self.table} FOR DELETE TO {WEB} USING ({self.delete})"
            )
        if self.clock:
            lines.append(f"CREATE POLICY clock_works ON {self.table} TO {CLOCK} {EVERY_ROW}")
            lines.extend(
                f"GRANT {privilege} ON {self.table} TO {CLOCK}" for privilege in self.clock
            )
        return ";\n".join(lines) + ";"


@dataclass(frozen=True)
class AlsoReads:
    """A permissive policy that a room adds to the table of a lower one: PostgreSQL joins them with
    OR."""

    name: str
    table: str
    condition: str

    def sql(self) -> str:
        """Return the statement."""
        return (
            f"CREATE POLICY {self.name} ON {self.table} FOR SELECT TO {WEB} "
            f"USING ({self.condition});"
        )


@dataclass(frozen=True)
class AlsoAdds:
    """The same, for rows that the web role may add to the table of a lower room."""

    name: str
    table: str
    condition: str

    def sql(self) -> str:
        """Return the statements."""
        return (
            f"GRANT INSERT ON {self.table} TO {WEB}; "
            f"CREATE POLICY {self.name} ON {self.table} FOR INSERT TO {WEB} "
            f"WITH CHECK ({self.condition});"
        )


def protect(policies: Iterable[RowPolicy | AlsoReads | AlsoAdds]) -> list[RunSQL]:
    """Return the migration operations for these policies."""
    return [RunSQL(policy.sql(), RunSQL.noop) for policy in policies]
