# SPDX-License-Identifier: EUPL-1.2
"""May a case climb, may it come back: what the tables and the law of the ladder say."""

from datetime import date

from schakel.kernel.ids import TableId
from schakel.kernel.message import Message as _
from schakel.kernel.message import Sentence
from schakel.kernel.ruling import Ruling, no_source
from schakel.kernel.vocabulary import SubjectKind
from schakel.kernel.ways import CALL
from schakel.rules import law, table_rules
from schakel.rules.framework import PERSONAL_SUBJECTS
from schakel.tables import queries as tables
from schakel.tables.facts import TableFact


def highest(table_ids: tuple[TableId, ...]) -> TableFact:
    """Return the table furthest up the ladder; two queries."""
    found = tables.tables(table_ids)
    return next(table for table in found.values() if table.above not in found)


def may_climb(
    subject: SubjectKind, now: TableFact, above: TableFact | None, reason: str, day: date
) -> Ruling:
    """Return whether a case about such a subject may go to the table above.

    A file about a person counts as named, whether or not its name was opened.
    """
    if above is None:
        return _no("ladder/top", _("Boven deze tafel staat geen andere tafel."))
    if not above.meets_on(day) or above.kind != now.kind:
        return _no("ladder/other", _("De tafel hierboven kan vandaag geen casus ontvangen."))
    return table_rules.may_escalate(
        law.book(),
        now.kind,
        now.level,
        above.level,
        subject,
        named=subject in PERSONAL_SUBJECTS,
        reason=reason,
        day=day,
    )


def may_come_back(table_ids: tuple[TableId, ...]) -> Ruling:
    """Return whether there is a lower table to go back to."""
    if len(table_ids) > 1:
        source, verification = no_source()
        sentence = _("De casus kan terug naar het niveau eronder.")
        return Ruling(
            allowed=True,
            rule="ladder/back",
            sentence=sentence,
            source=source,
            verification=verification,
        )
    return _no("ladder/bottom", _("Deze casus ligt alleen hier. Er is geen lager niveau."))


def _no(rule: str, sentence: Sentence) -> Ruling:
    source, verification = no_source()
    return Ruling(
        allowed=False,
        rule=rule,
        sentence=sentence,
        source=source,
        verification=verification,
        ways_open=(CALL, table_rules.WITHOUT_NAMES),
    )
