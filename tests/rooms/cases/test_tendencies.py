# SPDX-License-Identifier: EUPL-1.2
"""What the strategic table gets: tendencies and questions, never a name."""

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.cases.models import Tendency
from schakel.cases.tendencies.access import GIVE_TENDENCY
from schakel.cases.tendencies.commands import give_tendency
from schakel.cases.tendencies.nameless import names_in
from schakel.cases.tendencies.queries import visible_tendencies
from schakel.journal.models import Entry
from schakel.kernel.errors import RefusedInputError
from tests.cases_world import make_case
from tests.world import OWNER, TODAY, acting, table

TEXT = "Drie jongeren haken af op school na dezelfde video's."
QUESTION = "Kan de strategische tafel met de scholen praten?"


def told(who="an", at="noord", text=TEXT, question=QUESTION):
    with acting(who) as actor:
        return give_tendency(actor, table(at), text=text, question=question, day=TODAY)


def test_the_strategic_table_reads_a_tendency_and_its_question(town):
    make_case()
    told()
    for who in ("karel", "hans", "bilal"):
        with acting(who):
            found = visible_tendencies()
        assert [(one.text, one.question) for one in found] == [(TEXT, QUESTION)], who
    with acting("tom"):
        assert visible_tendencies() == ()
    row = Tendency.objects.using(OWNER).get()
    assert b"school" not in bytes(row.text) + bytes(row.question)
    assert Entry.objects.using(OWNER).filter(action=GIVE_TENDENCY).count() == 1


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("text", {"text": "Kievit is niet de enige."}),
        ("text", {"text": "We horen over (YASSIN) en anderen."}),
        ("question", {"question": "Wat doen we met Elmoutaouakil?"}),
    ],
)
def test_a_name_or_pseudonym_of_this_table_is_refused_beside_the_field(town, field, changed):
    make_case()
    with pytest.raises(RefusedInputError) as refused:
        told(**changed)
    assert refused.value.field == field
    assert not Tendency.objects.using(OWNER).exists()


def test_a_member_of_the_table_is_told_who_gives_a_tendency(town):
    with pytest.raises(AccessDeniedError) as refused:
        told(who="pieter")
    assert refused.value.decision.rule == "runs_meeting"


def test_a_table_without_one_above_has_nobody_to_tell(town):
    with pytest.raises(AccessDeniedError) as refused:
        told(at="kwetsbaar")
    assert refused.value.decision.rule == "tendency/above"


def test_words_are_compared_with_words():
    names = ["Jan van den Berg", "Kievit"]
    assert names_in("Van de kievit, en Bergen.", names) == ("kievit",)
    assert names_in("“Berg” stond er.", names) == ("Berg",)
