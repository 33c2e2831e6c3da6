# SPDX-License-Identifier: EUPL-1.2
"""Become any demo person with one click. The addresses exist in demo mode only."""

import uuid

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from schakel.actors.models import Account
from schakel.web.demo.cast import cast


def people(request: HttpRequest) -> HttpResponse:
    """Show who you can become."""
    return render(request, "demo/people.html", {"cast": cast()})


@require_POST
def become(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Log in as this person."""
    account = Account.objects.filter(person_id=person, is_active=True).first()
    if account is None:
        raise Http404
    login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("today")
