# SPDX-License-Identifier: EUPL-1.2
"""Row policies as migration operations, so that every room writes them in one way.

Each table is forced under row-level security: no policy, no row. The owner (migrations, definer
functions) and the
backup role read all; the web role reads by `select`; what it may write is said per command and, for
updates, per column.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.migrations.operations.special import RunSQL

EVERY_ROW = "USING (true) WITH CHECK (true)"
WEB, CLOCK, BACKUP = "schakel_web", "schakel_clock", "schakel_backup"

MY_MANDATES = "(SELECT access.my_mandates())"
ANYONE = "(SELECT access.actor()) IS NOT NULL"
ADMINISTRATOR = "(SELECT access.i_act_as('{administrator}'))"
DPO = "(SELECT access.i_act_as('{dpo}'))"


def among(column: str, function: str) -> str:
    """Return the condition that a column is in the array a function of `access` gives; run once per
    query."""
    return f"{column} = ANY((SELECT access.{function})::uuid[])"


@dataclass(frozen=True)
class RowPolicy:
    """What the web role and the clock may do with the rows of one table.

    `update` names the rows, `columns` the only columns the web role may change in them. `clock` are
    the privileges of
    the clock, such as "SELECT" or "UPDATE (mailed_at)"; it sees all rows of a table it has
    privileges on.
    """

    table: str
    select: str
    insert: str = ""
    update: str = ""
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
                f"USING ({self.update}) WITH CHECK (true)"
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


def protect(policies: Iterable[RowPolicy]) -> list[RunSQL]:
    """Return the migration operations for these policies."""
    return [RunSQL(policy.sql(), RunSQL.noop) for policy in policies]
