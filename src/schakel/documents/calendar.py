# SPDX-License-Identifier: EUPL-1.2
"""Calendar entries (RFC 5545, sent as RFC 5546 REQUEST or CANCEL).

They land in calendars that others read, so they say when and where, and nothing of what about.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

from schakel.documents.text import one_line

if TYPE_CHECKING:
    from schakel.documents.facts import MeetingInvitation

_BRUSSELS = ZoneInfo("Europe/Brussels")


def invitation(document: MeetingInvitation) -> bytes:
    """Return the invitation as an .ics file, or its cancellation; times are Europe/Brussels."""
    calendar = Calendar()
    calendar.add("prodid", "-//Schakel//Schakel//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if document.cancelled else "REQUEST")
    calendar.add_component(_event(document))
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


def _event(document: MeetingInvitation) -> Event:
    event = Event()
    event.add("uid", one_line(document.uid))
    event.add("dtstamp", document.issued_at.astimezone(UTC))
    event.add("dtstart", document.starts_at.astimezone(_BRUSSELS))
    event.add("dtend", document.ends_at.astimezone(_BRUSSELS))
    event.add("sequence", document.sequence)
    event.add("status", "CANCELLED" if document.cancelled else "CONFIRMED")
    event.add("summary", one_line(f"Overleg: {document.table_name}"))
    event.add("location", one_line(document.place))
    event.add("description", "De agenda staat in Schakel. Meld u daar aan om ze te lezen.")
    event.add("class", "PRIVATE")
    event.add("organizer", vCalAddress(f"mailto:{document.organiser_email}"))
    if document.attendee_email is not None:
        event.add("attendee", vCalAddress(f"mailto:{document.attendee_email}"))
    return event
