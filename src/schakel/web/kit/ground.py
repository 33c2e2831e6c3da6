# SPDX-License-Identifier: EUPL-1.2
"""The ground strip of a page about a table: as whom, at which table, on which acts of that day."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.kernel.ids import MandateId, TableId
from schakel.kernel.people import Actor, TablePower
from schakel.rules import law
from schakel.rules.framework import Framework, NotInForceError
from schakel.tables.facts import TableFact
from schakel.web.kit.frameworks import frameworks_of
from schakel.web.kit.page import Ground
from schakel.web.kit.request import Acting
from schakel.web.kit.sources import doubt_of

# The power that gives most sight comes first: it is the one that explains the page.
POWERS = (
    TablePower.CHAIR,
    TablePower.COORDINATE,
    TablePower.RETAIN,
    TablePower.DIRECT_CASE,
    TablePower.INFORM,
)


def ground_for(
    acting: Acting,
    table: TableFact,
    as_function: str | None = None,
    why: tuple[str, UUID] | None = None,
) -> Ground:
    """Return the strip of a page at this table; no query.

    `as_function` says it for who has no place at the table ("CLB, uitgenodigd voor deze casus").
    `why` is the kind and the id of the thing on the page, as the address `why` takes them.
    """
    frameworks = frameworks_of(table.kind, acting.day)
    return Ground(
        as_function=as_function or seen_as(acting.actor, table.id, acting.day),
        table=table.name,
        acts=tuple(_short_names(frameworks)),
        doubt=_first_doubt(frameworks, table.kind, acting.day),
        why_url=reverse("why", args=why) if why else "",
    )


def seen_as(actor: Actor, table: TableId, day: date) -> str:
    """Return as what the actor sees what happens at a table: his function, and his power there."""
    active = actor.mandate_ids(day)
    for power in POWERS:
        for held in actor.powers:
            counts = held.power is power and held.table == table and held.mandate in active
            if counts and held.active_on(day):
                return f"{function_name(actor, held.mandate)}, {power_name(power)}"
    for seat in actor.seats:
        if seat.table == table and seat.active_on(day) and seat.mandate in active:
            return function_name(actor, seat.mandate)
    names = (function_name(actor, one.id) for one in actor.mandates if one.id in active)
    return next(names, _("geen mandaat vandaag"))


def function_name(actor: Actor, mandate: MandateId) -> str:
    """Return the Dutch name of the function of one of the actor's mandates."""
    function = next(one.function for one in actor.mandates if one.id == mandate)
    return law.book().function(function).name


def power_name(power: TablePower) -> str:
    """Return what somebody with this power is called."""
    return {
        TablePower.CHAIR: _("voorzitter"),
        TablePower.RETAIN: _("beslist over signalen"),
        TablePower.COORDINATE: _("coördinator van deze tafel"),
        TablePower.DIRECT_CASE: _("casusregisseur"),
        TablePower.INFORM: _("aanspreekpunt van de politie"),
    }[power]


def _short_names(frameworks: tuple[Framework, ...]) -> Iterator[str]:
    told: list[str] = []
    for framework in frameworks:
        name = min(framework.title, framework.source.text, key=len)
        # "artikel 458ter (casusoverleg)" says nothing after "artikel 458ter".
        if not name.startswith(tuple(told)):
            told.append(name)
            yield name


def _first_doubt(frameworks: tuple[Framework, ...], kind: str, day: date) -> str | None:
    if not frameworks:
        try:
            law.book().on(day).framework(kind)
        except NotInForceError as error:
            return str(error)
    doubts = (doubt_of(framework.verification) for framework in frameworks)
    return next((doubt for doubt in doubts if doubt), None)
