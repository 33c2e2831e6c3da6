# SPDX-License-Identifier: EUPL-1.2
"""The pages that give and end mandates, clearances, second factors, and the page of a leaver."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.actors import queries as actors
from schakel.actors.commands import accounts, clearances
from schakel.actors.commands import mandates as commands
from schakel.actors.facts import MandateInput
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import MandateId, OrganisationId, PersonId
from schakel.tables import governing
from schakel.tables.commands import leaving
from schakel.tables.governing import GivenPlace
from schakel.web.administration import mails
from schakel.web.administration.forms import (
    ClearanceForm,
    EndForm,
    LeaveForm,
    MandateForm,
    ReasonForm,
)
from schakel.web.administration.gate import administrators_only, show
from schakel.web.administration.labels import ROLES
from schakel.web.administration.people import person_crumbs
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.request import ActingRequest, posted


@administrators_only
def give(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """Give a mandate."""
    key, acting = PersonId(person), request.acting
    found = actors.person(key)
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
        about=found.name,
        button=_("Mandaat geven"),
    )


@administrators_only
def end(request: ActingRequest, mandate: uuid.UUID) -> HttpResponse:
    """End a mandate, after saying what ends with it."""
    key, acting = MandateId(mandate), request.acting
    found = actors.mandate_facts([key]).get(key)
    if found is None:
        raise NotFoundError
    form = EndForm(posted(request), initial={"on": acting.day})

    def save() -> None:
        leaving.end_mandate(acting.actor, key, day=acting.day, **form.cleaned_data)

    if carry_out(form, save):
        messages.success(request, _("Het mandaat is beëindigd."))
        return redirect("admin_person", found.person.id)
    return show(
        request,
        "confirm",
        page_title=_("Mandaat beëindigen"),
        crumbs=person_crumbs(found.person.id, _("Mandaat beëindigen")),
        about=found.label,
        form=form,
        title=_("Mandaat beëindigen"),
        consequence=_(
            "Vanaf deze dag ziet deze collega in deze functie niets meer. Terugdraaien kan "
            "niet; een nieuw mandaat geven wel."
        ),
        ends=_ending(governing.places_of(key, acting.day)),
        back=reverse("admin_person", args=[found.person.id]),
    )


@administrators_only
def leave(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """End everything of somebody who leaves, after showing everything."""
    key, acting = PersonId(person), request.acting
    found = actors.staff_member(key)
    form = LeaveForm(posted(request), initial={"last_day": acting.day})

    def save() -> None:
        leaving.leave(acting.actor, key, day=acting.day, **form.cleaned_data)

    if carry_out(form, save):
        messages.success(request, _("Het vertrek is ingeschreven. Het account is gesloten."))
        return redirect("admin_person", key)
    running = [one for one in found.mandates if one.end is None or one.end > acting.day]
    functions = [f"{one.function_name}, {one.organisation.name}" for one in running]
    return show(
        request,
        "confirm",
        page_title=_("Vertrek"),
        crumbs=person_crumbs(key, _("Vertrek")),
        about=found.person.name,
        form=form,
        title=_("Vertrek inschrijven"),
        consequence=_(
            "Alle mandaten en plaatsen eindigen meteen, het account sluit, en open schermen "
            "gaan dicht. "
            "Wat deze collega inbracht en afsprak, blijft staan voor wie het vandaag leest."
        ),
        ends=[*functions, *_ending(governing.places_of_person(key, acting.day))],
        hint=_(
            "Is deze collega casusregisseur of heeft hij open afspraken? Vraag de "
            "coördinator om ze over te dragen."
        ),
        back=reverse("admin_person", args=[key]),
    )


@administrators_only
def second_factor(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """Forget somebody's second factor, after a call."""
    key, acting = PersonId(person), request.acting
    found = actors.person(key)
    form = ReasonForm(posted(request))
    done = carry_out(
        form,
        lambda: accounts.reset_second_factor(
            acting.actor, key, reason=form.cleaned_data["reason"], day=acting.day
        ),
    )
    if done:
        messages.success(request, _("De tweede stap is gewist. Deze collega stelt een nieuwe in."))
        if not mails.warn_second_factor_reset(done.value):
            messages.warning(
                request, _("De mail om te verwittigen vertrok niet. Bel deze collega.")
            )
        return redirect("admin_person", key)
    return show(
        request,
        "confirm",
        page_title=_("Tweede stap wissen"),
        crumbs=person_crumbs(key, _("Tweede stap wissen")),
        about=found.name,
        form=form,
        title=_("Tweede stap wissen"),
        consequence=_(
            "App, passkeys en herstelcodes werken niet meer, en deze collega wordt overal "
            "afgemeld. "
            "Bij de volgende aanmelding stelt hij een nieuwe tweede stap in."
        ),
        hint=_(
            "Bel deze collega eerst terug op het nummer dat u al had. Vertrouw geen mail en "
            "geen onbekend nummer."
        ),
        back=reverse("admin_person", args=[key]),
    )


@administrators_only
def clearance(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """Write down a clearance."""
    key, acting = PersonId(person), request.acting
    found = actors.person(key)
    held = actors.clearances([key]).get(key)
    now = {} if held is None else {"level": held.level, "valid_until": held.valid_until}
    form = ClearanceForm(posted(request), initial=now)

    def save() -> None:
        clearances.set_clearance(acting.actor, key, day=acting.day, **form.cleaned_data)

    if carry_out(form, save):
        messages.success(request, _("De veiligheidsmachtiging is bewaard."))
        return redirect("admin_person", key)
    return show(
        request,
        "form",
        page_title=_("Veiligheidsmachtiging"),
        form=form,
        crumbs=person_crumbs(key, _("Veiligheidsmachtiging")),
        about=found.name,
        button=_("Bewaren"),
        lead=_(
            "Volgens de wet van 11 december 1998. Alleen het niveau en de laatste dag; geen "
            "attest, geen bijlage."
        ),
    )


def _ending(places: tuple[GivenPlace, ...]) -> list[str]:
    return [f"{ROLES[one.role]}, {one.table_name}" for one in places]


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
