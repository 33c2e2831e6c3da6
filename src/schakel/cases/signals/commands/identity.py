# SPDX-License-Identifier: EUPL-1.2
"""The name: the giver chooses to say it, the table to open it, and the journal keeps why."""

import uuid
from datetime import date

from schakel.access.decide import require, require_law
from schakel.cases.models import Identity, Signal, SignalTurn
from schakel.cases.signals.access import NAME_SUBJECT, OPEN_IDENTITY, SIGNAL
from schakel.cases.signals.facts import SubjectName, TurnKind
from schakel.cases.signals.notices import SIGNAL_NAMED
from schakel.cases.signals.standing import signal_standing
from schakel.cases.signals.turns import (
    file_of_signal,
    leader,
    lock_signal,
    take_turn,
    tell_giver,
    tell_table,
    touch,
)
from schakel.journal.commands import change, entry, record
from schakel.journal.facts import About
from schakel.kernel.ids import MandateId, SignalId, TableId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import SubjectKind
from schakel.rules import law, table_rules
from schakel.tables import queries as tables

ROWS = "cases_identity"


def name_subject(
    actor: Actor, signal_id: SignalId, subject: SubjectName, *, version: int, day: date
) -> None:
    """Say whom it is about, or correct it. It stays hidden for the table until that is decided.

    Raises:
        AccessDeniedError: only the giver names; a table about places holds no name at all.
    """
    signal = lock_signal(signal_id, version)
    require(actor, NAME_SUBJECT, signal_standing(signal), day)
    kind = tables.table(TableId(signal.table_id)).kind
    require_law(table_rules.may_hold_subject(law.book(), kind, SubjectKind.PERSON, day))
    _write_name(signal, subject, day)
    take_turn(signal, TurnKind.NAMED, MandateId(signal.giver_id), day)
    touch(signal)
    tell_table(signal, SIGNAL_NAMED, day)
    about = About(SIGNAL, signal_id, table=signal.table_id)
    record(actor.person, NAME_SUBJECT, about, day=day)


def open_identity(
    actor: Actor, signal_id: SignalId, reason: str, *, version: int, day: date
) -> None:
    """Make the name readable for who leads the table; a recorded decision with its reason."""
    signal = lock_signal(signal_id, version)
    facts = signal_standing(signal, identity=_named(signal))
    require(actor, OPEN_IDENTITY, facts, day)
    by = leader(actor, signal, day)
    file = file_of_signal(signal)
    about = About(SIGNAL, signal_id, table=signal.table_id)
    done = entry(actor.person, OPEN_IDENTITY, about, day=day, reason=reason, file=file)
    # The name is still hidden from who decides: the database opens it, then he may read it.
    opened = change("cases.open_identity", signal.id, by, entry=done)
    identity = Identity.objects.get(pk=opened)
    sealed = file.seal({"opened_reason": reason}, table=ROWS, row=identity.id)
    identity.opened_reason = sealed["opened_reason"]
    identity.save(update_fields=["opened_reason"])
    take_turn(signal, TurnKind.OPENED, by, day)
    touch(signal)
    tell_giver(signal, day)


def _write_name(signal: Signal, subject: SubjectName, day: date) -> None:
    identity = Identity.objects.filter(signal_id=signal.id).first()
    is_new = identity is None
    if identity is None:
        identity = Identity(id=uuid.uuid4(), signal_id=signal.id, file_id=signal.file_id)
        identity.table_id, identity.given_by_id = signal.table_id, signal.giver_id
        identity.given_on = day
    words = {
        "name": subject.name,
        "birth_date": subject.birth_date.isoformat() if subject.birth_date else "",
        "address": subject.address,
    }
    for column, sealed in file_of_signal(signal).seal(words, table=ROWS, row=identity.id).items():
        setattr(identity, column, sealed)
    if is_new:
        identity.save(force_insert=True)
    else:
        identity.save(update_fields=["name", "birth_date", "address"])


def _named(signal: Signal) -> Identity | None:
    """Return the name, or a bare one when it is there but still hidden from the actor."""
    seen = Identity.objects.filter(signal_id=signal.id).first()
    if seen is not None:
        return seen
    named = SignalTurn.objects.filter(signal_id=signal.id, kind=TurnKind.NAMED).exists()
    return Identity(signal_id=signal.id) if named else None
