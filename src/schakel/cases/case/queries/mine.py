# SPDX-License-Identifier: EUPL-1.2
"""Where a list of cases begins: at the actor's own tables and circles.

The row policies say which cases somebody reads. Without this they would be asked of every case of
the installation, to show the few that are his.
"""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from schakel.cases.models import Case, CaseMember, CasePlace
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import MembershipState


def my_cases(actor: Actor, day: date) -> QuerySet[Case]:
    """Return the cases at tables that the actor leads, and those in whose circle he is."""
    at_my_tables = CasePlace.objects.filter(
        table_id__in=actor.tables_led(day), ended_on__isnull=True
    )
    ids = at_my_tables.values("case_id").union(my_circles(actor, day))
    return Case.objects.filter(pk__in=ids)


def my_circles(actor: Actor, day: date) -> QuerySet[CaseMember, Any]:
    """Return the ids of the cases in whose circle the actor is, for a sub-select."""
    return CaseMember.objects.filter(
        mandate_id__in=actor.mandate_ids(day),
        state=MembershipState.ACCEPTED,
        ended_on__isnull=True,
    ).values("case_id")
