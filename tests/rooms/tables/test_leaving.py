# SPDX-License-Identifier: EUPL-1.2
"""Somebody leaves: every mandate, seat and power ends at once, and the account closes."""

from datetime import timedelta

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.actors import queries as actors
from schakel.actors.facts import AccountState
from schakel.cases.models import Case
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import PersonId
from schakel.tables import governing
from schakel.tables.commands import leaving
from tests.cases_world import make_case
from tests.world import TODAY, acting, mandate, person

NOBODY = PersonId(mandate("an"))


def test_a_leaver_loses_everything_at_once(town, journalled):
    make_case()
    with acting("els") as els:
        places = len(governing.places_of_person(person("an"), TODAY))
        leaving.leave(els, person("an"), last_day=TODAY, reason="met pensioen", day=TODAY)
        member = actors.staff_member(person("an"))
        assert governing.places_of_person(person("an"), TODAY) == ()
    assert places == 7
    assert member.account is AccountState.CLOSED
    assert [(one.end, one.end_reason) for one in member.mandates] == [(TODAY, "met pensioen")]
    with acting("an"):
        assert Case.objects.count() == 0
    assert journalled() == [
        "end_mandate",
        *["end_table_mandate"] * places,
        "close_account",
        "leaver",
    ]


def test_a_last_day_may_lie_in_the_past_but_not_ahead(town):
    yesterday = TODAY - timedelta(days=1)
    with acting("els") as els:
        with pytest.raises(RefusedInputError):
            leaving.leave(
                els, person("tom"), last_day=TODAY + timedelta(days=1), reason="weg", day=TODAY
            )
        leaving.leave(els, person("tom"), last_day=yesterday, reason="weg", day=TODAY)
        assert actors.staff_member(person("tom")).mandates[0].end == yesterday


def test_nobody_lets_himself_go_and_only_an_administrator_lets_go(town, journalled):
    with acting("els") as els, pytest.raises(RefusedInputError):
        leaving.leave(els, person("els"), last_day=TODAY, reason="weg", day=TODAY)
    with acting("els") as els, pytest.raises(NotFoundError):
        leaving.leave(els, NOBODY, last_day=TODAY, reason="weg", day=TODAY)
    with acting("an") as an, pytest.raises(AccessDeniedError):
        leaving.leave(an, person("tom"), last_day=TODAY, reason="weg", day=TODAY)
    assert journalled() == []
