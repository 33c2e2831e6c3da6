# SPDX-License-Identifier: EUPL-1.2
"""The mayor of the territory gives places at his table; an administrator writes down what the
mayor gave.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.actors.commands.mandates import give_mandate
from schakel.actors.facts import MandateInput
from schakel.cases.models import Case
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import MandateId
from schakel.kernel.people import TablePower
from schakel.tables import governing
from schakel.tables.commands import places
from schakel.tables.inputs import PlaceInput
from tests.cases_world import make_case
from tests.world import TODAY, acting, mandate, organisation, person, table

CHAIR = PlaceInput(
    table("noord"),
    mandate("rita"),
    "chair",
    TODAY,
    "vervangt bij afwezigheid",
    given_by=mandate("bilal"),
)


def test_a_mayor_gives_a_power_at_a_table_in_his_territory_himself(town, journalled):
    with acting("bilal") as bilal:
        made = places.give_place(bilal, replace(CHAIR, given_by=None), day=TODAY)
        found = governing.place(made)
    assert found.given_by is not None
    assert found.given_by.id == mandate("bilal")
    with acting("rita") as rita:
        assert rita.holds(TablePower.CHAIR, table("noord"), TODAY)
    assert journalled() == ["give_table_mandate"]


def test_an_administrator_writes_down_which_mayor_gave_it(town):
    with acting("els") as els:
        places.give_place(els, CHAIR, day=TODAY)
        for giver in (None, mandate("hans"), mandate("an")):
            with pytest.raises(RefusedInputError) as refusal:
                places.give_place(
                    els, replace(CHAIR, mandate=mandate("pieter"), given_by=giver), day=TODAY
                )
            assert refusal.value.field == "given_by"


@pytest.mark.parametrize("name", ["hans", "an", "rita"])
def test_a_mayor_from_elsewhere_and_a_coordinator_give_nothing(town, name, journalled):
    with acting(name) as actor, pytest.raises(AccessDeniedError) as refusal:
        places.give_place(actor, CHAIR, day=TODAY)
    assert refusal.value.decision.rule == "governs"
    assert journalled() == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"role": "keizer"}, "role"),
        ({"mandate": person("an")}, "mandate"),
        ({"mandate": mandate("els")}, "mandate"),
        ({"mandate": mandate("bilal")}, "mandate"),
        ({"end": TODAY - timedelta(days=1)}, "end"),
        ({"begin": TODAY - timedelta(days=9000)}, "begin"),
    ],
)
def test_a_place_that_cannot_be_is_refused_beside_its_field(town, change, field):
    with acting("bilal") as bilal, pytest.raises(RefusedInputError) as refusal:
        places.give_place(bilal, replace(CHAIR, **change), day=TODAY)
    assert refusal.value.field == field


def test_an_administrator_gives_himself_no_place_not_even_in_another_function(town):
    other = MandateInput(
        person("els"), organisation("gemeente"), "prevention_officer", TODAY, "tweede functie"
    )
    with acting("els") as els, pytest.raises(RefusedInputError):
        give_mandate(els, other, day=TODAY)
    from schakel.actors.models import Mandate
    from tests.world import OWNER

    held = Mandate.objects.using(OWNER).create(
        person_id=person("els"), organisation_id=organisation("gemeente"),
        function="prevention_officer", begin=TODAY, reason="door een andere beheerder",
    )  # fmt: skip
    with acting("els") as els, pytest.raises(RefusedInputError) as refusal:
        places.give_place(els, replace(CHAIR, mandate=MandateId(held.id), role="member"), day=TODAY)
    assert refusal.value.field == "mandate"


def test_ending_a_place_ends_its_sight_at_once(town, journalled):
    make_case(circle=())
    with acting("els"):
        held = next(
            one
            for one in governing.places_at(table("noord"))
            if (one.role, one.mandate.id) == ("coordinate", mandate("an"))
        )
    with acting("an"):
        assert Case.objects.count() == 1
    with acting("bilal") as bilal:
        places.end_place(bilal, held.id, on=TODAY, reason="andere taak", day=TODAY)
        with pytest.raises(RefusedInputError):
            places.end_place(bilal, held.id, on=TODAY, reason="nog eens", day=TODAY)
        assert not governing.place(held.id).active_on(TODAY)
    with acting("an"):
        assert Case.objects.count() == 0
    assert journalled() == ["end_table_mandate"]


def test_who_does_not_govern_a_table_ends_no_place(town):
    with acting("an") as an:
        held = governing.places_at(table("zuid"))[0]
        with pytest.raises(AccessDeniedError):
            places.end_place(an, held.id, on=TODAY, reason="zomaar", day=TODAY)
        with pytest.raises(NotFoundError):
            places.end_place(an, mandate("an"), on=TODAY, reason="zomaar", day=TODAY)
