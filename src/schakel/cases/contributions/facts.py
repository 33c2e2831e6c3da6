# SPDX-License-Identifier: EUPL-1.2
"""What other rooms may hold of a contribution."""

from dataclasses import dataclass
from datetime import date, datetime

from schakel.actors.facts import MandateFact
from schakel.kernel.ids import CaseId, ContributionId, MandateId
from schakel.kernel.people import Secrecy
from schakel.kernel.vocabulary import OnwardUse, SourceKind


@dataclass(frozen=True)
class Words:
    """What a giver says, and how it may be used."""

    text: str
    source_kind: SourceKind
    secrecy: Secrecy
    onward_use: OnwardUse
    not_in_minutes: bool = False


@dataclass(frozen=True)
class ReaderFact:
    """Somebody who reads along: the mandate, and why he can."""

    mandate: MandateFact
    because: str
    coordinates: bool = False

    @property
    def id(self) -> MandateId:
        return self.mandate.id


@dataclass(frozen=True)
class ContributionFact:
    """A contribution as the actor may read it. Its `readers` are known to the giver alone."""

    id: ContributionId
    case: CaseId
    giver: MandateFact
    is_mine: bool
    words: Words
    shared_on: date
    shared_at: datetime
    withdrawn_on: date | None
    is_correction: bool
    readers: tuple[MandateId, ...] = ()
