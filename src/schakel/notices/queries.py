# SPDX-License-Identifier: EUPL-1.2
"""Reading notices; the database shows a notice to its mandate alone."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db.models import BooleanField, Case, OuterRef, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from schakel.access import registry
from schakel.access.asking import is_there
from schakel.access.kinds import WEB
from schakel.notices.facts import NoticeFact
from schakel.notices.models import Notice

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
    """Return the notices; `about` is empty when the actor no longer sees the thing itself."""
    known = RawSQL(*_is_there())  # noqa: S611  (written by the ORM, of names in our code)
    shown = rows.annotate(is_there=known).order_by("-at", "id")[offset : offset + limit]
    return tuple(
        NoticeFact(
            id=row.id,
            kind=row.kind,
            about_kind=row.about_kind,
            about=row.about if row.is_there else None,
            day=row.day,
            at=row.at,
            is_read=row.read_at is not None,
        )
        for row in shown
    )


@cache
def _is_there() -> tuple[str, tuple[Any, ...]]:
    """Return the SQL that says whether the actor sees the thing a notice is about.

    Kept, because writing it for some twenty kinds takes a quarter of the work on the start page.
    """
    known = Case(*_sights(), default=Value(value=True), output_field=BooleanField())
    query = Notice.objects.annotate(is_there=known).query
    sql, values = query.get_compiler(WEB).compile(query.annotations["is_there"])
    return sql, tuple(values)


def _sights() -> Iterator[When]:
    """Yield for each kind of thing whether the actor sees the one that a notice is about."""
    for name, kind in sorted(registry.kinds().items()):
        if kind.rows:
            same = {kind.asked_by: OuterRef("about")}
            seen = kind.rows[0].model._default_manager.filter(**same)
            yield When(about_kind=name, then=is_there(seen))
