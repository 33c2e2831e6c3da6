# SPDX-License-Identifier: EUPL-1.2
"""What other rooms and doors may hold of a place in a circle."""

import uuid
from dataclasses import dataclass
from datetime import date

from schakel.actors.facts import MandateFact
from schakel.kernel.ids import CaseId, MandateId
from schakel.kernel.vocabulary import ConcernKind, MembershipState


@dataclass(frozen=True)
class InvitationFact:
    """What the invited may know: who asks, for which concern. The case only once accepted."""

    id: uuid.UUID
    mandate: MandateId
    asked_by: MandateFact | None
    concern: ConcernKind
    asked_on: date
    accepted_case: CaseId | None


@dataclass(frozen=True)
class MemberFact:
    """A place in the circle. Not taking part has no reason and no history."""

    id: uuid.UUID
    mandate: MandateFact
    state: MembershipState
    since: date


@dataclass(frozen=True)
class CircleSeat:
    """Somebody who takes part in a case."""

    case: CaseId
    mandate: MandateFact
