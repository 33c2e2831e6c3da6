# SPDX-License-Identifier: EUPL-1.2
"""The page of one step of a signal, whichever of `steps.STEPS` it is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.cases.signals.facts import SignalLine
from schakel.cases.signals.queries import signals as reading
from schakel.kernel.ids import SignalId
from schakel.kernel.vocabulary import chain_of
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.ground import ground_for
from schakel.web.kit.page import Crumb
from schakel.web.kit.request import ActingRequest, posted
from schakel.web.signals.steps import Step


def take(request: ActingRequest, signal_id: UUID, step: Step) -> HttpResponse:
    """Show what the step asks and take it; once taken, go back to the signal."""
    actor, day = request.acting.actor, request.acting.day
    signal = SignalId(signal_id)
    line = _line(request, signal, step)
    form = step.form(posted(request), version=line.version, **step.choices(line, day))
    if carry_out(form, lambda: step.command(actor, signal, form.cleaned_data, day)):
        messages.success(request, str(step.done))
        return redirect("signal", signal) if step.stays_in_sight else redirect("signals")
    back = reverse("signal", args=[signal])
    context = {
        "page_title": step.title,
        "crumbs": [
            Crumb(_("Signalen"), reverse("signals")),
            Crumb(_("Signaal"), back),
            Crumb(step.title),
        ],
        "ground": ground_for(
            request.acting,
            line.at,
            _("wie dit signaal gaf") if line.is_mine else None,
            why=("signal", line.id),
        ),
        "line": line,
        "link": chain_of(line.state),
        "step": step,
        "consequence": step.consequence(line, day),
        "form": form,
        "back": back,
    }
    return render(request, "signals/step.html", context)


def _line(request: ActingRequest, signal: SignalId, step: Step) -> SignalLine:
    """Return the signal; when opening the page, only to who may take the step."""
    if request.method == "POST":
        # The command itself asks, after it has told who came second that he did.
        return reading.signal_line(request.acting.actor, signal, request.acting.day)
    return reading.signal_step(request.acting.actor, signal, step.action, request.acting.day)
