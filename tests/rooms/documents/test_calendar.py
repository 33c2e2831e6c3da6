# SPDX-License-Identifier: EUPL-1.2
"""Calendar entries: when and where, nothing of what about."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component, Event

from schakel.documents import calendar
from schakel.documents.facts import InvalidDocumentError, MeetingInvitation

from .cast import BRUSSELS, INVITATION


def opened(document: MeetingInvitation) -> tuple[Component, Event]:
    parsed = Calendar.from_ical(calendar.invitation(document))
    (event,) = parsed.walk("VEVENT")
    assert isinstance(event, Event)
    return parsed, event


def test_the_invitation_opens_in_a_calendar_at_brussels_time() -> None:
    parsed, event = opened(INVITATION)

    assert parsed["METHOD"] == "REQUEST"
    assert event["UID"] == INVITATION.uid
    assert event["SUMMARY"] == "Overleg: Tafel Noord"
    assert event["LOCATION"] == "Gemeentehuis, zaal 2"
    assert event["ORGANIZER"] == "mailto:coordinator@heideland.example"
    assert event.start == datetime(2025, 3, 4, 14, 0, tzinfo=BRUSSELS)
    assert event["DTSTART"].params["TZID"] == "Europe/Brussels"
    assert event["STATUS"] == "CONFIRMED"
    assert event["CLASS"] == "PRIVATE"
    assert [str(zone["TZID"]) for zone in parsed.walk("VTIMEZONE")] == ["Europe/Brussels"]


def test_a_meeting_kept_in_utc_is_shown_at_brussels_time() -> None:
    in_utc = replace(
        INVITATION,
        starts_at=INVITATION.starts_at.astimezone(UTC),
        ends_at=INVITATION.ends_at.astimezone(UTC),
    )

    assert calendar.invitation(in_utc) == calendar.invitation(INVITATION)


def test_a_cancelled_meeting_leaves_the_calendar() -> None:
    parsed, event = opened(replace(INVITATION, cancelled=True, sequence=2))

    assert parsed["METHOD"] == "CANCEL"
    assert event["STATUS"] == "CANCELLED"
    assert event["SEQUENCE"] == 2


def test_the_one_invited_sees_only_himself() -> None:
    _, event = opened(replace(INVITATION, attendee_email="caw@heideland.example"))

    assert event["ATTENDEE"] == "mailto:caw@heideland.example"


def test_there_is_no_field_for_people_or_agenda() -> None:
    assert {field.name for field in fields(MeetingInvitation)} == {
        "uid", "table_name", "starts_at", "ends_at", "place", "organiser_email",
        "issued_at", "sequence", "cancelled", "attendee_email",
    }  # fmt: skip
    _, event = opened(INVITATION)
    assert set(event) == {
        "UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY", "LOCATION",
        "DESCRIPTION", "CLASS", "ORGANIZER",
    }  # fmt: skip


def test_an_hour_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidDocumentError, match="no timezone"):
        replace(INVITATION, starts_at=INVITATION.starts_at.replace(tzinfo=None))


def test_a_meeting_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(InvalidDocumentError, match="ends before it starts"):
        replace(INVITATION, ends_at=INVITATION.starts_at - timedelta(hours=1))


@pytest.mark.parametrize("address", ["geen adres", "a@b\r\nATTENDEE:mailto:x@y", "a@b@c", "@"])
def test_an_address_cannot_add_lines(address: str) -> None:
    with pytest.raises(InvalidDocumentError, match="name@domain"):
        replace(INVITATION, organiser_email=address)


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_stays_inside_its_own_property(name: str, place: str) -> None:
    parsed, event = opened(replace(INVITATION, table_name=name, place=place, uid=f"{place}@x"))

    assert len(parsed.subcomponents) == 2
    assert "ATTENDEE" not in event
    assert str(event["SUMMARY"]).startswith("Overleg:")
