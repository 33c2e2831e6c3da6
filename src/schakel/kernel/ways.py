# SPDX-License-Identifier: EUPL-1.2
"""The ways that stay open after a refusal: what kind of way it is, and how we say it."""

from dataclasses import dataclass
from enum import Enum

from schakel.kernel.message import Message as _
from schakel.kernel.message import Sentence


class WayKind(Enum):
    """Where a way leads, so that a door can put a button beside the sentence."""

    CALL_COORDINATOR = "call_coordinator"
    GIVE_SIGNAL = "give_signal"
    ASK_WITHOUT_NAME = "ask_without_name"
    TELL_TENDENCY = "tell_tendency"
    SAY_ABOUT_PLACE = "say_about_place"
    """Write it again, about the place."""
    ADVICE = "advice"
    """Something to do outside Schakel, or further on the same page."""


@dataclass(frozen=True)
class Way:
    """One way that is open."""

    sentence: Sentence
    kind: WayKind = WayKind.ADVICE

    def __str__(self) -> str:
        return str(self.sentence)


CALL = Way(_("Bel de coördinator. U kunt praten zonder namen te noemen."), WayKind.CALL_COORDINATOR)
