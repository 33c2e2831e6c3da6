# SPDX-License-Identifier: EUPL-1.2
"""What the measures share: organs, remedies, phenomena, questions, the rules of counting."""

from typing import Literal

from pydantic import Field

from schakel.kernel.vocabulary import ConcernKind
from schakel.rules.records import Code, DatedRecord, Record
from schakel.toolbox.measure import (
    Clause,
    Condition,
    MeasureValue,
    Sentence,
    Sourced,
)
from schakel.toolbox.vocabulary import Body, QuestionKind


class Organ(Sourced):
    """Who acts in a step: an organ of the municipality, a magistrate, a service."""

    code: Code
    name: Sentence = Field(description="met lidwoord: 'de burgemeester'")
    municipal: bool


class OrgansRecord(Record):
    organs: tuple[Organ, ...]


class Phenomenon(Sourced):
    """What a measure helps against, as people name it; also an answer to the question 'concern'."""

    code: Code
    name: Sentence
    words: tuple[str, ...] = ()
    offered_for: tuple[ConcernKind, ...] = Field(
        default=(), description="zo heet deze zorg in een casus; de adviseur stelt ze dan voor"
    )


class PhenomenaRecord(Record):
    phenomena: tuple[Phenomenon, ...]


class LateNotice(Record):
    """The term starts later when the notice does not mention the remedy."""

    after: MeasureValue
    sentence: Sentence


class Remedy(Sourced):
    """Where and until when somebody can have a decision looked at again."""

    code: Code
    name: Sentence
    body: Sentence = Field(description="waar men terechtkan, met lidwoord")
    within: tuple[MeasureValue, ...] = Field(default=(), description="leeg: geen vaste termijn")
    counted_from: Literal["notice", "decision"] = "notice"
    notice: Sentence = Field(description="de tekst voor de kennisgeving")
    without_notice: LateNotice | None = None


class RemediesRecord(Record):
    remedies: tuple[Remedy, ...]


class Choice(Record):
    """One answer to a question of the adviser."""

    code: Code
    text: str = Field(min_length=2)
    hint: str = ""


class AdviceQuestion(Record):
    """A plain question; every question may be skipped."""

    id: Code
    kind: QuestionKind
    text: Sentence
    hint: str = ""
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    only_if: Clause = Field(default_factory=dict, description="alleen vragen als dit past")
    supplied_by: tuple[Code, ...] = Field(min_length=1)


class QuestionsRecord(Record):
    questions: tuple[AdviceQuestion, ...]


class EveryAdverseRecord(Record):
    """What holds for every individual decision of the municipality that is adverse to somebody."""

    conditions: tuple[Condition, ...]
    contents: tuple[Sentence, ...]
    contents_source: Sourced


class CountingRule(DatedRecord):
    """A rule of counting as a yes or no."""

    value: bool
    sentence: Sentence


class Rhythm(Record):
    """How often a body meets in the examples; never used for a real file."""

    body: Body
    sentence: Sentence
    weekday: int = Field(ge=0, le=6, description="0 is maandag")
    last_of_month: bool


class CountingRecord(Record):
    """How days are counted; each rule dated, with its source and its doubt."""

    day_of_event_counts: tuple[CountingRule, ...]
    first_day_of_measure_counts: tuple[CountingRule, ...]
    saturday_is_working_day: tuple[CountingRule, ...]
    meeting_on_the_day_itself_counts: tuple[CountingRule, ...]
    end_stands_while_suspended: tuple[CountingRule, ...]
    example_meetings: tuple[Rhythm, ...]
