# SPDX-License-Identifier: EUPL-1.2
"""The tables and the places at them: given and ended by who may, on their day."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from schakel.demo.content.tables import Seat, Table, TableMandate
from schakel.demo.stage import Stage
from schakel.demo.steps import protocols
from schakel.demo.timeline import Step, Turn
from schakel.tables.commands import places, structure
from schakel.tables.inputs import PlaceInput, TableInput
from schakel.tables.queries import SEAT

SEATED = "Vaste plaats aan de tafel."
LEFT = "De plaats ging over naar wie opvolgt."


def steps(stage: Stage, administrator: str) -> Iterator[Step]:
    """Return how every table came to be, with its places and its protocols."""
    for table in _from_the_top(stage.region.tables):
        yield Step(table.begin, Turn.PLACES, partial(_make_table, stage, administrator, table))
        yield from _places(stage, administrator, table)
        yield from protocols.steps(stage, administrator, table)


def _from_the_top(found: tuple[Table, ...]) -> Iterator[Table]:
    waiting, made = list(found), set[str | None]({None})
    while waiting:
        ready = next(table for table in waiting if table.above in made)
        waiting.remove(ready)
        made.add(ready.key)
        yield ready


def _make_table(stage: Stage, who: str, table: Table) -> None:
    nis = {one.key: one.nis for one in stage.region.municipalities}
    given = TableInput(
        name=table.name,
        kind=table.kind,
        level=table.level.value,
        municipalities=tuple(nis[key] for key in table.municipalities),
        begin=table.begin,
        above=None if table.above is None else stage.table_ids[table.above],
        keeps=table.keeps.value,
    )
    with stage.acting(who, table.begin) as actor:
        stage.table_ids[table.key] = structure.make_table(actor, given, day=table.begin)


def _places(stage: Stage, administrator: str, table: Table) -> Iterator[Step]:
    places_here: tuple[Seat | TableMandate, ...] = (*table.mandates, *table.seats)
    for place in places_here:
        giver = place.given_by if isinstance(place, TableMandate) else administrator
        yield Step(place.begin, Turn.PLACES, partial(_give_place, stage, giver, table, place))
        if place.end is not None:
            end = partial(_end_place, stage, giver, table, place, place.end)
            yield Step(place.end, Turn.STRUCTURE, end)


def _give_place(stage: Stage, giver: str, table: Table, place: Seat | TableMandate) -> None:
    is_power = isinstance(place, TableMandate)
    given = PlaceInput(
        table=stage.table_ids[table.key],
        mandate=stage.mandate_ids[place.mandate],
        role=_role(place),
        begin=place.begin,
        reason=place.reason if isinstance(place, TableMandate) else SEATED,
        given_by=stage.mandate_ids[giver] if is_power else None,
    )
    with stage.acting(giver, place.begin) as actor:
        made = places.give_place(actor, given, day=place.begin)
    stage.place_ids[table.key, place.mandate, _role(place), place.begin] = made
    stage.forget_actors()


def _end_place(
    stage: Stage, giver: str, table: Table, place: Seat | TableMandate, day: date
) -> None:
    made = stage.place_ids[table.key, place.mandate, _role(place), place.begin]
    with stage.acting(giver, day) as actor:
        places.end_place(actor, made, on=day, reason=LEFT, day=day)
    stage.forget_actors()


def _role(place: Seat | TableMandate) -> str:
    return place.power.value if isinstance(place, TableMandate) else SEAT
