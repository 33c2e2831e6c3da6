# SPDX-License-Identifier: EUPL-1.2
"""What the actor must hear: that something happened, and where to read it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from schakel.notices import commands, queries
from schakel.notices.facts import NoticeFact
from schakel.web.kit.carry_out import press
from schakel.web.kit.days import recent_moment
from schakel.web.kit.links import address_of
from schakel.web.kit.paging import leaf, number_asked
from schakel.web.kit.request import ActingRequest

PER_PAGE = 20


@dataclass(frozen=True)
class ShownNotice:
    """A notice as the page shows it."""

    notice: NoticeFact
    when: str
    url: str


@require_safe
def notices(request: ActingRequest) -> HttpResponse:
    """Show every unread notice, then the earlier ones, page by page."""
    unread = queries.unread_notices()
    records = leaf(
        number_asked(request),
        PER_PAGE,
        lambda limit, offset: queries.my_notices(limit=limit, offset=offset),
    )
    context = {
        "page_title": _("Berichten"),
        "unread": [shown(one, request.acting.day) for one in unread],
        "earlier": [shown(one, request.acting.day) for one in records.rows if one.is_read],
        "records": records,
        # Counted here, so that the frame need not ask again.
        "notices_count": len(unread),
        "next_url": reverse("today"),
    }
    return render(request, "notices/notices.html", context)


@require_POST
def read_one(request: ActingRequest, notice: UUID) -> HttpResponse:
    """Mark one notice as read."""
    return press(
        request,
        lambda: commands.mark_read(request.acting.actor, notice, day=request.acting.day),
        back=reverse("notices"),
    )


@require_POST
def read_all(request: ActingRequest) -> HttpResponse:
    """Mark every notice as read."""
    return press(
        request,
        lambda: commands.mark_all_read(request.acting.actor, day=request.acting.day),
        back=reverse("notices"),
        done=_("Alle berichten staan als gelezen."),
    )


def shown(notice: NoticeFact, today: date) -> ShownNotice:
    """Return a notice with its moment in words and the page it leads to, when there is one."""
    when = recent_moment(notice.at, today)
    return ShownNotice(notice, when, address_of(notice.about_kind, notice.about))
