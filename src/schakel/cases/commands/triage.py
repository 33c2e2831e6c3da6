# SPDX-License-Identifier: EUPL-1.2
"""What a table does with a signal: advise, ask, redirect, propose, retain, refuse.

The giver hears at each turn that something happened.
"""

from datetime import date, timedelta

from django.db import connection

from schakel.access.actions import Action
from schakel.access.decide import require
from schakel.cases import intake
from schakel.cases.commands.turns import (
    leader,
    lock_signal,
    move,
    take_turn,
    tell_giver,
    tell_table,
)
from schakel.cases.facts.notices import NoticeKind
from schakel.cases.facts.signals import TurnKind
from schakel.cases.models import Signal
from schakel.cases.notices import notify
from schakel.cases.structure import signal_facts
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import MandateId, SignalId, TableId
from schakel.kernel.people import Actor, TablePower
from schakel.kernel.vocabulary import SignalState
from schakel.tables import queries as tables


def give_advice(actor: Actor, signal_id: SignalId, text: str, *, version: int, day: date) -> None:
    """Advise the giver, who follows it up; no name was needed."""
    signal = _triaged(actor, signal_id, version, day)
    take_turn(signal, TurnKind.ADVICE, leader(actor, signal, day), day, text=text)
    _moved(actor, signal, SignalState.ADVISED, day)


def ask_more(actor: Actor, signal_id: SignalId, text: str, *, version: int, day: date) -> None:
    """Ask the giver for more; the signal waits for the answer."""
    signal = _triaged(actor, signal_id, version, day)
    take_turn(signal, TurnKind.QUESTION, leader(actor, signal, day), day, text=text)
    _moved(actor, signal, SignalState.MORE_ASKED, day)


def redirect_signal(
    actor: Actor, signal_id: SignalId, *, to: str, text: str, version: int, day: date
) -> None:
    """Show the giver the right place: another table or an outside service. Nothing is sent there.

    `to` is the name of a table or a service, never a text about a person: it is not sealed.
    """
    signal = _triaged(actor, signal_id, version, day)
    take_turn(signal, TurnKind.REDIRECT, leader(actor, signal, day), day, text=text)
    _moved(actor, signal, SignalState.REDIRECTED, day, redirected_to=to)


def propose_signal(
    actor: Actor, signal_id: SignalId, text: str, *, version: int, day: date
) -> None:
    """Propose to who decides that this signal is retained, still without a name."""
    signal = _triaged(actor, signal_id, version, day)
    take_turn(signal, TurnKind.PROPOSAL, leader(actor, signal, day), day, text=text)
    _moved(actor, signal, SignalState.PROPOSED, day)
    tell_table(signal, NoticeKind.SIGNAL_PROPOSED, day, roles=(TablePower.RETAIN,))


def retain_signal(actor: Actor, signal_id: SignalId, *, version: int, day: date) -> None:
    """Decide that the table takes this signal on, still without a name."""
    signal = lock_signal(signal_id, version)
    require(actor, Action.RETAIN_SIGNAL, signal_facts(signal), day)
    take_turn(signal, TurnKind.RETAINED, leader(actor, signal, day), day)
    move(signal, SignalState.RETAINED, day)
    tell_giver(signal, day)
    tell_table(signal, NoticeKind.SIGNAL_RETAINED, day)
    record(actor.person, Action.RETAIN_SIGNAL, _about(signal), day=day)


def refuse_signal(actor: Actor, signal_id: SignalId, *, version: int, day: date) -> date:
    """Seal a signal from everyone's sight at once; return the day it is destroyed."""
    signal = lock_signal(signal_id, version)
    require(actor, Action.REFUSE_SIGNAL, signal_facts(signal), day)
    destroy_on = destruction_day(TableId(signal.table_id), day)
    with connection.cursor() as cursor:
        # After this the row is nobody's, so no row policy would allow it.
        cursor.execute("SELECT access.refuse_signal(%s, %s)", [signal.id, destroy_on])
        row = cursor.fetchone()
    if row is None or not row[0]:
        raise NotFoundError
    # Without the id: no link can lead to what nobody may see.
    notify(MandateId(signal.giver_id), NoticeKind.SIGNAL_SEALED, "signal", None, day)
    record(actor.person, Action.REFUSE_SIGNAL, _about(signal), day=day)
    return destroy_on


def destruction_day(table: TableId, day: date) -> date:
    """Return when a signal refused today is destroyed (refused_signal_days of the framework)."""
    framework = intake.framework_on(tables.table(table).kind, day)
    return day + timedelta(days=framework.value("refused_signal_days", day).value)


def _triaged(actor: Actor, signal_id: SignalId, version: int, day: date) -> Signal:
    signal = lock_signal(signal_id, version)
    require(actor, Action.TRIAGE_SIGNAL, signal_facts(signal), day)
    return signal


def _moved(
    actor: Actor, signal: Signal, state: SignalState, day: date, *, redirected_to: str = ""
) -> None:
    move(signal, state, day, redirected_to=redirected_to)
    tell_giver(signal, day)
    record(actor.person, Action.TRIAGE_SIGNAL, _about(signal), day=day)


def _about(signal: Signal) -> About:
    return About("signal", signal.id, table=signal.table_id)
