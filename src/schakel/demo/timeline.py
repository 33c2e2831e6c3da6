# SPDX-License-Identifier: EUPL-1.2
"""Everything that happened, in the order in which it happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class Turn(IntEnum):
    """What comes first on one day; a case may be given, retained and opened on the same one."""

    STRUCTURE = 0
    PLACES = 1
    PLAN = 20
    SIGNAL = 60
    TRIAGE = 70
    NAME = 90
    OPEN_NAME = 95
    ASK_OFFICER = 100
    OFFICER_ANSWERS = 105
    OPEN_CASE = 110
    REOPEN = 115
    INVITE = 120
    ANSWER = 125
    SHARE = 130
    WIDEN = 135
    WITHDRAW = 136
    ADD_TO_AGENDA = 150
    MEET = 200
    PHASE = 400
    MOVE = 420
    REPORT = 430
    MINUTES = 440
    TENDENCY = 450
    CLOSE = 460
    PREPARE = 470
    END = 500


@dataclass(frozen=True)
class Step:
    """One thing that somebody did on a day. `case` is set when it begins a signal."""

    day: date
    turn: Turn
    do: Callable[[], None]
    begins: bool = False


def in_order(steps: list[Step]) -> list[Step]:
    """Return the steps by day and turn; what is told first stays first."""
    return sorted(steps, key=lambda step: (step.day, step.turn))
