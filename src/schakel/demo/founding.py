# SPDX-License-Identifier: EUPL-1.2
"""Before anybody can act: the people and the first mandate, written by the owner."""

from schakel.actors import fictional
from schakel.actors.facts import PersonInput
from schakel.demo.content.vocabulary import Function
from schakel.demo.stage import Stage, person_id
from schakel.kernel.ids import MandateId, OrganisationId

PROVINCE = "Beekland"


def write_people(stage: Stage, *, alias: str) -> str:
    """Write who there is; return the mandate of the administrator, who gives the others."""
    region = stage.region
    first = next(m for m in stage.mandates.values() if m.function is Function.ADMINISTRATOR)
    house = next(one for one in region.organisations if one.key == first.organisation)
    stage.mandate_ids[first.key] = MandateId(person_id(f"mandate/{first.key}"))
    stage.organisation_ids[house.key] = OrganisationId(person_id(f"organisation/{house.key}"))
    fictional.write(
        fictional.Territory(
            region.zone.code,
            region.zone.name,
            PROVINCE,
            tuple((one.nis, one.name) for one in region.municipalities),
        ),
        [
            (
                person_id(one.key),
                PersonInput(one.given_name, one.family_name, one.email, one.phone, one.who),
                one.featured,
            )
            for one in region.people
        ],
        fictional.FirstMandate(
            stage.mandate_ids[first.key],
            person_id(first.person),
            stage.organisation_ids[house.key],
            house.name,
            house.kind.value,
            first.begin,
            first.reason,
        ),
        alias=alias,
    )
    return first.key
