# SPDX-License-Identifier: EUPL-1.2
"""An administrator writes down which services take part; nobody else does."""

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.actors import queries
from schakel.actors.commands import organisations
from schakel.actors.facts import OrganisationInput
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.kernel.ids import OrganisationId
from tests.world import TODAY, acting, mandate, organisation

CGG = OrganisationInput("CGG De Luwte", "cgg", "99001", "016 00 00 20")


def test_the_administrator_adds_an_organisation(town, journalled):
    with acting("els") as els:
        made = organisations.add_organisation(els, CGG, day=TODAY)
        assert queries.organisation(made).municipality == "Zandbeke"
    assert journalled() == ["add_organisation"]


@pytest.mark.parametrize("name", ["an", "bilal", "dirk"])
def test_who_is_no_administrator_hears_why_not(town, name, journalled):
    with acting(name) as actor, pytest.raises(AccessDeniedError) as refusal:
        organisations.add_organisation(actor, CGG, day=TODAY)
    assert refusal.value.decision.rule == "administrator"
    assert refusal.value.decision.may_know
    assert journalled() == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (OrganisationInput("CLB De Brug", "clb"), "name"),
        (OrganisationInput("Iets", "onbekend"), "kind"),
        (OrganisationInput("Iets", "clb", "00000"), "municipality"),
    ],
)
def test_a_wrong_value_is_said_beside_its_field(town, given, field):
    with acting("els") as els, pytest.raises(RefusedInputError) as refusal:
        organisations.add_organisation(els, given, day=TODAY)
    assert refusal.value.field == field


def test_the_second_of_two_who_change_the_same_is_told(town, journalled):
    shown = OrganisationInput("CLB De Brug", "clb", "", "016 00 00 10")
    with acting("els") as els:
        first = OrganisationInput("CLB De Brug", "clb", "", "016 11 11 11")
        organisations.change_organisation(els, organisation("clb"), first, shown=shown, day=TODAY)
    with acting("els") as els, pytest.raises(ChangedMeanwhileError):
        organisations.change_organisation(els, organisation("clb"), first, shown=shown, day=TODAY)
    with acting("els"):
        assert queries.organisation(organisation("clb")).phone == "016 11 11 11"
    assert journalled() == ["change_organisation"]


def test_an_organisation_that_is_not_there_is_not_found(town):
    with acting("els") as els, pytest.raises(NotFoundError):
        organisations.change_organisation(
            els, OrganisationId(mandate("an")), CGG, shown=CGG, day=TODAY
        )
