# SPDX-License-Identifier: EUPL-1.2
"""The words of an explanation: as whom, by which rule, on which law, and who else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from schakel.access.decision import Decision
from schakel.access.facts import (
    CaseFacts,
    CheckFacts,
    ContributionFacts,
    Facts,
    IdentityFacts,
    ItemFacts,
    MeetingFacts,
    MemberFacts,
    NoticeFacts,
    SignalFacts,
    TaskFacts,
)
from schakel.kernel.ids import MandateId
from schakel.kernel.people import Actor
from schakel.web import ground
from schakel.web.law.shown import Entry, Rule, entry
from schakel.web.why.subjects import Subject

# These rules ask for a place at the table; the others name one of the actor's own mandates.
BY_PLACE = frozenset(
    {
        "signal/leads",
        "identity/opened",
        "check/decides",
        "case/leads",
        "member/runs",
        "task/table",
        "meeting/table",
        "item/meeting",
        "record/runs",
        "record/general",
        "tendency/receives",
        "tendency/gave",
    }
)


NAMED: dict[type, tuple[str, ...]] = {
    SignalFacts: ("giver",),
    IdentityFacts: ("given_by", "asked"),
    CheckFacts: ("asked_of",),
    CaseFacts: ("accepted",),
    MemberFacts: ("mandate",),
    ContributionFacts: ("giver", "readers"),
    TaskFacts: ("owner",),
    MeetingFacts: ("guests",),
    ItemFacts: ("readers",),
    NoticeFacts: ("mandate",),
}


@dataclass(frozen=True)
class TableGround:
    """A table with the law it stands on."""

    name: str
    acts: tuple[Entry, ...]


def seen_as(actor: Actor, subject: Subject, rule: str, day: date) -> str:
    """Return the function in which the actor sees the thing."""
    own = actor.mandate_ids(day) & frozenset(_mandates(subject.facts))
    if rule not in BY_PLACE and own:
        return ground.function_name(actor, min(own, key=str))
    joined = {held.table for held in actor.powers} | {held.table for held in actor.seats}
    for table in subject.tables:
        if table.id in joined:
            return ground.seen_as(actor, table.id, day)
    active = sorted(actor.mandate_ids(day), key=str)
    return ground.function_name(actor, active[0]) if active else _("geen mandaat vandaag")


def rule_of(decision: Decision) -> Rule:
    """Return the rule that decided, with its source."""
    ruling = decision.ruling
    return Rule(ruling.sentence, ruling.source.text, ground.verification_of(ruling.verification))


def frameworks(subject: Subject, day: date) -> tuple[TableGround, ...]:
    """Return for each table the acts in force that it stands on."""
    return tuple(
        TableGround(
            table.name, tuple(entry(one, day) for one in ground.frameworks_of(table.kind, day))
        )
        for table in subject.tables
    )


def secrets(subject: Subject, day: date) -> tuple[Rule, ...]:
    """Return what the law of each table says about professional secrets."""
    held = [ground.frameworks_of(table.kind, day)[:1] for table in subject.tables]
    rules = (one.table.secrets for found in held for one in found if one.table)
    return tuple(
        Rule(one.sentence, one.source.text, ground.verification_of(one.verification))
        for one in rules
    )


def others(kind: str) -> str:
    """Return who else may see such a thing, in general: never a name, never a number."""
    return {
        "signal": _("De gever, en wie de tafel leidt: coördinator, voorzitter en wie beslist."),
        "identity": _(
            "De gever. Wie de tafel leidt, pas na een beslissing om de naam te openen. De "
            "information officer, zolang de vraag openstaat. Later wie de casus leest."
        ),
        "check": _("De coördinator, wie over signalen beslist, en wie de vraag kreeg."),
        "case": _(
            "Wie een tafel leidt waar de casus vandaag ligt, en wie uitgenodigd is en deelneemt."
        ),
        "member": _("De coördinator en de voorzitter, en wie zelf aan de casus meewerkt."),
        "contribution": _("Alleen de gever en wie de gever als lezer koos."),
        "task": _("Wie de afspraak kreeg, en wie de casus leest."),
        "meeting": _(
            "Wie een plaats aan deze tafel heeft, en wie voor een punt uitgenodigd is en deelneemt."
        ),
        "item": _("Gaat het punt over een casus, dan alleen wie die casus leest."),
        "record": _("Wie aan tafel zat toen het besproken werd, de coördinator en de voorzitter."),
        "notice": _("Niemand anders."),
        "tendency": _("Wie een plaats heeft aan de tafel die ze ontvangt, en wie ze gaf."),
    }[kind]


def _mandates(facts: Facts) -> Iterable[MandateId]:
    """Return the mandates that the structure of a thing names."""
    case = getattr(facts, "case", None)
    in_case = case.accepted if isinstance(case, CaseFacts) else frozenset()
    return (*_own_mandates(facts), *in_case)


def _own_mandates(facts: Facts) -> Iterable[MandateId]:
    named = NAMED.get(type(facts), ())
    values = [getattr(facts, name) for name in named]
    return [one for value in values for one in _each(value)]


def _each(value: MandateId | frozenset[MandateId]) -> Iterable[MandateId]:
    return value if isinstance(value, frozenset) else (value,)
