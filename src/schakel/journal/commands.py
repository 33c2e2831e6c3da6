# SPDX-License-Identifier: EUPL-1.2
"""Writing the journal: the one door."""

import json
import uuid
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from schakel.access.kinds import Deed
from schakel.journal.access import PAGE
from schakel.journal.facts import About
from schakel.journal.models import Entry
from schakel.kernel.errors import ChangedMeanwhileError
from schakel.kernel.ids import PersonId
from schakel.vault.files import OpenFile


def record(
    actor: PersonId | None,
    deed: Deed,
    about: About,
    *,
    day: date,
    reason: str = "",
    file: OpenFile | None = None,
    refused_by: str = "",
) -> None:
    """Write what happened, in the transaction of the change itself.

    A reason may name people, so it is sealed with the file it belongs to; without a file a reason
    is refused.
    """
    entry(actor, deed, about, day=day, reason=reason, file=file, refused_by=refused_by).save(
        force_insert=True
    )


def record_refused_page(person: PersonId, page: str, *, day: date, refused_by: str) -> None:
    """Write that a page did not open for somebody: its name, and the rule that refused."""
    # A page has no deed: its name stands in the place of one, and the log says what it is about.
    record(person, Deed(page, ""), About(PAGE, None), day=day, refused_by=refused_by)


def entry(
    actor: PersonId | None,
    deed: Deed,
    about: About,
    *,
    day: date,
    reason: str = "",
    file: OpenFile | None = None,
    refused_by: str = "",
) -> Entry:
    """Return an entry that is not written yet, to hand to `change`."""
    if reason and file is None:
        message = "journal: a reason needs the file it is sealed with."
        raise ValueError(message)
    made = Entry(
        id=uuid.uuid4(),
        at=timezone.now(),
        day=day,
        actor=actor,
        action=deed.code,
        subject_kind=about.thing.name,
        subject=about.id,
        case=about.case,
        table=about.table,
        refused_by=refused_by,
    )
    if file is not None:
        made.file = file.id
        made.reason = file.seal({"reason": reason}, table="journal_entry", row=made.id)["reason"]
    made.canonical = canonical(made, made.at)
    return made


def change(function: str, *arguments: Any, entry: Entry) -> Any:
    """Carry out a named change in the database, which writes the entry itself; return its answer.

    A column that opens sight changes in no other way: the function checks the power once more, and
    without an entry that says what it did it does nothing.

    Raises:
        ChangedMeanwhileError: what the command saw a moment ago is no longer so.
    """
    room, name = function.split(".")
    places = ", ".join(["%s"] * len(arguments) + ["%s::jsonb"])
    words = [*arguments, json.dumps(_columns(entry))]
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{room}"."{name}"({places})', words)
        row = cursor.fetchone()
    if row is None or not row[0]:
        raise ChangedMeanwhileError
    return row[0]


def canonical(entry: Entry, at: datetime) -> str:
    """Return the bytes-to-be of an entry: sorted keys, no spaces, kept as text because jsonb
    reorders."""
    fields = {
        "id": str(entry.id),
        "at": at.isoformat(),
        "day": entry.day.isoformat(),
        "actor": _text(entry.actor),
        "action": entry.action,
        "kind": entry.subject_kind,
        "subject": _text(entry.subject),
        "case": _text(entry.case),
        "table": _text(entry.table),
        "refused_by": entry.refused_by,
        "file": _text(entry.file),
        "reason": bytes(entry.reason).hex(),
    }
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _columns(entry: Entry) -> dict[str, str | None]:
    """Return the columns as PostgreSQL reads them from JSON."""
    return {
        "id": str(entry.id),
        "at": entry.at.isoformat(),
        "day": entry.day.isoformat(),
        "actor": _text(entry.actor),
        "action": entry.action,
        "subject_kind": entry.subject_kind,
        "subject": _text(entry.subject),
        "case": _text(entry.case),
        "table": _text(entry.table),
        "refused_by": entry.refused_by,
        "file": _text(entry.file),
        "reason": f"\\x{bytes(entry.reason).hex()}",
        "canonical": entry.canonical,
    }


def _text(value: uuid.UUID | None) -> str | None:
    return None if value is None else str(value)
