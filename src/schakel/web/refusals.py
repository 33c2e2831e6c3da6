# SPDX-License-Identifier: EUPL-1.2
"""A refusal as a page: help when the thing may be known to exist, else the 404 that everybody
gets."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from schakel.access.decision import Decision
from schakel.web.page import Refusal, Way

__all__ = ["Decision", "not_found", "page", "refusal"]


def page(request: HttpRequest, decision: Decision) -> HttpResponse:
    """Return the refusal page with its reason, or the page of a thing that is not there."""
    if not decision.may_know:
        return not_found(request)
    return render(request, "403.html", {"refusal": refusal(decision)}, status=403)


def refusal(decision: Decision, *, nothing_kept: bool = False) -> Refusal:
    """Return what the refusal component shows."""
    ruling = decision.ruling
    return Refusal(
        title=_("Dit kan hier niet"),
        sentence=ruling.sentence,
        source=ruling.source.text,
        doubt=ruling.verification.doubt,
        ways=tuple(Way(title=way, explanation="") for way in ruling.ways_open),
        nothing_kept=nothing_kept,
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Return the one 404 page, the same for what does not exist and for what may not be known."""
    return render(request, "404.html", status=404)
