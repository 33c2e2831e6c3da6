# SPDX-License-Identifier: EUPL-1.2
"""From what was decided to a document: functions and pseudonyms, never a name."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from schakel.documents.facts import (
    Manner,
    MinutesAction,
    MinutesDocument,
    MinutesItem,
    MinutesStatus,
    ProtocolDocument,
    ProtocolParticipant,
    ProtocolSource,
)
from schakel.kernel.vocabulary import DecisionManner
from schakel.meetings.facts import AttendanceFact, MinutesState, Presence
from schakel.meetings.queries.papers import MinutesView
from schakel.rules import law
from schakel.rules.framework import Framework
from schakel.rules.protocol import ProtocolFacts
from schakel.tables.facts import TableFact
from schakel.web.kit.frameworks import frameworks_of
from schakel.web.kit.sources import doubt_of
from schakel.web.meetings.labels import DECIDED

MANNERS = {DecisionManner.CONSENSUS: Manner.CONSENSUS, DecisionManner.CHAIR: Manner.CHAIR}


def minutes(view: MinutesView, *, copy_for: str | None) -> MinutesDocument:
    """Return the minutes of a point: the common copy, or the copy of the partner who asks.

    A partner's copy holds only his own contributions and actions besides what was agreed.
    """
    last = view.last
    approved = last is not None and last.state is MinutesState.APPROVED
    frameworks = frameworks_of(view.meeting.kind, view.meeting.day)
    return MinutesDocument(
        table_name=view.meeting.table_name,
        framework_name=frameworks[0].name if frameworks else "",
        framework_sources=tuple(dict.fromkeys(one.source.text for one in frameworks)),
        doubts=_doubts(frameworks),
        purpose="; ".join(frameworks[0].purposes) if frameworks else "",
        meeting_day=view.meeting.day,
        place=view.meeting.place,
        chair_function=_chair(view),
        present=_functions(one for one in view.people if _was_there(view, one)),
        excused=_functions(one for one in view.people if _was_excused(view, one)),
        items=(_item(view, own_only=copy_for is not None),),
        copy_for=copy_for,
        version=last.number if last else 1,
        status=MinutesStatus.APPROVED if approved else MinutesStatus.DRAFT,
        approved_on=last.approved_on if last and approved else None,
    )


def protocol_template(table: TableFact, known: ProtocolFacts | None, day: date) -> ProtocolDocument:
    """Return a new protocol for a table, filled with what the law and the last protocol say."""
    frameworks = frameworks_of(table.kind, day)
    own = frameworks[0] if frameworks else None
    functions = known.functions if known and known.functions else _seat_functions(own)
    purposes = known.purposes if known and known.purposes else own.purposes if own else ()
    return ProtocolDocument(
        reference_placeholder="",
        arrondissement="",
        table_name=table.name,
        municipalities=table.municipalities,
        purposes=purposes,
        participants=tuple(
            ProtocolParticipant(law.book().function(one).name, "") for one in functions
        ),
        drawn_up_on=day,
        sources=tuple(
            ProtocolSource(one.source.text, doubt_of(one.verification)) for one in frameworks
        ),
    )


def _seat_functions(framework: Framework | None) -> tuple[str, ...]:
    if framework is None or framework.table is None:
        return ()
    return tuple(dict.fromkeys(one for seat in framework.table.seats for one in seat.functions))


def _item(view: MinutesView, *, own_only: bool) -> MinutesItem:
    record = view.record
    kind = "" if record.decision_kind is None else str(DECIDED[record.decision_kind])
    tasks = [one for one in view.tasks if one.is_mine or not own_only]
    return MinutesItem(
        position=1,
        subject=view.item.label,
        kind=_("Punt zonder persoon") if view.item.case is None else _("Casus"),
        summary=view.last.summary if view.last else "",
        decision=". ".join(filter(None, (kind, record.decision))),
        manner=MANNERS[record.manner] if record.manner else None,
        actions=tuple(
            MinutesAction(one.what, one.owner.function_name, one.due_on) for one in tasks
        ),
        review_day=record.review_on,
        objections=tuple(filter(None, (record.objections,))),
        own_contributions=tuple(one.words.text for one in view.own) if own_only else (),
    )


def _was_there(view: MinutesView, one: AttendanceFact) -> bool:
    """Return whether somebody heard the point: a reader row, or for a general point the hours."""
    if view.item.case is not None or view.item.readers:
        return one.mandate.id in view.item.readers
    return one.arrived_at is not None


def _was_excused(view: MinutesView, one: AttendanceFact) -> bool:
    # Of a case nobody learns who else was expected: that would name the circle.
    return view.item.case is None and one.presence is Presence.EXCUSED


def _functions(people: Iterable[AttendanceFact]) -> tuple[str, ...]:
    return tuple(sorted({one.mandate.function_name for one in people}))


def _chair(view: MinutesView) -> str:
    chairs = (one for one in view.people if one.mandate.id == view.meeting.chair)
    return next((one.mandate.function_name for one in chairs), "")


def _doubts(frameworks: tuple[Framework, ...]) -> tuple[str, ...]:
    doubts = (doubt_of(one.verification) for one in frameworks)
    return tuple(dict.fromkeys(filter(None, doubts)))
