# SPDX-License-Identifier: EUPL-1.2
"""A draft is its writer's alone."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schakel.access.decision import Rule
from schakel.access.kinds import Kind, Reading, Rows
from schakel.cases.drafts.models import Draft
from schakel.kernel.ids import PersonId
from schakel.kernel.message import Message as _
from schakel.kernel.people import Actor

WRITER = Rule("draft/writer", _("Dit is uw eigen kladversie."))


@dataclass(frozen=True)
class DraftStanding:
    """A draft and its writer."""

    writer: PersonId


def read_draft(actor: Actor, draft: DraftStanding, _day: date) -> Rule | None:
    """Return what opens a draft: being its writer."""
    return WRITER if draft.writer == actor.person else None


def _standings(rows: Sequence[Draft], _using: str) -> Mapping[uuid.UUID, DraftStanding]:
    return {row.id: DraftStanding(PersonId(row.person_id)) for row in rows}


DRAFT = Kind(
    "draft",
    _("kladversie"),
    Reading("read_draft", _("las een eigen kladversie"), read_draft),
    (Rows(Draft, _standings, file="file_id"),),
    others=_("Niemand anders."),
)
