# SPDX-License-Identifier: EUPL-1.2
"""The pages that add somebody, change a name or an address, and invite again."""

import uuid
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.actors import queries as actors
from schakel.actors.commands import accounts
from schakel.actors.commands import people as commands
from schakel.actors.facts import PersonInput
from schakel.kernel.ids import PersonId
from schakel.web.administration import mails
from schakel.web.administration.forms import ChangeContactForm, NameForm, PersonForm
from schakel.web.administration.gate import administrators_only, crumbs, person_crumbs, show
from schakel.web.kit.carry_out import carry_out, tell_why_not
from schakel.web.kit.forms import SchakelForm
from schakel.web.kit.request import ActingRequest, posted


@administrators_only
def add(request: ActingRequest) -> HttpResponse:
    """Add somebody, and send the invitation when asked."""
    form = PersonForm(posted(request))
    acting = request.acting

    def save() -> PersonId:
        words = {key: value for key, value in form.cleaned_data.items() if key != "invite"}
        return commands.add_person(acting.actor, PersonInput(**words), day=acting.day)

    done = carry_out(form, save)
    if done:
        messages.success(request, _("De collega is toegevoegd. Geef nu een mandaat."))
        if form.cleaned_data["invite"]:
            _send(request, done.value)
        return redirect("admin_person", done.value)
    title = _("Collega toevoegen")
    path = crumbs((_("Mensen"), reverse("admin_people")), (title, ""))
    lead = _("Zonder mandaat ziet deze collega niets. Dat geeft u op de volgende bladzijde.")
    return show(request, "form", page_title=title, form=form, crumbs=path, button=title, lead=lead)


@administrators_only
def name(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """Change a name."""
    key, acting = PersonId(person), request.acting
    person_fact = actors.person(key)
    now = {"given_name": person_fact.given_name, "family_name": person_fact.family_name}
    form = NameForm(posted(request), initial=now)
    if carry_out(
        form,
        lambda: commands.change_name(acting.actor, key, day=acting.day, **form.cleaned_data),
    ):
        messages.success(request, _("De naam is gewijzigd."))
        return redirect("admin_person", key)
    return show(
        request,
        "form",
        page_title=_("Naam wijzigen"),
        form=form,
        crumbs=person_crumbs(key, _("Naam wijzigen")),
        button=_("Naam wijzigen"),
        lead=_(
            "De nieuwe naam staat meteen overal, ook bij wat vroeger gebeurde. De oude wordt "
            "niet bewaard."
        ),
    )


@administrators_only
def contact(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """Change how to reach somebody; the old address hears it when the address changes."""
    key, acting = PersonId(person), request.acting
    current = actors.person_input(key)
    form = ChangeContactForm(posted(request), shown=current, initial=vars(current))

    def save() -> str | None:
        form.require_unchanged()
        given = form.cleaned_data
        new = replace(
            current,
            email=given["email"],
            phone=given["phone"],
            introduction=given["introduction"],
        )
        return commands.change_contact(acting.actor, key, new, shown=current, day=acting.day)

    done = carry_out(form, save)
    if done:
        messages.success(request, _("De gegevens zijn gewijzigd."))
        if done.value and not mails.warn_address_changed(done.value):
            messages.warning(
                request, _("Het oude adres kon niet verwittigd worden. Bel deze collega.")
            )
        return redirect("admin_person", key)
    return show(
        request,
        "form",
        page_title=_("Gegevens wijzigen"),
        form=form,
        crumbs=person_crumbs(key, _("Gegevens wijzigen")),
        button=_("Bewaren"),
        lead=_("Wijzigt het e-mailadres, dan meldt deze collega zich overal opnieuw aan."),
    )


@administrators_only
def invite(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """Send a new invitation."""
    if request.method == "POST":
        _send(request, PersonId(person))
    return redirect("admin_person", person)


def _send(request: ActingRequest, person: PersonId) -> None:
    form = SchakelForm(request.POST)
    done = carry_out(
        form, lambda: accounts.invite(request.acting.actor, person, day=request.acting.day)
    )
    if not done:
        tell_why_not(request, form)
    elif mails.send_invitation(request, done.value):
        messages.success(request, _("De uitnodiging is verstuurd. De link werkt drie dagen."))
    else:
        messages.error(
            request,
            _(
                "De uitnodiging vertrok niet: de mailserver antwoordt niet. Probeer het "
                "later opnieuw."
            ),
        )
