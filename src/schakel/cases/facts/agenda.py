# SPDX-License-Identifier: EUPL-1.2
"""What an agenda shows of a case: its pseudonym and where it stands, no text."""

from dataclasses import dataclass
from datetime import date

from schakel.actors.facts import MandateFact
from schakel.kernel.ids import CaseId
from schakel.kernel.vocabulary import CaseState, SubjectKind


@dataclass(frozen=True)
class AgendaCase:
    """A running case as somebody who plans a meeting chooses it."""

    id: CaseId
    pseudonym: str
    state: CaseState
    subject_kind: SubjectKind
    review_on: date | None


@dataclass(frozen=True)
class CircleSeat:
    """Somebody who takes part in a case."""

    case: CaseId
    mandate: MandateFact
