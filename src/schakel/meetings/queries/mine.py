# SPDX-License-Identifier: EUPL-1.2
"""Where a list of meetings begins: at the actor's tables, and at the cases he is invited for.

The row policies say which meetings somebody sees. Without this they would be asked of every meeting
of the installation.
"""

from datetime import date

from django.db.models import Q, QuerySet

from schakel.access.asking import among
from schakel.cases.case.queries import agenda as cases
from schakel.kernel.people import Actor
from schakel.meetings.models import AgendaItem, Meeting


def my_meetings(actor: Actor, day: date, when: Q, *, first: str, limit: int) -> QuerySet[Meeting]:
    """Return the meetings of a time that the actor may see, in the order of `first`; no more than
    the limit."""
    joined = actor.tables_joined(day)
    guest_of = cases.cases_as_guest(actor, joined, day)
    # Only the first ones of his tables, or their whole history would come along.
    here = Meeting.objects.filter(when, table_id__in=joined).order_by(first, "id")
    invited = AgendaItem.objects.filter(among(guest_of, "case_id"))
    ids = here.values("pk")[:limit].union(invited.values("meeting_id"))
    found = Meeting.objects.select_related("table").filter(when, among(ids))
    return found.order_by(first, "id")[:limit]
