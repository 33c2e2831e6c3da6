# SPDX-License-Identifier: EUPL-1.2
"""The closed lists of the veiligheidskoffer; Dutch names stand in law/glossary.yaml."""

from enum import StrEnum


class Phase(StrEnum):
    """The phases of the chain, lightest first; aftercare stands at the end of the road."""

    PREVENTION = "prevention"
    CARE = "care"
    ENFORCEMENT = "enforcement"
    AFTERCARE = "aftercare"


class AddresseeKind(StrEnum):
    """Whom or what a measure is addressed to; a person is an adult here."""

    PERSON = "person"
    MINOR = "minor"
    GROUP = "group"
    BUSINESS = "business"
    PLACE = "place"


class ConditionKind(StrEnum):
    """What a condition asks for."""

    FACT = "fact"
    PLACE = "place"
    AGE = "age"
    CONSENT = "consent"
    EVIDENCE = "evidence"
    FORMAL = "formal"
    CONSULTATION = "consultation"
    PROPORTION = "proportion"
    POWER = "power"


class StepKind(StrEnum):
    """What kind of act a step is."""

    FINDING = "finding"
    ADVICE = "advice"
    CONSULTATION = "consultation"
    WARNING = "warning"
    OFFER = "offer"
    CONSENT = "consent"
    HEARING = "hearing"
    DECISION = "decision"
    NOTICE = "notice"
    CONFIRMATION = "confirmation"
    INFORMATION = "information"
    RENEWAL = "renewal"
    EXTENSION = "extension"
    EXECUTION = "execution"
    FOLLOW_UP = "follow_up"
    END = "end"


class Need(StrEnum):
    """How much a step is needed."""

    # Without it, what comes after it may not happen.
    REQUIRED = "required"
    # It may be left out with a written reason; leaving it out warns.
    REASONED = "reasoned"
    OPTIONAL = "optional"
    # Only when its situation arises.
    SITUATIONAL = "situational"


class Missed(StrEnum):
    """What happens when the last day passes."""

    # The measure loses its effect at once.
    LAPSES = "lapses"
    # The step can no longer be taken.
    TOO_LATE = "too_late"
    # A term of order: late, but still to be done.
    OVERDUE = "overdue"


class Ends(StrEnum):
    """How a measure comes to its end."""

    BY_ITSELF = "by_itself"
    WHEN_LIFTED = "when_lifted"
    WHEN_DONE = "when_done"


class Body(StrEnum):
    """A body whose next meeting can be a term."""

    COLLEGE = "college"
    COUNCIL = "council"


class Outcome(StrEnum):
    """What the adviser answers about one measure."""

    POSSIBLE_NOW = "possible_now"
    POSSIBLE_IF = "possible_if"
    NOT_POSSIBLE = "not_possible"


class State(StrEnum):
    """Where a time line stands."""

    NOT_STARTED = "not_started"
    PREPARING = "preparing"
    TO_CONFIRM = "to_confirm"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"
    ANNULLED = "annulled"
    ENDED = "ended"


class QuestionKind(StrEnum):
    """How a question of the adviser is answered."""

    ONE = "one"
    MANY = "many"
    NUMBER = "number"


class Happening(StrEnum):
    """What a judge or council of state may do to any measure; it is no step of the municipality."""

    SUSPENDED = "suspended"
    RESUMED = "resumed"
    ANNULLED = "annulled"
