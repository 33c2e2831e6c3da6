# SPDX-License-Identifier: EUPL-1.2
"""What a table does with a signal: advise, ask, redirect, propose, retain, refuse.

The giver hears at each turn that something happened.
"""

from datetime import date, timedelta

from schakel.access.decide import require
from schakel.cases.models import Signal
from schakel.cases.signals import intake
from schakel.cases.signals.access import REFUSE_SIGNAL, RETAIN_SIGNAL, SIGNAL, TRIAGE_SIGNAL
from schakel.cases.signals.facts import TurnKind
from schakel.cases.signals.notices import SIGNAL_PROPOSED, SIGNAL_RETAINED, SIGNAL_SEALED
from schakel.cases.signals.standing import signal_standing
from schakel.cases.signals.turns import leader, lock_signal, move, take_turn, tell_giver, tell_table
from schakel.journal.commands import change, entry
from schakel.journal.facts import About
from schakel.kernel.ids import MandateId, SignalId, TableId
from schakel.kernel.people import Actor, TablePower
from schakel.kernel.vocabulary import SignalState
from schakel.notices.telling import notify
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
    tell_table(signal, SIGNAL_PROPOSED, day, roles=(TablePower.RETAIN,))


def retain_signal(actor: Actor, signal_id: SignalId, *, version: int, day: date) -> None:
    """Decide that the table takes this signal on, still without a name."""
    signal = lock_signal(signal_id, version)
    require(actor, RETAIN_SIGNAL, signal_standing(signal), day)
    take_turn(signal, TurnKind.RETAINED, leader(actor, signal, day), day)
    move(actor, signal, RETAIN_SIGNAL, SignalState.RETAINED, day)
    tell_giver(signal, day)
    tell_table(signal, SIGNAL_RETAINED, day)


def refuse_signal(actor: Actor, signal_id: SignalId, *, version: int, day: date) -> date:
    """Seal a signal from everyone's sight at once; return the day it is destroyed."""
    signal = lock_signal(signal_id, version)
    require(actor, REFUSE_SIGNAL, signal_standing(signal), day)
    destroy_on = destruction_day(TableId(signal.table_id), day)
    # Told first: after the change the signal is nobody's, and its page is gone for the giver too.
    notify(MandateId(signal.giver_id), SIGNAL_SEALED, SIGNAL, signal.id, day)
    done = entry(actor.person, REFUSE_SIGNAL, _about(signal), day=day)
    change("cases.refuse_signal", signal.id, destroy_on, entry=done)
    return destroy_on


def destruction_day(table: TableId, day: date) -> date:
    """Return when a signal refused today is destroyed (refused_signal_days of the framework)."""
    framework = intake.framework_on(tables.table(table).kind, day)
    return day + timedelta(days=framework.value("refused_signal_days", day).value)


def _triaged(actor: Actor, signal_id: SignalId, version: int, day: date) -> Signal:
    signal = lock_signal(signal_id, version)
    require(actor, TRIAGE_SIGNAL, signal_standing(signal), day)
    return signal


def _moved(
    actor: Actor, signal: Signal, state: SignalState, day: date, *, redirected_to: str = ""
) -> None:
    move(actor, signal, TRIAGE_SIGNAL, state, day, redirected_to=redirected_to)
    tell_giver(signal, day)


def _about(signal: Signal) -> About:
    return About(SIGNAL, signal.id, table=signal.table_id)
