# SPDX-License-Identifier: EUPL-1.2
"""The choices of a step: where a worry may belong, and whom to ask."""

from datetime import date

from schakel.actors.facts import MandateFact
from schakel.cases.signals.facts import SignalLine
from schakel.cases.signals.queries.intake import takes_signals
from schakel.kernel.vocabulary import ConcernKind
from schakel.rules import law
from schakel.tables import queries as tables


def right_places(line: SignalLine, day: date) -> list[str]:
    """Return the places the law names, then the other tables of today; two queries."""
    on_day = law.book().on(day)
    rules = on_day.framework(line.at.kind).table if on_day.in_force(line.at.kind) else None
    # "Iets anders" leads to the coordinator, who is already there.
    redirects = rules.redirects if rules else ()
    named = [one.name for one in redirects if one.concern is not ConcernKind.OTHER]
    others = [
        table.name
        for table in tables.tables().values()
        if table.id != line.table and takes_signals(table, day)
    ]
    return [*named, *others]


def officers(line: SignalLine, day: date) -> list[MandateFact]:
    """Return the information officers of the table today; two queries."""
    return [place.mandate for place in tables.places(line.table, day, roles=("inform",))]
