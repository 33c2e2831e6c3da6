# SPDX-License-Identifier: EUPL-1.2
"""Become any demo person with one click. The addresses exist in demo mode only."""

import uuid

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from schakel.actors import queries as actors
from schakel.kernel.ids import PersonId
from schakel.web.demo.cast import cast
from schakel.web.kit.request import today


def people(request: HttpRequest) -> HttpResponse:
    """Show who you can become."""
    everybody = cast(today(), somebody_acts=request.user.is_authenticated)
    return render(request, "demo/people.html", {"cast": everybody})


@require_POST
def become(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Log in as this person."""
    account = actors.account_of(PersonId(person))
    login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("today")
