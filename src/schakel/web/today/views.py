# SPDX-License-Identifier: EUPL-1.2
"""The start page."""

from django.http import HttpResponse
from django.shortcuts import render

from schakel.web.request import ActingRequest


def today(request: ActingRequest) -> HttpResponse:
    """Show what needs the actor now."""
    return render(request, "today/today.html")
