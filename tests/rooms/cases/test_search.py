# SPDX-License-Identifier: EUPL-1.2
"""Searching what the actor may read, with typing errors and other forms of a word."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schakel.cases.case.queries.cases import cases_to_review, open_names, visible_cases, who_opened
from schakel.cases.case.queries.search import (
    CONTRIBUTION,
    NAME,
    PSEUDONYM,
    Portion,
    found_before,
    search_cases,
)
from schakel.journal.models import Entry
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import CaseId
from tests.cases_world import NAME as FULL_NAME
from tests.cases_world import OPENED, make_case, make_contribution
from tests.world import OWNER, TODAY, acting


def found(who, text):
    with acting(who) as actor:
        part = search_cases(actor, text, day=TODAY)
    return {(one.case.pseudonym, where) for one in part.found for where in one.where}


def walk(actor, text, portion):
    """Search to the end: of each part what it found and how far."""
    part = search_cases(actor, text, day=TODAY, portion=portion)
    parts = [part]
    while part.further:
        part = search_cases(actor, text, day=TODAY, after=part.further, portion=portion)
        parts.append(part)
    return [([one.case.pseudonym for one in part.found], part.done, part.total) for part in parts]


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


def test_a_search_goes_on_with_older_cases_until_all_were_searched(town):
    for number, name in enumerate(("Fuut", "Kievit", "Wulp", "Specht", "Ekster")):
        make_case(pseudonym=name, opened_on=OPENED - timedelta(days=number // 2), name="Tariq Bos")
    make_case("zuid", "Raaf", (), "greet", opened_on=OPENED, name="Tariq Bos")
    with acting("an") as an:
        parts = walk(an, "tariq", Portion(cases=2))
        whole = search_cases(an, "tariq", day=TODAY)
    assert [(len(found), done, total) for found, done, total in parts] == [
        (2, 2, 5),
        (2, 4, 5),
        (1, 5, 5),
    ]
    # The two of one day stand in an order of their own, and neither is lost between two parts.
    names = [name for found, _, _ in parts for name in found]
    assert names == [one.case.pseudonym for one in whole.found]
    assert [set(names[:2]), set(names[2:4]), names[4]] == [
        {"Fuut", "Kievit"},
        {"Wulp", "Specht"},
        "Ekster",
    ]
    assert (whole.done, whole.total, whole.further) == (5, 5, None)


def test_a_part_stops_before_the_case_whose_texts_are_too_many(town):
    for number, texts in enumerate((2, 1, 3, 5, 1)):
        case = make_case(pseudonym=f"Vogel {number}", opened_on=OPENED - timedelta(days=number))
        for _ in range(texts):
            make_contribution(case, "chloe", "Hij schreef brieven.", ("an",))
    with acting("an") as an:
        assert walk(an, "brief", Portion(texts=4)) == [
            (["Vogel 0", "Vogel 1"], 2, 5),
            (["Vogel 2"], 3, 5),
            # More texts than a whole part may open: it is searched all the same.
            (["Vogel 3"], 4, 5),
            (["Vogel 4"], 5, 5),
        ]
    with acting("tom") as tom:
        # Whoever reads none of the texts has nothing to wait for.
        assert walk(tom, "brief", Portion(texts=4)) == [([], 5, 5)]


def test_what_was_found_before_is_shown_again_only_to_who_may_read_it(town):
    mine, other = make_case(), make_case("zuid", "Wulp", (), "greet")
    with acting("an"):
        again = found_before([mine, other, CaseId(uuid.uuid4())])
    assert [one.pseudonym for one in again] == ["Kievit"]
    with acting("lore") as lore:
        assert found_before([mine, other]) == ()
        assert search_cases(lore, "kievit", day=TODAY).total == 0


def test_a_search_asks_five_questions_whatever_it_reads(town):
    def asked():
        with acting("an") as an, CaptureQueriesContext(connection) as captured:
            search_cases(an, "brieven", day=TODAY, portion=Portion(cases=6))
        return len(captured)

    make_contribution(make_case(), "chloe", "Hij schreef brieven.", ("an",))
    few = asked()
    for number in range(9):
        case = make_case(pseudonym=f"Vogel {number}")
        make_contribution(case, "chloe", "Hij schreef brieven.", ("an",))
        make_contribution(case, "chloe", "Er kwam niets.", ("an",))
    assert few == asked() == 5
    with acting("an") as an, CaptureQueriesContext(connection) as captured:
        assert search_cases(an, "?!", day=TODAY).found == ()
    assert len(captured) == 0


def test_the_list_shows_what_the_actor_may_read_next_review_first(town):
    make_case(pseudonym="Fuut", review_on=TODAY)
    make_case(pseudonym="Kievit")
    make_case(pseudonym="Dicht", state="closed", circle=())
    make_case("zuid", "Wulp", ())
    with acting("an") as an:
        names = ["Fuut", "Kievit", "Dicht"]
        assert [one.pseudonym for one in visible_cases(an, TODAY)] == names
        page = visible_cases(an, TODAY, limit=1, offset=1)
        assert [one.pseudonym for one in page] == names[1:2]
        assert [one.pseudonym for one in cases_to_review(an, TODAY)] == ["Fuut"]
    with acting("tom") as tom:
        assert {one.pseudonym for one in visible_cases(tom, TODAY)} == {"Fuut", "Kievit"}


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
