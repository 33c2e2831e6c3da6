# SPDX-License-Identifier: EUPL-1.2
"""Marking notices as read."""

import uuid
from datetime import date

from django.utils import timezone

from schakel.access.decide import require
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import MandateId
from schakel.kernel.people import Actor
from schakel.notices.access import NOTICE, NoticeStanding
from schakel.notices.models import Notice


def mark_read(actor: Actor, notice_id: uuid.UUID, *, day: date) -> None:
    """Mark one notice as read; marking it twice changes nothing.

    Raises:
        NotFoundError: there is no such notice for the actor.
    """
    notice = Notice.objects.select_for_update().filter(pk=notice_id).first()
    if notice is None:
        raise NotFoundError
    require(actor, NOTICE, NoticeStanding(MandateId(notice.mandate_id)), day)
    if notice.read_at is not None:
        return
    notice.read_at = timezone.now()
    notice.save(update_fields=["read_at"])
    record(actor.person, NOTICE.reading, About(NOTICE, notice_id), day=day)


def mark_all_read(actor: Actor, *, day: date) -> None:
    """Mark every unread notice of the actor as read, with one entry in the journal."""
    # The row policy leaves the actor's own notices alone.
    changed = Notice.objects.filter(read_at__isnull=True).update(read_at=timezone.now())
    if changed:
        record(actor.person, NOTICE.reading, About(NOTICE, None), day=day)
