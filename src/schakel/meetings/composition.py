# SPDX-License-Identifier: EUPL-1.2
"""Whether this table may meet today with the people who are here: facts for `rules.composition`."""

from collections.abc import Iterable
from datetime import date

from schakel.access.decide import require_law
from schakel.actors import queries as actors
from schakel.actors.facts import ClearanceFact, MandateFact
from schakel.kernel.ids import PersonId, TableId
from schakel.kernel.people import Clearance
from schakel.kernel.ruling import Finding, Ruling
from schakel.meetings.models import Attendance, Meeting
from schakel.rules import law
from schakel.rules.composition import Attendee, MeetingCheck, check_meeting
from schakel.rules.framework import NotInForceError, SeatRule
from schakel.rules.protocol import ProtocolFacts
from schakel.tables import queries as tables


def present_now(meeting: Meeting) -> tuple[tuple[MandateFact, str], ...]:
    """Return who is in the room, each with the seat they fill for somebody else; one query."""
    rows = Attendance.objects.filter(
        meeting=meeting, arrived_at__isnull=False, left_at__isnull=True, excused=False
    ).select_related("mandate__person", "mandate__organisation__municipality")
    return tuple((actors.mandate_fact(row.mandate), row.fills_seat) for row in rows)


def check_now(meeting: Meeting, day: date) -> MeetingCheck:
    """Return what the law says of who is in the room; two queries, four with a protocol."""
    return check(meeting, present_now(meeting), day)


def check(meeting: Meeting, people: Iterable[tuple[MandateFact, str]], day: date) -> MeetingCheck:
    """Return what the law says of these people; one query, three with a protocol."""
    who = tuple(people)
    cleared = actors.clearances(mandate.person.id for mandate, _seat in who)
    present = tuple(_attendee(mandate, seat, cleared) for mandate, seat in who)
    return check_meeting(law.book(), meeting.table.kind, protocol_of(meeting, day), present, day)


def protocol_of(meeting: Meeting, day: date) -> ProtocolFacts | None:
    """Return the protocol of a table that needs one; two queries, none where none is needed."""
    if not needs_protocol(meeting.table.kind, day):
        return None
    return tables.protocol_on(TableId(meeting.table_id), day)


def needs_protocol(kind: str, day: date) -> bool:
    """Return whether tables of this kind meet only under a protocol."""
    try:
        rules = law.book().on(day).framework(kind).table
    except NotInForceError:
        return False
    return rules is not None and rules.needs_protocol


def seats_of(kind: str, day: date) -> tuple[SeatRule, ...]:
    """Return the seats the framework names, none when it does not hold."""
    try:
        rules = law.book().on(day).framework(kind).table
    except NotInForceError:
        return ()
    return rules.seats if rules else ()


def require_composed(found: MeetingCheck) -> None:
    """Go on when nothing blocks.

    Raises:
        AccessDeniedError: with the first thing that is missing, its source and the ways open.
    """
    for finding in found.blocking:
        require_law(ruling_of(finding))


def ruling_of(finding: Finding) -> Ruling:
    """Return a blocking finding as the refusal that the pages explain."""
    return Ruling(
        allowed=False,
        rule=f"meeting/{finding.code}",
        sentence=finding.sentence,
        source=finding.source,
        verification=finding.verification,
        ways_open=finding.ways_open,
    )


def _attendee(mandate: MandateFact, seat: str, cleared: dict[PersonId, ClearanceFact]) -> Attendee:
    held = cleared.get(mandate.person.id)
    return Attendee(
        mandate=mandate.id,
        function=mandate.function,
        clearance=Clearance(held.level) if held else Clearance.NONE,
        clearance_until=held.valid_until if held else None,
        replaces=seat or None,
        organisation=mandate.organisation.id,
    )
