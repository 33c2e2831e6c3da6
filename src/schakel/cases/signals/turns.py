# SPDX-License-Identifier: EUPL-1.2
"""What the steps of a signal share: lock it, move it, write the turn, tell who must hear."""

import uuid
from datetime import date

from django.utils import timezone

from schakel.access.kinds import Action
from schakel.cases.case.locking import require_version
from schakel.cases.models import Signal, SignalTurn
from schakel.cases.signals.access import SIGNAL
from schakel.cases.signals.facts import TurnKind
from schakel.cases.signals.notices import SIGNAL_MOVED
from schakel.cases.signals.standing import SignalStanding
from schakel.cases.speaking_mandate import leading_mandate
from schakel.journal.commands import change, entry
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import FileId, MandateId, SignalId, TableId
from schakel.kernel.people import Actor, TablePower
from schakel.kernel.vocabulary import SignalState
from schakel.notices.facts import NoticeKind
from schakel.notices.telling import notify_all
from schakel.tables import queries as tables
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_file

TURNS = "cases_signalturn"


def lock_signal(signal_id: SignalId, version: int) -> Signal:
    """Return the signal locked, as the form showed it.

    Raises:
        NotFoundError: it does not exist, or the actor may not know that it does.
        ChangedMeanwhileError: somebody took a step first.
    """
    signal = Signal.objects.select_for_update().filter(pk=signal_id).first()
    if signal is None:
        raise NotFoundError
    require_version(version, signal.version)
    return signal


def file_of_signal(signal: Signal) -> OpenFile:
    """Return the opened file of a signal.

    Raises:
        NotFoundError: it is destroyed.
    """
    if signal.file_id is None:
        raise NotFoundError
    return open_file(FileId(signal.file_id))


def leader(actor: Actor, signal: Signal, day: date) -> MandateId:
    """Return the mandate with which the actor leads the table of the signal.

    Raises:
        NotFoundError: he leads nothing there.
    """
    found = leading_mandate(actor, [TableId(signal.table_id)], day)
    if found is None:
        raise NotFoundError
    return found


def move(
    actor: Actor,
    signal: Signal,
    step: Action[SignalStanding],
    state: SignalState,
    day: date,
    *,
    redirected_to: str = "",
) -> None:
    """Put the signal in its next state, with an entry in the journal; its version goes up."""
    done = entry(actor.person, step, About(SIGNAL, signal.id, table=signal.table_id), day=day)
    change("cases.move_signal", signal.id, step.code, state.value, redirected_to, entry=done)


def touch(signal: Signal) -> None:
    """Give the signal a new version, which tells a second person that something happened."""
    signal.version += 1
    signal.save(update_fields=["version"])


def take_turn(signal: Signal, kind: TurnKind, by: MandateId, day: date, *, text: str = "") -> None:
    """Write what passed between table and giver; its text sealed in the file of the signal."""
    turn = SignalTurn(id=uuid.uuid4(), signal_id=signal.id, kind=kind, by_id=by, day=day)
    turn.at = timezone.now()
    if text:
        file = file_of_signal(signal)
        turn.text = file.seal({"text": text}, table=TURNS, row=turn.id)["text"]
    turn.save(force_insert=True)


def tell_giver(signal: Signal, day: date) -> None:
    """Let the giver hear that something happened, without content."""
    giver = MandateId(signal.giver_id)
    notify_all([giver], SIGNAL_MOVED, SIGNAL, signal.id, day)


def tell_table(
    signal: Signal,
    kind: NoticeKind,
    day: date,
    *,
    roles: tuple[TablePower, ...] = (TablePower.COORDINATE,),
) -> None:
    """Let the holders of these powers at the table hear it, without content."""
    notify_all(holders(TableId(signal.table_id), roles, day), kind, SIGNAL, signal.id, day)


def holders(table: TableId, roles: tuple[TablePower, ...], day: date) -> list[MandateId]:
    """Return the mandates with one of these powers at the table."""
    found = tables.places(table, day, roles=[role.value for role in roles])
    return [place.mandate.id for place in found]
