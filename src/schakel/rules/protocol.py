# SPDX-License-Identifier: EUPL-1.2
"""The procureur's protocol: without it, no table that needs one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schakel.kernel.days import dutch_day
from schakel.kernel.ids import OrganisationId
from schakel.kernel.message import Message as _
from schakel.kernel.message import Sentence
from schakel.kernel.ruling import Finding
from schakel.kernel.ways import Way
from schakel.rules.framework import Framework

PREPARE = Way(_("Maak het protocol op met het sjabloon en vraag de procureur om toestemming."))
RENEW = Way(_("Bereid de verlenging voor en vraag de procureur om een nieuwe toestemming."))
WAIT = Way(_("Verplaats het overleg naar een dag waarop het protocol geldt."))
COMPLETE = Way(_("Vul het protocol aan."))
GENERAL = Way(_("Begin met de punten die over niemand gaan."))


@dataclass(frozen=True)
class ProtocolFacts:
    """What a protocol says; valid_until is its last day, None means that it is not known."""

    reference: str
    consent_by: str
    consent_on: date | None
    valid_from: date | None
    valid_until: date | None
    purposes: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    signed_by: tuple[OrganisationId, ...] = ()


def protocol_gaps(
    framework: Framework, protocol: ProtocolFacts | None, day: date
) -> Iterator[Finding]:
    """Yield what keeps the protocol from carrying a consultation on the day."""
    if framework.table is None or not framework.table.needs_protocol:
        return
    if protocol is None:
        missing = _("Er is geen protocol met de toestemming van de procureur.")
        yield _finding(framework, "protocol_missing", missing, PREPARE)
        return
    yield from _date_gaps(framework, protocol, day)
    for code, sentence in _content_gaps(protocol):
        yield _finding(framework, code, sentence, COMPLETE)


def _date_gaps(framework: Framework, protocol: ProtocolFacts, day: date) -> Iterator[Finding]:
    if protocol.valid_from is None or protocol.valid_until is None:
        sentence = _("Het protocol zegt niet van wanneer tot wanneer het geldt.")
        yield _finding(framework, "protocol_without_dates", sentence, COMPLETE)
        return
    if day < protocol.valid_from:
        sentence = _("Het protocol begint pas op %(day)s.", day=dutch_day(protocol.valid_from))
        yield _finding(framework, "protocol_not_begun", sentence, WAIT)
    if day > protocol.valid_until:
        sentence = _("Het protocol liep tot en met %(day)s.", day=dutch_day(protocol.valid_until))
        yield _finding(framework, "protocol_expired", sentence, RENEW)


def _content_gaps(protocol: ProtocolFacts) -> Iterator[tuple[str, Sentence]]:
    if not (protocol.reference and protocol.consent_by and protocol.consent_on):
        yield (
            "protocol_no_consent",
            _("Van de toestemming van de procureur ontbreekt de naam, de datum of het kenmerk."),
        )
    if not protocol.functions:
        yield "protocol_no_participants", _("Het protocol zegt niet wie mag deelnemen.")
    if not protocol.purposes:
        yield "protocol_no_purpose", _("Het protocol zegt niet met welk doel u overlegt.")
    if not protocol.modalities:
        yield "protocol_no_modalities", _("Het protocol zegt niet hoe het overleg verloopt.")


def _finding(framework: Framework, code: str, sentence: Sentence, way: Way) -> Finding:
    return Finding(
        code,
        blocking=True,
        sentence=sentence,
        source=framework.source,
        verification=framework.verification,
        ways_open=(way, GENERAL),
    )
