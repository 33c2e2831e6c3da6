# SPDX-License-Identifier: EUPL-1.2
"""Planning, changing, calling off; the agenda and its points; the calendar entry."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.access.decide import require
from schakel.actors import queries as actors
from schakel.cases.case.queries.agenda import cases_at
from schakel.documents import calendar
from schakel.documents.facts import MeetingInvitation
from schakel.kernel.ids import CaseId, ItemId, MeetingId, TableId
from schakel.kernel.vocabulary import ItemKind, TableLevel
from schakel.meetings.access import CHANGE_MEETING, PLAN_MEETING
from schakel.meetings.commands import agenda as agenda_commands
from schakel.meetings.commands.attendance import excuse_me
from schakel.meetings.commands.plan import cancel_meeting, change_meeting, plan_meeting
from schakel.meetings.facts import ItemState, MeetingState
from schakel.meetings.queries.table import agenda_of, item_for, meeting_for
from schakel.meetings.queries.table import meeting as one_meeting
from schakel.meetings.queries.upcoming import coming_meetings_of
from schakel.tables import queries as tables
from schakel.web.kit.carry_out import carry_out, press
from schakel.web.kit.request import ActingRequest, posted
from schakel.web.meetings import presenter
from schakel.web.meetings.forms import CaseItemForm, ChangeForm, GeneralItemForm, MoveForm, PlanForm
from schakel.web.meetings.labels import KINDS, when_words

form_view = require_http_methods(["GET", "HEAD", "POST"])


@form_view
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


@form_view
def change(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Give a planned meeting another time or place."""
    found = meeting_for(
        request.acting.actor, MeetingId(meeting), CHANGE_MEETING, request.acting.day
    )
    form = ChangeForm(posted(request), meeting=found)
    if carry_out(
        form,
        lambda: change_meeting(
            request.acting.actor,
            found.id,
            form.when(),
            version=form.cleaned_data["version"],
            day=request.acting.day,
        ),
    ):
        messages.success(request, _("Het overleg is gewijzigd. Wie uitgenodigd is, hoort het."))
        return redirect("meeting", found.id)
    context = {
        "page_title": _("Dag, uur of plaats wijzigen"),
        "form": form,
        "button": _("Wijziging bewaren"),
        "ground": presenter.ground(request, found),
        "crumbs": presenter.crumbs(found, _("Wijzigen")),
    }
    return render(request, "meetings/form.html", context)


@form_view
def cancel(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Say what calling off means, then call off."""
    found = meeting_for(
        request.acting.actor, MeetingId(meeting), CHANGE_MEETING, request.acting.day
    )
    address = reverse("meeting", args=[found.id])
    if request.method == "POST":
        return press(
            request,
            lambda: cancel_meeting(request.acting.actor, found.id, day=request.acting.day),
            back=address,
            done=_("Het overleg is afgelast. Wie uitgenodigd is, hoort het."),
        )
    context = {
        "page_title": _("Overleg afgelasten"),
        "title": when_words(found),
        "consequence": _(
            "Wie uitgenodigd is, krijgt een bericht. De casussen blijven bij deze tafel; zet ze "
            "zelf op een volgende agenda. U kunt dit niet ongedaan maken."
        ),
        "url": reverse("meeting_cancel", args=[found.id]),
        "button": _("Ja, afgelasten"),
        "back": address,
        "ground": presenter.ground(request, found),
        "crumbs": presenter.crumbs(found, _("Afgelasten")),
    }
    return render(request, "meetings/confirm.html", context)


@require_safe
def show(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Show the agenda as the actor sees it, and what can be done."""
    view = agenda_of(request.acting.actor, MeetingId(meeting), request.acting.day)
    found = view.meeting
    context = {
        "page_title": _("Overleg"),
        "meeting": found,
        "title": presenter.title_of(found),
        "groups": [
            (title, [(one, presenter.item_note(one)) for one in view.items if one.kind is kind])
            for kind, title in KINDS.items()
        ],
        "has_items": bool(view.items),
        "may_run": view.may_run,
        "may_change": view.may_run and found.state is MeetingState.PLANNED,
        "may_order": view.may_run
        and found.state not in {MeetingState.CLOSED, MeetingState.CANCELLED},
        "keeps_cases": found.level is not TableLevel.STRATEGIC,
        "waiting": ItemState.WAITING,
        "closed": ItemState.CLOSED,
        "is_planned": found.state is MeetingState.PLANNED,
        "is_cancelled": found.state is MeetingState.CANCELLED,
        "ground": presenter.ground(request, found),
        "crumbs": presenter.crumbs(found),
    }
    return render(request, "meetings/meeting.html", context)


@form_view
def add_case(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Put a case of this table on the agenda."""
    found = meeting_for(
        request.acting.actor, MeetingId(meeting), CHANGE_MEETING, request.acting.day
    )
    form = CaseItemForm(cases_at(found.table), posted(request), initial={"kind": "new"})
    if carry_out(
        form,
        lambda: agenda_commands.add_case(
            request.acting.actor,
            found.id,
            CaseId(form.case_id()),
            ItemKind(form.cleaned_data["kind"]),
            form.cleaned_data["question"],
            day=request.acting.day,
        ),
    ):
        messages.success(request, _("De casus staat op de agenda. Haar kring hoort het."))
        return redirect("meeting", found.id)
    context = {
        "page_title": _("Een casus op de agenda zetten"),
        "lead": _("Het punt bestaat alleen voor wie de casus mag lezen."),
        "form": form,
        "button": _("Op de agenda zetten"),
        "ground": presenter.ground(request, found),
        "crumbs": presenter.crumbs(found, _("Casus toevoegen")),
    }
    return render(request, "meetings/form.html", context)


@form_view
def add_item(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Put a point about nobody on the agenda."""
    found = meeting_for(
        request.acting.actor, MeetingId(meeting), CHANGE_MEETING, request.acting.day
    )
    form = GeneralItemForm(posted(request))
    if carry_out(
        form,
        lambda: agenda_commands.add_general(
            request.acting.actor,
            found.id,
            form.cleaned_data["title"],
            form.cleaned_data["question"],
            day=request.acting.day,
        ),
    ):
        messages.success(request, _("Het punt staat op de agenda."))
        return redirect("meeting", found.id)
    context = {
        "page_title": _("Een punt zonder personen"),
        "lead": _("Wie het overleg ziet, ziet dit punt."),
        "form": form,
        "button": _("Op de agenda zetten"),
        "ground": presenter.ground(request, found),
        "crumbs": presenter.crumbs(found, _("Punt toevoegen")),
    }
    return render(request, "meetings/form.html", context)


@form_view
def move(request: ActingRequest, item: UUID) -> HttpResponse:
    """Move a point to another meeting of the table."""
    found, point = item_for(request.acting.actor, ItemId(item), CHANGE_MEETING, request.acting.day)
    others = [
        one for one in coming_meetings_of(found.table, request.acting.day) if one.id != found.id
    ]
    form = MoveForm([(one.id, when_words(one)) for one in others], posted(request))
    if carry_out(
        form,
        lambda: agenda_commands.move_item(
            request.acting.actor, point.id, MeetingId(form.meeting_id()), day=request.acting.day
        ),
    ):
        messages.success(request, _("Het punt staat nu op de agenda van het andere overleg."))
        return redirect("meeting", found.id)
    context = {
        "page_title": _("Een punt verplaatsen"),
        "lead": _("Punt %(number)d: %(label)s") % {"number": point.number, "label": point.label},
        "form": form if others else None,
        "nothing": _("Deze tafel heeft geen later overleg. Plan er eerst een."),
        "button": _("Verplaatsen"),
        "remove_url": reverse("item_remove", args=[point.id]),
        "ground": presenter.ground(request, found),
        "crumbs": presenter.crumbs(found, _("Verplaatsen")),
    }
    return render(request, "meetings/form.html", context)


@require_POST
def order(request: ActingRequest, item: UUID) -> HttpResponse:
    """Move a point one place up or down among its kind."""
    found, point = item_for(request.acting.actor, ItemId(item), CHANGE_MEETING, request.acting.day)
    up = request.POST.get("way") == "up"
    return press(
        request,
        lambda: agenda_commands.order_item(
            request.acting.actor, point.id, up=up, day=request.acting.day
        ),
        back=reverse("meeting", args=[found.id]),
    )


@require_POST
def remove(request: ActingRequest, item: UUID) -> HttpResponse:
    """Take a point off the agenda."""
    found, point = item_for(request.acting.actor, ItemId(item), CHANGE_MEETING, request.acting.day)
    return press(
        request,
        lambda: agenda_commands.remove_item(request.acting.actor, point.id, day=request.acting.day),
        back=reverse("meeting", args=[found.id]),
        done=_("Het punt staat niet meer op de agenda."),
    )


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
    found, _may_run = one_meeting(request.acting.actor, MeetingId(meeting), request.acting.day)
    leading = tables.places(found.table, request.acting.day, roles=["coordinate", "chair"])
    email = actors.person(request.acting.person).email
    entry = MeetingInvitation(
        uid=f"{found.id}@schakel",
        table_name=found.table_name,
        starts_at=found.starts_at,
        ends_at=found.ends_at,
        place=found.place,
        organiser_email=leading[-1].mandate.person.email if leading else email,
        issued_at=timezone.now(),
        sequence=found.sequence,
        cancelled=found.state is MeetingState.CANCELLED,
        attendee_email=email,
    )
    answer = HttpResponse(calendar.invitation(entry), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="overleg-{found.day.isoformat()}.ics"'
    return answer
