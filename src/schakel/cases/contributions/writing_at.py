# SPDX-License-Identifier: EUPL-1.2
"""May this be written down at these tables: what the table keeps, what the law lets."""

from collections.abc import Iterable
from datetime import date

from schakel.kernel.message import Message as _
from schakel.kernel.people import Secrecy
from schakel.kernel.ruling import Ruling, no_source
from schakel.kernel.vocabulary import Keeps
from schakel.kernel.ways import CALL, Way
from schakel.rules import law, table_rules
from schakel.tables.facts import TableFact


def may_write_at(tables: Iterable[TableFact], secrecy: Secrecy, day: date) -> Ruling:
    """Return the first refusal of the tables where the case lies, else that it may."""
    rulings = [
        answer
        for table in tables
        for answer in (
            keeps_texts(table),
            table_rules.may_share(law.book(), table.kind, secrecy, day),
        )
    ]
    refused = next((one for one in rulings if not one.allowed), None)
    return refused or rulings[-1]


def keeps_texts(table: TableFact) -> Ruling:
    """Return whether the table takes written contributions at all."""
    source, verification = no_source()
    if table.keeps is Keeps.FULL:
        sentence = _("Deze tafel bewaart geschreven inbreng.")
        ways: tuple[Way, ...] = ()
    else:
        sentence = _(
            "Deze tafel bewaart alleen agenda, beslissingen en taken. "
            "Wat u weet, vertelt u aan tafel."
        )
        ways = (
            Way(_("Vertel het aan tafel: spreken is hier de gewone weg.")),
            CALL,
        )
    return Ruling(
        allowed=table.keeps is Keeps.FULL,
        rule="table/keeps",
        sentence=sentence,
        source=source,
        verification=verification,
        ways_open=ways,
    )
