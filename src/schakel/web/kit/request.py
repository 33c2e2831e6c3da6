# SPDX-License-Identifier: EUPL-1.2
"""A request with the acting person and the day in it; only doors know what day it is."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from schakel.kernel.people import Actor

# A page with a form: opened with GET, sent with POST.
form_page = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Acting:
    """Who acts in this request, with mandates, powers and seats, and on which day."""

    actor: Actor
    day: date
    given_name: str = ""


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
