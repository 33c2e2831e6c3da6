# SPDX-License-Identifier: EUPL-1.2
"""Where a worry can be brought, and who would read it."""

from datetime import date

from schakel.cases.signals import intake
from schakel.cases.signals.facts import IntakeTable
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import TableId
from schakel.kernel.people import Actor, TablePower
from schakel.tables import queries as tables
from schakel.tables.facts import PlaceFact, TableFact

READERS = ("coordinate", "retain", "chair")


def intake_tables(actor: Actor, day: date) -> tuple[IntakeTable, ...]:
    """Return the tables that take signals today, a ladder by its lowest step; two queries."""
    open_today = {
        table.id: table for table in tables.tables().values() if takes_signals(table, day)
    }
    # Each step tries first what the one below could not solve, so a ladder is entered at its foot.
    above_another = {table.above for table in open_today.values()}
    return tuple(
        _intake(actor, table, (), day)
        for table in open_today.values()
        if table.id not in above_another
    )


def takes_signals(table: TableFact, day: date) -> bool:
    """Return whether the table exists on the day and keeps cases."""
    return table.meets_on(day) and intake.takes_signals(table.kind, table.level, day)


def intake_table(actor: Actor, table_id: TableId, day: date) -> IntakeTable:
    """Return one table with who reads its signals; four queries.

    Raises:
        NotFoundError: there is no such table, or it takes no signals today.
    """
    table = tables.table(table_id)
    if not takes_signals(table, day):
        raise NotFoundError
    return _intake(actor, table, table_readers(table_id, day), day)


def table_readers(table_id: TableId, day: date) -> tuple[PlaceFact, ...]:
    """Return who leads the table and so reads its signals; two queries."""
    return tables.places(table_id, day, roles=READERS)


def _intake(
    actor: Actor, table: TableFact, readers: tuple[PlaceFact, ...], day: date
) -> IntakeTable:
    return IntakeTable(
        table=table,
        framework=intake.framework_on(table.kind, day),
        readers=readers,
        asks_secrecy=intake.asks_secrecy(table.kind, day),
        may_note_for_others=actor.holds(TablePower.COORDINATE, table.id, day),
    )
