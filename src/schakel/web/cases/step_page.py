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
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.forms import SchakelForm
from schakel.web.kit.page import Link, Reader, Refusal
from schakel.web.kit.request import ActingRequest


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
    file: CaseFile,
    page: StepPage,
    form: SchakelForm,
    command: Callable[[], object],
    *,
    onward: str = "",
) -> HttpResponse:
    """Carry out the step, else show its page with what was typed."""
    if carry_out(form, command):
        messages.success(request, page.done)
        return redirect(onward or reverse("case", args=[file.id]))
    context = {
        "page_title": page.title,
        "crumbs": case_crumbs(file, page.title),
        "ground": presenter.ground(request.acting, file),
        "file": file,
        "link": chain_of(file.summary.state),
        "page": page,
        "form": form,
        "back": reverse("case", args=[file.id]),
    }
    return render(request, "cases/step.html", context)
