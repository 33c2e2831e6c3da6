# SPDX-License-Identifier: EUPL-1.2
"""The pattern page, for whoever builds or checks a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from schakel.web.patterns import sample, tokens


def patterns(request: HttpRequest) -> HttpResponse:
    """Show every component; the form is bound to faulty data on purpose, nothing is ever sent."""
    context = {
        "page_title": _("Patronen"),
        "swatches": tokens.swatches(),
        "spaces": tokens.spaces(),
        **sample.context(),
    }
    return render(request, "patterns.html", context)
