# SPDX-License-Identifier: EUPL-1.2
"""A notice is for one mandate and nobody else."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schakel.access.decision import Rule
from schakel.access.kinds import Kind, Reading, Rows
from schakel.kernel.ids import MandateId
from schakel.kernel.message import Message as _
from schakel.kernel.people import Actor
from schakel.notices.models import Notice

OWN = Rule("notice/own", _("Dit bericht is voor u."))


@dataclass(frozen=True)
class NoticeStanding:
    """A notice, and the mandate it is for."""

    mandate: MandateId


def read_notice(actor: Actor, notice: NoticeStanding, day: date) -> Rule | None:
    """Return what opens a notice: it is for one of the actor's mandates."""
    return OWN if actor.acts_in(notice.mandate, day) else None


def _standing(rows: Sequence[Notice], _using: str) -> Mapping[uuid.UUID, NoticeStanding]:
    return {row.id: NoticeStanding(MandateId(row.mandate_id)) for row in rows}


def _for(notice: NoticeStanding) -> Iterable[MandateId]:
    return (notice.mandate,)


NOTICE = Kind(
    "notice",
    _("bericht"),
    Reading("read_notice", _("las een bericht"), read_notice),
    (Rows(Notice, _standing),),
    others=_("Niemand anders."),
    mandates=_for,
)
