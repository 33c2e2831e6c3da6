# SPDX-License-Identifier: EUPL-1.2
"""The meetings until the next working day as the start page tells them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.kernel.days import next_working_day
from schakel.meetings.queries.today import NextMeeting
from schakel.meetings.sentences import agenda_sentence
from schakel.web.kit.days import coming_day, hour_words, this_year
from schakel.web.kit.links import address_of


@dataclass(frozen=True)
class Doubt:
    """What would keep a meeting from opening, and the first way open."""

    sentence: str
    way: str


@dataclass(frozen=True)
class ShownMeeting:
    """One meeting that comes soon."""

    title: str
    moment: str
    agenda: str
    minutes: str
    doubts: tuple[Doubt, ...]
    url: str
    button: str


def soon(meetings: Sequence[NextMeeting], day: date) -> list[ShownMeeting]:
    """Return the meetings up to and including the next working day: on Friday, those of Monday."""
    until = next_working_day(day)
    return [_shown(one, day) for one in meetings if one.upcoming.meeting.day <= until]


def until_words(day: date) -> str:
    """Return up to when the page looked: "morgen", or on Friday "maandag 23 november"."""
    until = next_working_day(day)
    is_tomorrow = (until - day).days == 1
    return _("morgen") if is_tomorrow else this_year(until)


def next_sentence(meetings: Sequence[NextMeeting], day: date) -> str:
    """Return "Morgen om 9.30 uur overlegt Tafel noord.", or that nothing is planned."""
    if not meetings:
        return ""
    meeting = meetings[0].upcoming.meeting
    return _("%(day)s om %(hour)s uur overlegt %(table)s.") % {
        "day": coming_day(meeting.day, day),
        "hour": hour_words(meeting.starts_at),
        "table": meeting.table_name,
    }


def _shown(one: NextMeeting, day: date) -> ShownMeeting:
    meeting = one.upcoming.meeting
    title = _("%(day)s: %(table)s") % {
        "day": coming_day(meeting.day, day),
        "table": meeting.table_name,
    }
    moment = _("Om %(hour)s uur") % {"hour": hour_words(meeting.starts_at)}
    if meeting.place:
        moment = _("%(moment)s, %(place)s") % {"moment": moment, "place": meeting.place}
    return ShownMeeting(
        title=title,
        moment=moment,
        agenda=agenda_sentence(one.upcoming).rstrip(".") + ".",
        minutes=_minutes(one.minutes_to_approve),
        doubts=tuple(
            Doubt(str(finding.sentence), str(next(iter(finding.ways_open), "")))
            for finding in one.doubts
        ),
        url=address_of("meeting", meeting.id),
        button=_("Agenda afwerken") if one.upcoming.may_run else _("Naar het overleg"),
    )


def _minutes(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "%(number)d verslag wacht op goedkeuring.",
        "%(number)d verslagen wachten op goedkeuring.",
        number,
    ) % {"number": number}
