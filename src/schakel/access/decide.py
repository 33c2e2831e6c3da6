# SPDX-License-Identifier: EUPL-1.2
"""The one question: may this actor do this, to this, on this day, and why."""

from datetime import date
from typing import TypeVar

from schakel.access.decision import AccessDeniedError, Decision, Rule
from schakel.access.kinds import Action, Kind, Reading
from schakel.kernel.people import Actor
from schakel.kernel.ruling import Ruling

S = TypeVar("S")


def decide(actor: Actor, action: Action[S] | Kind[S], standing: S, day: date) -> Decision:
    """Return the decision: allowed or not, the rule, its sentence, and the ways open.

    For a kind the question is reading, and the answer explains what the row policies do; for an
    action this is the rule itself. Who may not know that a thing exists changes nothing of it
    either, whatever the rule of the action says: a refused signal, for one.
    """
    if isinstance(action, Kind):
        return _reads(actor, action.reading, standing, day)
    known = action.on.reading.rule(actor, standing, day) is not None
    rule, allowed = action.rule(actor, standing, day)
    return rule.answer(allowed=allowed and known, may_know=known)


def may_read(actor: Actor, kind: Kind[S], standing: S, day: date) -> bool:
    """Return whether the actor reads the thing; rule: the one of the kind."""
    return kind.reading.rule(actor, standing, day) is not None


def require(actor: Actor, action: Action[S] | Kind[S], standing: S, day: date) -> Decision:
    """Return the decision when it allows.

    Raises:
        AccessDeniedError: with the decision, for the door to explain or to hide.
    """
    decision = decide(actor, action, standing, day)
    if not decision.allowed:
        raise AccessDeniedError(decision, action, standing)
    return decision


def require_law(ruling: Ruling) -> None:
    """Go on when a rule of law allows.

    Raises:
        AccessDeniedError: with the ruling; who asks may know that the thing exists.
    """
    if not ruling.allowed:
        raise AccessDeniedError(Decision(ruling))


def _reads(actor: Actor, reading: Reading[S], standing: S, day: date) -> Decision:
    rule = reading.rule(actor, standing, day)
    found = rule or Rule(f"{reading.code}/no", yes="")
    return found.answer(allowed=rule is not None, may_know=rule is not None)
