# SPDX-License-Identifier: EUPL-1.2
"""The name: the giver chooses to say it, the table to open it, and the journal keeps why."""

import uuid
from datetime import date

from django.db import connection

from schakel.access.actions import Action
from schakel.access.decide import require, require_law
from schakel.cases.commands.turns import (
    file_of_signal,
    leader,
    lock_signal,
    take_turn,
    tell_giver,
    tell_table,
    touch,
)
from schakel.cases.facts.notices import NoticeKind
from schakel.cases.facts.signals import SubjectName, TurnKind
from schakel.cases.models import Identity, Signal, SignalTurn
from schakel.cases.structure import signal_facts
from schakel.journal.commands import record
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
    require(actor, Action.NAME_SUBJECT, signal_facts(signal), day)
    kind = tables.table(TableId(signal.table_id)).kind
    require_law(table_rules.may_hold_subject(law.book(), kind, SubjectKind.PERSON, day))
    _write_name(signal, subject, day)
    take_turn(signal, TurnKind.NAMED, MandateId(signal.giver_id), day)
    touch(signal)
    tell_table(signal, NoticeKind.SIGNAL_NAMED, day)
    about = About("signal", signal_id, table=signal.table_id)
    record(actor.person, Action.NAME_SUBJECT, about, day=day)


def open_identity(
    actor: Actor, signal_id: SignalId, reason: str, *, version: int, day: date
) -> None:
    """Make the name readable for who leads the table; a recorded decision with its reason."""
    signal = lock_signal(signal_id, version)
    facts = signal_facts(signal, identity=_named(signal))
    require(actor, Action.OPEN_IDENTITY, facts, day)
    by = leader(actor, signal, day)
    file = file_of_signal(signal)
    with connection.cursor() as cursor:
        # The name is still hidden from who decides, so no row policy would let him change its row.
        cursor.execute("SELECT access.open_identity(%s, %s)", [signal.id, by])
    identity = Identity.objects.get(signal_id=signal.id)
    sealed = file.seal({"opened_reason": reason}, table=ROWS, row=identity.id)
    identity.opened_reason = sealed["opened_reason"]
    identity.save(update_fields=["opened_reason"])
    take_turn(signal, TurnKind.OPENED, by, day)
    touch(signal)
    tell_giver(signal, day)
    about = About("signal", signal_id, table=signal.table_id)
    record(actor.person, Action.OPEN_IDENTITY, about, day=day, reason=reason, file=file)


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
