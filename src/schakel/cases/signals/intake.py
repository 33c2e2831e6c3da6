# SPDX-License-Identifier: EUPL-1.2
"""May this worry come to this table at all; and may it become a case. Law in, a ruling out."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from schakel.access.decide import require_law
from schakel.kernel.message import Message as _
from schakel.kernel.message import Sentence
from schakel.kernel.people import Secrecy
from schakel.kernel.ruling import Ruling, no_source
from schakel.kernel.vocabulary import ConcernKind, Necessity, SubjectKind, TableLevel
from schakel.kernel.ways import CALL, Way
from schakel.rules import law, table_rules
from schakel.rules.framework import PERSONAL_SUBJECTS, Framework, NotInForceError
from schakel.tables.facts import TableFact

OFFICER = "information_officer"


class Answered(Protocol):
    """A question to the information officer, as far as its dates go."""

    @property
    def cleared_on(self) -> date | None: ...

    @property
    def call_on(self) -> date | None: ...


def framework_on(kind: str, day: date) -> Framework:
    """Return the framework of a kind of table.

    Raises:
        AccessDeniedError: it does not hold on this day.
    """
    try:
        return law.book().on(day).framework(kind)
    except NotInForceError as error:
        require_law(_no(f"{kind}/not-in-force", error.sentence, (CALL,)))
        raise


def takes_signals(kind: str, level: TableLevel, day: date) -> bool:
    """Return whether a table of this kind and level keeps cases on the day."""
    day_law = law.book().on(day)
    if not day_law.in_force(kind):
        return False
    rules = day_law.framework(kind).table
    found = rules.level(level) if rules else None
    return found is not None and found.keeps_cases


def asks_secrecy(kind: str, day: date) -> bool:
    """Return whether a giver must say if he knows it as a helper: no way for secrets here."""
    return not table_rules.may_share(law.book(), kind, Secrecy.PROFESSIONAL, day).allowed


def holds_persons(kind: str, day: date) -> bool:
    """Return whether this kind of table may hold a name."""
    return table_rules.may_hold_subject(law.book(), kind, SubjectKind.PERSON, day).allowed


def asks_officer(kind: str, day: date) -> bool:
    """Return whether the framework seats the information officer, so that he is asked first."""
    day_law = law.book().on(day)
    rules = day_law.framework(kind).table if day_law.in_force(kind) else None
    seats = rules.seats if rules else ()
    return any(
        seat.functions == (OFFICER,) and seat.necessity is not Necessity.INVITED for seat in seats
    )


def may_come(
    table: TableFact,
    concern: ConcernKind,
    subject_kind: SubjectKind,
    *,
    known_as_helper: bool,
    day: date,
) -> Ruling:
    """Return whether the worry may come to this table: its days, concern, subject, secrets."""
    if not table.meets_on(day) or not takes_signals(table.kind, table.level, day):
        sentence = _("Deze tafel neemt geen signalen aan.")
        return _no(f"{table.kind}/no-signals", sentence, (Way(_("Kies een andere tafel.")),))
    elsewhere = table_rules.right_table(law.book().on(day), table.kind, concern)
    if elsewhere is not None:
        return Ruling(
            allowed=False,
            rule=f"{table.kind}/redirect",
            sentence=elsewhere.sentence,
            source=elsewhere.source,
            verification=elsewhere.verification,
            ways_open=(CALL,),
        )
    subject = table_rules.may_hold_subject(law.book(), table.kind, subject_kind, day)
    if not subject.allowed:
        return subject
    secrecy = Secrecy.PROFESSIONAL if known_as_helper else Secrecy.NONE
    return table_rules.may_share(law.book(), table.kind, secrecy, day)


def may_become_case(
    kind: str,
    subject_kind: SubjectKind,
    *,
    is_open: bool,
    checks: Iterable[Answered],
    day: date,
) -> Ruling:
    """Return whether a retained signal has what a case needs: an open name, the officer's word."""
    yes = _yes("case/ready", _("Alles is er om een casus te beginnen."))
    if subject_kind not in PERSONAL_SUBJECTS:
        return yes
    if not is_open:
        return _no(
            "case/name",
            _("Een casus over iemand begint pas als de naam genoemd en geopend is."),
            (
                Way(_("Bel de gever en leg uit waarom een naam nu nodig is. De gever kiest.")),
                Way(_("Open daarna de naam met een beslissing.")),
            ),
        )
    asked = tuple(checks)
    if not asks_officer(kind, day) or any(check.cleared_on for check in asked):
        return yes
    if asked and all(check.call_on for check in asked):
        sentence = _("De information officer vraagt dat u belt voor u verdergaat.")
        way = Way(_("Bel de information officer. Stel de vraag daarna opnieuw."))
        return _no("case/officer_calls", sentence, (way,))
    if asked:
        sentence = _("De information officer heeft nog niet geantwoord.")
        return _no("case/officer_waits", sentence, (Way(_("Wacht op het antwoord, of bel.")),))
    sentence = _("Aan deze tafel zegt de information officer eerst of dit besproken mag worden.")
    return _no("case/officer", sentence, (Way(_("Stel de vraag aan de information officer.")),))


def _yes(rule: str, sentence: Sentence) -> Ruling:
    source, verification = no_source()
    return Ruling(True, rule, sentence, source, verification)  # noqa: FBT003


def _no(rule: str, sentence: Sentence, ways_open: tuple[Way, ...]) -> Ruling:
    source, verification = no_source()
    return Ruling(
        allowed=False,
        rule=rule,
        sentence=sentence,
        source=source,
        verification=verification,
        ways_open=ways_open,
    )
