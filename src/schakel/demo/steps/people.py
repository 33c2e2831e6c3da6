# SPDX-License-Identifier: EUPL-1.2
"""Services, mandates and clearances: given and ended by the administrator, on their day."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from schakel.actors.commands import clearances, mandates, organisations
from schakel.actors.facts import MandateInput, OrganisationInput
from schakel.demo.content.people import Mandate, Organisation
from schakel.demo.stage import Stage, person_id
from schakel.demo.timeline import Step, Turn


def steps(stage: Stage, administrator: str) -> Iterator[Step]:
    """Return who got what from the day of the first table; what is older is written on that day."""
    first_day = min(table.begin for table in stage.region.tables)
    for organisation in stage.region.organisations:
        if organisation.key not in stage.organisation_ids:
            do = partial(_add_organisation, stage, administrator, organisation, first_day)
            yield Step(first_day, Turn.STRUCTURE, do)
    yield from _mandates(stage, administrator, first_day)
    yield from _clearances(stage, administrator, first_day)


def _mandates(stage: Stage, administrator: str, first_day: date) -> Iterator[Step]:
    for mandate in sorted(stage.mandates.values(), key=lambda one: one.begin):
        if mandate.key == administrator:
            continue
        day = max(mandate.begin, first_day)
        yield Step(day, Turn.STRUCTURE, partial(_give_mandate, stage, administrator, mandate, day))
        if mandate.end is not None:
            end = partial(_end_mandate, stage, administrator, mandate, mandate.end)
            yield Step(mandate.end, Turn.END, end)


def _clearances(stage: Stage, administrator: str, first_day: date) -> Iterator[Step]:
    for person in stage.region.people:
        if person.clearance is not None:
            day, until = max(person.clearance.granted, first_day), person.clearance.until
            do = partial(_clear, stage, administrator, person.key, until, day)
            yield Step(day, Turn.PLACES, do)


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
