# SPDX-License-Identifier: EUPL-1.2
"""Searching what the actor may read, with typing errors and other forms of a word."""

import pytest

from schakel.cases.case.queries.cases import cases_to_review, open_names, visible_cases, who_opened
from schakel.cases.case.queries.search import CONTRIBUTION, NAME, PSEUDONYM, search_cases
from schakel.journal.models import Entry
from schakel.kernel.errors import NotFoundError
from tests.cases_world import NAME as FULL_NAME
from tests.cases_world import make_case, make_contribution
from tests.world import OWNER, TODAY, acting


def found(who, text):
    with acting(who):
        return {(one.case.pseudonym, where) for one in search_cases(text) for where in one.where}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("kievit", PSEUDONYM),
        ("Kieviet", PSEUDONYM),
        ("yasin", NAME),
        ("Elmoutaouakkil Yassin", NAME),
        ("dreigend", CONTRIBUTION),
        ("brieven", CONTRIBUTION),
    ],
)
def test_a_coordinator_finds_a_case_by_pseudonym_name_or_words(town, text, where):
    case = make_case()
    make_contribution(case, "chloe", "Hij schreef dreigende brief na brief.", ("an",))
    assert found("an", text) == {("Kievit", where)}


def test_nobody_finds_what_he_may_not_read(town):
    case = make_case()
    make_contribution(case, "chloe", "Hij schreef dreigende brieven.", ("an",))
    assert found("tom", "dreigend") == set()
    assert found("tom", "yassin") == {("Kievit", NAME)}
    assert found("lore", "yassin") == found("lore", "kievit") == set()


@pytest.mark.parametrize("text", ["", "  ", "%", "'; DROP TABLE", "💥" * 50, "x" * 5000])
def test_strange_words_find_nothing(town, text):
    make_case()
    assert found("an", text) == set()


def test_a_search_leaves_no_trace_of_its_words(town):
    make_case()
    found("an", "yassin")
    assert not Entry.objects.using(OWNER).exists()


def test_the_list_shows_what_the_actor_may_read_next_review_first(town):
    make_case(pseudonym="Fuut", review_on=TODAY)
    make_case(pseudonym="Kievit")
    make_case(pseudonym="Dicht", state="closed", circle=())
    make_case("zuid", "Wulp", ())
    with acting("an") as an:
        assert [one.pseudonym for one in visible_cases()] == ["Fuut", "Kievit", "Dicht"]
        assert [one.pseudonym for one in cases_to_review(an, TODAY)] == ["Fuut"]
    with acting("tom"):
        assert {one.pseudonym for one in visible_cases()} == {"Fuut", "Kievit"}


def test_opening_a_name_is_journalled_and_the_coordinator_sees_who_did(town):
    case = make_case()
    with acting("tom") as tom:
        assert [one.name for one in open_names(tom, case, TODAY)[1]] == [FULL_NAME]
    with acting("an"):
        opened = who_opened(case)
    names = [one.person.given_name for one in opened if one.person is not None]
    assert (names, [one.action for one in opened]) == (["Tom"], ["read_identity"])
    with acting("lore") as lore, pytest.raises(NotFoundError):
        open_names(lore, case, TODAY)
