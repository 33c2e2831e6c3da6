# SPDX-License-Identifier: EUPL-1.2
"""ALLOW, DENY and scenario files: small stories that the rules must answer as written."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from pydantic import Field

from schakel.kernel.ids import MandateId
from schakel.kernel.people import Clearance, Secrecy
from schakel.kernel.vocabulary import ConcernKind, SubjectKind, TableLevel
from schakel.rules.composition import Attendee, check_meeting
from schakel.rules.law import LawBook
from schakel.rules.protocol import ProtocolFacts
from schakel.rules.records import Code, Record
from schakel.rules.table_rules import (
    Ruling,
    may_escalate,
    may_hold_subject,
    may_join,
    may_share,
    right_table,
)


class Ask(StrEnum):
    OPEN_MEETING = "open_meeting"
    SHARE = "share"
    HOLD_SUBJECT = "hold_subject"
    ESCALATE = "escalate"
    JOIN = "join"
    BELONG_HERE = "belong_here"


class PresentRecord(Record):
    function: Code
    clearance: Clearance = Clearance.NONE
    clearance_until: date | None = None
    replaces: str | None = None


class ProtocolRecord(Record):
    reference: str = ""
    consent_by: str = ""
    consent_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    purposes: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    functions: tuple[Code, ...] = ()

    def facts(self) -> ProtocolFacts:
        return ProtocolFacts(**dict(self))


class GivenRecord(Record):
    secrecy: Secrecy = Secrecy.NONE
    subject: SubjectKind = SubjectKind.PERSON
    concern: ConcernKind = ConcernKind.OTHER
    from_level: TableLevel = TableLevel.OPERATIONAL
    to_level: TableLevel = TableLevel.STRATEGIC
    named: bool = False
    reason: str = ""
    function: Code = "caw_worker"
    organisation_signed: bool = False
    present: tuple[PresentRecord, ...] = ()
    protocol: ProtocolRecord | None = None


class ExpectRecord(Record):
    allowed: bool
    because: str | None = Field(default=None, description="the rule or finding that must be named")


class CaseRecord(Record):
    story: str
    on: date
    kind: Code
    ask: Ask
    given: GivenRecord = GivenRecord()
    expect: ExpectRecord


class ScenarioRecord(Record):
    title: str
    steps: tuple[CaseRecord, ...] = Field(min_length=1)


def case_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("frameworks/*/access/*/*.yaml"))


def scenario_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("frameworks/*/scenarios/*.yaml"))


def difference(law: LawBook, case: CaseRecord) -> str | None:
    """Return in Dutch how the rules answer otherwise than expected, None when they agree."""
    allowed, reasons = _answer(law, case)
    if allowed is not case.expect.allowed:
        said = "toegelaten" if allowed else "geweigerd"
        return f"de regels zeggen {said} ({', '.join(reasons) or 'zonder reden'})"
    if case.expect.because and case.expect.because not in reasons:
        return f"de reden is {', '.join(reasons) or 'leeg'}, niet {case.expect.because}"
    return None


def _answer(law: LawBook, case: CaseRecord) -> tuple[bool, tuple[str, ...]]:
    given = case.given
    if case.ask is Ask.OPEN_MEETING:
        return _meeting(law, case)
    if case.ask is Ask.BELONG_HERE:
        redirect = right_table(law.on(case.on), case.kind, given.concern)
        return redirect is None, (redirect.name,) if redirect else ()
    if case.ask is Ask.JOIN:
        return _join(case)
    ruling = _ruling(law, case)
    return ruling.allowed, (ruling.rule,)


def _ruling(law: LawBook, case: CaseRecord) -> Ruling:
    given = case.given
    if case.ask is Ask.SHARE:
        return may_share(law, case.kind, given.secrecy, case.on)
    if case.ask is Ask.HOLD_SUBJECT:
        return may_hold_subject(law, case.kind, given.subject, case.on)
    return may_escalate(
        law,
        case.kind,
        given.from_level,
        given.to_level,
        given.subject,
        named=given.named,
        reason=given.reason,
        day=case.on,
    )


def _join(case: CaseRecord) -> tuple[bool, tuple[str, ...]]:
    protocol = (case.given.protocol or ProtocolRecord()).facts()
    signed = case.given.organisation_signed
    ruling = may_join(protocol, case.given.function, organisation_signed=signed, day=case.on)
    return ruling.allowed, (ruling.rule,)


def _meeting(law: LawBook, case: CaseRecord) -> tuple[bool, tuple[str, ...]]:
    present = tuple(
        Attendee(
            MandateId(UUID(int=number)),
            one.function,
            one.clearance,
            one.clearance_until,
            one.replaces,
        )
        for number, one in enumerate(case.given.present, start=1)
    )
    protocol = case.given.protocol.facts() if case.given.protocol else None
    checked = check_meeting(law, case.kind, protocol, present, case.on)
    return checked.may_open, tuple(finding.code for finding in checked.findings)
