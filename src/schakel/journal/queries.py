# SPDX-License-Identifier: EUPL-1.2
"""Reading the journal, as far as the row policy lets the actor."""

import uuid
from datetime import date

from schakel.journal.facts import EntryFact
from schakel.journal.models import Entry
from schakel.kernel.ids import PersonId


def entries_of_case(case: uuid.UUID, *, limit: int = 200) -> tuple[EntryFact, ...]:
    """Return the newest entries about a case first; one query."""
    return tuple(_fact(entry) for entry in Entry.objects.filter(case=case).order_by("-at")[:limit])


def entries(
    *,
    by: PersonId | None = None,
    on: date | None = None,
    limit: int = 200,
    offset: int = 0,
) -> tuple[EntryFact, ...]:
    """Return the newest entries the actor may read, of a person or a day; one query."""
    rows = Entry.objects.order_by("-at", "id")
    if by is not None:
        rows = rows.filter(actor=by)
    if on is not None:
        rows = rows.filter(day=on)
    return tuple(_fact(entry) for entry in rows[offset : offset + limit])


def _fact(entry: Entry) -> EntryFact:
    return EntryFact(
        at=entry.at,
        actor=None if entry.actor is None else PersonId(entry.actor),
        action=entry.action,
        kind=entry.subject_kind,
        id=entry.subject,
        case=entry.case,
        table=entry.table,
        refused_by=entry.refused_by,
    )
