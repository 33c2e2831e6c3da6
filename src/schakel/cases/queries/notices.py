# SPDX-License-Identifier: EUPL-1.2
"""Reading notices; the database shows a notice to its mandate alone."""

from django.db.models import BooleanField, Exists, OuterRef, QuerySet, Value, When
from django.db.models import Case as CaseWhen

from schakel.cases.facts.notices import NoticeFact
from schakel.cases.models import Case, CaseMember, Notice, Signal, Task

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
    about = OuterRef("about")
    is_there = CaseWhen(
        When(about_kind="signal", then=Exists(Signal.objects.filter(pk=about))),
        When(about_kind="case", then=Exists(Case.objects.filter(pk=about))),
        When(about_kind="membership", then=Exists(CaseMember.objects.filter(pk=about))),
        When(about_kind="task", then=Exists(Task.objects.filter(pk=about))),
        default=Value(value=True),
        output_field=BooleanField(),
    )
    shown = rows.annotate(is_there=is_there).order_by("-at", "id")[offset : offset + limit]
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
