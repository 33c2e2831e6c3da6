# SPDX-License-Identifier: EUPL-1.2
"""Telling a mandate that something happened: a kind and a link, never content."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from schakel.cases.facts.notices import NoticeKind
from schakel.cases.models import Notice
from schakel.kernel.ids import MandateId


def notify(
    mandate: MandateId, kind: NoticeKind, about_kind: str, about_id: uuid.UUID | None, day: date
) -> None:
    """Write one notice, in the transaction of what happened. Its reader is the mandate alone."""
    notify_all([mandate], kind, about_kind, about_id, day)


def notify_all(
    mandates: Iterable[MandateId],
    kind: NoticeKind,
    about_kind: str,
    about_id: uuid.UUID | None,
    day: date,
) -> None:
    """Write the same notice for each mandate once; one query, none when nobody is meant."""
    now = timezone.now()
    # Forgets nobody and repeats nobody: a mayor may chair and retain at the same table.
    rows = [
        Notice(mandate_id=one, kind=kind, about_kind=about_kind, about=about_id, day=day, at=now)
        for one in dict.fromkeys(mandates)
    ]
    if rows:
        Notice.objects.bulk_create(rows)
