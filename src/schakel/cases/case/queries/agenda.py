# SPDX-License-Identifier: EUPL-1.2
"""What meetings ask of cases: which lie at a table, and at which the actor is a guest."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from schakel.access.asking import among
from schakel.cases.case.facts import AgendaCase
from schakel.cases.case.queries.mine import my_circles
from schakel.cases.case.standing import standings_of
from schakel.cases.models import Case, CasePlace
from schakel.kernel.ids import CaseId, TableId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import CaseState, SubjectKind

__all__ = ["cases_as_guest", "cases_at", "standings_of"]


def cases_at(table_id: TableId) -> tuple[AgendaCase, ...]:
    """Return the cases that lie at the table and are not closed, by pseudonym; one query."""
    rows = Case.objects.filter(places__table_id=table_id, places__ended_on__isnull=True)
    return tuple(
        AgendaCase(
            CaseId(row.id),
            row.pseudonym,
            CaseState(row.state),
            SubjectKind(row.subject_kind),
            row.review_on,
        )
        for row in rows.exclude(state=CaseState.CLOSED).order_by("pseudonym")
    )


def cases_as_guest(actor: Actor, tables: Iterable[TableId], day: date) -> QuerySet[CasePlace, Any]:
    """Return the ids of the cases in whose circle the actor is that lie, or lay, at another table
    than these; for a sub-select."""
    elsewhere = CasePlace.objects.exclude(table_id__in=set(tables))
    return elsewhere.filter(among(my_circles(actor, day), "case_id")).values("case_id")
