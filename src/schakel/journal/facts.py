# SPDX-License-Identifier: EUPL-1.2
"""What other rooms may hold of the journal."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from schakel.access.kinds import Thing
from schakel.kernel.ids import PersonId


@dataclass(frozen=True)
class About:
    """What an entry is about: ids only, never a name or a text."""

    thing: Thing
    id: uuid.UUID | None
    case: uuid.UUID | None = None
    table: uuid.UUID | None = None


@dataclass(frozen=True)
class EntryFact:
    """One line of the journal; `action` is the code of a deed, `kind` the name of a thing."""

    at: datetime
    actor: PersonId | None
    action: str
    kind: str
    id: uuid.UUID | None
    case: uuid.UUID | None
    table: uuid.UUID | None
    refused_by: str
