# SPDX-License-Identifier: EUPL-1.2
"""Outside the demo a password alone opens nothing: first an app or a passkey, then the pages."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.signals import authenticator_removed
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from schakel.actors import queries as actors

KNOWN = "has_second_factor"
OPEN = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "account_logout",
        "second_factor_lost",
        "set_language",
    }
)
"""What somebody reaches who still has to enrol."""


class SecondFactorMiddleware:
    """Sends an account without a second factor to the page where it gets one, and nowhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Ask the database once per session; losing or resetting a factor forgets the answer."""
        if not settings.SCHAKEL_SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        if request.session.get(KNOWN):
            return None
        if actors.has_second_factor(request.user):
            request.session[KNOWN] = True
            return None
        match = request.resolver_match
        if match is not None and match.url_name in OPEN:
            return None
        return redirect("mfa_index")


@receiver(authenticator_removed)
def forget(request: HttpRequest, **_kwargs: Any) -> None:
    """Ask again after a factor was removed: it may have been the last."""
    request.session.pop(KNOWN, None)
