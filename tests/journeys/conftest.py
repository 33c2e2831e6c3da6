# SPDX-License-Identifier: EUPL-1.2
"""A real browser, as somebody of the cast; and towns after a walk through the pages."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from schakel.actors.models import Account
from tests.journeys.hands import Hands, Mouse
from tests.journeys.steps import Calendar
from tests.world import build_town, on_the_day, person

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.conftest import Database


@pytest.fixture
def become(site: str, browser_page: "Page") -> Callable[[str], "Page"]:
    """Return a function that gives the page logged in as somebody: become("an").goto(...)."""
    return lambda name: log_in(browser_page, site, name)


def log_in(page: "Page", site: str, name: str) -> "Page":
    """Give the page the session of somebody of the cast."""
    client = Client()
    client.force_login(
        Account.objects.get(person_id=person(name)),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    page.context.clear_cookies()
    page.context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                "domain": urlsplit(site).hostname or "localhost",
                "path": "/",
            }
        ]
    )
    return page


@pytest.fixture
def calendar() -> Iterator[Calendar]:
    """Return what turns to a later day than that of the town."""
    with ExitStack() as travels:
        yield Calendar(travels)


@pytest.fixture
def walked(
    database_from: "Callable[[str, Callable[[], object]], Database]",
    browser: "Browser",
) -> "Iterator[Callable[[str, Callable[[Hands], object]], Database]]":
    """Return a function: walked("kievit", walk) gives the town after a walk through the pages.

    The walk is made once in a run; every test starts from a copy.
    """

    def give(name: str, walk: Callable[[Hands], object]) -> "Database":
        def build() -> None:
            build_town()
            with served() as site, browser.new_context(locale="nl-BE") as context:
                context.set_default_timeout(30_000)
                page = context.new_page()
                walk(Mouse(site, lambda who: log_in(page, site, who)))

        return database_from(name, build)

    with on_the_day():
        yield give


@contextmanager
def served() -> Iterator[str]:
    """Serve the database of this moment; a test that looks at two databases needs two sites."""
    from django.core.wsgi import get_wsgi_application

    from schakel.project.serving import WebServer

    web_server = WebServer(get_wsgi_application(), port=0)
    web_server.start()
    try:
        yield f"http://localhost:{web_server.port}"
    finally:
        web_server.stop()
