# SPDX-License-Identifier: EUPL-1.2
"""Where administration begins, and the functions that the law folder knows."""

from datetime import timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.actors import queries as actors
from schakel.rules import law
from schakel.tables import queries as tables
from schakel.web.administration.gate import administrators_only, crumbs, show
from schakel.web.administration.labels import SIDES, STATUSES
from schakel.web.kit.days import day_words
from schakel.web.kit.labels import SECRECIES
from schakel.web.kit.page import Cell, DataTable, Tag, Todo
from schakel.web.kit.request import ActingRequest

AHEAD = timedelta(days=60)


@administrators_only
def home(request: ActingRequest) -> HttpResponse:
    """Show what asks for attention and the ways in; nine queries at most with the frame's."""
    day = request.acting.day
    todos = [
        Todo(
            when=day_words(clearance.valid_until),
            sentence=_("De veiligheidsmachtiging van %(name)s eindigt.") % {"name": person.name},
            url=reverse("admin_clearance", args=[person.id]),
            state="late" if clearance.valid_until < day else "soon",
        )
        for person, clearance in actors.ending_clearances(day + AHEAD)
    ] + [
        Todo(
            when=day_words(protocol.valid_until),
            sentence=_("Protocol %(reference)s loopt af.") % {"reference": protocol.reference},
            url=reverse("admin_protocol", args=[protocol.id]),
            state="soon",
        )
        for protocol in tables.protocols_ending(day, day + AHEAD)
    ]
    return show(request, "home", page_title=_("Beheer"), todos=todos)


@administrators_only
def functions(request: ActingRequest) -> HttpResponse:
    """Show every function with its secrecy and source; no query of its own."""
    rows = tuple(
        (
            Cell(one.name),
            Cell(SECRECIES[one.secrecy]),
            Cell(SIDES[one.side]),
            Cell(
                one.source.text,
                small=one.verification.doubt or "",
                tag=Tag(*STATUSES[one.verification.status]),
            ),
        )
        for one in sorted(law.book().functions, key=lambda one: one.name)
    )
    columns = (_("Functie"), _("Geheimhouding"), _("Kant van de tafel"), _("Bron"))
    return show(
        request,
        "list",
        page_title=_("Functies"),
        crumbs=crumbs((_("Functies"), "")),
        lead=_(
            "Geheimhouding hoort bij de functie, niet bij de werkgever. Deze lijst staat in "
            "de map met de wet "
            "en verandert alleen daar, na nazicht door een jurist."
        ),
        table=DataTable(_("Functies die Schakel kent"), columns, rows),
    )
