# SPDX-License-Identifier: EUPL-1.2
"""The name: the giver chooses, opening is a decision, the officer answers with a date."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schakel.access.decision import AccessDeniedError
from schakel.cases.models import Identity, InformationCheck
from schakel.cases.signals.commands import identity, information
from schakel.cases.signals.facts import SignalPage, SubjectName
from schakel.cases.signals.notices import (
    INFORMATION_ANSWERED,
    INFORMATION_ASKED,
    SIGNAL_MOVED,
    SIGNAL_NAMED,
)
from schakel.cases.signals.queries.duplicates import possible_duplicates
from schakel.cases.signals.queries.information import information_question, open_questions
from schakel.cases.signals.queries.signals import signal_page
from schakel.journal.models import Entry
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import SignalId
from schakel.notices.models import Notice
from tests.cases_world import OPENED, make_case
from tests.rooms.cases.signals_at_the_table import (
    NAME,
    given,
    named,
    nuisance,
    opened,
    retained,
    version,
)
from tests.world import TODAY, acting, mandate, person


def notices(who: str) -> list[str]:
    return [one.kind for one in Notice.objects.using("owner").filter(mandate_id=mandate(who))]


def page_of(signal: SignalId, who: str) -> SignalPage:
    with acting(who) as actor:
        return signal_page(actor, signal, TODAY)


def name_for(signal: SignalId, who: str) -> SubjectName | None:
    name = page_of(signal, who).name
    return name.subject if name else None


def open_name(signal: SignalId, who: str, reason: str = "Nodig om hulp te bespreken.") -> None:
    with acting(who) as actor:
        identity.open_identity(actor, signal, reason, version=version(signal), day=TODAY)


def ask(signal: SignalId, who: str = "an", of: str = "mia") -> uuid.UUID:
    with acting(who) as actor:
        return information.ask_information(
            actor, signal, mandate(of), version=version(signal), day=TODAY
        )


def answer(check: uuid.UUID, who: str = "mia", *, may_be_discussed: bool = True) -> None:
    with acting(who) as actor:
        information.answer_information(actor, check, may_be_discussed=may_be_discussed, day=TODAY)


def test_the_giver_names_and_only_she_reads_it(town):
    signal = named()
    assert name_for(signal, "chloe") == NAME
    for who in ("an", "bilal"):
        page = page_of(signal, who)
        assert page.name is None
        assert page.line.is_named
    with town.connect("owner") as connection:
        raw = str(connection.execute("SELECT i::text FROM cases_identity i").fetchall())
    for text in (NAME.name, NAME.address, "2009-03-14"):
        assert text not in raw
        assert text.encode().hex() not in raw
    assert SIGNAL_NAMED.code in notices("an")
    assert Entry.objects.using("owner").filter(action="name_subject").count() == 1


def test_the_giver_corrects_a_name_in_place(town):
    signal = named()
    with acting("chloe") as actor:
        better = SubjectName("Yassin El Kaddouri")
        identity.name_subject(actor, signal, better, version=version(signal), day=TODAY)
    assert name_for(signal, "chloe") == better
    assert Identity.objects.using("owner").count() == 1


def test_only_the_giver_names(town):
    signal = retained()
    with acting("an") as actor, pytest.raises(AccessDeniedError) as denied:
        identity.name_subject(actor, signal, NAME, version=version(signal), day=TODAY)
    assert denied.value.decision.rule == "giver"
    with acting("tom") as actor, pytest.raises(NotFoundError):
        identity.name_subject(actor, signal, NAME, version=version(signal), day=TODAY)


def test_a_table_about_places_holds_no_name(town):
    signal = given(worry=nuisance(), by="lore")
    with acting("lore") as actor, pytest.raises(AccessDeniedError) as denied:
        identity.name_subject(actor, signal, NAME, version=1, day=TODAY)
    assert "personen" in str(denied.value.decision.sentence)
    assert not Identity.objects.using("owner").exists()


@pytest.mark.parametrize("who", ["an", "bilal"])
def test_opening_the_name_is_a_recorded_decision_with_a_sealed_reason(town, who):
    signal = named()
    open_name(signal, who, reason="Zijn moeder vraagt hulp.")
    for reader in ("an", "bilal", "chloe"):
        assert name_for(signal, reader) == NAME
    row = Identity.objects.using("owner").get()
    assert (row.opened_on, row.opened_by_id) == (TODAY, mandate(who))
    entry = Entry.objects.using("owner").get(action="open_identity")
    assert entry.actor == person(who)
    assert bytes(entry.reason)
    assert b"moeder" not in bytes(entry.reason) + bytes(row.opened_reason)
    assert notices("chloe")[-1] == SIGNAL_MOVED.code


def test_a_name_that_was_not_given_cannot_be_opened(town):
    signal = retained()
    with pytest.raises(AccessDeniedError) as denied:
        open_name(signal, "an")
    assert denied.value.decision.rule == "identity_missing"


def test_who_may_not_decide_does_not_open(town):
    signal = named()
    with pytest.raises(AccessDeniedError) as denied:
        open_name(signal, "chloe")
    assert denied.value.decision.rule == "opens_identity"
    for who in ("greet", "mia", "els"):
        with pytest.raises(NotFoundError):
            open_name(signal, who)
    with acting("chloe"), town.connect("web") as connection:
        opened_id = connection.execute(
            "SELECT cases.open_identity(%s, %s, %s)", [signal, mandate("an"), "{}"]
        ).fetchone()
    assert opened_id == (None,)
    assert Identity.objects.using("owner").get().opened_on is None


def test_the_officer_sees_a_name_and_a_concern_until_she_answers(town):
    signal = opened()
    check = ask(signal)
    with acting("mia") as actor:
        assert [one.name for one in open_questions(actor, TODAY)] == [""]
        question = information_question(actor, check, TODAY)
        assert (question.name, question.concern) == (NAME.name, "radicalisation")
        with pytest.raises(NotFoundError):
            signal_page(actor, signal, TODAY)
    answer(check)
    with acting("mia") as actor:
        assert not open_questions(actor, TODAY)
        question = information_question(actor, check, TODAY)
    assert (question.name, question.answered_on) == ("", TODAY)
    checks = page_of(signal, "an").checks
    assert [(one.cleared_on, one.call_on) for one in checks] == [(TODAY, None)]
    assert notices("mia") == [INFORMATION_ASKED.code]
    assert notices("an")[-1] == INFORMATION_ANSWERED.code
    assert Entry.objects.using("owner").filter(action="answer_information").count() == 1
    reads = Entry.objects.using("owner").filter(action="read_identity", actor=person("mia"))
    assert reads.count() == 1


def test_the_answer_of_the_officer_is_for_who_decides_alone(town):
    signal = opened()
    answer(ask(signal), may_be_discussed=False)
    for who in ("an", "bilal"):
        assert [one.call_on for one in page_of(signal, who).checks] == [TODAY]
    assert not page_of(signal, "chloe").checks
    with acting("chloe"):
        assert not InformationCheck.objects.exists()


def test_after_a_call_the_coordinator_may_ask_again(town):
    signal = opened()
    check = ask(signal)
    with pytest.raises(RefusedInputError):
        ask(signal)
    answer(check, may_be_discussed=False)
    answer(ask(signal))
    assert [one.cleared_on for one in page_of(signal, "an").checks].count(TODAY) == 1


def test_nobody_else_asks_or_answers(town):
    signal = opened()
    with pytest.raises(AccessDeniedError):
        ask(signal, who="bilal")
    with pytest.raises(NotFoundError):
        ask(signal, who="greet")
    with pytest.raises(RefusedInputError):
        ask(signal, of="karel")
    check = ask(signal)
    with pytest.raises(AccessDeniedError) as denied:
        answer(check, who="an")
    assert denied.value.decision.rule == "informs"
    for who in ("karel", "tom", "chloe"):
        with pytest.raises(NotFoundError):
            answer(check, who=who)
    answer(check)
    with pytest.raises(AccessDeniedError):
        answer(check, may_be_discussed=False)


def test_the_officer_is_asked_only_about_an_opened_name(town):
    with pytest.raises(AccessDeniedError):
        ask(named())


def test_the_same_person_is_found_at_this_table_in_spite_of_a_typing_error(town):
    first = opened()
    second = opened(SubjectName("Yassíne el Kadouri", date(2009, 3, 14)))
    opened(SubjectName("Emma Vanhoutte"))
    with acting("an") as actor:
        found = possible_duplicates(actor, second, TODAY).found
        assert [(one.signal, one.same_birth_date) for one in found] == [(first, True)]
        typed = possible_duplicates(actor, second, TODAY, name="VANHOUTTE, emma").found
        assert [one.name for one in typed] == ["Emma Vanhoutte"]
        assert not possible_duplicates(actor, second, TODAY, name="Niemand").found


def test_every_name_of_the_table_is_compared_in_as_many_questions_as_one(town):
    signal = opened()

    def look():
        with acting("an") as actor, CaptureQueriesContext(connection) as captured:
            found = possible_duplicates(actor, signal, TODAY, name="Tariq Bos").found
        return found, len([one for one in captured if "set_config" not in one["sql"]])

    none, few = look()
    for number in range(30):
        make_case(pseudonym=f"Vogel {number}", circle=(), name="Tarik Bos")
    make_case("zuid", "Wulp", (), "greet", name="Tariq Bos")
    make_case(pseudonym="Oude vogel", circle=(), name="Tariq Bos", state="closed")
    found, many = look()
    assert none == ()
    assert few == many
    assert len(found) == 31
    assert {one.pseudonym for one in found if one.is_closed} == {"Oude vogel"}
    assert {one.since for one in found} == {OPENED}


def test_a_name_that_is_typed_shows_the_birth_date_of_who_looks_like_it(town):
    opened()
    signal = opened(SubjectName("Emma Vanhoutte"))
    with acting("an") as actor:
        typed = possible_duplicates(actor, signal, TODAY, name=NAME.name).found
    born = [(one.birth_date, one.same_birth_date) for one in typed]
    assert born == [(NAME.birth_date, False)]


def test_nothing_is_compared_before_the_name_is_open_nor_by_the_giver(town):
    opened()
    signal = named()
    with acting("an") as actor:
        assert possible_duplicates(actor, signal, TODAY).found == ()
    with acting("chloe") as actor, pytest.raises(AccessDeniedError):
        possible_duplicates(actor, signal, TODAY)
    with acting("greet") as actor, pytest.raises(NotFoundError):
        possible_duplicates(actor, signal, TODAY)
