# SPDX-License-Identifier: EUPL-1.2
"""Signals for the tests: brought to a point of their path by the people who would do it."""

from dataclasses import replace
from datetime import date
from typing import Any

from schakel.cases.models import Signal
from schakel.cases.signals.commands import giving as signals
from schakel.cases.signals.commands import identity, information, triage
from schakel.cases.signals.facts import NewSignal, SignalWords, SubjectName
from schakel.kernel.ids import SignalId
from schakel.kernel.vocabulary import ConcernKind, SubjectKind
from tests.world import TODAY, acting, mandate, table

WORDS = SignalWords(
    behaviour="Hij eet sinds 3 november niet meer in de refter en tekent vlaggen.",
    observed_by="Zijn leerkracht en ik, op drie dagen.",
    tried="Twee gesprekken, en een gesprek met zijn moeder.",
    question="Hoort deze zorg bij uw tafel?",
    context="Zijn grootvader is pas gestorven.",
    protective="Zijn voetbaltrainer ziet hem graag.",
)
NAME = SubjectName("Yassine El Kaddouri", date(2009, 3, 14), "Molenstraat 7, Zandbeke")


WORRY = NewSignal(
    table("noord"), ConcernKind.RADICALISATION, SubjectKind.PERSON, WORDS, known_as_helper=False
)


def new(where: str = "noord", **changes: Any) -> NewSignal:
    """Return a worry about a youth for the table in the north."""
    return replace(WORRY, table=table(where), **changes)


def nuisance(**changes: Any) -> NewSignal:
    """Return a worry about a place for the first level of the nuisance ladder."""
    asked = {"concern": ConcernKind.NUISANCE, "subject_kind": SubjectKind.PLACE}
    return new("overlast-1", **asked | changes)


def given(day: date = TODAY, worry: NewSignal | None = None, by: str = "chloe") -> SignalId:
    """Return a signal that Chloë gave."""
    with acting(by, day) as actor:
        return signals.give_signal(actor, worry or new(), giver=mandate(by), day=day)


def version(signal: SignalId) -> int:
    """Return the version that a form would carry now."""
    return Signal.objects.using("owner").get(pk=signal).version


def retained() -> SignalId:
    """Return a signal that Bilal retained."""
    signal = given()
    with acting("bilal") as actor:
        triage.retain_signal(actor, signal, version=1, day=TODAY)
    return signal


def named(name: SubjectName = NAME) -> SignalId:
    """Return a retained signal of which Chloë said the name."""
    signal = retained()
    with acting("chloe") as actor:
        identity.name_subject(actor, signal, name, version=version(signal), day=TODAY)
    return signal


def opened(name: SubjectName = NAME) -> SignalId:
    """Return a retained signal with an opened name."""
    signal = named(name)
    with acting("an") as actor:
        identity.open_identity(
            actor, signal, "Nodig om hulp te bespreken.", version=version(signal), day=TODAY
        )
    return signal


def cleared(name: SubjectName = NAME) -> SignalId:
    """Return a signal that may be discussed."""
    signal = opened(name)
    with acting("an") as actor:
        check = information.ask_information(
            actor, signal, mandate("mia"), version=version(signal), day=TODAY
        )
    with acting("mia") as actor:
        information.answer_information(actor, check, may_be_discussed=True, day=TODAY)
    return signal
