# SPDX-License-Identifier: EUPL-1.2
"""Planning a meeting, changing it, calling it off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.kernel.ids import MeetingId, TableId
from schakel.meetings.access import CHANGE_MEETING, PLAN_MEETING
from schakel.meetings.commands.plan import cancel_meeting, change_meeting, plan_meeting
from schakel.meetings.queries.table import meeting_for
from schakel.tables import queries as tables
from schakel.web.kit.carry_out import carry_out, press
from schakel.web.kit.request import ActingRequest, form_page, posted
from schakel.web.meetings import presenter
from schakel.web.meetings.labels import when_words
from schakel.web.meetings.plan_forms import ChangeForm, PlanForm


@form_page
def plan(request: ActingRequest, table: UUID) -> HttpResponse:
    """Plan a meeting of a table."""
    facts = tables.table_facts(TableId(table), request.acting.day)
    require(request.acting.actor, PLAN_MEETING, facts, request.acting.day)
    form = PlanForm(posted(request))
    done = carry_out(
        form,
        lambda: plan_meeting(
            request.acting.actor, TableId(table), form.when(), day=request.acting.day
        ),
    )
    if done:
        messages.success(request, _("Het overleg is gepland. Wie een plaats heeft, hoort het."))
        return redirect("meeting", done.value)
    context = {
        "page_title": _("Een overleg plannen"),
        "lead": _("Wie een plaats heeft aan deze tafel, krijgt een bericht zonder inhoud."),
        "form": form,
        "button": _("Overleg plannen"),
        "table": tables.table(TableId(table)),
    }
    return render(request, "meetings/form.html", context)


@form_page
def change(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Give a planned meeting another time or place."""
    meeting_fact = meeting_for(
        request.acting.actor, MeetingId(meeting), CHANGE_MEETING, request.acting.day
    )
    form = ChangeForm(posted(request), meeting=meeting_fact)
    if carry_out(
        form,
        lambda: change_meeting(
            request.acting.actor,
            meeting_fact.id,
            form.when(),
            version=form.cleaned_data["version"],
            day=request.acting.day,
        ),
    ):
        messages.success(request, _("Het overleg is gewijzigd. Wie uitgenodigd is, hoort het."))
        return redirect("meeting", meeting_fact.id)
    context = {
        "page_title": _("Dag, uur of plaats wijzigen"),
        "form": form,
        "button": _("Wijziging bewaren"),
        "ground": presenter.ground(request, meeting_fact),
        "crumbs": presenter.crumbs(meeting_fact, _("Wijzigen")),
    }
    return render(request, "meetings/form.html", context)


@form_page
def cancel(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Say what calling off means, then call off."""
    meeting_fact = meeting_for(
        request.acting.actor, MeetingId(meeting), CHANGE_MEETING, request.acting.day
    )
    address = reverse("meeting", args=[meeting_fact.id])
    if request.method == "POST":
        return press(
            request,
            lambda: cancel_meeting(request.acting.actor, meeting_fact.id, day=request.acting.day),
            back=address,
            done=_("Het overleg is afgelast. Wie uitgenodigd is, hoort het."),
        )
    context = {
        "page_title": _("Overleg afgelasten"),
        "title": when_words(meeting_fact),
        "consequence": _(
            "Wie uitgenodigd is, krijgt een bericht. De casussen blijven bij deze tafel; zet ze "
            "zelf op een volgende agenda. U kunt dit niet ongedaan maken."
        ),
        "url": reverse("meeting_cancel", args=[meeting_fact.id]),
        "button": _("Ja, afgelasten"),
        "back": address,
        "ground": presenter.ground(request, meeting_fact),
        "crumbs": presenter.crumbs(meeting_fact, _("Afgelasten")),
    }
    return render(request, "meetings/confirm.html", context)
