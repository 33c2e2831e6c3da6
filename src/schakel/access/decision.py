# SPDX-License-Identifier: EUPL-1.2
"""The answer of `decide`: allowed or not, by which rule, and what would make it possible."""

from dataclasses import dataclass

from schakel.access.actions import Action
from schakel.access.facts import Facts
from schakel.kernel.ruling import Ruling, no_source
from schakel.rules.law import Source, Verification


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
    def sentence(self) -> str:
        return self.ruling.sentence


class AccessDeniedError(Exception):
    """The actor may not; the door shows 404 when he may not know, else 403 with the decision.

    `action` and `facts` are what was asked, so that the door can point to who can help.
    """

    def __init__(
        self, decision: Decision, action: Action | None = None, facts: Facts | None = None
    ) -> None:
        super().__init__(decision.rule)
        self.decision = decision
        self.action = action
        self.facts = facts


@dataclass(frozen=True)
class Rule:
    """A rule of access: its id, its sentence when it opens and when it does not, its source, the
    ways open."""

    id: str
    yes: str
    no: str
    ways_open: tuple[str, ...] = ()
    source: Source | None = None
    verification: Verification | None = None

    def answer(self, *, allowed: bool, may_know: bool = True) -> Decision:
        """Return the decision of this rule."""
        source, verification = no_source()
        return Decision(
            Ruling(
                allowed=allowed,
                rule=self.id,
                sentence=self.yes if allowed else self.no,
                source=self.source or source,
                verification=self.verification or verification,
                ways_open=() if allowed else self.ways_open,
            ),
            may_know=may_know,
        )
