# SPDX-License-Identifier: EUPL-1.2
"""The words of an explanation: as whom, by which rule, on which law."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from schakel.access.decision import Decision
from schakel.access.decision import Rule as AccessRule
from schakel.kernel.people import Actor
from schakel.web.kit import ground
from schakel.web.kit.frameworks import Entry, Rule, entry, frameworks_of
from schakel.web.kit.sources import verification_of
from schakel.web.why.subjects import Subject


@dataclass(frozen=True)
class TableGround:
    """A table with the law it stands on."""

    name: str
    acts: tuple[Entry, ...]


def seen_as(actor: Actor, subject: Subject, rule: AccessRule, day: date) -> str:
    """Return the function in which the actor sees the thing."""
    own = actor.mandate_ids(day) & frozenset(subject.kind.mandates(subject.standing))
    if own and not rule.by_place:
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
    return Rule(str(ruling.sentence), ruling.source.text, verification_of(ruling.verification))


def frameworks(subject: Subject, day: date) -> tuple[TableGround, ...]:
    """Return for each table the acts in force that it stands on."""
    return tuple(
        TableGround(table.name, tuple(entry(one, day) for one in frameworks_of(table.kind, day)))
        for table in subject.tables
    )


def secrets(subject: Subject, day: date) -> tuple[Rule, ...]:
    """Return what the law of each table says about professional secrets."""
    held = [frameworks_of(table.kind, day)[:1] for table in subject.tables]
    rules = (one.table.secrets for grounds in held for one in grounds if one.table)
    return tuple(
        Rule(one.sentence, one.source.text, verification_of(one.verification)) for one in rules
    )
