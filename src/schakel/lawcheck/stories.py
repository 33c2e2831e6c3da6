# SPDX-License-Identifier: EUPL-1.2
"""The stories beside a measure: ALLOW and DENY for the adviser, scenarios for the clock."""

from datetime import date

from pydantic import Field

from schakel.rules.records import Code, Record
from schakel.toolbox.measure import Sentence
from schakel.toolbox.vocabulary import Outcome, State


class AdviceExpect(Record):
    outcome: Outcome
    because: tuple[Code, ...] = Field(default=(), description="voorwaarden die het uitsluiten")
    missing: tuple[Code, ...] = Field(default=(), description="voorwaarden die ontbreken")


class AdviceStory(Record):
    """What is known, and what the adviser must say about this measure."""

    story: Sentence
    on: date
    answers: dict[Code, tuple[Code, ...] | int] = Field(default_factory=dict)
    confirmed: tuple[Code, ...] = Field(default=(), description="voorwaarden die iemand bevestigde")
    expect: AdviceExpect


class StoryEvent(Record):
    """What happened on a day: a step, or suspended, resumed, annulled."""

    step: Code
    on: date
    begins: date | None = Field(default=None, description="eerste dag dat het werkt; leeg: on")
    until: date | None = Field(default=None, description="laatste dag; leeg: zo lang als mag")
    ground: Code | None = None
    reason: str = ""


class TimeExpect(Record):
    """What the clock must answer; what is not named is not looked at."""

    refused: tuple[Code, ...] = Field(default=(), description="stappen van deze dag die niet mogen")
    warned: tuple[Code, ...] = Field(default=(), description="stappen die mogen met een reden")
    may: tuple[Code, ...] = ()
    may_not: tuple[Code, ...] = ()
    due: dict[Code, date] = Field(default_factory=dict, description="stap: uiterste dag")
    not_due: tuple[Code, ...] = ()
    ends: date | None = Field(default=None, description="laatste dag dat de maatregel werkt")
    lapses: date | None = Field(default=None, description="de gemiste dag")
    state: State | None = None
    appeal: dict[Code, date] = Field(default_factory=dict, description="beroep: laatste dag")


class TimeStoryStep(Record):
    story: Sentence
    on: date
    events: tuple[StoryEvent, ...] = ()
    expect: TimeExpect = TimeExpect()


class TimeStory(Record):
    """A story in days; the events of earlier steps stay."""

    title: Sentence
    college: tuple[date, ...] = Field(default=(), description="dagen waarop het college vergadert")
    council: tuple[date, ...] = ()
    bridge_days: tuple[date, ...] = ()
    steps: tuple[TimeStoryStep, ...] = Field(min_length=1)
