# SPDX-License-Identifier: EUPL-1.2
"""Everything the start page asks of the rooms; only what this actor can have is asked."""

from dataclasses import dataclass
from datetime import date, timedelta

from schakel.cases import today as cases
from schakel.cases.circle.facts import InvitationFact
from schakel.cases.circle.queries import my_invitations
from schakel.cases.signals.facts import InformationQuestion, WaitingSignal
from schakel.cases.signals.queries import information
from schakel.cases.tasks.facts import TaskFact
from schakel.kernel.ids import TableId
from schakel.kernel.people import Actor, TablePower
from schakel.meetings.queries import today as meetings
from schakel.notices import queries as notices
from schakel.notices.facts import NoticeFact
from schakel.rules import law
from schakel.tables import seated

RUNS = frozenset({TablePower.CHAIR, TablePower.COORDINATE})


@dataclass(frozen=True)
class Needs:
    """What the rooms answered."""

    signals: tuple[WaitingSignal, ...]
    invitations: tuple[InvitationFact, ...]
    questions: tuple[InformationQuestion, ...]
    tasks: tuple[TaskFact, ...]
    meetings: tuple[meetings.NextMeeting, ...]
    ending: tuple[seated.TableProtocol, ...]
    notices: tuple[NoticeFact, ...]
    coordinates: bool


def needs(actor: Actor, day: date) -> Needs:
    """Return what needs the actor; at most eight queries, whatever the number of rows."""
    run = _tables(actor, day, RUNS)
    coordinated = _tables(actor, day, frozenset({TablePower.COORDINATE}))
    officer = _tables(actor, day, frozenset({TablePower.INFORM}))
    protocols = seated.last_protocols(run, day) if run else ()
    return Needs(
        signals=cases.signals_for(actor, day),
        invitations=my_invitations(actor, day),
        questions=information.open_questions(actor, day) if officer else (),
        tasks=cases.tasks_for(actor, day),
        meetings=meetings.next_meetings(actor, day, {one.table: one.facts for one in protocols}),
        ending=tuple(one for one in protocols if one.table in coordinated and _ends_soon(one, day)),
        notices=notices.unread_notices(),
        coordinates=bool(coordinated),
    )


def _tables(actor: Actor, day: date, powers: frozenset[TablePower]) -> frozenset[TableId]:
    active = actor.mandate_ids(day)
    return frozenset(
        held.table
        for held in actor.powers
        if held.power in powers and held.mandate in active and held.active_on(day)
    )


def _ends_soon(protocol: seated.TableProtocol, day: date) -> bool:
    """Return whether the term of the law for announcing the end has begun; an ended one stays."""
    days = max(
        kind.value("protocol_renewal_notice_days", day).value
        for kind in law.book().on(day).table_kinds()
    )
    return protocol.valid_until <= day + timedelta(days=days)
