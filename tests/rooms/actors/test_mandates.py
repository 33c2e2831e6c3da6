# SPDX-License-Identifier: EUPL-1.2
"""Mandates are given and ended by an administrator, never to himself; ending one ends its sight
at once.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.actors import queries
from schakel.actors.commands import mandates
from schakel.actors.facts import MandateInput
from schakel.cases.models import Case
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import MandateId, PersonId
from schakel.tables.commands.leaving import end_mandate
from tests.cases_world import make_case
from tests.world import TODAY, acting, mandate, organisation, person

GIVEN = MandateInput(
    person=person("pieter"),
    organisation=organisation("gemeente"),
    function="radicalisation_officer",
    begin=TODAY,
    reason="vervangt de collega die met pensioen is",
)


def test_the_administrator_gives_a_mandate(town, journalled):
    with acting("els") as els:
        made = mandates.give_mandate(els, GIVEN, day=TODAY)
        held = {one.id: one for one in queries.mandates_of(person("pieter"))}
        assert held[made].function_name == "radicaliseringsambtenaar"
        assert held[made].active_on(TODAY)
    assert journalled() == ["give_mandate"]


def test_a_coordinator_gives_no_mandate(town, journalled):
    with acting("an") as an, pytest.raises(AccessDeniedError) as refusal:
        mandates.give_mandate(an, GIVEN, day=TODAY)
    assert refusal.value.decision.rule == "administrator"
    assert journalled() == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"person": person("els")}, "function"),
        ({"organisation": MandateId(mandate("an"))}, "organisation"),
        ({"function": "tovenaar"}, "function"),
        ({"end": TODAY - timedelta(days=1)}, "end"),
        ({"deputy_for": mandate("an")}, "deputy_for"),
        ({"deputy_for": mandate("pieter")}, "deputy_for"),
    ],
)
def test_a_mandate_that_cannot_be_is_refused_beside_its_field(town, change, field):
    with acting("els") as els, pytest.raises(RefusedInputError) as refusal:
        mandates.give_mandate(els, replace(GIVEN, **change), day=TODAY)
    assert refusal.value.field == field


def test_nobody_gets_a_mandate_who_does_not_exist(town):
    with acting("els") as els, pytest.raises(NotFoundError):
        mandates.give_mandate(els, replace(GIVEN, person=PersonId(mandate("an"))), day=TODAY)


def test_a_deputy_holds_the_same_function_as_whom_he_replaces(town):
    deputy = replace(GIVEN, function="safety_coordinator", deputy_for=mandate("an"))
    with acting("els") as els:
        made = mandates.give_mandate(els, deputy, day=TODAY)
        assert queries.mandate_facts([made])[made].deputy_for == mandate("an")


def test_ending_a_mandate_ends_the_sight_of_a_case_reader_at_once(town, journalled):
    make_case(circle=("chloe",))
    with acting("chloe"):
        assert Case.objects.count() == 1
    with acting("els") as els:
        end_mandate(els, mandate("chloe"), on=TODAY, reason="andere baan", day=TODAY)
    with acting("chloe"):
        assert Case.objects.count() == 0
    assert journalled() == ["end_mandate"]


def test_the_administrator_sees_no_case_whatever_he_manages(town):
    make_case()
    with acting("els"):
        assert Case.objects.count() == 0


def test_a_mandate_that_is_to_end_later_still_counts_until_then(town):
    make_case(circle=("chloe",))
    later = TODAY + timedelta(days=30)
    with acting("els") as els:
        end_mandate(els, mandate("chloe"), on=later, reason="loopbaanonderbreking", day=TODAY)
    with acting("chloe"):
        assert Case.objects.count() == 1
    with acting("chloe", later):
        assert Case.objects.count() == 0


def test_an_ended_mandate_does_not_end_twice_and_nobody_ends_his_own(town):
    with acting("els") as els:
        end_mandate(els, mandate("chloe"), on=TODAY, reason="andere baan", day=TODAY)
    for one in ("chloe", "els"):
        with acting("els") as els, pytest.raises(RefusedInputError):
            end_mandate(els, mandate(one), on=TODAY, reason="nog eens", day=TODAY)


def test_a_coordinator_ends_no_mandate(town):
    with acting("an") as an, pytest.raises(AccessDeniedError):
        end_mandate(an, mandate("chloe"), on=TODAY, reason="zomaar", day=TODAY)
    with acting("els") as els, pytest.raises(NotFoundError):
        end_mandate(els, MandateId(person("an")), on=TODAY, reason="zomaar", day=TODAY)
