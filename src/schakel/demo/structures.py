# SPDX-License-Identifier: EUPL-1.2
"""Services, mandates, tables, places and protocols: given and ended by who may, on their day."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from schakel.actors.commands import clearances, mandates, organisations
from schakel.actors.facts import MandateInput, OrganisationInput
from schakel.demo.content.people import Mandate, Organisation
from schakel.demo.content.tables import Protocol, Seat, Table, TableMandate
from schakel.demo.stage import Stage, person_id
from schakel.demo.timeline import Step, Turn
from schakel.tables.commands import places, protocols, structure
from schakel.tables.inputs import PlaceInput, ProtocolInput, TableInput
from schakel.tables.queries import SEAT

SEATED = "Vaste plaats aan de tafel."
LEFT = "De plaats ging over naar wie opvolgt."


def steps(stage: Stage, administrator: str) -> Iterator[Step]:
    """Return how the region came to be, from the day of its first table."""
    first_day = min(table.begin for table in stage.region.tables)
    for organisation in stage.region.organisations:
        if organisation.key not in stage.organisation_ids:
            do = partial(_add_organisation, stage, administrator, organisation, first_day)
            yield Step(first_day, Turn.STRUCTURE, do)
    yield from _people(stage, administrator, first_day)
    for table in _from_the_top(stage.region.tables):
        yield Step(table.begin, Turn.PLACES, partial(_make_table, stage, administrator, table))
        yield from _places(stage, administrator, table)
        for protocol in table.protocols:
            yield from _protocol(stage, administrator, table, protocol)


def _people(stage: Stage, administrator: str, first_day: date) -> Iterator[Step]:
    """Return who got which mandate and clearance; what is older is written on the first day."""
    for mandate in sorted(stage.mandates.values(), key=lambda one: one.begin):
        if mandate.key == administrator:
            continue
        day = max(mandate.begin, first_day)
        yield Step(day, Turn.STRUCTURE, partial(_give_mandate, stage, administrator, mandate, day))
        if mandate.end is not None:
            end = partial(_end_mandate, stage, administrator, mandate, mandate.end)
            yield Step(mandate.end, Turn.END, end)
    for person in stage.region.people:
        if person.clearance is not None:
            day, until = max(person.clearance.granted, first_day), person.clearance.until
            do = partial(_clear, stage, administrator, person.key, until, day)
            yield Step(day, Turn.PLACES, do)


def _from_the_top(found: tuple[Table, ...]) -> Iterator[Table]:
    waiting, made = list(found), set[str | None]({None})
    while waiting:
        ready = next(table for table in waiting if table.above in made)
        waiting.remove(ready)
        made.add(ready.key)
        yield ready


def _add_organisation(stage: Stage, who: str, organisation: Organisation, day: date) -> None:
    nis = {one.key: one.nis for one in stage.region.municipalities}
    # The product knows one municipality of a service; who works for several stands at none.
    home = nis[organisation.municipalities[0]] if len(organisation.municipalities) == 1 else ""
    given = OrganisationInput(organisation.name, organisation.kind.value, home)
    with stage.acting(who, day) as actor:
        made = organisations.add_organisation(actor, given, day=day)
    stage.organisation_ids[organisation.key] = made


def _give_mandate(stage: Stage, who: str, mandate: Mandate, day: date) -> None:
    deputy_for = mandate.deputy_for
    given = MandateInput(
        person=person_id(mandate.person),
        organisation=stage.organisation_ids[mandate.organisation],
        function=mandate.function.value,
        begin=mandate.begin,
        reason=mandate.reason,
        deputy_for=None if deputy_for is None else stage.mandate_ids[deputy_for],
    )
    with stage.acting(who, day) as actor:
        stage.mandate_ids[mandate.key] = mandates.give_mandate(actor, given, day=day)
    stage.forget_actors()


def _end_mandate(stage: Stage, who: str, mandate: Mandate, day: date) -> None:
    reason = mandate.end_reason or mandate.reason
    with stage.acting(who, day) as actor:
        ended = stage.mandate_ids[mandate.key]
        mandates.end_mandate(actor, ended, on=day, reason=reason, day=day)
    stage.forget_actors()


def _clear(stage: Stage, who: str, person: str, until: date, day: date) -> None:
    found = stage.people[person].clearance
    level = found.level if found else ""
    with stage.acting(who, day) as actor:
        clearances.set_clearance(actor, person_id(person), level, until, day=day)


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


def _protocol(stage: Stage, who: str, table: Table, protocol: Protocol) -> Iterator[Step]:
    # Written down when everybody signed: signatures carry their own, earlier day.
    day = max(one.day for one in protocol.signatures)
    day = max(day + timedelta(days=1), table.begin)
    yield Step(day, Turn.PLACES, partial(_draw_up, stage, who, table, protocol, day))


def _draw_up(stage: Stage, who: str, table: Table, protocol: Protocol, day: date) -> None:
    magistrate = stage.people[stage.mandates[protocol.consent_by].person]
    wanted = protocol.modalities
    given = ProtocolInput(
        reference=protocol.reference,
        valid_from=protocol.valid_from,
        valid_until=protocol.valid_until,
        purposes=tuple(PURPOSES[purpose.value] for purpose in protocol.purposes),
        functions=tuple(function.value for function in protocol.participants),
        modalities={
            "triage": wanted.triage,
            "ritme": wanted.rhythm,
            "verslag": wanted.minutes,
            "bewaring": wanted.retention,
            "redenen": protocol.reasons,
        },
        consent_by=f"{magistrate.name}, namens de procureur des Konings",
        consent_on=protocol.consent_on,
    )
    with stage.acting(who, day) as actor:
        made = protocols.draw_up_protocol(actor, stage.table_ids[table.key], given, day=day)
        for one in protocol.signatures:
            signer = stage.organisation_ids[one.organisation]
            protocols.sign_protocol(actor, made, signer, on=one.day, day=day)


PURPOSES = {
    "integrity": (
        "bescherming van de fysieke en psychische integriteit van de persoon of van derden"
    ),
    "terrorism_prevention": "voorkoming van terroristische misdrijven",
    "criminal_organisation": (
        "voorkoming van misdrijven in het kader van een criminele organisatie"
    ),
}
