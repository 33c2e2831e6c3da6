# SPDX-License-Identifier: EUPL-1.2
"""May this table meet, with these people, on this day?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schakel.kernel.days import dutch_day
from schakel.kernel.ids import MandateId, OrganisationId
from schakel.kernel.message import Message as _
from schakel.kernel.message import Sentence
from schakel.kernel.people import Clearance, Side
from schakel.kernel.period import Period
from schakel.kernel.ruling import Finding, no_source
from schakel.kernel.vocabulary import Necessity
from schakel.kernel.ways import Way
from schakel.rules.framework import Framework, NotInForceError, SeatRule
from schakel.rules.law import DayLaw, LawBook
from schakel.rules.protocol import ProtocolFacts, protocol_gaps

__all__ = ["Attendee", "Finding", "MeetingCheck", "ProtocolFacts", "check_meeting"]

START_WITHOUT = Way(_("Begin met de punten die over niemand gaan."))
MOVE_ITEM = Way(_("Verplaats de casussen naar een volgend overleg."))


@dataclass(frozen=True)
class Attendee:
    """Somebody present, in one function; a clearance without an end day does not count."""

    mandate: MandateId
    function: str
    clearance: Clearance = Clearance.NONE
    clearance_until: date | None = None
    replaces: str | None = None
    organisation: OrganisationId | None = None


@dataclass(frozen=True)
class MeetingCheck:
    """Whether the consultation may open, and everything worth saying about it.

    When may_open is false, items that concern no person or case may still start.
    """

    may_open: bool
    may_discuss_persons: bool
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.blocking)

    @property
    def may_start_general(self) -> bool:
        return True


def check_meeting(
    law: LawBook | DayLaw,
    kind: str,
    protocol: ProtocolFacts | None,
    present: tuple[Attendee, ...],
    day: date,
) -> MeetingCheck:
    """Return whether a table of this kind may open on the day with these people."""
    today = law.on(day)
    try:
        framework = today.framework(kind)
    except NotInForceError as error:
        return _verdict(None, (_not_in_force(error.sentence),))
    if framework.table is None:
        return _verdict(framework, (_no_table_kind(framework),))
    findings = (
        *_missing_ground(today, framework),
        *protocol_gaps(framework, protocol, day),
        *_outside_protocol(today, framework, protocol, present),
        *_seat_gaps(framework.table.seats, present, day),
        *_welfare(today, present),
        *_unverified(today, framework),
    )
    return _verdict(framework, findings)


def _verdict(framework: Framework | None, findings: tuple[Finding, ...]) -> MeetingCheck:
    may_open = not any(finding.blocking for finding in findings)
    table = framework.table if framework else None
    persons = may_open and table is not None and table.discusses_persons
    return MeetingCheck(may_open, persons, findings)


def _not_in_force(sentence: Sentence) -> Finding:
    source, verification = no_source()
    return Finding(
        "framework_not_in_force",
        blocking=True,
        sentence=sentence,
        source=source,
        verification=verification,
        ways_open=(Way(_("Kies een overleg dat op een geldende wet steunt.")), START_WITHOUT),
    )


def _no_table_kind(framework: Framework) -> Finding:
    return Finding(
        "framework_without_table",
        blocking=True,
        sentence=_("%(name)s regelt op zichzelf geen overlegtafel.", name=framework.name),
        source=framework.source,
        verification=framework.verification,
        ways_open=(Way(_("Kies een ander kader voor deze tafel.")),),
    )


def _missing_ground(law: DayLaw, framework: Framework) -> Iterator[Finding]:
    for needed in framework.rests_on:
        if law.in_force(needed):
            continue
        yield Finding(
            "ground_missing",
            blocking=True,
            sentence=_(
                "%(name)s steunt op %(ground)s, en dat geldt niet op %(day)s.",
                name=framework.name,
                ground=law.name_of(needed),
                day=dutch_day(law.day),
            ),
            source=framework.source,
            verification=framework.verification,
            ways_open=(Way(_("Vraag uw jurist welke tekst nu geldt.")), START_WITHOUT, MOVE_ITEM),
        )


def _outside_protocol(
    law: DayLaw,
    framework: Framework,
    protocol: ProtocolFacts | None,
    present: tuple[Attendee, ...],
) -> Iterator[Finding]:
    if protocol is None or framework.table is None or not framework.table.needs_protocol:
        return
    if not protocol.functions:
        return
    outside = sorted({one.function for one in present if one.function not in protocol.functions})
    for function in outside:
        name = law.function(function).name
        yield Finding(
            "not_in_protocol",
            blocking=True,
            sentence=_("Het protocol noemt deze deelnemer niet: %(name)s.", name=name),
            source=framework.source,
            verification=framework.verification,
            ways_open=(
                Way(_("Laat de organisatie eerst het protocol ondertekenen.")),
                Way(_("Houd het overleg zonder deze deelnemer.")),
            ),
        )


def _seat_gaps(
    seats: tuple[SeatRule, ...], present: tuple[Attendee, ...], day: date
) -> Iterator[Finding]:
    for seat in seats:
        if seat.necessity is Necessity.REQUIRED:
            yield from _seat_gap(seat, present, day)


def _seat_gap(seat: SeatRule, present: tuple[Attendee, ...], day: date) -> Iterator[Finding]:
    fitting = [
        one for one in present if one.function in seat.functions and one.replaces in {None, seat.id}
    ]
    if not fitting:
        yield _seat_finding(
            "seat_missing", seat, _("Niemand zit hier als %(seat)s.", seat=seat.name)
        )
        return
    if any(is_cleared(one.clearance, one.clearance_until, seat.clearance, day) for one in fitting):
        return
    level = seat.clearance.value
    if any(one.clearance >= seat.clearance and one.clearance_until for one in fitting):
        sentence = _(
            "De veiligheidsmachtiging %(level)s voor %(seat)s is verlopen.",
            level=level,
            seat=seat.name,
        )
        yield _seat_finding("clearance_expired", seat, sentence)
        return
    sentence = _(
        "Voor %(seat)s is een geldige veiligheidsmachtiging %(level)s nodig.",
        seat=seat.name,
        level=level,
    )
    yield _seat_finding("clearance_missing", seat, sentence)


def is_cleared(held: Clearance, until: date | None, needed: Clearance, day: date) -> bool:
    """Return whether a clearance is high enough and still valid on the day, its last day included;
    one without a last day is not valid."""
    if needed is Clearance.NONE:
        return True
    return until is not None and held >= needed and Period.through(None, until).holds_on(day)


def _seat_finding(code: str, seat: SeatRule, sentence: Sentence) -> Finding:
    replacement = _("Laat een vervanger komen met de juiste functie.")
    if seat.clearance > Clearance.NONE:
        replacement = _(
            "Laat een vervanger komen met de juiste functie en de machtiging %(level)s.",
            level=seat.clearance.value,
        )
    return Finding(
        code,
        blocking=True,
        sentence=sentence,
        source=seat.source,
        verification=seat.verification,
        ways_open=(
            Way(replacement),
            START_WITHOUT,
            MOVE_ITEM,
        ),
    )


def _welfare(law: DayLaw, present: tuple[Attendee, ...]) -> Iterator[Finding]:
    if any(law.function(one.function).side is Side.SOCIO_PREVENTIVE for one in present):
        return
    source, verification = no_source()
    yield Finding(
        "welfare_absent",
        blocking=False,
        sentence=_("Welzijn is er niet. Niemand aan tafel werkt preventief of zorgend."),
        source=source,
        verification=verification,
        ways_open=(
            Way(_("Nodig een partner uit welzijn, onderwijs of jeugdwerk uit. Bel eerst.")),
        ),
    )


def _unverified(law: DayLaw, framework: Framework) -> Iterator[Finding]:
    grounds = [framework, *(law.framework(one) for one in framework.rests_on if law.in_force(one))]
    for ground in grounds:
        if ground.verification.is_verified:
            continue
        yield Finding(
            "ground_unverified",
            blocking=False,
            sentence=_("%(name)s is nog niet door een jurist nagekeken.", name=ground.name),
            source=ground.source,
            verification=ground.verification,
            ways_open=(Way(_("Laat uw jurist deze tekst nakijken.")),),
        )
