# SPDX-License-Identifier: EUPL-1.2
"""The pages about protocols; for administrators and for the mayor of the territory."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors import queries as actors
from schakel.kernel.ids import OrganisationId, ProtocolId, TableId
from schakel.rules import law
from schakel.tables import governing
from schakel.tables import queries as tables
from schakel.tables.access import MANAGE_PROTOCOL
from schakel.tables.commands import protocols as commands
from schakel.tables.governing import GovernedProtocol
from schakel.tables.inputs import ProtocolInput
from schakel.web.administration.forms_tables import (
    ChangeProtocolForm,
    LastDayForm,
    Lines,
    ProtocolForm,
    SignForm,
)
from schakel.web.administration.gate import show
from schakel.web.administration.tables import table_crumbs, territory
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.days import day_words
from schakel.web.kit.page import Crumb
from schakel.web.kit.request import ActingRequest, posted


def protocol(request: ActingRequest, protocol: uuid.UUID) -> HttpResponse:
    """Show one protocol; six queries and the frame's."""
    return _page(request, _governed(request, protocol), None)


def add(request: ActingRequest, table: uuid.UUID) -> HttpResponse:
    """Draw up a protocol, with the purposes of the framework to start from."""
    found, _facts = territory(request, table)
    day = request.acting.day
    frameworks = law.book().on(day)
    kind = found.kind
    purposes = frameworks.framework(kind).purposes if frameworks.in_force(kind) else ()
    first = {"valid_from": day, "purposes": "\n".join(purposes)}
    return _draw_up(request, found.id, first, _("Protocol toevoegen"))


def renew(request: ActingRequest, protocol: uuid.UUID) -> HttpResponse:
    """Draw up the renewal of a protocol: the same text, new dates, new consent, new signatures."""
    old = _governed(request, protocol)
    first = _initial(old.said) | {"consent_by": "", "consent_on": None, "valid_from": None}
    first |= {"valid_until": None, "reference": ""}
    return _draw_up(request, old.table, first, _("Protocol verlengen"))


def change(request: ActingRequest, protocol: uuid.UUID) -> HttpResponse:
    """Complete a protocol that waits for consent."""
    found, acting = _governed(request, protocol), request.acting
    if found.is_consented:
        return redirect("admin_protocol", found.id)
    form = ChangeProtocolForm(posted(request), shown=found.said, initial=_initial(found.said))

    def save() -> None:
        form.require_unchanged()
        new = _written(form)
        commands.change_protocol(acting.actor, found.id, new, shown=found.said, day=acting.day)

    if carry_out(form, save):
        messages.success(request, _("Het protocol is bewaard."))
        return redirect("admin_protocol", found.id)
    return show(
        request,
        "form",
        page_title=_("Protocol wijzigen"),
        form=form,
        crumbs=_crumbs(found, _("Protocol wijzigen")),
        about=found.said.reference,
        button=_("Bewaren"),
    )


def sign(request: ActingRequest, protocol: uuid.UUID) -> HttpResponse:
    """Write down a signature."""
    found, acting = _governed(request, protocol), request.acting
    if request.method != "POST":
        return redirect("admin_protocol", found.id)
    form = _sign_form(request, found)

    def save() -> None:
        organisation = OrganisationId(uuid.UUID(form.cleaned_data["organisation"]))
        on = form.cleaned_data["on"]
        commands.sign_protocol(acting.actor, found.id, organisation, on=on, day=acting.day)

    if carry_out(form, save):
        messages.success(request, _("De handtekening is ingeschreven."))
        return redirect("admin_protocol", found.id)
    return _page(request, found, form)


def end(request: ActingRequest, protocol: uuid.UUID) -> HttpResponse:
    """Let a protocol end sooner."""
    found, acting = _governed(request, protocol), request.acting
    form = LastDayForm(posted(request), initial={"last_day": acting.day})

    def save() -> None:
        commands.end_protocol(acting.actor, found.id, day=acting.day, **form.cleaned_data)

    if carry_out(form, save):
        messages.success(request, _("Het protocol eindigt op die dag."))
        return redirect("admin_protocol", found.id)
    return show(
        request,
        "confirm",
        page_title=_("Protocol beëindigen"),
        crumbs=_crumbs(found, _("Protocol beëindigen")),
        about=found.said.reference,
        form=form,
        title=_("Protocol vroeger laten eindigen"),
        consequence=_(
            "Na deze dag opent op dit protocol geen overleg meer. Langer maken kan daarna "
            "niet, verlengen wel."
        ),
        back=reverse("admin_protocol", args=[found.id]),
    )


def _draw_up(
    request: ActingRequest, table: TableId, first: dict[str, Any], title: str
) -> HttpResponse:
    acting = request.acting
    form = ProtocolForm(posted(request), initial=first)
    done = carry_out(
        form,
        lambda: commands.draw_up_protocol(acting.actor, table, _written(form), day=acting.day),
    )
    if done:
        messages.success(request, _("Het protocol is bewaard. Schrijf nu in wie ondertekende."))
        return redirect("admin_protocol", done.value)
    path = table_crumbs(table, title)
    return show(request, "form", page_title=title, form=form, crumbs=path, button=_("Bewaren"))


def _governed(request: ActingRequest, protocol: uuid.UUID) -> GovernedProtocol:
    acting = request.acting
    found = governing.protocol(ProtocolId(protocol))
    facts = tables.table_facts(found.table, acting.day)
    require(acting.actor, MANAGE_PROTOCOL, facts, acting.day)
    return found


def _page(request: ActingRequest, found: GovernedProtocol, form: SignForm | None) -> HttpResponse:
    said = found.said
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
        crumbs=_crumbs(found),
        protocol=found,
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
        signatures=[(one.organisation.name, day_words(one.signed_on)) for one in found.signatures],
        form=form or _sign_form(request, found),
    )


def _sign_form(request: ActingRequest, found: GovernedProtocol) -> SignForm:
    signed = {one.organisation.id for one in found.signatures}
    return SignForm(
        posted(request),
        initial={"on": request.acting.day},
        organisations=tuple(one for one in actors.organisations() if one.id not in signed),
    )


def _crumbs(found: GovernedProtocol, here: str = "") -> tuple[Crumb, ...]:
    url = reverse("admin_protocol", args=[found.id]) if here else ""
    above = [one for one in table_crumbs(found.table, _("Protocol")) if one.url]
    tail = [Crumb(here)] if here else []
    return (*above, Crumb(_("Protocol"), url), *tail)


def _initial(said: ProtocolInput) -> dict[str, Any]:
    return vars(said) | {
        "purposes": "\n".join(said.purposes),
        "functions": list(said.functions),
        "modalities": "\n".join(f"{one}: {text}" for one, text in said.modalities.items()),
    }


def _written(form: ProtocolForm) -> ProtocolInput:
    given = form.cleaned_data
    return ProtocolInput(
        reference=given["reference"],
        valid_from=given["valid_from"],
        valid_until=given["valid_until"],
        purposes=Lines.split(given["purposes"]),
        functions=tuple(given["functions"]),
        modalities=given["modalities"],
        consent_by=given["consent_by"],
        consent_on=given["consent_on"],
    )
