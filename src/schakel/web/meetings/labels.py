# SPDX-License-Identifier: EUPL-1.2
"""The Dutch words of the meeting pages, and how they write moments."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.kernel.vocabulary import DecisionKind, DecisionManner, ItemKind
from schakel.meetings.facts import MeetingFact, MeetingState, Presence
from schakel.web.kit.days import clock, weekday_words
from schakel.web.kit.page import Text

KINDS: dict[ItemKind, Text] = {
    ItemKind.NEW: gettext_lazy("Nieuw"),
    ItemKind.RUNNING: gettext_lazy("Lopend"),
    ItemKind.CLOSABLE: gettext_lazy("Af te sluiten"),
    ItemKind.GENERAL: gettext_lazy("Zonder personen"),
}
DECISIONS: dict[DecisionKind, Text] = {
    DecisionKind.FOLLOW_UP: gettext_lazy("Opvolgen: wie doet wat?"),
    DecisionKind.REDIRECT: gettext_lazy("Doorverwijzen naar een ander overleg"),
    DecisionKind.ADVICE: gettext_lazy("Advies geven; de aanmelder volgt zelf op"),
    DecisionKind.CLOSE: gettext_lazy("Afsluiten"),
}
DECIDED: dict[DecisionKind, Text] = {
    DecisionKind.FOLLOW_UP: gettext_lazy("Opvolgen"),
    DecisionKind.REDIRECT: gettext_lazy("Doorverwijzen"),
    DecisionKind.ADVICE: gettext_lazy("Advies"),
    DecisionKind.CLOSE: gettext_lazy("Afsluiten"),
}
MANNERS: dict[DecisionManner, Text] = {
    DecisionManner.CONSENSUS: gettext_lazy("iedereen akkoord"),
    DecisionManner.CHAIR: gettext_lazy("de voorzitter besliste"),
}
PRESENCES: dict[Presence, Text] = {
    Presence.PRESENT: gettext_lazy("Aanwezig"),
    Presence.LEFT: gettext_lazy("Weggegaan"),
    Presence.EXCUSED: gettext_lazy("Verontschuldigd"),
    Presence.EXPECTED: gettext_lazy("Nog niet hier"),
}
STATES: dict[MeetingState, Text] = {
    MeetingState.PLANNED: gettext_lazy("gepland"),
    MeetingState.GENERAL_ONLY: gettext_lazy("begonnen, zonder casussen"),
    MeetingState.OPEN: gettext_lazy("open"),
    MeetingState.CLOSED: gettext_lazy("gesloten"),
    MeetingState.CANCELLED: gettext_lazy("afgelast"),
}


def when_words(meeting: MeetingFact) -> str:
    """Return "vrijdag 20 november 2026, 9.30 uur tot 11.30 uur"."""
    return _("%(day)s, %(begin)s tot %(end)s") % {
        "day": weekday_words(meeting.day),
        "begin": clock(meeting.starts_at),
        "end": clock(meeting.ends_at),
    }


def minutes_between(begin: datetime, end: datetime) -> int:
    """Return whole minutes, never below zero."""
    return max(0, int((end - begin).total_seconds() // 60))
