# SPDX-License-Identifier: EUPL-1.2
"""A browser without a browser: Django's test client, logged in as somebody of the cast."""

from collections.abc import Callable

import pytest
from django.test import Client

from schakel.actors.models import Account
from tests.world import person


@pytest.fixture
def client_of() -> Callable[[str], Client]:
    """Return a function that gives a client logged in as somebody: client_of("an").get("/")."""

    def give(name: str) -> Client:
        client = Client(raise_request_exception=True)
        client.force_login(
            Account.objects.get(person_id=person(name)),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        return client

    return give
