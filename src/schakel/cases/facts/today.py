# SPDX-License-Identifier: EUPL-1.2
"""What somebody's signals ask of him today."""

from dataclasses import dataclass
from enum import StrEnum

from schakel.cases.facts.signals import SignalLine


class Asks(StrEnum):
    """The next step that a signal waits for, from the one who reads this."""

    TRIAGE = "triage"
    DECISION = "decision"
    OPEN_NAME = "open_name"
    ASK_OFFICER = "ask_officer"
    CALL_OFFICER = "call_officer"
    BEGIN_CASE = "begin_case"
    ANSWER = "answer"
    NAME = "name"


@dataclass(frozen=True)
class WaitingSignal:
    """A signal with the step it waits for."""

    line: SignalLine
    asks: Asks
