# SPDX-License-Identifier: EUPL-1.2
"""Who is here: coming, leaving, excused, and who replaces somebody with the right mandate."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors import queries as actors
from schakel.actors.facts import ClearanceFact, MandateFact
from schakel.journal.commands import record
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import MandateId, MeetingId
from schakel.kernel.people import Actor, Clearance
from schakel.kernel.period import Period
from schakel.meetings import composition, conduct
from schakel.meetings.access import EXCUSE, MEETING, RUN_MEETING, meeting_standings
from schakel.meetings.commands.plan import invited_to
from schakel.meetings.facts import COMING_STATES, Presence
from schakel.meetings.models import Attendance, Meeting
from schakel.rules import table_rules
from schakel.rules.composition import is_cleared
from schakel.rules.framework import SeatRule
from schakel.rules.protocol import ProtocolFacts


def note_presence(
    actor: Actor, meeting_id: MeetingId, marks: Mapping[MandateId, Presence], *, day: date
) -> None:
    """Write who is here, gone, excused or still expected; moments are now.

    Raises:
        RefusedInputError: somebody is not invited, or the protocol does not let them join.
    """
    meeting = conduct.locked_meeting(actor, meeting_id, RUN_MEETING, day)
    conduct.require_state(meeting, *COMING_STATES)
    rows = {MandateId(row.mandate_id): row for row in Attendance.objects.filter(meeting=meeting)}
    _require_invited(meeting, rows, marks, day)
    now = timezone.now()
    for mandate, presence in marks.items():
        _write(meeting, rows.get(mandate), mandate, presence, now)
    record(actor.person, RUN_MEETING, conduct.about(meeting), day=day)


def replace_seat(
    actor: Actor, meeting_id: MeetingId, mandate: MandateId, seat_id: str, *, day: date
) -> None:
    """Let somebody with the right function and clearance take a seat at this meeting, present now.

    Raises:
        RefusedInputError: the function or the clearance does not fit the seat.
    """
    meeting = conduct.locked_meeting(actor, meeting_id, RUN_MEETING, day)
    conduct.require_state(meeting, *COMING_STATES)
    seat = next(
        (one for one in composition.seats_of(meeting.table.kind, day) if one.id == seat_id), None
    )
    if seat is None:
        raise RefusedInputError(field="seat", message=_("Kies een plaats die deze tafel kent."))
    found = actors.mandate_facts([mandate]).get(mandate)
    if found is None or not found.active_on(day):
        raise RefusedInputError(
            field="mandate", message=_("Kies iemand die vandaag een mandaat heeft.")
        )
    _require_fit(found, seat, day)
    _require_protocol([found], composition.protocol_of(meeting, day), day)
    row = Attendance.objects.filter(meeting=meeting, mandate_id=mandate).first()
    _write(meeting, row, mandate, Presence.PRESENT, timezone.now(), seat=seat.id)
    record(actor.person, RUN_MEETING, conduct.about(meeting), day=day)


def excuse_me(actor: Actor, meeting_id: MeetingId, *, day: date) -> None:
    """Say that the actor cannot come, for every mandate with which the actor is invited."""
    meeting = Meeting.objects.select_related("table").filter(pk=meeting_id).first()
    if meeting is None:
        raise NotFoundError
    require(actor, MEETING, meeting_standings([meeting])[meeting.id], day)
    conduct.require_state(meeting, *COMING_STATES)
    mine = invited_to(meeting, day).keys() & actor.mandate_ids(day)
    known = Attendance.objects.filter(meeting=meeting, mandate_id__in=mine)
    if known.exists() or not mine:
        raise RefusedInputError(
            field="", message=_("Uw aanwezigheid is al genoteerd. Bel de coördinator.")
        )
    for mandate in sorted(mine):
        Attendance(meeting=meeting, mandate_id=mandate, excused=True).save(force_insert=True)
    record(actor.person, EXCUSE, conduct.about(meeting), day=day)


def _require_invited(
    meeting: Meeting,
    rows: Mapping[MandateId, Attendance],
    marks: Mapping[MandateId, Presence],
    day: date,
) -> None:
    invited = invited_to(meeting, day)
    strangers = marks.keys() - invited.keys() - rows.keys()
    if strangers:
        raise RefusedInputError(
            str(min(strangers)),
            _("Deze persoon is niet uitgenodigd. Laat hem of haar een plaats vervangen."),
        )
    coming = [
        invited[one]
        for one, presence in marks.items()
        if presence is Presence.PRESENT and one in invited
    ]
    _require_protocol(coming, composition.protocol_of(meeting, day), day)


def _require_protocol(coming: list[MandateFact], protocol: ProtocolFacts | None, day: date) -> None:
    """Refuse a partner outside the protocol; when it does not hold, no case opens anyway."""
    if protocol is None or not _in_force(protocol, day):
        return
    for one in coming:
        signed = one.organisation.id in protocol.signed_by
        ruling = table_rules.may_join(protocol, one.function, organisation_signed=signed, day=day)
        if not ruling.allowed:
            raise RefusedInputError(
                field=str(one.id), message=f"{one.person.name}: {ruling.sentence}"
            )


def _in_force(protocol: ProtocolFacts, day: date) -> bool:
    begin, until = protocol.valid_from, protocol.valid_until
    has_both = begin is not None and until is not None
    return has_both and Period.through(begin, until).holds_on(day)


def _require_fit(mandate: MandateFact, seat: SeatRule, day: date) -> None:
    if mandate.function not in seat.functions:
        raise RefusedInputError(
            field="mandate",
            message=_("%(who)s heeft niet de functie die past bij de plaats van %(seat)s.")
            % {"who": mandate.person.name, "seat": seat.name},
        )
    if seat.clearance is Clearance.NONE:
        return
    held = actors.clearances([mandate.person.id]).get(mandate.person.id)
    if not holds_clearance(held, seat.clearance, day):
        raise RefusedInputError(
            field="mandate",
            message=_("%(who)s heeft vandaag geen geldige veiligheidsmachtiging %(level)s.")
            % {"who": mandate.person.name, "level": seat.clearance.value},
        )


def holds_clearance(held: ClearanceFact | None, needed: Clearance, day: date) -> bool:
    """Return whether somebody holds at least this clearance on the day."""
    level, until = (Clearance.NONE, None) if held is None else (held.level, held.valid_until)
    return is_cleared(Clearance(level), until, needed, day)


def _write(
    meeting: Meeting,
    row: Attendance | None,
    mandate: MandateId,
    presence: Presence,
    now: datetime,
    *,
    seat: str = "",
) -> None:
    standing = row or Attendance(meeting=meeting, mandate_id=mandate)
    came_back = standing.left_at is not None
    match presence:
        case Presence.PRESENT:
            # Who comes back has a new beginning: what was said in between stays closed.
            arrived = now if came_back or standing.arrived_at is None else standing.arrived_at
            standing.arrived_at, standing.left_at, standing.excused = arrived, None, False
        case Presence.LEFT:
            standing.left_at = standing.left_at or now
        case Presence.EXCUSED:
            standing.arrived_at, standing.left_at, standing.excused = None, None, True
        case Presence.EXPECTED:
            standing.arrived_at, standing.left_at, standing.excused = None, None, False
    standing.fills_seat = seat or standing.fills_seat
    if row is None:
        standing.save(force_insert=True)
    else:
        standing.save(update_fields=["arrived_at", "left_at", "excused", "fills_seat"])
