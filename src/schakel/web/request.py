# SPDX-License-Identifier: EUPL-1.2
"""A request with the acting person and the day in it; only doors know what day it is."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from schakel.kernel.people import Actor


@dataclass(frozen=True)
class Acting:
    """Who acts in this request, with mandates, powers and seats, and on which day."""

    actor: Actor
    day: date


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
