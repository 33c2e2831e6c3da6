# SPDX-License-Identifier: EUPL-1.2
"""The points of an agenda: put on it, moved, ordered, taken off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from schakel.cases.case.queries.agenda import cases_at
from schakel.kernel.ids import CaseId, ItemId, MeetingId
from schakel.kernel.vocabulary import ItemKind
from schakel.meetings.access import CHANGE_MEETING
from schakel.meetings.commands import agenda as agenda_commands
from schakel.meetings.queries.table import item_for, meeting_for
from schakel.meetings.queries.upcoming import coming_meetings_of
from schakel.web.kit.carry_out import carry_out, press
from schakel.web.kit.request import ActingRequest, form_page, posted
from schakel.web.meetings import presenter
from schakel.web.meetings.labels import when_words
from schakel.web.meetings.plan_forms import CaseItemForm, GeneralItemForm, MoveForm


@form_page
def add_case(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Put a case of this table on the agenda."""
    meeting_fact = meeting_for(
        request.acting.actor, MeetingId(meeting), CHANGE_MEETING, request.acting.day
    )
    form = CaseItemForm(cases_at(meeting_fact.table), posted(request), initial={"kind": "new"})
    if carry_out(
        form,
        lambda: agenda_commands.add_case(
            request.acting.actor,
            meeting_fact.id,
            CaseId(form.case_id()),
            ItemKind(form.cleaned_data["kind"]),
            form.cleaned_data["question"],
            day=request.acting.day,
        ),
    ):
        messages.success(request, _("De casus staat op de agenda. Haar kring hoort het."))
        return redirect("meeting", meeting_fact.id)
    context = {
        "page_title": _("Een casus op de agenda zetten"),
        "lead": _("Het punt bestaat alleen voor wie de casus mag lezen."),
        "form": form,
        "button": _("Op de agenda zetten"),
        "ground": presenter.ground(request, meeting_fact),
        "crumbs": presenter.crumbs(meeting_fact, _("Casus toevoegen")),
    }
    return render(request, "meetings/form.html", context)


@form_page
def add_item(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Put a point about nobody on the agenda."""
    meeting_fact = meeting_for(
        request.acting.actor, MeetingId(meeting), CHANGE_MEETING, request.acting.day
    )
    form = GeneralItemForm(posted(request))
    if carry_out(
        form,
        lambda: agenda_commands.add_general(
            request.acting.actor,
            meeting_fact.id,
            form.cleaned_data["title"],
            form.cleaned_data["question"],
            day=request.acting.day,
        ),
    ):
        messages.success(request, _("Het punt staat op de agenda."))
        return redirect("meeting", meeting_fact.id)
    context = {
        "page_title": _("Een punt zonder personen"),
        "lead": _("Wie het overleg ziet, ziet dit punt."),
        "form": form,
        "button": _("Op de agenda zetten"),
        "ground": presenter.ground(request, meeting_fact),
        "crumbs": presenter.crumbs(meeting_fact, _("Punt toevoegen")),
    }
    return render(request, "meetings/form.html", context)


@form_page
def move(request: ActingRequest, item: UUID) -> HttpResponse:
    """Move a point to another meeting of the table."""
    meeting, point = item_for(
        request.acting.actor, ItemId(item), CHANGE_MEETING, request.acting.day
    )
    others = [
        one for one in coming_meetings_of(meeting.table, request.acting.day) if one.id != meeting.id
    ]
    form = MoveForm([(one.id, when_words(one)) for one in others], posted(request))
    if carry_out(
        form,
        lambda: agenda_commands.move_item(
            request.acting.actor, point.id, MeetingId(form.meeting_id()), day=request.acting.day
        ),
    ):
        messages.success(request, _("Het punt staat nu op de agenda van het andere overleg."))
        return redirect("meeting", meeting.id)
    context = {
        "page_title": _("Een punt verplaatsen"),
        "lead": _("Punt %(number)d: %(label)s") % {"number": point.number, "label": point.label},
        "form": form if others else None,
        "nothing": _("Deze tafel heeft geen later overleg. Plan er eerst een."),
        "button": _("Verplaatsen"),
        "remove_url": reverse("item_remove", args=[point.id]),
        "ground": presenter.ground(request, meeting),
        "crumbs": presenter.crumbs(meeting, _("Verplaatsen")),
    }
    return render(request, "meetings/form.html", context)


@require_POST
def order(request: ActingRequest, item: UUID) -> HttpResponse:
    """Move a point one place up or down among its kind."""
    meeting, point = item_for(
        request.acting.actor, ItemId(item), CHANGE_MEETING, request.acting.day
    )
    up = request.POST.get("way") == "up"
    return press(
        request,
        lambda: agenda_commands.order_item(
            request.acting.actor, point.id, up=up, day=request.acting.day
        ),
        back=reverse("meeting", args=[meeting.id]),
    )


@require_POST
def remove(request: ActingRequest, item: UUID) -> HttpResponse:
    """Take a point off the agenda."""
    meeting, point = item_for(
        request.acting.actor, ItemId(item), CHANGE_MEETING, request.acting.day
    )
    return press(
        request,
        lambda: agenda_commands.remove_item(request.acting.actor, point.id, day=request.acting.day),
        back=reverse("meeting", args=[meeting.id]),
        done=_("Het punt staat niet meer op de agenda."),
    )
