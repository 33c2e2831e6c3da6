# SPDX-License-Identifier: EUPL-1.2
"""What the pages of administration share: who may open them, their ground and their path."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors.access import MANAGE_STRUCTURES
from schakel.kernel.ids import PersonId
from schakel.web.kit.page import Crumb, Ground, Text
from schakel.web.kit.request import ActingRequest

PER_PAGE = 50
P = ParamSpec("P")
View = Callable[Concatenate[ActingRequest, P], HttpResponse]


def administrators_only(view: View[P]) -> View[P]:
    """Ask the one rule before the view does anything; who may not, hears why."""

    @wraps(view)
    def asked(request: ActingRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        require(request.acting.actor, MANAGE_STRUCTURES, None, request.acting.day)
        return view(request, *args, **kwargs)

    return asked


def show(request: ActingRequest, template: str, **shown: Any) -> HttpResponse:
    """Render a page of administration with its ground."""
    manages = request.acting.actor.is_administrator
    ground = Ground(
        _("wie Schakel beheert") if manages else _("wie plaatsen aan tafels geeft"),
        _("Mensen, mandaten en tafels; nooit een casus"),
    )
    page = {"ground": ground, **shown}
    if not manages and "crumbs" in shown:
        # A mayor has no page of administration to go back to.
        own = tuple(shown["crumbs"])[1:]
        page["crumbs"] = own if len(own) > 1 else ()
    return render(request, f"administration/{template}.html", page)


def crumbs(*steps: tuple[Text, str]) -> tuple[Crumb, ...]:
    """Return the path to a page: administration, the pages between, and here."""
    links = [Crumb(label, url) for label, url in steps]
    return (Crumb(_("Beheer"), reverse("administration")), *links)


def person_crumbs(person: PersonId, here: str) -> tuple[Crumb, ...]:
    """Return the path to a page about one person."""
    return crumbs(
        (_("Mensen"), reverse("admin_people")),
        (_("Collega"), reverse("admin_person", args=[person])),
        (here, ""),
    )


def page_of(request: ActingRequest, records: Any) -> Page[Any]:
    """Return the page of records that was asked for; a page that is not there becomes the last."""
    return Paginator(records, PER_PAGE).get_page(request.GET.get("pagina"))
