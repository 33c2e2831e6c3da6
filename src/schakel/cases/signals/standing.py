# SPDX-License-Identifier: EUPL-1.2
"""What the rules must know of a signal, a name and a question; and how it is read from rows."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schakel.cases.case.standing import CaseStanding, standings_of
from schakel.cases.signals.models import Identity, InformationCheck, Signal
from schakel.kernel.ids import MandateId, SignalId, TableId
from schakel.kernel.vocabulary import SignalState

NAMED = "named"


@dataclass(frozen=True)
class SignalStanding:
    """A signal at a table."""

    id: SignalId
    table: TableId
    giver: MandateId
    state: SignalState
    has_identity: bool = False
    identity_open: bool = False


@dataclass(frozen=True)
class IdentityStanding:
    """A name, opened or not; with a signal, a case, or both. `asked` are the officers asked and not
    yet answered."""

    given_by: MandateId
    is_open: bool
    signal: SignalStanding | None
    case: CaseStanding | None
    asked: frozenset[MandateId] = frozenset()


@dataclass(frozen=True)
class CheckStanding:
    """A question to the information officer; `is_sealed` when its signal was refused."""

    table: TableId
    asked_of: MandateId
    is_answered: bool
    is_sealed: bool = False


def signal_standing(signal: Signal, *, identity: Identity | None = None) -> SignalStanding:
    """Return the standing of a signal; its name when the caller has it."""
    return SignalStanding(
        id=SignalId(signal.id),
        table=TableId(signal.table_id),
        giver=MandateId(signal.giver_id),
        state=SignalState(signal.state),
        has_identity=identity is not None,
        identity_open=identity is not None and identity.opened_on is not None,
    )


def signal_standings(rows: Sequence[Signal], using: str) -> dict[uuid.UUID, SignalStanding]:
    """Return the standing of these signals; two queries.

    A name that is still hidden from the reader is known by the turn in which it was given.
    """
    ids = [row.id for row in rows]
    names = {
        name.signal_id: name for name in Identity.objects.using(using).filter(signal_id__in=ids)
    }
    turns = Signal.objects.using(using).filter(pk__in=ids, turns__kind=NAMED)
    named = set(turns.values_list("id", flat=True))
    return {
        row.id: signal_standing(
            row,
            identity=names.get(row.id) or (Identity(signal_id=row.id) if row.id in named else None),
        )
        for row in rows
    }


def identity_standing(
    identity: Identity,
    signal: Signal | None,
    case: CaseStanding | None,
    checks: Iterable[InformationCheck],
) -> IdentityStanding:
    """Return the standing of a name."""
    seen = None if signal is None else signal_standing(signal, identity=identity)
    return IdentityStanding(
        given_by=MandateId(identity.given_by_id),
        is_open=identity.opened_on is not None,
        signal=seen or _unseen(identity),
        case=case,
        asked=frozenset(
            MandateId(check.asked_of_id)
            for check in checks
            if check.cleared_on is None and check.call_on is None
        ),
    )


def identity_standings(rows: Sequence[Identity], using: str) -> dict[uuid.UUID, IdentityStanding]:
    """Return the standing of these names; at most five queries."""
    signals = Signal.objects.using(using).in_bulk([one.signal_id for one in rows if one.signal_id])
    cases = standings_of([one.case_id for one in rows if one.case_id], using)
    checks: dict[uuid.UUID, list[InformationCheck]] = {}
    asked = [one.signal_id for one in rows if one.signal_id]
    for check in InformationCheck.objects.using(using).filter(signal_id__in=asked):
        checks.setdefault(check.signal_id, []).append(check)
    return {
        row.id: identity_standing(
            row,
            signals.get(row.signal_id) if row.signal_id else None,
            cases.get(row.case_id) if row.case_id else None,
            checks.get(row.signal_id, ()) if row.signal_id else (),
        )
        for row in rows
    }


def check_standing(check: InformationCheck, *, is_sealed: bool = False) -> CheckStanding:
    """Return the standing of a question. A row that the web role received is never sealed."""
    return CheckStanding(
        table=TableId(check.table_id),
        asked_of=MandateId(check.asked_of_id),
        is_answered=check.cleared_on is not None or check.call_on is not None,
        is_sealed=is_sealed,
    )


def check_standings(rows: Sequence[InformationCheck], using: str) -> dict[uuid.UUID, CheckStanding]:
    """Return the standing of these questions; one query."""
    sealed = Signal.objects.using(using).filter(
        pk__in={row.signal_id for row in rows},
        state__in=(SignalState.REFUSED, SignalState.DESTROYED),
    )
    gone = set(sealed.values_list("id", flat=True))
    return {row.id: check_standing(row, is_sealed=row.signal_id in gone) for row in rows}


def _unseen(identity: Identity) -> SignalStanding | None:
    """Return a stand-in for a signal that its reader does not see: the officer sees the name and
    the question, never the signal, and a name that he sees belongs to no refused one."""
    if identity.signal_id is None:
        return None
    return SignalStanding(
        id=SignalId(identity.signal_id),
        table=TableId(identity.table_id),
        giver=MandateId(identity.given_by_id),
        state=SignalState.RETAINED,
        has_identity=True,
        identity_open=identity.opened_on is not None,
    )
