# SPDX-License-Identifier: EUPL-1.2
"""The pages about organisations."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.actors import queries as actors
from schakel.actors.commands import organisations as commands
from schakel.actors.facts import OrganisationInput
from schakel.kernel.ids import OrganisationId
from schakel.web.administration.forms import ChangeOrganisationForm, OrganisationForm
from schakel.web.administration.gate import administrators_only, crumbs, page_of, show
from schakel.web.administration.labels import kind_name
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.page import Cell, DataTable
from schakel.web.kit.request import ActingRequest, posted


@administrators_only
def listed(request: ActingRequest) -> HttpResponse:
    """Show every organisation; one query and the frame's."""
    page = page_of(request, actors.organisations())
    rows = tuple(
        (
            Cell(one.name, url=reverse("admin_organisation", args=[one.id])),
            Cell(kind_name(one.kind)),
            Cell(one.municipality or "–"),
            Cell(one.phone or "–"),
        )
        for one in page
    )
    columns = (_("Naam"), _("Soort"), _("Gemeente"), _("Telefoon"))
    return show(
        request,
        "list",
        page_title=_("Organisaties"),
        crumbs=crumbs((_("Organisaties"), "")),
        lead=_("Wie deelneemt: gemeenten, politie, welzijn, scholen, parket."),
        table=DataTable(_("Organisaties"), columns, rows),
        records=page,
        add_url=reverse("admin_organisation_add"),
        add_label=_("Organisatie toevoegen"),
    )


@administrators_only
def add(request: ActingRequest) -> HttpResponse:
    """Add an organisation."""
    acting = request.acting
    form = OrganisationForm(posted(request), municipalities=actors.municipalities())
    if carry_out(
        form, lambda: commands.add_organisation(acting.actor, _written(form), day=acting.day)
    ):
        messages.success(request, _("De organisatie is toegevoegd."))
        return redirect("admin_organisations")
    title = _("Organisatie toevoegen")
    path = crumbs((_("Organisaties"), reverse("admin_organisations")), (title, ""))
    return show(request, "form", page_title=title, form=form, crumbs=path, button=title)


@administrators_only
def change(request: ActingRequest, organisation: uuid.UUID) -> HttpResponse:
    """Change an organisation."""
    key, acting = OrganisationId(organisation), request.acting
    current = actors.organisation_input(key)
    places = actors.municipalities()
    form = ChangeOrganisationForm(
        posted(request), shown=current, initial=vars(current), municipalities=places
    )

    def save() -> None:
        form.require_unchanged()
        new = _written(form)
        commands.change_organisation(acting.actor, key, new, shown=current, day=acting.day)

    if carry_out(form, save):
        messages.success(request, _("De organisatie is gewijzigd."))
        return redirect("admin_organisations")
    title = _("Organisatie wijzigen")
    path = crumbs((_("Organisaties"), reverse("admin_organisations")), (title, ""))
    return show(
        request,
        "form",
        page_title=title,
        form=form,
        crumbs=path,
        button=_("Bewaren"),
    )


def _written(form: OrganisationForm) -> OrganisationInput:
    given = form.cleaned_data
    return OrganisationInput(
        name=given["name"],
        kind=given["kind"],
        municipality=given["municipality"],
        phone=given["phone"],
    )
