# SPDX-License-Identifier: EUPL-1.2
"""Private to the room, one subject a file."""

from schakel.cases.models.case import Case, CaseMember, CasePlace
from schakel.cases.models.contribution import Contribution, ContributionReader, Draft
from schakel.cases.models.signal import Identity, InformationCheck, Signal, SignalTurn
from schakel.cases.models.task import Notice, Task, Tendency

__all__ = [
    "Case",
    "CaseMember",
    "CasePlace",
    "Contribution",
    "ContributionReader",
    "Draft",
    "Identity",
    "InformationCheck",
    "Notice",
    "Signal",
    "SignalTurn",
    "Task",
    "Tendency",
]
