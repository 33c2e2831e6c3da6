# SPDX-License-Identifier: EUPL-1.2
"""The page of somebody who leaves: everything ends at once, after showing everything."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.actors import queries as actors
from schakel.kernel.ids import PersonId
from schakel.tables import governing
from schakel.tables.commands import leaving
from schakel.web.administration.forms import LeaveForm
from schakel.web.administration.gate import administrators_only, person_crumbs, show
from schakel.web.administration.labels import place_lines
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.request import ActingRequest, posted


@administrators_only
def leave(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """End everything of somebody who leaves, after showing everything."""
    key, acting = PersonId(person), request.acting
    staff = actors.staff_member(key)
    form = LeaveForm(posted(request), initial={"last_day": acting.day})

    def save() -> None:
        leaving.leave(acting.actor, key, day=acting.day, **form.cleaned_data)

    if carry_out(form, save):
        messages.success(request, _("Het vertrek is ingeschreven. Het account is gesloten."))
        return redirect("admin_person", key)
    running = [one for one in staff.mandates if one.ends_after(acting.day)]
    functions = [f"{one.function_name}, {one.organisation.name}" for one in running]
    return show(
        request,
        "confirm",
        page_title=_("Vertrek"),
        crumbs=person_crumbs(key, _("Vertrek")),
        about=staff.person.name,
        form=form,
        title=_("Vertrek inschrijven"),
        consequence=_(
            "Alle mandaten en plaatsen eindigen meteen, het account sluit, en open schermen "
            "gaan dicht. "
            "Wat deze collega inbracht en afsprak, blijft staan voor wie het vandaag leest."
        ),
        ends=[*functions, *place_lines(governing.places_of_person(key, acting.day))],
        hint=_(
            "Is deze collega casusregisseur of heeft hij open afspraken? Vraag de "
            "coördinator om ze over te dragen."
        ),
        back=reverse("admin_person", args=[key]),
    )
