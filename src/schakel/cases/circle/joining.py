# SPDX-License-Identifier: EUPL-1.2
"""May this partner join a case at this table: what the protocol and the acts of the day say."""

from datetime import date

from schakel.actors.facts import MandateFact
from schakel.kernel.days import dutch_day
from schakel.kernel.message import Message as _
from schakel.kernel.message import Sentence
from schakel.kernel.ruling import Ruling, no_source
from schakel.kernel.ways import CALL
from schakel.rules import law, table_rules
from schakel.rules.framework import Framework, NotInForceError, SeatRule
from schakel.rules.law import DayLaw
from schakel.tables import queries as tables
from schakel.tables.facts import TableFact


def may_join_case(table: TableFact, partner: MandateFact, day: date) -> Ruling:
    """Return whether the partner may be invited at this table on the day; at most two queries."""
    day_law = law.book().on(day)
    try:
        framework = day_law.framework(table.kind)
    except NotInForceError as error:
        return _shut(f"{table.kind}/not-in-force", error.sentence)
    if framework.table is not None and framework.table.needs_protocol:
        return _under_protocol(table, partner, day)
    return _seat_without_act(day_law, framework, partner) or _open(framework)


def _under_protocol(table: TableFact, partner: MandateFact, day: date) -> Ruling:
    protocol = tables.protocol_on(table.id, day)
    if protocol is None:
        return _shut("protocol/missing", _("Voor deze tafel is er nog geen protocol."))
    signed = partner.organisation.id in protocol.signed_by
    return table_rules.may_join(protocol, partner.function, organisation_signed=signed, day=day)


def _seat_without_act(day_law: DayLaw, framework: Framework, partner: MandateFact) -> Ruling | None:
    """Return the refusal when the act behind this seat does not hold on the day."""
    seats = framework.table.seats if framework.table else ()
    for seat in seats:
        missing = _missing_acts(day_law, seat) if partner.function in seat.functions else []
        if missing:
            sentence = _(
                "%(act)s geldt niet op %(day)s. Deze functie kan dan niet deelnemen.",
                act=missing[0],
                day=dutch_day(day_law.day),
            )
            return Ruling(
                allowed=False,
                rule=f"{framework.id}/seat",
                sentence=sentence,
                source=seat.source,
                verification=seat.verification,
                ways_open=(CALL,),
            )
    return None


def _missing_acts(day_law: DayLaw, seat: SeatRule) -> list[str]:
    known = [
        one for one in day_law.book.records if one.source.act and one.source.act == seat.source.act
    ]
    if any(day_law.in_force(one.id) for one in known):
        return []
    return [one.name for one in known]


def _open(framework: Framework) -> Ruling:
    return Ruling(
        allowed=True,
        rule=f"{framework.id}/join",
        sentence=_("Deze partner mag deelnemen."),
        source=framework.source,
        verification=framework.verification,
    )


def _shut(rule: str, sentence: Sentence) -> Ruling:
    source, verification = no_source()
    return Ruling(
        allowed=False,
        rule=rule,
        sentence=sentence,
        source=source,
        verification=verification,
        ways_open=(CALL,),
    )
