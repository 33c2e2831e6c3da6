# SPDX-License-Identifier: EUPL-1.2
"""Who reads the journal: everybody his own entries, the DPO all; other rooms open theirs."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schakel.access.decision import Rule
from schakel.access.kinds import Deed, Kind, Reading, Rows, Thing
from schakel.journal.models import Entry
from schakel.kernel.ids import PersonId
from schakel.kernel.message import Message as _
from schakel.kernel.people import Actor

OWN = Rule("entry/own", _("U deed dit zelf."))
OVERSIGHT = Rule("entry/oversight", _("U houdt toezicht op wie wat las."))


@dataclass(frozen=True)
class EntryStanding:
    """An entry: who did it, None for the clock."""

    actor: PersonId | None


def read_entry(actor: Actor, entry: EntryStanding, _day: date) -> Rule | None:
    """Return what opens an entry: it is the actor's own, or the actor is the DPO."""
    if entry.actor == actor.person:
        return OWN
    return OVERSIGHT if actor.is_dpo else None


def _standing(rows: Sequence[Entry], _using: str) -> Mapping[uuid.UUID, EntryStanding]:
    return {
        row.id: EntryStanding(None if row.actor is None else PersonId(row.actor)) for row in rows
    }


ENTRY = Kind(
    "entry",
    _("regel in het logboek"),
    Reading("read_entry", _("las in het logboek"), read_entry),
    (Rows(Entry, _standing),),
    others=_("Wie het deed, de functionaris voor gegevensbescherming, en wie de casus leidt."),
)
LOG = Thing("log", _("logboek"))
PAGE = Thing("page", _("bladzijde"))
READ_LOG = Deed("read_log", _("las dit logboek"))
