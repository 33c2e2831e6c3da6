# SPDX-License-Identifier: EUPL-1.2
"""A refusal as a page: help when the thing may be known to exist, else the 404 that everybody
gets."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from schakel.access.decision import AccessDeniedError, Decision
from schakel.web.kit import ways
from schakel.web.kit.page import OpenWay, Refusal
from schakel.web.kit.ways import open_ways

__all__ = ["Decision", "not_found", "page", "refusal"]


def page(request: HttpRequest, denied: AccessDeniedError, day: date) -> HttpResponse:
    """Return the refusal page with its reason, or the page of a thing that is not there."""
    decision = denied.decision
    if not decision.may_know:
        return not_found(request)
    asked = ways.ways_of_refusal(decision.ruling.ways_open, denied.action, denied.standing, day)
    shown = refusal(decision, ways=(*asked, *ways.why_not(denied.action, denied.standing)))
    return render(request, "403.html", {"refusal": shown}, status=403)


def refusal(
    decision: Decision, *, nothing_kept: bool = False, ways: tuple[OpenWay, ...] | None = None
) -> Refusal:
    """Return what the refusal component shows; the reason is its heading."""
    ruling = decision.ruling
    return Refusal(
        title=str(ruling.sentence) or _("Dit kan hier niet"),
        sentence="",
        source=ruling.source.text,
        doubt=ruling.verification.doubt,
        ways=open_ways(ruling.ways_open) if ways is None else ways,
        nothing_kept=nothing_kept,
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Return the one 404 page, the same for what does not exist and for what may not be known."""
    return render(request, "404.html", status=404)
