# SPDX-License-Identifier: EUPL-1.2
"""The answer of `decide`: allowed or not, by which rule, and what would make it possible."""

from dataclasses import dataclass
from typing import Any

from schakel.kernel.message import Sentence
from schakel.kernel.ruling import Ruling, no_source
from schakel.kernel.ways import Way


@dataclass(frozen=True)
class Rule:
    """A rule of access: its id, what it says when it opens and when it does not, the ways open.

    `by_place` says that it asks for a place at a table, not for one of the actor's own mandates.
    These rules are Schakel's own; the law behind a table is added from its framework.
    """

    id: str
    yes: Sentence
    no: Sentence = ""
    ways_open: tuple[Way, ...] = ()
    by_place: bool = False

    def answer(self, *, allowed: bool, may_know: bool = True) -> "Decision":
        """Return the decision of this rule."""
        source, verification = no_source()
        return Decision(
            Ruling(
                allowed=allowed,
                rule=self.id,
                sentence=self.yes if allowed else self.no,
                source=source,
                verification=verification,
                ways_open=() if allowed else self.ways_open,
            ),
            may_know=may_know,
        )


Answer = tuple[Rule, bool]
"""The rule that decided, and whether it allows.

It is the rule that decided, not always the one that failed: an action asks several things in order
and stops at the first that says no. When all say yes the last one is named, so that "you may,
because ..." gives the reason that was asked last and not a list.
"""


@dataclass(frozen=True)
class Decision:
    """A ruling, and whether the actor may know that the thing exists at all."""

    ruling: Ruling
    may_know: bool = True

    @property
    def allowed(self) -> bool:
        return self.ruling.allowed

    @property
    def rule(self) -> str:
        return self.ruling.rule

    @property
    def sentence(self) -> Sentence:
        return self.ruling.sentence


class AccessDeniedError(Exception):
    """The actor may not; the door shows 404 when he may not know, else 403 with the decision.

    `action` and `standing` are what was asked, so that the door can point to who can help.
    """

    def __init__(self, decision: Decision, action: Any = None, standing: object = None) -> None:
        super().__init__(decision.rule)
        self.decision = decision
        self.action = action
        self.standing = standing
