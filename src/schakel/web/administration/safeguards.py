# SPDX-License-Identifier: EUPL-1.2
"""What guards a person's access: the clearance, and the second factor that was lost."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.actors import queries as actors
from schakel.actors.commands import accounts, clearances
from schakel.kernel.ids import PersonId
from schakel.web.administration import mails
from schakel.web.administration.forms import ClearanceForm, ReasonForm
from schakel.web.administration.gate import administrators_only, person_crumbs, show
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.request import ActingRequest, posted


@administrators_only
def second_factor(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """Forget somebody's second factor, after a call."""
    key, acting = PersonId(person), request.acting
    person_fact = actors.person(key)
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
        about=person_fact.name,
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
    person_fact = actors.person(key)
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
        about=person_fact.name,
        button=_("Bewaren"),
        lead=_(
            "Volgens de wet van 11 december 1998. Alleen het niveau en de laatste dag; geen "
            "attest, geen bijlage."
        ),
    )
