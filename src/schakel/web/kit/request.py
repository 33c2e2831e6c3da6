# SPDX-License-Identifier: EUPL-1.2
"""A request with the acting person and the day in it; only doors know what day it is."""

from datetime import date
from functools import cached_property

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from schakel.kernel.ids import PersonId
from schakel.kernel.people import Actor
from schakel.tables import queries as tables

# A page with a form: opened with GET, sent with POST.
form_page = require_http_methods(["GET", "HEAD", "POST"])


class Acting:
    """Who acts in this request and on which day; the mandates are read once, when first asked."""

    def __init__(self, person: PersonId, name: str, day: date, given_name: str = "") -> None:
        self.person = person
        self.name = name
        self.day = day
        self.given_name = given_name

    @cached_property
    def actor(self) -> Actor:
        """Return the actor with mandates, powers and seats; two queries the first time."""
        return tables.actor_of(self.person, self.name, self.day)


class ActingRequest(HttpRequest):
    """What a view of somebody who is logged in receives."""

    acting: Acting

    @property
    def actor(self) -> Actor:
        return self.acting.actor

    @property
    def day(self) -> date:
        return self.acting.day


def today() -> date:
    """Return the day in Belgium."""
    return timezone.localdate()


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, None when the page is only opened."""
    return request.POST if request.method == "POST" else None
