# SPDX-License-Identifier: EUPL-1.2
"""What other rooms may hold of a signal. Texts come along only on the page of the signal itself."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from schakel.access.decision import Decision
from schakel.access.kinds import Action
from schakel.actors.facts import MandateFact
from schakel.cases.signals.standing import SignalStanding
from schakel.kernel.ids import CaseId, SignalId, TableId
from schakel.kernel.ruling import Ruling
from schakel.kernel.vocabulary import ConcernKind, SignalState, SubjectKind
from schakel.rules.framework import Framework
from schakel.tables.facts import PlaceFact, TableFact


class TurnKind(StrEnum):
    """What happened between the table and the giver."""

    QUESTION = "question"
    ANSWER = "answer"
    ADVICE = "advice"
    REDIRECT = "redirect"
    PROPOSAL = "proposal"
    RETAINED = "retained"
    NAMED = "named"
    OPENED = "opened"
    IN_CASE = "in_case"


@dataclass(frozen=True)
class SignalWords:
    """What a giver writes: no name, only behaviour and what it asks of the table."""

    behaviour: str = field(repr=False)
    observed_by: str = field(repr=False)
    tried: str = field(repr=False)
    question: str = field(repr=False)
    context: str = field(default="", repr=False)
    protective: str = field(default="", repr=False)

    def columns(self) -> dict[str, str]:
        """Return each text by the column it is sealed in."""
        return {
            "behaviour": self.behaviour,
            "observed_by": self.observed_by,
            "context": self.context,
            "protective": self.protective,
            "tried": self.tried,
            "question": self.question,
        }


@dataclass(frozen=True)
class NewSignal:
    """A worry for a table. `known_as_helper` is the giver's own answer, never a guess."""

    table: TableId
    concern: ConcernKind
    subject_kind: SubjectKind
    words: SignalWords
    known_as_helper: bool = False


@dataclass(frozen=True)
class IntakeTable:
    """A table that takes signals, its law of the day, and who reads what comes in."""

    table: TableFact
    framework: Framework
    readers: tuple[PlaceFact, ...] = ()
    asks_secrecy: bool = False
    may_note_for_others: bool = False


@dataclass(frozen=True)
class SignalLine:
    """A signal in a list: nothing of what was written. `at` comes without its municipalities."""

    id: SignalId
    at: TableFact
    concern: ConcernKind
    subject_kind: SubjectKind
    state: SignalState
    given_on: date
    decided_on: date | None
    redirected_to: str
    giver: MandateFact
    noted_by: MandateFact | None
    case: CaseId | None
    version: int
    is_mine: bool
    is_named: bool = False

    @property
    def table(self) -> TableId:
        """The table it was given to."""
        return self.at.id

    def days_old(self, day: date) -> int:
        """Return its age in days."""
        return (day - self.given_on).days


@dataclass(frozen=True)
class Turn:
    """One turn between table and giver."""

    kind: TurnKind
    by_giver: bool
    at: datetime
    day: date
    text: str = field(repr=False)


@dataclass(frozen=True)
class SubjectName:
    """Whom it is about, as the giver chose to say."""

    name: str = field(repr=False)
    birth_date: date | None = field(default=None, repr=False)
    address: str = field(default="", repr=False)


@dataclass(frozen=True)
class NameFact:
    """A name the actor may read."""

    subject: SubjectName
    given_on: date
    opened_on: date | None


@dataclass(frozen=True)
class CheckFact:
    """A question to the information officer: dates, never a verdict."""

    asked_of: MandateFact
    asked_on: date
    cleared_on: date | None
    call_on: date | None


@dataclass(frozen=True)
class SignalPage:
    """Everything one reader may see of one signal, and what he may do with it."""

    line: SignalLine
    words: SignalWords
    turns: tuple[Turn, ...]
    name: NameFact | None
    checks: tuple[CheckFact, ...]
    may: frozenset[Action[SignalStanding]]
    why: Decision
    readers: tuple[PlaceFact, ...]
    ready_for_case: Ruling | None
    may_search: bool


@dataclass(frozen=True)
class SignalLists:
    """The signals the actor sees: waiting at tables he leads, settled there, and his own."""

    waiting: tuple[SignalLine, ...]
    settled: tuple[SignalLine, ...]
    mine: tuple[SignalLine, ...]
    leads: bool
    has_older: bool


@dataclass(frozen=True)
class InformationQuestion:
    """What the information officer sees: a name and a kind of concern; no name once answered.

    Who asked sees the question too, without the name. `at` comes without its municipalities.
    """

    id: uuid.UUID
    at: TableFact
    concern: ConcernKind
    asked_by: MandateFact
    asked_on: date
    answered_on: date | None
    may_answer: bool
    name: str = field(repr=False, default="")


@dataclass(frozen=True)
class PossibleDuplicate:
    """A name at this table that looks like the one asked; a human decides."""

    name: str = field(repr=False)
    birth_date: date | None = field(repr=False)
    same_birth_date: bool
    pseudonym: str
    since: date
    is_closed: bool
    signal: SignalId | None
    case: CaseId | None


@dataclass(frozen=True)
class Search:
    """Who at one table looks like the name of a signal; nothing before that name is open."""

    line: SignalLine
    is_open: bool
    found: tuple[PossibleDuplicate, ...] = ()


@dataclass(frozen=True)
class CasePreparation:
    """What is needed to begin a case from a signal."""

    line: SignalLine
    directors: tuple[MandateFact, ...]
    ready: Ruling
    has_open_name: bool
    is_about_someone: bool


class Asks(StrEnum):
    """The next step that a signal waits for, from the one who reads this."""

    TRIAGE = "triage"
    DECISION = "decision"
    OPEN_NAME = "open_name"
    ASK_OFFICER = "ask_officer"
    CALL_OFFICER = "call_officer"
    BEGIN_CASE = "begin_case"
    ANSWER = "answer"
    NAME = "name"


@dataclass(frozen=True)
class WaitingSignal:
    """A signal with the step it waits for."""

    line: SignalLine
    asks: Asks
