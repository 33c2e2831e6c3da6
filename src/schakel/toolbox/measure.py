# SPDX-License-Identifier: EUPL-1.2
"""One measure of the veiligheidskoffer, as its file law/measures/M25.yaml tells it.

The shape of the file and the fact are the same thing: frozen, typed, nothing unknown. What changes
over time (values, the legal basis, a step, a condition) has its own first day; ask with a day.
"""

from datetime import date
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field

from schakel.kernel.days import dutch_day
from schakel.kernel.period import Period
from schakel.kernel.sources import Source, Status, Verification
from schakel.rules import timeline
from schakel.rules.framework import NotInForceError
from schakel.rules.records import Code, DatedRecord, Record
from schakel.toolbox.quantity import Quantity, parse
from schakel.toolbox.vocabulary import (
    AddresseeKind,
    ConditionKind,
    Ends,
    Missed,
    Need,
    Phase,
    StepKind,
)

MeasureId = Annotated[str, Field(pattern=r"^M\d{2,3}$")]


def _is_quantity(text: str) -> str:
    parse(text)
    return text


Written = Annotated[str, AfterValidator(_is_quantity)]
Sentence = Annotated[str, Field(min_length=3)]


class Sourced(Record):
    """A part that says where it comes from and who checked it."""

    source: Source
    verification: Verification


class Passing(Sourced):
    """A part that may begin later or stop earlier than its measure; both days count."""

    begin: date | None = Field(default=None, alias="from", description="leeg: met de maatregel")
    until: date | None = Field(default=None, description="tot en met deze dag")

    def holds_on(self, day: date) -> bool:
        return Period.through(self.begin, self.until).holds_on(day)


class MeasureValue(DatedRecord):
    """A dated quantity: P14D, P3M, 50 werkdagen, eerstvolgende collegevergadering, 500 euro."""

    value: Written

    @property
    def quantity(self) -> Quantity:
        return parse(self.value)


class Basis(DatedRecord):
    """The article a measure rests on; a locked number is not printed."""

    act: str = Field(description="id in sources.csv")
    article: str

    @property
    def may_be_printed(self) -> bool:
        return self.verification.status is not Status.LOCKED


class Addressee(Sourced):
    """Whom the measure may be addressed to; ages in years on the day of the facts."""

    kind: AddresseeKind
    sentence: Sentence
    youngest: int | None = None
    oldest: int | None = None


class AgeSpan(Record):
    """Ages from and to, both included."""

    youngest: int = Field(default=0, alias="from")
    oldest: int = Field(default=130, alias="to")


# Question by question: which answers fit; every question of a clause must fit.
Clause = dict[Code, tuple[Code, ...] | AgeSpan]


class Condition(Passing):
    """Something that must be so. Without clauses nobody but a person can say that it is."""

    id: Code
    kind: ConditionKind
    sentence: Sentence = Field(description="wat er moet zijn, als een hele zin")
    holds_if: tuple[Clause, ...] = Field(default=(), description="een van deze is genoeg")
    fails_if: tuple[Clause, ...] = Field(default=(), description="een van deze sluit het uit")
    weighed: bool = Field(
        default=False,
        description="past geen antwoord, dan weegt iemand het af; het sluit niets uit",
    )
    otherwise: Sentence = Field(description="wat er gezegd wordt als het niet zo is")
    supplied_by: tuple[Code, ...] = Field(min_length=1, description="functions.yaml of organs.yaml")
    ways_open: tuple[Sentence, ...] = ()


class Extension(Record):
    """One term may be made longer by a step."""

    step: Code
    by: Code = Field(description="naam in values")
    times: Code = Field(description="naam in values")


class Term(Record):
    """The last day for a step."""

    within: Code = Field(description="naam in values")
    counted_from: Code = Field(description="id van een stap")
    missed: Missed
    consequence: Sentence
    extension: Extension | None = None


class Wait(Record):
    """The first day for a step."""

    after: Code = Field(description="naam in values")
    counted_from: Code = Field(description="id van een stap")
    sentence: Sentence


class Step(Passing):
    """One act in the order of the measure, by one organ."""

    id: Code
    name: Sentence
    kind: StepKind
    organ: Code = Field(description="organs.yaml")
    need: Need
    does: Sentence = Field(description="wat er gebeurt, in gewone taal")
    after: tuple[Code, ...] = Field(default=(), description="stappen die eerst moeten gebeuren")
    only_on: tuple[Code, ...] = Field(default=(), description="alleen op deze grond (grounds)")
    reason_to_skip: str = Field(default="", description="bij need: reasoned")
    term: Term | None = None
    wait: Wait | None = None
    again: bool = Field(default=False, description="mag meer dan een keer")


class Ground(Record):
    """One of several grounds on which the same decision can rest."""

    id: Code
    name: Sentence


class Renewal(Record):
    """How often a measure may go on, and how long altogether; names in values."""

    step: Code
    times: Code
    each: Code
    total: Code | None = Field(
        default=None, description="leeg: de wet noemt geen totaal; times en each begrenzen het"
    )


class Duration(Sourced):
    """How long the measure works."""

    sentence: Sentence
    ends: Ends
    counted_from: Code = Field(description="id van de stap waarmee de maatregel begint te werken")
    longest: Code | None = Field(default=None, description="naam in values")
    renewal: Renewal | None = None
    review: Code | None = Field(default=None, description="naam in values: wanneer herbekijken")


class Evidence(Record):
    """A kind of evidence (question 'evidence' of the adviser), in a sentence."""

    kind: Code
    sentence: Sentence


class EvidenceRules(Sourced):
    admissible: tuple[Evidence, ...] = ()
    inadmissible: tuple[Evidence, ...] = ()


class DecisionRules(Sourced):
    """What the decision must hold, beyond what every adverse decision holds."""

    contents: tuple[Sentence, ...]


class Lighter(Sourced):
    """A lighter measure to think of first."""

    measure: MeasureId
    why: Sentence


Dated = TypeVar("Dated", MeasureValue, Basis)


class SafetyMeasure(Sourced):
    """One measure: what it is, when it may be taken, by whom, in which steps and for how long."""

    id: MeasureId
    name: Sentence = Field(description="kort, voor een lijst")
    full_name: Sentence
    summary: Sentence = Field(description="een zin voor wie nooit van de maatregel hoorde")
    words: tuple[str, ...] = Field(default=(), description="hoe mensen het noemen, voor de zoeker")
    phase: Phase
    adverse: bool = Field(description="een individuele beslissing van de gemeente die iemand treft")
    organ: Code
    who_decides: Sentence
    begin: date = Field(alias="from")
    until: date | None = Field(default=None, description="tot en met deze dag")
    basis: tuple[Basis, ...]
    frameworks: tuple[Code, ...] = Field(description="law/frameworks")
    phenomena: tuple[Code, ...] = Field(min_length=1, description="phenomena.yaml")
    addressees: tuple[Addressee, ...] = Field(min_length=1)
    when: tuple[Sentence, ...] = Field(min_length=1)
    when_not: tuple[Sentence, ...] = Field(min_length=1)
    grounds: tuple[Ground, ...] = ()
    values: dict[Code, tuple[MeasureValue, ...]] = Field(default_factory=dict)
    conditions: tuple[Condition, ...]
    starts_with: Code = Field(description="de stap die --start bedoelt: daaruit lopen de termijnen")
    steps: tuple[Step, ...] = Field(min_length=1)
    duration: Duration
    decision: DecisionRules | None = None
    remedies: tuple[Code, ...] = Field(default=(), description="remedies.yaml")
    no_remedy: str = Field(default="", description="waarom er geen beroep is")
    evidence: EvidenceRules
    lighter: tuple[Lighter, ...] = ()
    open_points: tuple[Sentence, ...] = Field(default=(), description="wat een jurist nog nakijkt")

    @property
    def is_locked(self) -> bool:
        """Whether nobody may use it until a legal officer signs."""
        return self.verification.status is Status.LOCKED

    def in_force(self, day: date) -> bool:
        return Period.through(self.begin, self.until).holds_on(day)

    def basis_on(self, day: date) -> tuple[Basis, ...]:
        """Return the articles of the day, in the order of the file."""
        return tuple(
            one for one in self.basis if Period.through(one.begin, one.until).holds_on(day)
        )

    def steps_on(self, day: date) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.holds_on(day))

    def conditions_on(self, day: date) -> tuple[Condition, ...]:
        return tuple(one for one in self.conditions if one.holds_on(day))

    def step(self, step_id: str) -> Step:
        """Return the step; KeyError when there is none."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def value(self, name: str, day: date) -> MeasureValue:
        """Return the value that holds on the day.

        Raises:
            NotInForceError: there is no such value on that day.
        """
        found = timeline.at(self.values.get(name, ()), day)
        if found is None:
            message = (
                f"{self.id} {self.name} kent op {dutch_day(day)} geen waarde voor {name}. "
                f"Voeg ze toe in law/measures/{self.id}.yaml."
            )
            raise NotInForceError(message)
        return found

    def quantity(self, name: str, day: date) -> Quantity:
        return self.value(name, day).quantity
