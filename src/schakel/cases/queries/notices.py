# SPDX-License-Identifier: EUPL-1.2
"""Reading notices; the database shows a notice to its mandate alone."""

from django.db.models import QuerySet

from schakel.cases.facts.notices import NoticeFact
from schakel.cases.models import Notice

LIMIT = 100


def my_notices(*, limit: int = LIMIT, offset: int = 0) -> tuple[NoticeFact, ...]:
    """Return the actor's notices, newest first; one query."""
    return _facts(Notice.objects.all(), limit, offset)


def unread_notices(*, limit: int = LIMIT) -> tuple[NoticeFact, ...]:
    """Return the actor's unread notices, newest first; one query."""
    return _facts(Notice.objects.filter(read_at__isnull=True), limit)


def unread_count() -> int:
    """Return how many notices the actor has not read; one query."""
    return Notice.objects.filter(read_at__isnull=True).count()


def _facts(rows: QuerySet[Notice], limit: int, offset: int = 0) -> tuple[NoticeFact, ...]:
    return tuple(
        NoticeFact(
            id=row.id,
            kind=row.kind,
            about_kind=row.about_kind,
            about=row.about,
            day=row.day,
            at=row.at,
            is_read=row.read_at is not None,
        )
        for row in rows.order_by("-at", "id")[offset : offset + limit]
    )
