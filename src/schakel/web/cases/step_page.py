# SPDX-License-Identifier: EUPL-1.2
"""The page of one step in a case: a form, what it does, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from schakel.cases.case.facts import CaseFile
from schakel.kernel.vocabulary import chain_of
from schakel.web.cases import presenter
from schakel.web.cases.opening import case_crumbs
from schakel.web.kit.forms import SchakelForm
from schakel.web.kit.page import Link, Reader, Refusal
from schakel.web.kit.request import ActingRequest
from schakel.web.signals.sending import send


@dataclass(frozen=True)
class StepPage:
    """What the page says. `readers` will read; `refusal` stands in the place of the form."""

    title: str
    lead: str
    button: str
    done: str
    kind: str = ""
    readers: tuple[Reader, ...] = ()
    readers_title: str = ""
    refusal: Refusal | None = None
    facts: tuple[tuple[str, str], ...] = field(default=())
    see_also: Link | None = None


def step(
    request: ActingRequest,
    found: CaseFile,
    page: StepPage,
    form: SchakelForm,
    command: Callable[[], object],
    *,
    onward: str = "",
) -> HttpResponse:
    """Run the command when the form is right, else show the page with what was typed."""
    if request.method == "POST" and form.is_valid():
        done = send(form, command, version=found.version)
        if done is not None:
            messages.success(request, page.done)
            return redirect(onward or reverse("case", args=[found.id]))
    context = {
        "page_title": page.title,
        "crumbs": case_crumbs(found, page.title),
        "ground": presenter.ground(request.acting, found),
        "found": found,
        "link": chain_of(found.summary.state),
        "page": page,
        "form": form,
        "back": reverse("case", args=[found.id]),
    }
    return render(request, "cases/step.html", context)
