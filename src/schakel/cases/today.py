# SPDX-License-Identifier: EUPL-1.2
"""What needs the actor now: signals that wait for his step, tasks of his and of his partners."""

from collections.abc import Iterator
from datetime import date

from django.db.models import OuterRef, QuerySet

from schakel.access.asking import among, is_there
from schakel.access.decide import decide
from schakel.access.kinds import Action
from schakel.cases.models import InformationCheck, Signal, SignalTurn, Task
from schakel.cases.signals import intake
from schakel.cases.signals.access import (
    ASK_INFORMATION,
    OPEN_CASE,
    OPEN_IDENTITY,
    RETAIN_SIGNAL,
    TRIAGE_SIGNAL,
)
from schakel.cases.signals.facts import Asks, SignalLine, TurnKind, WaitingSignal
from schakel.cases.signals.queries.signals import (
    WAITING,
    at_or_from,
    line_of,
    standing_of_signal,
)
from schakel.cases.signals.standing import SignalStanding
from schakel.cases.tasks.facts import RUNNING, TaskFact
from schakel.cases.tasks.queries import coordinated, late_at, tasks_of
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import SignalState

LIMIT = 100


def signals_for(actor: Actor, day: date) -> tuple[WaitingSignal, ...]:
    """Return the signals that wait for a step of the actor, oldest first; one query."""
    rows = _waiting(actor, day)
    lines = ((row, line_of(row, actor, day)) for row in rows)
    return tuple(
        WaitingSignal(line, asks)
        for row, line in lines
        if (asks := _asks(actor, row, line, day)) is not None
    )


def tasks_for(actor: Actor, day: date) -> tuple[TaskFact, ...]:
    """Return the actor's running tasks, and the late ones at tables he coordinates; two queries.

    `is_mine` tells them apart.
    """
    mine = Task.objects.filter(owner_id__in=actor.mandate_ids(day), state__in=RUNNING)
    ids = mine.values("pk").union(late_at(coordinated(actor, day), day))
    rows = Task.objects.select_related(
        "case", "table", "owner__person", "owner__organisation__municipality"
    ).filter(among(ids))
    return tasks_of(actor, rows.order_by("due_on", "id")[:LIMIT], day)


def _waiting(actor: Actor, day: date) -> QuerySet[Signal]:
    first = at_or_from(actor, day).filter(state__in=WAITING).order_by("given_on", "id")
    turns = SignalTurn.objects.filter(signal_id=OuterRef("pk"), kind=TurnKind.NAMED)
    checks = InformationCheck.objects.filter(signal_id=OuterRef("pk"))
    open_checks = checks.filter(cleared_on__isnull=True, call_on__isnull=True)
    return (
        Signal.objects.select_related(
            "table",
            "identity",
            "giver__person",
            "giver__organisation__municipality",
            "noted_by__person",
            "noted_by__organisation__municipality",
        )
        .filter(among(first.values("pk")[:LIMIT]))
        .order_by("given_on", "id")
        .annotate(
            is_named=is_there(turns),
            is_asked=is_there(open_checks),
            is_cleared=is_there(checks.filter(cleared_on__isnull=False)),
            is_to_call=is_there(checks.filter(call_on__isnull=False)),
        )
    )


def _asks(actor: Actor, row: Signal, line: SignalLine, day: date) -> Asks | None:
    facts = standing_of_signal(row)
    steps = (*_of_the_table(actor, row, line, facts, day), *_of_the_giver(line, day))
    return next(iter(steps), None)


def _of_the_table(
    actor: Actor, row: Signal, line: SignalLine, facts: SignalStanding, day: date
) -> Iterator[Asks]:
    """Yield what the rules let this reader do next, the first step first."""

    def may(action: Action[SignalStanding]) -> bool:
        return decide(actor, action, facts, day).allowed

    if line.state is SignalState.NEW and may(TRIAGE_SIGNAL):
        yield Asks.TRIAGE
    elif line.state is SignalState.PROPOSED and may(RETAIN_SIGNAL):
        yield Asks.DECISION
    elif line.state is SignalState.RETAINED and may(OPEN_CASE):
        if not intake.holds_persons(line.at.kind, day):
            yield Asks.BEGIN_CASE
        elif facts.identity_open:
            yield from _of_a_named_signal(row, line, day, may_ask=may(ASK_INFORMATION))
        elif may(OPEN_IDENTITY):
            yield Asks.OPEN_NAME


def _of_a_named_signal(
    row: Signal, line: SignalLine, day: date, *, may_ask: bool
) -> Iterator[Asks]:
    """Yield the step after the name is open; nothing while the officer has not answered."""
    if getattr(row, "is_cleared", False) or not intake.asks_officer(line.at.kind, day):
        yield Asks.BEGIN_CASE
    elif getattr(row, "is_asked", False) or not may_ask:
        return
    elif getattr(row, "is_to_call", False):
        yield Asks.CALL_OFFICER
    else:
        yield Asks.ASK_OFFICER


def _of_the_giver(line: SignalLine, day: date) -> Iterator[Asks]:
    if not line.is_mine:
        return
    if line.state is SignalState.MORE_ASKED:
        yield Asks.ANSWER
    persons = intake.holds_persons(line.at.kind, day)
    if line.state is SignalState.RETAINED and persons and not line.is_named:
        yield Asks.NAME
