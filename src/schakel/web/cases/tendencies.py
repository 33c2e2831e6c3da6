# SPDX-License-Identifier: EUPL-1.2
"""Tendencies: what a table tells the strategic one, without names."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.cases.tendencies.commands import give_tendency
from schakel.cases.tendencies.queries import telling_tables, tendency_step, visible_tendencies
from schakel.kernel.ids import TableId
from schakel.web.cases import presenter
from schakel.web.cases.tendency_form import TendencyForm
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.ground import ground_for
from schakel.web.kit.page import Crumb
from schakel.web.kit.request import ActingRequest, posted


def tendency_list(request: ActingRequest) -> HttpResponse:
    """Show the tendencies the actor received or gave."""
    context = {
        "page_title": _("Tendensen"),
        "said": presenter.tendencies(visible_tendencies()),
        "tables": telling_tables(request.acting.actor, request.acting.day),
    }
    return render(request, "cases/tendencies.html", context)


def give(request: ActingRequest, table: UUID) -> HttpResponse:
    """Tell a tendency, without a name."""
    tells, hears = tendency_step(request.acting.actor, TableId(table), request.acting.day)
    form = TendencyForm(posted(request))
    if carry_out(
        form,
        lambda: give_tendency(
            request.acting.actor,
            tells.id,
            text=form.cleaned_data["text"],
            question=form.cleaned_data["question"],
            day=request.acting.day,
        ),
    ):
        messages.success(request, _("De tendens is gegeven, zonder namen."))
        return redirect("tendencies")
    context = {
        "page_title": _("Een tendens geven"),
        "crumbs": [Crumb(_("Tendensen"), reverse("tendencies")), Crumb(_("Geven"))],
        "ground": ground_for(request.acting, tells),
        "tells": tells,
        "hears": hears,
        "form": form,
    }
    return render(request, "cases/tendency.html", context)
