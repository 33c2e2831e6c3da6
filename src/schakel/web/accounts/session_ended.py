# SPDX-License-Identifier: EUPL-1.2
"""A form that arrives after the session ended: the typed text stays on the screen and nowhere else.

Nothing is stored: who sends it is not known any more. The page shows the typed text to copy, and
opens the log-in page beside it, so that this page stays.
"""

import uuid
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

SECRET = ("password", "csrf", "code", "credential", "token")
MARKS = frozenset({"version", "next"})
TICKED = "on"
SHOWN_LIMIT = 100_000


def answer(request: HttpRequest) -> HttpResponse:
    """Return the page that says what happened, 403 because nothing was done.

    Who only pressed a button has nothing to lose and goes straight to the log-in page.
    """
    texts = typed(request.POST)
    if not texts:
        return redirect(_login_url(request))
    shown = {"typed": texts, "login_url": _login_url(request)}
    return render(request, "account/session_ended.html", shown, status=403)


def typed(data: QueryDict) -> list[str]:
    """Return what a person typed, without keys, passwords and the marks of the form itself."""
    texts = []
    for name, values in data.lists():
        if name not in MARKS and not any(word in name.lower() for word in SECRET):
            texts += [value for value in values if _is_text(value)]
    return texts


def _is_text(value: str) -> bool:
    written = value.strip()
    if written in {"", TICKED} or len(written) > SHOWN_LIMIT or written.isdecimal():
        return False
    try:
        uuid.UUID(written)
    except ValueError:
        return True
    return False


def _login_url(request: HttpRequest) -> str:
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return resolve_url("account_login")
    return f"{resolve_url('account_login')}?{urlencode({'next': urlsplit(page).path})}"
