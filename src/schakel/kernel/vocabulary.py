# SPDX-License-Identifier: EUPL-1.2
"""The closed lists that every room speaks in; Dutch names stand in law/glossary.yaml."""

from enum import StrEnum


class SubjectKind(StrEnum):
    PERSON = "person"
    FAMILY = "family"
    GROUP = "group"
    PLACE = "place"
    BUSINESS = "business"


class ConcernKind(StrEnum):
    RADICALISATION = "radicalisation"
    VULNERABLE_ADULT = "vulnerable_adult"
    NUISANCE = "nuisance"
    YOUTH_AT_RISK = "youth_at_risk"
    FAMILY_VIOLENCE = "family_violence"
    OTHER = "other"


class SignalState(StrEnum):
    NEW = "new"
    MORE_ASKED = "more_asked"
    ADVISED = "advised"
    REDIRECTED = "redirected"
    PROPOSED = "proposed"
    RETAINED = "retained"
    REFUSED = "refused"
    DESTROYED = "destroyed"
    CLOSED_AS_CASE = "in_case"


class CaseState(StrEnum):
    DELIBERATION = "deliberation"
    FOLLOW_UP = "follow_up"
    AFTERCARE = "aftercare"
    CLOSED = "closed"
    REOPENED = "reopened"


class ChainLink(StrEnum):
    """The six links a reader sees, in order."""

    SIGNAL = "signaal"
    TRIAGE = "triage"
    DELIBERATION = "overleg"
    FOLLOW_UP = "opvolging"
    AFTERCARE = "nazorg"
    CLOSED = "afgesloten"


class SourceKind(StrEnum):
    """How the giver of a contribution knows it."""

    OBSERVED = "observed"
    ASSESSMENT = "assessment"
    HEARSAY = "hearsay"


class OnwardUse(StrEnum):
    """What the readers may do with a contribution; never more than the table's own purpose."""

    # Only to understand the case during this consultation; not for tasks, not passed on.
    BACKGROUND_ONLY = "background_only"
    # Also to offer help to the person concerned; not for control or measures.
    START_HELP = "start_help"
    # For every task this table may agree on within its purpose.
    WHOLE_TABLE = "whole_table"


class MembershipState(StrEnum):
    INVITED = "invited"
    ACCEPTED = "accepted"
    NOT_TAKING_PART = "not_taking_part"


class DecisionKind(StrEnum):
    FOLLOW_UP = "follow_up"
    REDIRECT = "redirect"
    ADVICE = "advice"
    CLOSE = "close"


class DecisionManner(StrEnum):
    CONSENSUS = "consensus"
    CHAIR = "chair"


class TaskState(StrEnum):
    OPEN = "open"
    BUSY = "busy"
    DONE = "done"
    REFUSED = "refused"
    LAPSED = "lapsed"


class TableLevel(StrEnum):
    STRATEGIC = "strategic"
    TACTICAL = "tactical"
    OPERATIONAL = "operational"
    CASE = "case"


class ItemKind(StrEnum):
    GENERAL = "general"
    NEW = "new"
    RUNNING = "running"
    CLOSABLE = "closable"


class Keeps(StrEnum):
    """How much a table writes down."""

    FULL = "full"
    DECISIONS_ONLY = "decisions_only"


class Outcome(StrEnum):
    """How things are when a case closes; why it closes is an exit criterion."""

    BETTER = "better"
    UNCHANGED = "unchanged"
    WORSE = "worse"
    UNKNOWN = "unknown"


class Necessity(StrEnum):
    """How much a framework insists on a seat."""

    REQUIRED = "required"
    CORE = "core"
    INVITED = "invited"


class Gateway(StrEnum):
    """What lets a table discuss people or places."""

    STATUTE = "G1"
    PROSECUTOR = "G2"
    OWN_TASK = "own_task"


_SIGNAL_LINKS = {
    SignalState.NEW: ChainLink.SIGNAL,
    SignalState.CLOSED_AS_CASE: ChainLink.DELIBERATION,
}
_CASE_LINKS = {
    CaseState.DELIBERATION: ChainLink.DELIBERATION,
    CaseState.FOLLOW_UP: ChainLink.FOLLOW_UP,
    CaseState.AFTERCARE: ChainLink.AFTERCARE,
    CaseState.CLOSED: ChainLink.CLOSED,
    CaseState.REOPENED: ChainLink.DELIBERATION,
}


def chain_of(state: SignalState | CaseState) -> ChainLink:
    """Return the link of the chain where a signal or a case stands."""
    if isinstance(state, CaseState):
        return _CASE_LINKS[state]
    return _SIGNAL_LINKS.get(state, ChainLink.TRIAGE)
