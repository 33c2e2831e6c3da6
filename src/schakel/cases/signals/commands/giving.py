# SPDX-License-Identifier: EUPL-1.2
"""Giving a signal without a name, answering about it, letting go of one that may not come."""

import uuid
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from schakel.access.decide import require, require_law
from schakel.actors import queries as actors
from schakel.cases.drafts.commands import drop_draft, keep_draft
from schakel.cases.models import Signal
from schakel.cases.signals import intake
from schakel.cases.signals.access import ANSWER_SIGNAL, GIVE_SIGNAL, SIGNAL, TRIAGE_SIGNAL
from schakel.cases.signals.facts import NewSignal, TurnKind
from schakel.cases.signals.notices import SIGNAL_ANSWERED, SIGNAL_GIVEN, SIGNAL_MOVED
from schakel.cases.signals.standing import SignalStanding, signal_standing
from schakel.cases.signals.turns import (
    holders,
    leader,
    lock_signal,
    move,
    take_turn,
    tell_giver,
    tell_table,
    touch,
)
from schakel.cases.speaking_mandate import leading_mandate
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import RefusedInputError
from schakel.kernel.ids import MandateId, SignalId, TableId
from schakel.kernel.people import Actor, TablePower
from schakel.kernel.vocabulary import SignalState
from schakel.notices.telling import notify, notify_all
from schakel.tables import queries as tables
from schakel.tables.access import TABLE, TableStanding
from schakel.tables.facts import TableFact
from schakel.vault.commands import new_file

DRAFT = "signal"
ROWS = "cases_signal"


def give_signal(actor: Actor, new: NewSignal, *, giver: MandateId, day: date) -> SignalId:
    """Bring a worry without a name to a table; a coordinator may note it for a giver who phones.

    Raises:
        AccessDeniedError: another table is the right one, or the table has no way for secrets.
        RefusedInputError: the giver has no function today.
    """
    table = tables.table(new.table)
    require(actor, GIVE_SIGNAL, TableStanding(table.id, table.kind), day)
    signal_id = SignalId(uuid.uuid4())
    noted_by = _noted_by(actor, table, giver, signal_id, day)
    require_law(
        intake.may_come(
            table, new.concern, new.subject_kind, known_as_helper=new.known_as_helper, day=day
        )
    )
    file = new_file(day)
    sealed = file.seal(new.words.columns(), table=ROWS, row=signal_id)
    Signal(
        id=signal_id,
        file_id=file.id,
        table_id=table.id,
        giver_id=giver,
        noted_by_id=noted_by,
        concern=new.concern,
        subject_kind=new.subject_kind,
        state=SignalState.NEW,
        given_on=day,
        **sealed,
    ).save(force_insert=True)
    coordinators = holders(table.id, (TablePower.COORDINATE,), day)
    notify_all(coordinators, SIGNAL_GIVEN, SIGNAL, signal_id, day)
    if noted_by is not None:
        notify(giver, SIGNAL_MOVED, SIGNAL, signal_id, day)
    drop_draft(actor, DRAFT, table.id)
    record(actor.person, GIVE_SIGNAL, About(SIGNAL, signal_id, table=table.id), day=day)
    return signal_id


def let_go(actor: Actor, table: TableId, *, rule: str, day: date) -> None:
    """Forget what was written for a table that may not have it; the journal keeps the rule."""
    drop_draft(actor, DRAFT, table)
    about = About(TABLE, table, table=table)
    record(actor.person, GIVE_SIGNAL, about, day=day, refused_by=rule)


def keep_signal_draft(
    actor: Actor, table: TableFact, fields: Mapping[str, str], *, day: date
) -> date | None:
    """Keep a half-written signal; return its last day, None when it may not be kept.

    Where secrets have no way, nothing is kept before the giver says that it is none: a refusal
    promises that nothing was.
    """
    if intake.asks_secrecy(table.kind, day) and fields.get("known_through") != "no":
        drop_draft(actor, DRAFT, table.id)
        return None
    return keep_draft(actor, DRAFT, table.id, fields, day)


def answer_signal(actor: Actor, signal_id: SignalId, text: str, *, version: int, day: date) -> None:
    """Answer the table, as giver; or as coordinator what the giver said on the phone."""
    signal = lock_signal(signal_id, version)
    require(actor, ANSWER_SIGNAL, signal_standing(signal), day)
    by_giver = signal.giver_id in actor.mandate_ids(day)
    by = MandateId(signal.giver_id) if by_giver else leader(actor, signal, day)
    take_turn(signal, TurnKind.ANSWER, by, day, text=text)
    if signal.state == SignalState.MORE_ASKED:
        move(actor, signal, ANSWER_SIGNAL, SignalState.NEW, day)
    else:
        touch(signal)
        about = About(SIGNAL, signal_id, table=signal.table_id)
        record(actor.person, ANSWER_SIGNAL, about, day=day)
    if by_giver:
        tell_table(signal, SIGNAL_ANSWERED, day)
    else:
        tell_giver(signal, day)


def _noted_by(
    actor: Actor, table: TableFact, giver: MandateId, signal_id: SignalId, day: date
) -> MandateId | None:
    if giver in actor.mandate_ids(day):
        return None
    asked = SignalStanding(signal_id, table.id, giver, SignalState.NEW)
    require(actor, TRIAGE_SIGNAL, asked, day)
    found = actors.mandate_facts([giver]).get(giver)
    if found is None or not found.active_on(day):
        raise RefusedInputError(
            field="giver", message=_("Deze persoon heeft vandaag geen functie.")
        )
    return leading_mandate(actor, [table.id], day)
