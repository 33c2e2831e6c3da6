# SPDX-License-Identifier: EUPL-1.2
"""A meeting as the actor sees it: its agenda, an excuse, the calendar entry."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from schakel.actors import queries as actors
from schakel.documents import calendar
from schakel.documents.facts import MeetingInvitation
from schakel.kernel.ids import MeetingId
from schakel.kernel.vocabulary import TableLevel
from schakel.meetings.commands.attendance import excuse_me
from schakel.meetings.facts import ItemState, MeetingState
from schakel.meetings.queries.table import agenda_of
from schakel.meetings.queries.table import meeting as one_meeting
from schakel.tables import queries as tables
from schakel.web.kit.carry_out import press
from schakel.web.kit.request import ActingRequest
from schakel.web.meetings import presenter
from schakel.web.meetings.labels import KINDS


@require_safe
def show(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Show the agenda as the actor sees it, and what can be done."""
    view = agenda_of(request.acting.actor, MeetingId(meeting), request.acting.day)
    meeting_fact = view.meeting
    context = {
        "page_title": _("Overleg"),
        "meeting": meeting_fact,
        "title": presenter.title_of(meeting_fact),
        "groups": [
            (title, [(one, presenter.item_note(one)) for one in view.items if one.kind is kind])
            for kind, title in KINDS.items()
        ],
        "has_items": bool(view.items),
        "may_run": view.may_run,
        "may_change": view.may_run and meeting_fact.state is MeetingState.PLANNED,
        "may_order": view.may_run
        and meeting_fact.state not in {MeetingState.CLOSED, MeetingState.CANCELLED},
        "keeps_cases": meeting_fact.level is not TableLevel.STRATEGIC,
        "waiting": ItemState.WAITING,
        "closed": ItemState.CLOSED,
        "is_planned": meeting_fact.state is MeetingState.PLANNED,
        "is_cancelled": meeting_fact.state is MeetingState.CANCELLED,
        "ground": presenter.ground(request, meeting_fact),
        "crumbs": presenter.crumbs(meeting_fact),
    }
    return render(request, "meetings/meeting.html", context)


@require_POST
def excuse(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Say that the actor cannot come."""
    return press(
        request,
        lambda: excuse_me(request.acting.actor, MeetingId(meeting), day=request.acting.day),
        back=reverse("meeting", args=[meeting]),
        done=_("De coördinator ziet dat u niet kunt komen."),
    )


@require_safe
def invitation(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Give the calendar entry of the one who asks: when and where, nothing of what about."""
    meeting_fact, _may_run = one_meeting(
        request.acting.actor, MeetingId(meeting), request.acting.day
    )
    leading = tables.places(meeting_fact.table, request.acting.day, roles=["coordinate", "chair"])
    email = actors.person(request.acting.actor.person).email
    entry = MeetingInvitation(
        uid=f"{meeting_fact.id}@schakel",
        table_name=meeting_fact.table_name,
        starts_at=meeting_fact.starts_at,
        ends_at=meeting_fact.ends_at,
        place=meeting_fact.place,
        organiser_email=leading[-1].mandate.person.email if leading else email,
        issued_at=timezone.now(),
        sequence=meeting_fact.sequence,
        cancelled=meeting_fact.state is MeetingState.CANCELLED,
        attendee_email=email,
    )
    answer = HttpResponse(calendar.invitation(entry), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = (
        f'attachment; filename="overleg-{meeting_fact.day.isoformat()}.ics"'
    )
    return answer
