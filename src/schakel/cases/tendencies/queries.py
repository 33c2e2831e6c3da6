# SPDX-License-Identifier: EUPL-1.2
"""Reading tendencies, and the names that may not stand in one."""

from datetime import date

from schakel.access.decide import require, require_law
from schakel.actors import queries as actors
from schakel.cases.models import Case, Identity, Tendency
from schakel.cases.tendencies.access import GIVE_TENDENCY
from schakel.cases.tendencies.facts import TendencyFact
from schakel.kernel.ids import FileId, TableId
from schakel.kernel.message import Message as _
from schakel.kernel.people import RUNNING, Actor
from schakel.kernel.ruling import Ruling, no_source
from schakel.tables import queries as tables
from schakel.tables.access import TableStanding
from schakel.tables.facts import TableFact
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_files


def visible_tendencies(*, limit: int = 100) -> tuple[TendencyFact, ...]:
    """Return the tendencies the actor received or gave, the newest first; two queries."""
    rows = list(
        Tendency.objects.select_related(
            "from_table", "to_table", "by__person", "by__organisation__municipality"
        ).order_by("-day", "id")[:limit]
    )
    files = open_files(FileId(row.file_id) for row in rows)
    return tuple(_fact(row, files[FileId(row.file_id)]) for row in rows)


def tendency_step(actor: Actor, from_table: TableId, day: date) -> tuple[TableFact, TableFact]:
    """Return the table that tells and the one that hears, to who may tell; four queries.

    Raises:
        NotFoundError: no such table.
        AccessDeniedError: the actor does not run the table, or none stands above it.
    """
    table = tables.table(from_table)
    require(actor, GIVE_TENDENCY, TableStanding(table.id, table.kind), day)
    require_law(has_table_above(table.above))
    return table, tables.table(table.above or from_table)


def telling_tables(actor: Actor, day: date) -> tuple[TableFact, ...]:
    """Return the tables for which the actor may tell a tendency; two queries."""
    return tuple(
        table
        for table in tables.tables(held.table for held in actor.powers).values()
        if table.above is not None and actor.leads([table.id], day, RUNNING)
    )


def has_table_above(above: TableId | None) -> Ruling:
    """Return whether there is a table to tell."""
    source, verification = no_source()
    return Ruling(
        allowed=above is not None,
        rule="tendency/above",
        sentence=_("Boven deze tafel staat geen tafel die tendensen ontvangt."),
        source=source,
        verification=verification,
    )


def names_at(table: TableId) -> frozenset[str]:
    """Return every pseudonym and opened name at a table that the actor may read; three queries."""
    cases = Case.objects.filter(places__table_id=table)
    pseudonyms = frozenset(cases.values_list("pseudonym", flat=True))
    identities = list(Identity.objects.filter(table_id=table))
    files = open_files(FileId(one.file_id) for one in identities if one.file_id)
    names = {
        files[FileId(one.file_id)].open(one.name, table="cases_identity", row=one.id, column="name")
        for one in identities
        if one.file_id and one.file_id in files
    }
    return pseudonyms | names


def _fact(row: Tendency, file: OpenFile) -> TendencyFact:
    text, question = (
        file.open(getattr(row, column), table="cases_tendency", row=row.id, column=column)
        for column in ("text", "question")
    )
    return TendencyFact(
        id=row.id,
        from_table=row.from_table.name,
        to_table=row.to_table.name,
        by=actors.mandate_fact(row.by),
        day=row.day,
        text=text,
        question=question,
    )
