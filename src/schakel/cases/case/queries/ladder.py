# SPDX-License-Identifier: EUPL-1.2
"""What a step up or down the ladder would do, before anybody takes it."""

from dataclasses import dataclass
from datetime import date

from schakel.cases.case.climbing import may_climb
from schakel.cases.case.facts import CaseFile, PlaceAtTable
from schakel.cases.circle.queries import as_readers
from schakel.cases.contributions.facts import ReaderFact
from schakel.kernel.ids import TableId
from schakel.kernel.ruling import Ruling
from schakel.rules import law
from schakel.tables import queries as tables

# What the giver writes later; the ladder itself asks nothing of it but that it is there.
SOME_REASON = "…"


@dataclass(frozen=True)
class Climb:
    """Whether a case may climb, to which table, and who reads it there."""

    ruling: Ruling
    above: str
    may_take_measures: bool
    readers: tuple[ReaderFact, ...]


def climb_of(found: CaseFile, day: date) -> Climb:
    """Return what climbing one step would do; at most three queries."""
    now = found.highest
    above = None if now.above is None else tables.table(now.above)
    ruling = may_climb(found.summary.subject_kind, now.as_table, above, SOME_REASON, day)
    if above is None or not ruling.allowed:
        return Climb(ruling, "", may_take_measures=False, readers=())
    framework = law.book().on(day).framework(above.kind)
    level = framework.table.level(above.level) if framework.table else None
    return Climb(
        ruling,
        above.name,
        may_take_measures=level is not None and level.may_take_measures,
        readers=_only_there(found, above.id, day),
    )


def leaders_of(found: CaseFile, place: PlaceAtTable, day: date) -> tuple[ReaderFact, ...]:
    """Return who reads the case because it lies at this table and for no other reason."""
    elsewhere = [one.table for one in found.places if one.table != place.table]
    kept = {one.mandate.id for one in tables.leaders(elsewhere, day)} | {
        one.mandate.id for one in found.members
    }
    there = as_readers(tables.leaders([place.table], day), (), day)
    return tuple(one for one in there if one.id not in kept)


def _only_there(found: CaseFile, table: TableId, day: date) -> tuple[ReaderFact, ...]:
    known = {one.id for one in found.partners}
    there = as_readers(tables.leaders([table], day), (), day)
    return tuple(one for one in there if one.id not in known)
