# SPDX-License-Identifier: EUPL-1.2
"""The page of a protocol, who signed it, and its end; for administrators and for the mayor."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.actors import queries as actors
from schakel.kernel.ids import OrganisationId
from schakel.rules import law
from schakel.tables.commands import protocols as commands
from schakel.tables.governing import GovernedProtocol
from schakel.web.administration.gate import show
from schakel.web.administration.protocol_forms import (
    LastDayForm,
    SignForm,
)
from schakel.web.administration.territory import governed_protocol, protocol_crumbs
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.days import day_words
from schakel.web.kit.request import ActingRequest, posted


def protocol(request: ActingRequest, protocol: uuid.UUID) -> HttpResponse:
    """Show one protocol; six queries and the frame's."""
    return _page(request, governed_protocol(request, protocol), None)


def sign(request: ActingRequest, protocol: uuid.UUID) -> HttpResponse:
    """Write down a signature."""
    protocol_fact, acting = governed_protocol(request, protocol), request.acting
    if request.method != "POST":
        return redirect("admin_protocol", protocol_fact.id)
    form = _sign_form(request, protocol_fact)

    def save() -> None:
        organisation = OrganisationId(uuid.UUID(form.cleaned_data["organisation"]))
        on = form.cleaned_data["on"]
        commands.sign_protocol(acting.actor, protocol_fact.id, organisation, on=on, day=acting.day)

    if carry_out(form, save):
        messages.success(request, _("De handtekening is ingeschreven."))
        return redirect("admin_protocol", protocol_fact.id)
    return _page(request, protocol_fact, form)


def end(request: ActingRequest, protocol: uuid.UUID) -> HttpResponse:
    """Let a protocol end sooner."""
    protocol_fact, acting = governed_protocol(request, protocol), request.acting
    form = LastDayForm(posted(request), initial={"last_day": acting.day})

    def save() -> None:
        commands.end_protocol(acting.actor, protocol_fact.id, day=acting.day, **form.cleaned_data)

    if carry_out(form, save):
        messages.success(request, _("Het protocol eindigt op die dag."))
        return redirect("admin_protocol", protocol_fact.id)
    return show(
        request,
        "confirm",
        page_title=_("Protocol beëindigen"),
        crumbs=protocol_crumbs(protocol_fact, _("Protocol beëindigen")),
        about=protocol_fact.said.reference,
        form=form,
        title=_("Protocol vroeger laten eindigen"),
        consequence=_(
            "Na deze dag opent op dit protocol geen overleg meer. Langer maken kan daarna "
            "niet, verlengen wel."
        ),
        back=reverse("admin_protocol", args=[protocol_fact.id]),
    )


def _page(
    request: ActingRequest, protocol: GovernedProtocol, form: SignForm | None
) -> HttpResponse:
    said = protocol.said
    consent = (
        _("%(who)s, op %(day)s") % {"who": said.consent_by, "day": day_words(said.consent_on)}
        if said.consent_on
        else _("nog niet: zonder toestemming opent geen overleg")
    )
    dates = {"begin": day_words(said.valid_from), "end": day_words(said.valid_until)}
    return show(
        request,
        "protocol",
        page_title=_("Protocol"),
        crumbs=protocol_crumbs(protocol),
        protocol=protocol,
        facts=[
            (_("Toestemming"), consent),
            (_("Geldig"), _("%(begin)s tot en met %(end)s") % dates),
            (_("Waarvoor"), "; ".join(said.purposes)),
            (
                _("Wie deelneemt"),
                ", ".join(law.book().function(code).name for code in said.functions),
            ),
            *said.modalities.items(),
        ],
        signatures=[
            (one.organisation.name, day_words(one.signed_on)) for one in protocol.signatures
        ],
        form=form or _sign_form(request, protocol),
    )


def _sign_form(request: ActingRequest, protocol: GovernedProtocol) -> SignForm:
    signed = {one.organisation.id for one in protocol.signatures}
    return SignForm(
        posted(request),
        initial={"on": request.acting.day},
        organisations=tuple(one for one in actors.organisations() if one.id not in signed),
    )
