# SPDX-License-Identifier: EUPL-1.2
"""The one question: may this actor do this, to this, on this day, and why."""

from collections.abc import Callable
from datetime import date

from schakel.access import reading, writing
from schakel.access.actions import Action
from schakel.access.decision import AccessDeniedError, Decision, Rule
from schakel.access.facts import Facts
from schakel.access.sentences import READING, WRITING, Sentences
from schakel.kernel.people import Actor
from schakel.kernel.ruling import Ruling

READERS: dict[Action, Callable[..., str | None]] = {
    Action.READ_SIGNAL: reading.read_signal,
    Action.READ_IDENTITY: reading.read_identity,
    Action.READ_CHECK: reading.read_check,
    Action.READ_CASE: reading.read_case,
    Action.READ_MEMBER: reading.read_member,
    Action.READ_CONTRIBUTION: reading.read_contribution,
    Action.READ_DRAFT: reading.read_draft,
    Action.READ_TASK: reading.read_task,
    Action.READ_MEETING: reading.read_meeting,
    Action.READ_ITEM: reading.read_item,
    Action.READ_RECORD: reading.read_record,
    Action.READ_NOTICE: reading.read_notice,
    Action.READ_TENDENCY: reading.read_tendency,
}
UNSEEN = Sentences(yes="", no="")


def decide(actor: Actor, action: Action, facts: Facts | None, day: date) -> Decision:
    """Return the decision: allowed or not, the rule, its sentence, and the ways open.

    Reading explains what the row policies do; for writing this is the rule itself.
    """
    if action in READERS:
        rule = READERS[action](actor, facts, day)
        return _answer(
            rule or f"{action}/no",
            READING.get(rule or "", UNSEEN),
            allowed=rule is not None,
            known=rule is not None,
        )
    known = writing.may_know(actor, facts, day)
    rule, allowed = writing.RULES[action](actor, facts, day)
    # Who may not know that it exists changes nothing of it either: a sealed signal, for one.
    allowed = allowed and known
    return _answer(
        rule,
        WRITING[rule],
        allowed=allowed,
        known=known,
    )


def require(actor: Actor, action: Action, facts: Facts | None, day: date) -> Decision:
    """Return the decision when it allows.

    Raises:
        AccessDeniedError: with the decision, for the door to explain or to hide.
    """
    decision = decide(actor, action, facts, day)
    if not decision.allowed:
        raise AccessDeniedError(decision, action, facts)
    return decision


def require_law(ruling: Ruling) -> None:
    """Go on when a rule of law allows.

    Raises:
        AccessDeniedError: with the ruling; who asks may know that the thing exists.
    """
    if not ruling.allowed:
        raise AccessDeniedError(Decision(ruling))


def _answer(rule: str, sentences: Sentences, *, allowed: bool, known: bool) -> Decision:
    return Rule(
        id=rule,
        yes=str(sentences.yes),
        no=str(sentences.no),
        ways_open=tuple(str(way) for way in sentences.ways_open),
    ).answer(allowed=allowed, may_know=known)
