# SPDX-License-Identifier: EUPL-1.2
"""A real browser, as somebody of the cast."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from schakel.actors.models import Account
from tests.world import person

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def become(site: str, browser_page: "Page") -> Callable[[str], "Page"]:
    """Return a function that gives the page logged in as somebody: become("an").goto(...)."""

    def log_in(name: str) -> "Page":
        client = Client()
        client.force_login(
            Account.objects.get(person_id=person(name)),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        context = browser_page.context
        context.clear_cookies()
        context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                    "domain": urlsplit(site).hostname or "localhost",
                    "path": "/",
                }
            ]
        )
        return browser_page

    return log_in
