# SPDX-License-Identifier: EUPL-1.2
"""Before the table meets: who is here, what is missing by law, which ways are open."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import MeetingId
from schakel.kernel.vocabulary import Necessity
from schakel.meetings.access import OPEN_MEETING, RUN_MEETING
from schakel.meetings.commands.attendance import note_presence, replace_seat
from schakel.meetings.commands.opening import open_meeting
from schakel.meetings.composition import needs_protocol, seats_of
from schakel.meetings.facts import MeetingState
from schakel.meetings.queries.table import candidates, composition_of, meeting_for
from schakel.rules.framework import SeatRule
from schakel.web.kit import page
from schakel.web.kit.carry_out import carry_out, press
from schakel.web.kit.request import ActingRequest, form_page, posted
from schakel.web.meetings import presenter
from schakel.web.meetings.presence_forms import PresenceForm, ReplacementForm

UNVERIFIED = "ground_unverified"


@form_page
def composition(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Mark who is here, and show what the law still asks."""
    view = composition_of(request.acting.actor, MeetingId(meeting), request.acting.day)
    meeting_fact = view.meeting
    form = PresenceForm(view.people, posted(request))
    if carry_out(
        form,
        lambda: note_presence(
            request.acting.actor, meeting_fact.id, form.marks(), day=request.acting.day
        ),
    ):
        messages.success(request, _("De aanwezigheid is bewaard."))
        return redirect("meeting_composition", meeting_fact.id)
    blocking = view.check.blocking
    remarks = [one for one in view.check.findings if not one.blocking]
    context = {
        "page_title": _("Wie is er?"),
        "meeting": meeting_fact,
        "title": presenter.title_of(meeting_fact),
        "form": form,
        "rows": list(form.rows()),
        "blocking": presenter.findings(blocking),
        "remarks": presenter.findings(one for one in remarks if one.code != UNVERIFIED),
        "unverified": presenter.findings(one for one in remarks if one.code == UNVERIFIED),
        "seats": [
            page.Link(seat.name, reverse("meeting_replacement", args=[meeting_fact.id, seat.id]))
            for seat in seats_of(meeting_fact.kind, request.acting.day)
            if seat.necessity is Necessity.REQUIRED
        ],
        "may_open": view.check.may_open,
        "is_today": meeting_fact.day == request.acting.day,
        "is_planned": meeting_fact.state is MeetingState.PLANNED,
        "is_open": meeting_fact.state is MeetingState.OPEN,
        "is_over": meeting_fact.state in {MeetingState.CLOSED, MeetingState.CANCELLED},
        "protocol_url": reverse("protocol_template", args=[meeting_fact.table])
        if needs_protocol(meeting_fact.kind, request.acting.day)
        else "",
        "ground": presenter.ground(request, meeting_fact),
        "crumbs": presenter.crumbs(meeting_fact, _("Wie is er?")),
    }
    return render(request, "meetings/composition.html", context)


@form_page
def replacement(request: ActingRequest, meeting: UUID, seat: str) -> HttpResponse:
    """Choose who takes a seat, among those with the right function."""
    meeting_fact = meeting_for(
        request.acting.actor, MeetingId(meeting), RUN_MEETING, request.acting.day
    )
    rule = _seat(meeting_fact.kind, seat, request)
    people = candidates(rule, request.acting.day)
    form = ReplacementForm(rule, people, posted(request))
    if carry_out(
        form,
        lambda: replace_seat(
            request.acting.actor, meeting_fact.id, form.chosen(), rule.id, day=request.acting.day
        ),
    ):
        messages.success(request, _("De plaats is voor dit overleg bezet."))
        return redirect("meeting_composition", meeting_fact.id)
    context = {
        "page_title": _("Een plaats laten vervangen"),
        "lead": rule.name,
        "form": form if people else None,
        "nothing": _("Niemand met een passende functie staat in Schakel. Vraag de beheerder."),
        "button": _("Deze plaats vervangen"),
        "ground": presenter.ground(request, meeting_fact),
        "crumbs": presenter.crumbs(meeting_fact, _("Vervanging")),
    }
    return render(request, "meetings/form.html", context)


def _seat(kind: str, wanted: str, request: ActingRequest) -> SeatRule:
    rule = next((one for one in seats_of(kind, request.acting.day) if one.id == wanted), None)
    if rule is None:
        raise NotFoundError
    return rule


@require_POST
def open_now(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Open the meeting, or only what concerns nobody."""
    general = request.POST.get("only") == "general"
    meeting_fact = meeting_for(
        request.acting.actor, MeetingId(meeting), OPEN_MEETING, request.acting.day
    )
    return press(
        request,
        lambda: open_meeting(
            request.acting.actor, meeting_fact.id, day=request.acting.day, general_only=general
        ),
        back=reverse("cockpit", args=[meeting_fact.id]),
    )
