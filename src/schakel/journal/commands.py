# SPDX-License-Identifier: EUPL-1.2
"""Writing the journal: the one door."""

import json
import uuid
from datetime import date, datetime

from django.utils import timezone

from schakel.journal.facts import About
from schakel.journal.models import Entry
from schakel.kernel.ids import PersonId
from schakel.vault.files import OpenFile


def record(
    actor: PersonId | None,
    action: str,
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
    if reason and file is None:
        message = "journal: a reason needs the file it is sealed with."
        raise ValueError(message)
    entry = Entry(
        id=uuid.uuid4(),
        at=timezone.now(),
        day=day,
        actor=actor,
        action=action,
        subject_kind=about.kind,
        subject=about.id,
        case=about.case,
        table=about.table,
        refused_by=refused_by,
    )
    if file is not None:
        entry.file = file.id
        entry.reason = file.seal({"reason": reason}, table="journal_entry", row=entry.id)["reason"]
    entry.canonical = canonical(entry, entry.at)
    entry.save(force_insert=True)


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
        "reason": bytes(entry.reason).hex(),
    }
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _text(value: uuid.UUID | None) -> str | None:
    return None if value is None else str(value)
