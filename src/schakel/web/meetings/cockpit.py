# SPDX-License-Identifier: EUPL-1.2
"""The table while it meets: agenda, point, people; one form that asks little and loses nothing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from schakel.cases.tendencies.queries import visible_tendencies
from schakel.kernel.ids import ItemId, MandateId, MeetingId
from schakel.kernel.vocabulary import DecisionManner, Keeps, TableLevel
from schakel.meetings.access import CLOSE_MEETING, RUN_MEETING
from schakel.meetings.commands.attendance import note_presence
from schakel.meetings.commands.items import admit_to_item, close_item, open_item, save_record
from schakel.meetings.commands.opening import close_meeting
from schakel.meetings.facts import ItemState, MeetingState
from schakel.meetings.queries.table import CockpitView, item_for, meeting_for, point_to_decide
from schakel.meetings.queries.table import cockpit as read_cockpit
from schakel.web.kit.carry_out import carry_out, press
from schakel.web.kit.days import clock
from schakel.web.kit.request import ActingRequest, form_page
from schakel.web.meetings import presence_presenter, presenter
from schakel.web.meetings.labels import when_words
from schakel.web.meetings.presence_forms import AdmitForm, OnePresenceForm
from schakel.web.meetings.record_forms import RecordForm

MANNERS = {one.value: one for one in DecisionManner}
# So many contributions leave the decision on the same screen; what came before is folded.
NEWEST = 2


@require_safe
def cockpit(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Show the open point, else the first that waits."""
    view = read_cockpit(request.acting.actor, MeetingId(meeting), None, request.acting.day)
    return _page(request, view, _form(view))


@form_page
def item(request: ActingRequest, meeting: UUID, item: UUID) -> HttpResponse:
    """Show one point; write down what is agreed; close it."""
    actor, day = request.acting.actor, request.acting.day
    meeting_id, point = MeetingId(meeting), ItemId(item)
    if request.method != "POST":
        view = read_cockpit(actor, meeting_id, point, day)
        return _page(request, view, _form(view))
    # Who may not write hears so, with the reason, before anything is opened.
    to_decide = point_to_decide(actor, meeting_id, point, day)
    form = RecordForm(
        to_decide.owners,
        request.POST,
        version=to_decide.version,
        has_case=to_decide.has_case,
        keeps_talk=to_decide.meeting.keeps is Keeps.FULL,
    )
    if carry_out(form, lambda: _write(request, point, form)):
        closes = request.POST.get("close", "") in MANNERS
        done = _("Het punt is gesloten. Ieders afspraken staan op zijn startpagina.")
        messages.success(request, done if closes else _("Bewaard."))
        return redirect("cockpit_item", meeting_id, point)
    return _page(request, read_cockpit(actor, meeting_id, point, day), form)


def _write(request: ActingRequest, point: ItemId, form: RecordForm) -> None:
    draft, version = form.draft(), form.cleaned_data["version"]
    manner = MANNERS.get(request.POST.get("close", ""))
    if manner is None:
        save_record(request.acting.actor, point, draft, version=version, day=request.acting.day)
    else:
        close_item(
            request.acting.actor, point, draft, manner, version=version, day=request.acting.day
        )


def _form(view: CockpitView) -> RecordForm:
    written = view.record
    initial = (
        {}
        if written is None
        else {
            "decision_kind": written.decision_kind,
            "decision": written.decision,
            "review_on": written.review_on,
            "talk": written.talk,
            "objections": written.objections,
        }
    )
    return RecordForm(
        view.owners,
        version=written.version if written else 0,
        initial=initial,
        has_case=view.item is not None and view.item.case is not None,
        keeps_talk=view.meeting.keeps is Keeps.FULL,
    )


def _page(request: ActingRequest, view: CockpitView, form: RecordForm) -> HttpResponse:
    meeting, point = view.meeting, view.item
    is_open = point is not None and point.state is ItemState.OPEN
    asked = _asked_for(request)
    said = presenter.said(view, asked)
    context = {
        "page_title": _("Punt %(number)d") % {"number": point.number} if point else _("Overleg"),
        "meeting": meeting,
        "view": view,
        "item": point,
        "total": len(view.items),
        "now": clock(timezone.now()),
        "left": presenter.time_left(meeting),
        "when": when_words(meeting),
        "groups": presenter.agenda(view),
        "people": presence_presenter.people(view),
        "late": presence_presenter.may_be_admitted(view) if view.may_run else (),
        "welfare": presence_presenter.welfare_note(view),
        "presence": OnePresenceForm(view.people) if view.may_run and view.people else None,
        "said": said[-NEWEST:],
        "said_before": said[:-NEWEST],
        "unfolds": bool(asked),
        "tasks": presenter.tasks(view.tasks),
        "written": presenter.written(view.record) if view.record else (),
        "form": form if is_open and view.may_run and meeting.is_running else None,
        "changed": presenter.written(view.record) if form.was_second and view.record else (),
        "may_start": view.may_run
        and meeting.is_running
        and point is not None
        and point.state is not ItemState.OPEN
        and (meeting.state is MeetingState.OPEN or point.case is None),
        "is_open": is_open,
        "is_closed": point is not None and point.state is ItemState.CLOSED,
        "tendencies": _tendencies(view),
        "ground": presenter.ground(request, meeting),
    }
    return render(request, "meetings/cockpit.html", context)


def _tendencies(view: CockpitView) -> list[object]:
    """Return what other tables told this strategic one; two queries, none at another table."""
    if view.meeting.level is not TableLevel.STRATEGIC:
        return []
    return [one for one in visible_tendencies() if one.to_table == view.meeting.table_name]


def _asked_for(request: ActingRequest) -> frozenset[UUID]:
    ids = set()
    for text in request.GET.getlist("toon"):
        try:
            ids.add(UUID(text))
        except ValueError:
            continue
    return frozenset(ids)


@require_POST
def start(request: ActingRequest, item: UUID) -> HttpResponse:
    """Open a point for who is here and may hear it."""
    meeting, point = item_for(request.acting.actor, ItemId(item), RUN_MEETING, request.acting.day)
    return press(
        request,
        lambda: open_item(request.acting.actor, point.id, day=request.acting.day),
        back=reverse("cockpit_item", args=[meeting.id, point.id]),
    )


@require_POST
def admit(request: ActingRequest, item: UUID) -> HttpResponse:
    """Let somebody who came later follow the open point."""
    meeting, point = item_for(request.acting.actor, ItemId(item), RUN_MEETING, request.acting.day)
    form = AdmitForm(request.POST)
    return press(
        request,
        lambda: admit_to_item(
            request.acting.actor,
            point.id,
            MandateId(form.cleaned_data["mandate"]),
            day=request.acting.day,
        ),
        back=reverse("cockpit_item", args=[meeting.id, point.id]),
        form=form,
    )


@require_POST
def presence(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Somebody comes or goes."""
    meeting_fact = meeting_for(
        request.acting.actor, MeetingId(meeting), RUN_MEETING, request.acting.day
    )
    view = read_cockpit(request.acting.actor, meeting_fact.id, None, request.acting.day)
    form = OnePresenceForm(view.people, request.POST)
    return press(
        request,
        lambda: note_presence(
            request.acting.actor, meeting_fact.id, form.mark(), day=request.acting.day
        ),
        back=reverse("cockpit", args=[meeting_fact.id]),
        form=form,
    )


@form_page
def close(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Say what closing means, then close."""
    meeting_fact = meeting_for(
        request.acting.actor, MeetingId(meeting), CLOSE_MEETING, request.acting.day
    )
    if request.method == "POST":
        return press(
            request,
            lambda: close_meeting(request.acting.actor, meeting_fact.id, day=request.acting.day),
            back=reverse("meeting", args=[meeting_fact.id]),
            done=_("Het overleg is gesloten. De verslagen wachten op goedkeuring."),
        )
    context = {
        "page_title": _("Overleg sluiten"),
        "title": when_words(meeting_fact),
        "consequence": _(
            "Daarna opent er geen punt meer. Wat niet besproken is, blijft staan: zet het op een "
            "volgende agenda. Het overleg kan niet opnieuw open."
        ),
        "url": reverse("meeting_close", args=[meeting_fact.id]),
        "button": _("Ja, overleg sluiten"),
        "back": reverse("cockpit", args=[meeting_fact.id]),
        "ground": presenter.ground(request, meeting_fact),
        "crumbs": presenter.crumbs(meeting_fact, _("Sluiten")),
    }
    return render(request, "meetings/confirm.html", context)
