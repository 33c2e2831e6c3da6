# SPDX-License-Identifier: EUPL-1.2
"""The pages that draw up a protocol, complete it and renew it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from schakel.kernel.ids import TableId
from schakel.rules import law
from schakel.tables.commands import protocols as commands
from schakel.tables.inputs import ProtocolInput
from schakel.web.administration.fields import Lines
from schakel.web.administration.gate import show
from schakel.web.administration.protocol_forms import (
    ChangeProtocolForm,
    ProtocolForm,
)
from schakel.web.administration.territory import (
    governed_protocol,
    protocol_crumbs,
    table_crumbs,
    territory,
)
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.request import ActingRequest, posted


def add(request: ActingRequest, table: uuid.UUID) -> HttpResponse:
    """Draw up a protocol, with the purposes of the framework to start from."""
    table_fact, _facts = territory(request, table)
    day = request.acting.day
    frameworks = law.book().on(day)
    kind = table_fact.kind
    purposes = frameworks.framework(kind).purposes if frameworks.in_force(kind) else ()
    first = {"valid_from": day, "purposes": "\n".join(purposes)}
    return _draw_up(request, table_fact.id, first, _("Protocol toevoegen"))


def renew(request: ActingRequest, protocol: uuid.UUID) -> HttpResponse:
    """Draw up the renewal of a protocol: the same text, new dates, new consent, new signatures."""
    old = governed_protocol(request, protocol)
    first = _initial(old.said) | {"consent_by": "", "consent_on": None, "valid_from": None}
    first |= {"valid_until": None, "reference": ""}
    return _draw_up(request, old.table, first, _("Protocol verlengen"))


def change(request: ActingRequest, protocol: uuid.UUID) -> HttpResponse:
    """Complete a protocol that waits for consent."""
    protocol_fact, acting = governed_protocol(request, protocol), request.acting
    if protocol_fact.is_consented:
        return redirect("admin_protocol", protocol_fact.id)
    form = ChangeProtocolForm(
        posted(request), shown=protocol_fact.said, initial=_initial(protocol_fact.said)
    )

    def save() -> None:
        form.require_unchanged()
        new = _written(form)
        commands.change_protocol(
            acting.actor, protocol_fact.id, new, shown=protocol_fact.said, day=acting.day
        )

    if carry_out(form, save):
        messages.success(request, _("Het protocol is bewaard."))
        return redirect("admin_protocol", protocol_fact.id)
    return show(
        request,
        "form",
        page_title=_("Protocol wijzigen"),
        form=form,
        crumbs=protocol_crumbs(protocol_fact, _("Protocol wijzigen")),
        about=protocol_fact.said.reference,
        button=_("Bewaren"),
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
