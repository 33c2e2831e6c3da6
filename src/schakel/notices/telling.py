# SPDX-License-Identifier: EUPL-1.2
"""Telling a mandate that something happened: a kind and a link, never content."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from schakel.access.kinds import Thing
from schakel.kernel.ids import MandateId
from schakel.notices.facts import NoticeKind
from schakel.notices.models import Notice


def notify(
    mandate: MandateId, kind: NoticeKind, about: Thing, about_id: uuid.UUID | None, day: date
) -> None:
    """Write one notice, in the transaction of what happened. Its reader is the mandate alone."""
    notify_all([mandate], kind, about, about_id, day)


def notify_all(
    mandates: Iterable[MandateId],
    kind: NoticeKind,
    about: Thing,
    about_id: uuid.UUID | None,
    day: date,
) -> None:
    """Write the same notice for each mandate once; one query, none when nobody is meant."""
    now = timezone.now()
    # Forgets nobody and repeats nobody: a mayor may chair and retain at the same table.
    rows = [
        Notice(
            mandate_id=one,
            kind=kind.code,
            about_kind=about.name,
            about=about_id,
            day=day,
            at=now,
        )
        for one in dict.fromkeys(mandates)
    ]
    if rows:
        Notice.objects.bulk_create(rows)
