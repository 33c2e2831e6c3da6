# SPDX-License-Identifier: EUPL-1.2
"""Private to the room; each subject keeps its own beside its commands."""

from schakel.cases.case.models import Case, CasePlace
from schakel.cases.circle.models import CaseMember
from schakel.cases.contributions.models import Contribution, ContributionReader
from schakel.cases.drafts.models import Draft
from schakel.cases.signals.models import Identity, InformationCheck, Signal, SignalTurn
from schakel.cases.tasks.models import Task
from schakel.cases.tendencies.models import Tendency

__all__ = [
    "Case",
    "CaseMember",
    "CasePlace",
    "Contribution",
    "ContributionReader",
    "Draft",
    "Identity",
    "InformationCheck",
    "Signal",
    "SignalTurn",
    "Task",
    "Tendency",
]
