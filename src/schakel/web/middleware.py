# SPDX-License-Identifier: EUPL-1.2
"""The door itself: who acts, in one transaction with everything that is shown; and how a refusal
leaves.

Every page asks for a log-in, unless its name stands in PUBLIC.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils import translation

from schakel.access.decision import AccessDeniedError
from schakel.access.token import acting_as
from schakel.journal.commands import record_refused_page
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import PersonId
from schakel.tables import queries as tables
from schakel.web.accounts import session_ended
from schakel.web.kit import refusals
from schakel.web.kit.request import Acting, today

PUBLIC = frozenset(
    {
        "say",
        "say_step",
        "say_print",
        "patterns",
        "demo_people",
        "demo_become",
        "about",
        "sources",
        "source",
        "set_language",
        "account_login",
        "account_logout",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "account_reauthenticate",
        "account_inactive",
        "account_confirm_email",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "mfa_signup_webauthn",
        "invitation_accept",
        "second_factor_lost",
    }
)
TOUCH_SECONDS = 60
FIRST_ERROR = 400
GetResponse = Callable[[HttpRequest], HttpResponseBase]


class ChosenLanguageMiddleware:
    """Speaks Dutch, or the language somebody chose here; a browser's preference is not a choice."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        known = chosen in dict(settings.LANGUAGES)
        with translation.override(chosen if known else settings.LANGUAGE_CODE):
            response = self.get_response(request)
            return _rendered(response)


class ActorMiddleware:
    """Opens one transaction for a request and its rendering, with the acting person set in it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.get_response(request)
        _stay_logged_in(request)
        person, day = request.user.person, today()
        with acting_as(PersonId(person.id), day):
            actor = tables.actor_of(PersonId(person.id), str(person), day)
            acting = Acting(actor, day, person.given_name)
            vars(request)["acting"] = acting
            response = _rendered(self.get_response(request))
            if response.status_code >= FIRST_ERROR:
                transaction.set_rollback(True)
        refused: AccessDeniedError | None = vars(request).get("refused")
        if refused is not None:
            # After the rollback, or the refusal would vanish with it.
            return _refuse(request, acting, refused)
        return response

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        """Send who is not logged in to the log-in page, unless the page is public."""
        match = request.resolver_match
        if request.user.is_authenticated or (match and match.url_name in PUBLIC):
            return None
        if request.method == "POST":
            return session_ended.answer(request)
        return redirect_to_login(request.get_full_path())

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Remember a refusal, to answer it after the rollback."""
        if isinstance(exception, AccessDeniedError):
            vars(request)["refused"] = exception
            return HttpResponse(status=403)
        if isinstance(exception, NotFoundError):
            raise Http404 from exception
        return None


def _refuse(request: HttpRequest, acting: Acting, denied: AccessDeniedError) -> HttpResponseBase:
    with acting_as(acting.actor.person, acting.day):
        match = request.resolver_match
        record_refused_page(
            acting.actor.person,
            match.url_name if match and match.url_name else "unknown",
            day=acting.day,
            refused_by=denied.decision.rule,
        )
        return _rendered(refusals.page(request, denied, acting.day))


def _stay_logged_in(request: HttpRequest) -> None:
    """Move the end of an idle session, at most once a minute: one write a page would be waste."""
    now = int(time.time())
    if now - request.session.get("touched", 0) > TOUCH_SECONDS:
        request.session["touched"] = now


def _rendered(response: HttpResponseBase) -> HttpResponseBase:
    if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
        return response.render()
    return response
