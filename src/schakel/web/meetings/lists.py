# SPDX-License-Identifier: EUPL-1.2
"""The meetings that come and those that were; the register of decisions."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schakel.access.decide import decide
from schakel.kernel.ids import TableId
from schakel.meetings.access import PLAN_MEETING
from schakel.meetings.facts import DecisionFact
from schakel.meetings.queries.papers import decisions_of_table
from schakel.meetings.queries.upcoming import past_meetings, upcoming_meetings
from schakel.tables import queries as tables
from schakel.tables.access import TableStanding
from schakel.web.kit import page
from schakel.web.kit.days import day_words
from schakel.web.kit.frameworks import frameworks_of
from schakel.web.kit.ground import ground_for
from schakel.web.kit.paging import leaf, number_asked
from schakel.web.kit.request import ActingRequest
from schakel.web.meetings import presenter
from schakel.web.meetings.labels import DECIDED, MANNERS

PER_PAGE = 50


@require_safe
def meetings(request: ActingRequest) -> HttpResponse:
    """Show what comes, what was, and where the actor may plan."""
    actor, day = request.acting.actor, request.acting.day
    joined = {seat.table for seat in actor.seats} | {power.table for power in actor.powers}
    known = tables.tables(joined)
    may_plan = [
        one
        for one in known.values()
        if one.meets_on(day)
        and decide(actor, PLAN_MEETING, TableStanding(one.id, one.kind), day).allowed
    ]
    context = {
        "page_title": _("Overleg"),
        "coming": presenter.coming(upcoming_meetings(actor, day)),
        "past": presenter.coming(past_meetings(actor, day, limit=20)),
        "plan": [
            page.Link(
                _("Plannen voor %(table)s") % {"table": one.name},
                reverse("meeting_plan", args=[one.id]),
            )
            for one in may_plan
        ],
        "registers": [
            page.Link(
                _("Beslissingen van %(table)s") % {"table": one.name},
                reverse("decisions", args=[one.id]),
            )
            for one in known.values()
        ],
    }
    return render(request, "meetings/meetings.html", context)


@require_safe
def decisions(request: ActingRequest, table: UUID) -> HttpResponse:
    """Show what a table decided, when, how and on which ground, as far as the actor may read."""
    table_fact = tables.table(TableId(table))
    acting = request.acting
    records = leaf(
        number_asked(request),
        PER_PAGE,
        lambda limit, offset: decisions_of_table(
            acting.actor, table_fact.id, acting.day, limit=limit, offset=offset
        ),
    )
    rows = tuple(_row(one) for one in records.rows)
    columns = (_("Punt"), _("Wanneer"), _("Wat"), _("Hoe"))
    acts = ", ".join(one.source.text for one in frameworks_of(table_fact.kind, request.acting.day))
    context = {
        "page_title": _("Beslissingen"),
        "table": table_fact,
        "ground": ground_for(request.acting, table_fact),
        "acts": acts,
        "records": records,
        "decisions": page.DataTable(_("Beslissingen die u mag lezen"), columns, rows)
        if rows
        else None,
        "crumbs": (page.Crumb(_("Overleg"), reverse("meetings")), page.Crumb(_("Beslissingen"))),
    }
    return render(request, "meetings/decisions.html", context)


def _row(one: DecisionFact) -> tuple[page.Cell, ...]:
    kind = "" if one.record.decision_kind is None else str(DECIDED[one.record.decision_kind])
    manner = "" if one.record.manner is None else str(MANNERS[one.record.manner])
    return (
        page.Cell(one.label, reverse("item_minutes", args=[one.item])),
        page.Cell(day_words(one.record.decided_on) if one.record.decided_on else ""),
        page.Cell(kind or one.record.decision, small=one.record.decision if kind else ""),
        page.Cell(manner),
    )
