# SPDX-License-Identifier: EUPL-1.2
"""In `cases/*.yaml`: the worry, its triage, the name, the question to the information officer."""

from schakel.demo.content.fields import BirthDate, Fact, MandateKey, Text, WorkingDay
from schakel.demo.content.vocabulary import Act, Channel, CheckAnswer


class Signal(Fact):
    day: WorkingDay
    giver: MandateKey
    channel: Channel = Channel.FORM
    behaviour: Text
    observed_by: Text
    context: Text
    protective: Text
    tried: Text
    question: Text


class TriageStep(Fact):
    """A turn in triage.

    `answer` is the giver's, `retain` is done by who holds that power, the rest by the coordinator.
    """

    day: WorkingDay
    act: Act
    text: Text
    to: Text | None = None  # redirect: where to


class Identity(Fact):
    """The name, opened by a recorded decision."""

    opened: WorkingDay
    reason: Text
    given_name: str | None = None  # none: a family
    family_name: str
    birth_date: BirthDate | None = None
    address: Text


class Check(Fact):
    """The question to the information officer: two answers and a date, no verdict on a person."""

    asked: WorkingDay
    by: MandateKey
    answer: CheckAnswer | None = None
    answered: WorkingDay | None = None
