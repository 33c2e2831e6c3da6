# SPDX-License-Identifier: EUPL-1.2
"""People come, change their name, move, and get a clearance."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schakel.access.decision import AccessDeniedError
from schakel.actors import queries
from schakel.actors.commands import clearances, people
from schakel.actors.facts import AccountChange, AccountState, PersonInput
from schakel.actors.models import Account
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.kernel.ids import PersonId
from tests.world import BEGIN, TODAY, acting, mandate, person

NOBODY = PersonId(mandate("an"))
NELE = PersonInput("Nele", "Bosmans", "nele@zandbeke.example", "016 00 00 30")
SHOWN = PersonInput(
    "Chloë",
    "Peeters",
    "chloe@zandbeke.example",
    "016 00 00 01",
    "Chloë werkt voor CLB De Brug.",
)


def test_somebody_new_has_an_account_that_nobody_can_log_in_with(town, journalled):
    with acting("els") as els:
        nele = people.add_person(els, NELE, day=TODAY)
        assert queries.staff_member(nele).account is AccountState.INVITED
        assert not Account.objects.get(person_id=nele).has_usable_password()
    assert journalled() == ["add_person"]


def test_an_address_belongs_to_one_person(town):
    with acting("els") as els, pytest.raises(RefusedInputError) as refusal:
        people.add_person(els, replace(NELE, email="an@zandbeke.example"), day=TODAY)
    assert refusal.value.field == "email"


def test_only_an_administrator_adds_or_changes_people(town, journalled):
    with acting("an") as an:
        for attempt in (
            lambda: people.add_person(an, NELE, day=TODAY),
            lambda: people.change_name(an, person("chloe"), "A", "B", day=TODAY),
            lambda: people.change_contact(an, person("chloe"), NELE, shown=SHOWN, day=TODAY),
            lambda: clearances.set_clearance(an, person("chloe"), "GEHEIM", TODAY, day=TODAY),
        ):
            with pytest.raises(AccessDeniedError):
                attempt()
    assert journalled() == []


def test_a_name_changes_and_the_old_one_is_not_kept(town, journalled):
    with acting("els") as els:
        people.change_name(els, person("chloe"), "Noa", "Peeters", day=TODAY)
        assert queries.person(person("chloe")).name == "Noa Peeters"
        assert queries.account_events(person("chloe")) == ()
    assert journalled() == ["change_name"]


def test_a_new_address_is_also_the_one_to_log_in_with_and_ends_every_session(town):
    new = replace(SHOWN, email="noa@debrug.example")
    before = Account.objects.get(person_id=person("chloe")).get_session_auth_hash()
    with acting("els") as els:
        old = people.change_contact(els, person("chloe"), new, shown=SHOWN, day=TODAY)
        (event,) = queries.account_events(person("chloe"))
    account = Account.objects.get(person_id=person("chloe"))
    assert (old, account.email) == ("chloe@zandbeke.example", "noa@debrug.example")
    assert (event.change, event.by) == (AccountChange.EMAIL_CHANGED, "Els Vermeulen")
    assert account.get_session_auth_hash() != before


def test_a_new_phone_number_ends_no_session_and_needs_no_warning(town):
    with acting("els") as els:
        new = replace(SHOWN, phone="016 99 99 99")
        assert people.change_contact(els, person("chloe"), new, shown=SHOWN, day=TODAY) is None
        with pytest.raises(ChangedMeanwhileError):
            people.change_contact(els, person("chloe"), new, shown=SHOWN, day=TODAY)


def test_nobody_is_changed_who_is_not_there(town):
    with acting("els") as els, pytest.raises(NotFoundError):
        people.change_name(els, NOBODY, "A", "B", day=TODAY)


def test_a_clearance_is_written_down_and_shown_when_it_ends(town, journalled):
    soon = TODAY + timedelta(days=20)
    with acting("els") as els:
        clearances.set_clearance(els, person("an"), "VERTROUWELIJK", soon, day=TODAY)
        clearances.set_clearance(els, person("karel"), "ZEER GEHEIM", soon, day=TODAY)
        ending = queries.ending_clearances(TODAY + timedelta(days=60))
        with pytest.raises(RefusedInputError):
            clearances.set_clearance(els, person("an"), "HEEL GEHEIM", soon, day=TODAY)
        with pytest.raises(NotFoundError):
            clearances.set_clearance(els, NOBODY, "GEHEIM", soon, day=TODAY)
    assert [(one.family_name, held.level) for one, held in ending] == [
        ("Verlinden", "VERTROUWELIJK"),
        ("Wouters", "ZEER GEHEIM"),
    ]
    assert journalled() == ["set_clearance", "set_clearance"]


def test_everybody_is_listed_with_the_mandates_that_hold_today(town):
    with acting("els"):
        page = queries.staff(TODAY, limit=3)
        assert queries.number_of_people() == 19
    assert [one.person.family_name for one in page] == ["Aerts", "Baert", "Claes"]
    assert [one.mandates[0].function for one in page] == [
        "prevention_officer",
        "youth_worker",
        "mayor_representative",
    ]


def test_people_mandates_and_services_are_found_by_name_a_few_at_a_time(town):
    with acting("els"), CaptureQueriesContext(connection) as asked:
        assert [one.family_name for one in queries.people_named("an ver")] == ["Verlinden"]
        assert [one.family_name for one in queries.people_named("a", limit=2)] == ["Aerts", "Baert"]
        assert [one.name for one in queries.organisations_named("caw zand")] == ["CAW Zandstreek"]
        held = queries.mandates_named("politie", TODAY, functions=["police_chief"])
        assert [one.person.family_name for one in held] == ["Wouters"]
        assert queries.mandates_named("wouters", BEGIN - timedelta(days=1)) == ()
        assert len(asked) == 5
        assert not (*queries.people_named(""), *queries.mandates_named(" ", TODAY))
        assert len(asked) == 5
