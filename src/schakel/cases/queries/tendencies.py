# SPDX-License-Identifier: EUPL-1.2
"""Reading tendencies, and the names that may not stand in one."""

from schakel.actors import queries as actors
from schakel.cases.facts.cases import TendencyFact
from schakel.cases.models import Case, Identity, Tendency
from schakel.rules.ids import FileId, TableId
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
