# SPDX-License-Identifier: EUPL-1.2
"""The pages that give and end mandates."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.actors import queries as actors
from schakel.actors.commands import mandates as commands
from schakel.actors.facts import MandateInput
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import MandateId, OrganisationId, PersonId
from schakel.tables import governing
from schakel.tables.commands import leaving
from schakel.web.administration.forms import EndForm, MandateForm
from schakel.web.administration.gate import administrators_only, person_crumbs, show
from schakel.web.administration.labels import place_lines
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.request import ActingRequest, posted


@administrators_only
def give(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """Give a mandate."""
    key, acting = PersonId(person), request.acting
    person_fact = actors.person(key)
    held = actors.active_mandates(acting.day)
    form = MandateForm(
        posted(request),
        initial={"begin": acting.day},
        organisations=actors.organisations(),
        others=tuple(one for one in held if one.person.id != key),
    )

    def save() -> None:
        commands.give_mandate(acting.actor, _mandate(key, form), day=acting.day)

    if carry_out(form, save):
        messages.success(request, _("Het mandaat is gegeven."))
        return redirect("admin_person", key)
    return show(
        request,
        "form",
        page_title=_("Mandaat geven"),
        form=form,
        crumbs=person_crumbs(key, _("Mandaat geven")),
        about=person_fact.name,
        button=_("Mandaat geven"),
    )


@administrators_only
def end(request: ActingRequest, mandate: uuid.UUID) -> HttpResponse:
    """End a mandate, after saying what ends with it."""
    key, acting = MandateId(mandate), request.acting
    mandate_fact = actors.mandate_facts([key]).get(key)
    if mandate_fact is None:
        raise NotFoundError
    form = EndForm(posted(request), initial={"on": acting.day})

    def save() -> None:
        leaving.end_mandate(acting.actor, key, day=acting.day, **form.cleaned_data)

    if carry_out(form, save):
        messages.success(request, _("Het mandaat is beëindigd."))
        return redirect("admin_person", mandate_fact.person.id)
    return show(
        request,
        "confirm",
        page_title=_("Mandaat beëindigen"),
        crumbs=person_crumbs(mandate_fact.person.id, _("Mandaat beëindigen")),
        about=mandate_fact.label,
        form=form,
        title=_("Mandaat beëindigen"),
        consequence=_(
            "Vanaf deze dag ziet deze collega in deze functie niets meer. Terugdraaien kan "
            "niet; een nieuw mandaat geven wel."
        ),
        ends=place_lines(governing.places_of(key, acting.day)),
        back=reverse("admin_person", args=[mandate_fact.person.id]),
    )


def _mandate(person: PersonId, form: MandateForm) -> MandateInput:
    given = form.cleaned_data
    deputy_for = given["deputy_for"]
    return MandateInput(
        person=person,
        organisation=OrganisationId(uuid.UUID(given["organisation"])),
        function=given["function"],
        begin=given["begin"],
        end=given["end"],
        reason=given["reason"],
        deputy_for=MandateId(uuid.UUID(deputy_for)) if deputy_for else None,
    )
