# SPDX-License-Identifier: EUPL-1.2
"""What a document is made from. Only what may be printed goes in: no field here is left out later.

Participants appear by function, never by name (minutes rules, docs/adr/0005-documents.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

_ADDRESS = re.compile(r"[^\s@<>\"',;:\x00-\x1f\x7f]+@[^\s@<>\"',;:\x00-\x1f\x7f]+", re.ASCII)


class InvalidDocumentError(ValueError):
    """A document that contradicts itself; the message says what to change."""


class MinutesStatus(StrEnum):
    DRAFT = "ontwerp"
    APPROVED = "goedgekeurd"


class Manner(StrEnum):
    """How the table came to its decision."""

    CONSENSUS = "consensus"
    CHAIR = "voorzitter"


@dataclass(frozen=True)
class MinutesAction:
    what: str
    who_function: str
    due: date


@dataclass(frozen=True)
class MinutesItem:
    """One point of the meeting. An empty text is not printed, its label neither."""

    position: int
    subject: str
    """The pseudonym of a case, or the title of a point that concerns no person."""
    kind: str
    """In Dutch, as it is printed: "Casus", "Overlast op een plaats", "Punt zonder persoon"."""
    summary: str = ""
    """What the table agreed to write down."""
    decision: str = ""
    manner: Manner | None = None
    actions: tuple[MinutesAction, ...] = ()
    review_day: date | None = None
    objections: tuple[str, ...] = ()
    own_contributions: tuple[str, ...] = ()
    """Only what the partner of `copy_for` gave; never printed in the common copy."""


@dataclass(frozen=True)
class MinutesDocument:
    table_name: str
    framework_name: str
    framework_sources: tuple[str, ...]
    doubts: tuple[str, ...]
    purpose: str
    meeting_day: date
    place: str
    chair_function: str
    present: tuple[str, ...]
    excused: tuple[str, ...]
    items: tuple[MinutesItem, ...]
    copy_for: str | None = None
    """The partner whose copy this is ("CLB"); None is the common copy."""
    version: int = 1
    status: MinutesStatus = MinutesStatus.DRAFT
    approved_on: date | None = None

    def __post_init__(self) -> None:
        if (self.status == MinutesStatus.APPROVED) != (self.approved_on is not None):
            msg = (
                "minutes: approved minutes carry the day of approval and a draft carries none. "
                "Set status and approved_on together."
            )
            raise InvalidDocumentError(msg)

    def own_contributions_to(self, item: MinutesItem) -> tuple[str, ...]:
        """Return what this copy may show of the partner's own; nothing in the common copy."""
        return () if self.copy_for is None else item.own_contributions


@dataclass(frozen=True)
class ProtocolParticipant:
    function: str
    organisation: str
    signed_on: date | None = None


@dataclass(frozen=True)
class ProtocolModalities:
    """How the table works. An empty text is printed as a gap to fill in."""

    triage: str = ""
    rhythm: str = ""
    minutes: str = ""
    retention: str = ""
    secrecy: str = ""


@dataclass(frozen=True)
class ProtocolSource:
    text: str
    doubt: str = ""
    """What is not verified yet; empty when verified."""


@dataclass(frozen=True)
class ProcureurConsent:
    """The reasoned consent of the procureur des Konings; empty where still to be given."""

    reference: str = ""
    given_on: date | None = None
    reasons: str = ""


@dataclass(frozen=True)
class ProtocolDocument:
    """A protocol, or its template: whatever is empty is printed as a gap to fill in."""

    reference_placeholder: str
    arrondissement: str
    table_name: str
    municipalities: tuple[str, ...]
    purposes: tuple[str, ...]
    participants: tuple[ProtocolParticipant, ...]
    drawn_up_on: date
    modalities: ProtocolModalities = field(default_factory=ProtocolModalities)
    sources: tuple[ProtocolSource, ...] = ()
    consent: ProcureurConsent = field(default_factory=ProcureurConsent)
    signatories: tuple[ProtocolParticipant, ...] = ()
    """Signature blocks besides the procureur's; empty means every participant signs."""
    valid_from: date | None = None
    valid_until: date | None = None

    def __post_init__(self) -> None:
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            msg = "protocol: valid_until lies before valid_from. Correct one of the two days."
            raise InvalidDocumentError(msg)


@dataclass(frozen=True)
class MeetingInvitation:
    """A calendar entry. It has no field for people discussed, pseudonyms or agenda items."""

    uid: str
    table_name: str
    starts_at: datetime
    ends_at: datetime
    place: str
    organiser_email: str
    issued_at: datetime
    sequence: int = 0
    """Counts the changes, from 0; calendars ignore a lower one than they hold."""
    cancelled: bool = False
    attendee_email: str | None = None
    """The one who receives this file; nobody sees who else is invited."""

    def __post_init__(self) -> None:
        for moment in (self.starts_at, self.ends_at, self.issued_at):
            if moment.utcoffset() is None:
                msg = "invitation: a moment has no timezone. Pass aware datetimes."
                raise InvalidDocumentError(msg)
        if self.ends_at <= self.starts_at:
            msg = "invitation: the meeting ends before it starts. Correct ends_at."
            raise InvalidDocumentError(msg)
        for address in filter(None, (self.organiser_email, self.attendee_email)):
            # A calendar address is written unescaped: a line break in it would add properties.
            if not _ADDRESS.fullmatch(address):
                msg = "invitation: an address is not name@domain. Correct the address."
                raise InvalidDocumentError(msg)


@dataclass(frozen=True)
class AnsweredQuestion:
    question: str
    answer: str


@dataclass(frozen=True)
class PrintableAnswer:
    """The outcome of "Mag ik dit zeggen?". It holds the path, nothing about who asked."""

    question_path: tuple[AnsweredQuestion, ...]
    verdict: str
    explanation: str
    source: str
    doubt: str
    """What is not verified yet; empty when verified."""
    day: date
