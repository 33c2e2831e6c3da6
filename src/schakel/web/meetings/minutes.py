# SPDX-License-Identifier: EUPL-1.2
"""Minutes per point: write, take along, approve."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import ItemId, MeetingId
from schakel.kernel.vocabulary import Keeps
from schakel.meetings.access import APPROVE_MINUTES, WRITE_MINUTES
from schakel.meetings.commands.minutes import approve_minutes, write_minutes
from schakel.meetings.facts import ItemState, MinutesFact, MinutesState
from schakel.meetings.queries.papers import MinutesView, minutes_of, waiting_minutes
from schakel.meetings.queries.table import item_for, meeting_for
from schakel.web.kit import page
from schakel.web.kit.carry_out import carry_out, press
from schakel.web.kit.days import day_words, moment_words
from schakel.web.kit.request import ActingRequest, form_page, posted
from schakel.web.kit.versions import VersionSent
from schakel.web.meetings import presenter
from schakel.web.meetings.downloads import COMMON, OWN
from schakel.web.meetings.record_forms import SummaryForm


@form_page
def minutes(request: ActingRequest, item: UUID) -> HttpResponse:
    """Show what the minutes of a point say; whoever runs the table writes the summary."""
    point = ItemId(item)
    if request.method == "POST":
        item_for(request.acting.actor, point, WRITE_MINUTES, request.acting.day)
    view = minutes_of(request.acting.actor, point, request.acting.day)
    form = SummaryForm(
        posted(request),
        version=view.last.number if view.last else 0,
        initial={"summary": view.last.summary if view.last else ""},
    )
    if carry_out(
        form,
        lambda: write_minutes(
            request.acting.actor,
            point,
            form.cleaned_data["summary"],
            based_on=form.cleaned_data["version"],
            day=request.acting.day,
        ),
    ):
        messages.success(request, _("Het verslag is bewaard als een nieuwe versie."))
        return redirect("item_minutes", point)
    return render(request, "meetings/minutes.html", _context(request, view, form))


def _context(request: ActingRequest, view: MinutesView, form: SummaryForm) -> dict[str, object]:
    last = view.last
    return {
        "page_title": _("Verslag van een punt"),
        "view": view,
        "item": view.item,
        "written": presenter.written(view.record),
        "tasks": presenter.tasks(view.tasks),
        "form": form if _takes_summary(view) else None,
        "summary": last.summary if last else "",
        "is_approved": last is not None and last.state is MinutesState.APPROVED,
        "versions": tuple(_event(one) for one in view.versions),
        "files": [
            (
                title,
                [page.Link(kind.upper(), _file_url(view, copy, kind)) for kind in ("pdf", "docx")],
            )
            for copy, title in (
                (COMMON, _("Gemeenschappelijk exemplaar")),
                (OWN, _("Mijn exemplaar, met wat ik zelf gaf")),
            )
        ],
        "ground": presenter.ground(request, view.meeting),
        "crumbs": presenter.crumbs(view.meeting, _("Verslag")),
    }


def _takes_summary(view: MinutesView) -> bool:
    closed = view.item.state is ItemState.CLOSED
    return view.may_run and closed and view.meeting.keeps is Keeps.FULL


def _event(one: MinutesFact) -> page.Event:
    approved = one.state is MinutesState.APPROVED and one.approved_on is not None
    return page.Event(
        when=moment_words(one.written_at),
        sentence=_("Versie %(number)d") % {"number": one.number},
        small=_("Goedgekeurd op %(day)s") % {"day": day_words(one.approved_on)}
        if approved and one.approved_on
        else _("Ontwerp"),
    )


def _file_url(view: MinutesView, copy: str, kind: str) -> str:
    return reverse("item_minutes_file", args=[view.item.id, copy, kind])


@require_safe
def waiting(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Show the minutes that this meeting may approve."""
    meeting_fact = meeting_for(
        request.acting.actor, MeetingId(meeting), APPROVE_MINUTES, request.acting.day
    )
    context = {
        "page_title": _("Verslagen om goed te keuren"),
        "meeting": meeting_fact,
        "waiting": [(one, day_words(one.meeting.day)) for one in waiting_minutes(meeting_fact.id)],
        "may_approve": meeting_fact.is_running,
        "ground": presenter.ground(request, meeting_fact),
        "crumbs": presenter.crumbs(meeting_fact, _("Verslagen")),
    }
    return render(request, "meetings/waiting.html", context)


@require_POST
def approve(request: ActingRequest, item: UUID) -> HttpResponse:
    """Approve the version that was read, at the meeting that is open."""
    meeting, point = item_for(
        request.acting.actor, ItemId(item), APPROVE_MINUTES, request.acting.day
    )
    try:
        at = MeetingId(UUID(request.POST.get("meeting", "")))
    except ValueError as error:
        raise NotFoundError from error
    form = VersionSent(request.POST)
    meeting_for(request.acting.actor, at, APPROVE_MINUTES, request.acting.day)
    return press(
        request,
        lambda: approve_minutes(
            request.acting.actor,
            point.id,
            at,
            number=form.cleaned_data["version"],
            day=request.acting.day,
        ),
        back=reverse("meeting_minutes", args=[at]),
        done=_("Het verslag van %(day)s is goedgekeurd.") % {"day": day_words(meeting.day)},
        form=form,
    )
