# SPDX-License-Identifier: EUPL-1.2
"""The pages that give and end places; for administrators and for the mayor of the territory."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors import queries as actors
from schakel.kernel.ids import MandateId
from schakel.tables import governing
from schakel.tables import queries as tables
from schakel.tables.access import GIVE_TABLE_MANDATE
from schakel.tables.commands import places as commands
from schakel.tables.inputs import PlaceInput
from schakel.web.administration.forms import EndForm
from schakel.web.administration.gate import show
from schakel.web.administration.labels import ROLES
from schakel.web.administration.table_forms import PlaceForm
from schakel.web.administration.territory import table_crumbs, territory
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.request import ActingRequest, posted

ADMINISTRATOR = "administrator"


def give(request: ActingRequest, table: uuid.UUID) -> HttpResponse:
    """Give somebody a place at a table."""
    acting = request.acting
    table_fact, facts = territory(request, table)
    held = actors.active_mandates(acting.day)
    mayors = tuple(one for one in held if one.id in facts.mayors)
    own = facts.mayors & acting.actor.mandate_ids(acting.day)
    form = PlaceForm(
        posted(request),
        initial={"begin": acting.day, "given_by": next(iter(own), None)},
        held=tuple(one for one in held if one.function != ADMINISTRATOR),
        mayors=mayors,
    )

    def save() -> None:
        words = form.cleaned_data | {
            "table": table_fact.id,
            "mandate": MandateId(uuid.UUID(form.cleaned_data["mandate"])),
            "given_by": _mandate(form.cleaned_data["given_by"]),
        }
        commands.give_place(acting.actor, PlaceInput(**words), day=acting.day)

    if carry_out(form, save):
        messages.success(request, _("De plaats is gegeven."))
        return redirect("admin_table", table_fact.id)
    return show(
        request,
        "form",
        page_title=_("Plaats geven"),
        form=form,
        crumbs=table_crumbs(table_fact.id, _("Plaats geven")),
        about=table_fact.name,
        button=_("Plaats geven"),
        lead=_(
            "Voorzitten, weerhouden en coördineren zijn mandaten die de burgemeester geeft, "
            "niet de beheerder."
        ),
    )


def end(request: ActingRequest, place: uuid.UUID) -> HttpResponse:
    """End a place, after saying what it means."""
    acting = request.acting
    given_place = governing.place(place)
    facts = tables.table_facts(given_place.table, acting.day)
    require(acting.actor, GIVE_TABLE_MANDATE, facts, acting.day)
    form = EndForm(posted(request), initial={"on": acting.day})

    def save() -> None:
        commands.end_place(acting.actor, place, day=acting.day, **form.cleaned_data)

    if carry_out(form, save):
        messages.success(request, _("De plaats is beëindigd."))
        return redirect("admin_table", given_place.table)
    return show(
        request,
        "confirm",
        page_title=_("Plaats beëindigen"),
        crumbs=table_crumbs(given_place.table, _("Plaats beëindigen")),
        about=f"{given_place.mandate.label}: {ROLES[given_place.role]}",
        form=form,
        title=_("Plaats beëindigen"),
        consequence=_(
            "Vanaf deze dag geeft deze plaats geen inzage en geen bevoegdheid meer. "
            "Terugdraaien kan niet; opnieuw geven wel."
        ),
        ends=[f"{ROLES[given_place.role]}, {given_place.table_name}"],
        back=reverse("admin_table", args=[given_place.table]),
    )


def _mandate(text: str) -> MandateId | None:
    return MandateId(uuid.UUID(text)) if text else None
