# SPDX-License-Identifier: EUPL-1.2
"""What doors may hold of a tendency."""

import uuid
from dataclasses import dataclass
from datetime import date

from schakel.actors.facts import MandateFact


@dataclass(frozen=True)
class TendencyFact:
    """A tendency and a question, without names."""

    id: uuid.UUID
    from_table: str
    to_table: str
    by: MandateFact
    day: date
    text: str
    question: str
