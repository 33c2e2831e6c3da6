# SPDX-License-Identifier: EUPL-1.2
"""The ways that stay open after a refusal, with a button where there is somewhere to go."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.access.actions import Action
from schakel.access.facts import (
    CaseFacts,
    ContributionFacts,
    Facts,
    MeetingFacts,
    SignalFacts,
    TableFacts,
    TaskFacts,
    tables_in,
)
from schakel.access.sentences import ASK_COORDINATOR, NEW_SIGNAL
from schakel.kernel.people import TablePower
from schakel.rules import table_rules
from schakel.tables import queries as tables
from schakel.web.page import Way
from schakel.web.why.subjects import CHANGING


def help_with(said: Iterable[str], facts: Facts | None, day: date) -> tuple[Way, ...]:
    """Return the ways of a ruling about this thing; one query when it advises to call.

    The advice to call becomes the number of the coordinator, when there is one.
    """
    advice = tuple(said)
    to_call = {str(ASK_COORDINATOR), table_rules.CALL}
    calls = _calls(facts, day) if to_call & set(advice) else ()
    others = (way for way in advice if not (calls and way in to_call))
    return (*calls, *(_way(way) for way in others), *(_say() if tables_in(facts) else ()))


def why_not(action: Action | None, facts: Facts | None) -> tuple[Way, ...]:
    """Return the way to the page with the rule and the law, for what has such a page."""
    match facts:
        case SignalFacts(id=thing):
            kind = "signal"
        case CaseFacts(id=thing):
            kind = "case"
        case ContributionFacts(id=thing):
            kind = "contribution"
        case TaskFacts(id=thing):
            kind = "task"
        case MeetingFacts(id=thing):
            kind = "meeting"
        case TableFacts(id=thing):
            kind = "table"
        case _:
            return ()
    if action is None or action not in CHANGING[kind]:
        return ()
    return (
        Way(
            _("Lees op welke regel dit steunt"),
            _("Met de wet van deze tafel, en wat het wel mogelijk zou maken."),
            url=reverse("why_not", args=[action.value, kind, thing]),
            button=_("Waarom niet?"),
        ),
    )


def _calls(facts: Facts | None, day: date) -> tuple[Way, ...]:
    people = {
        place.mandate.person.id: place.mandate.person
        for place in tables.leaders(tables_in(facts), day)
        if place.role == TablePower.COORDINATE.value and place.mandate.person.phone
    }
    return tuple(
        Way(
            _("Bel de coördinator van deze tafel"),
            _("%(name)s, %(phone)s. U kunt praten zonder namen te noemen.")
            % {"name": person.name, "phone": person.phone},
            url=f"tel:{person.phone.replace(' ', '')}",
            button=_("Bellen"),
        )
        for person in people.values()
    )


def _way(way: str) -> Way:
    if way == str(NEW_SIGNAL) or way == table_rules.ANONYMOUS:
        return Way(way, "", url=reverse("signal_give"), button=_("Een signaal geven"))
    if way == table_rules.WITHOUT_NAMES:
        return Way(way, "", url=reverse("tendencies"), button=_("Een tendens geven"))
    return Way(way, "")


def _say() -> tuple[Way, ...]:
    return (
        Way(
            _("Twijfelt u wat u mag zeggen?"),
            _("U antwoordt op hoogstens vijf vragen. Er wordt niets bewaard."),
            url=reverse("say"),
            button=_("Mag ik dit zeggen?"),
        ),
    )
