# SPDX-License-Identifier: EUPL-1.2
"""Giving a signal: without a name, sealed, to the right table; and answering about it."""

from dataclasses import replace

import pytest
from django.db.models import QuerySet

from schakel.access.decision import AccessDeniedError
from schakel.cases.drafts import commands as drafts
from schakel.cases.drafts import queries as kept
from schakel.cases.models import Draft, Signal
from schakel.cases.signals.commands import giving as signals
from schakel.cases.signals.commands import triage
from schakel.cases.signals.notices import SIGNAL_ANSWERED, SIGNAL_GIVEN, SIGNAL_MOVED
from schakel.cases.signals.queries import intake
from schakel.cases.signals.queries.signals import signal_page
from schakel.journal.models import Entry
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.kernel.vocabulary import ConcernKind, SignalState, SubjectKind
from schakel.notices.models import Notice
from tests.rooms.cases.signals_at_the_table import WORDS, given, new, nuisance, version
from tests.world import TODAY, acting, mandate, person, table


def journal(action: str) -> QuerySet[Entry]:
    return Entry.objects.using("owner").filter(action=action)


def notices(who: str) -> list[str]:
    return [one.kind for one in Notice.objects.using("owner").filter(mandate_id=mandate(who))]


def test_a_counsellor_gives_a_signal_and_the_coordinator_reads_it(town):
    signal = given()
    with acting("an") as actor:
        page = signal_page(actor, signal, TODAY)
    assert page.words == WORDS
    assert page.line.state is SignalState.NEW
    assert page.name is None
    assert notices("an") == [SIGNAL_GIVEN.code]
    assert journal("give_signal").count() == 1
    assert journal("read_signal").get().actor == person("an")


def test_no_text_of_a_signal_stands_in_the_database(town):
    given()
    with town.connect("owner") as connection:
        rows = connection.execute("SELECT s::text FROM cases_signal s").fetchall()
        entries = connection.execute("SELECT e::text FROM journal_entry e").fetchall()
    raw = str(rows + entries)
    for text in WORDS.columns().values():
        assert text not in raw
        assert text.encode().hex() not in raw


@pytest.mark.parametrize("who", ["tom", "greet", "karel", "mia", "els", "dirk"])
def test_an_outsider_does_not_know_of_the_signal(town, who):
    signal = given()
    with acting(who) as actor, pytest.raises(NotFoundError):
        signal_page(actor, signal, TODAY)
    with acting(who) as actor, pytest.raises(NotFoundError):
        signals.answer_signal(actor, signal, "Ik weet meer.", version=1, day=TODAY)


def test_family_violence_is_shown_the_way_to_the_veilig_huis_and_nothing_is_kept(town):
    worry = new(concern=ConcernKind.FAMILY_VIOLENCE)
    with acting("chloe") as actor, pytest.raises(AccessDeniedError) as denied:
        signals.give_signal(actor, worry, giver=mandate("chloe"), day=TODAY)
    assert "Veilig Huis" in str(denied.value.decision.sentence)
    assert denied.value.decision.may_know
    assert not Signal.objects.using("owner").exists()


def test_what_a_helper_knows_cannot_come_to_the_nuisance_table(town):
    worry = nuisance(known_as_helper=True)
    with acting("lore") as actor, pytest.raises(AccessDeniedError) as denied:
        signals.give_signal(actor, worry, giver=mandate("lore"), day=TODAY)
    assert str(denied.value.decision.ruling.ways_open[0]).startswith("Bel de coördinator")
    given(worry=nuisance(), by="lore")
    assert Signal.objects.using("owner").count() == 1


def test_what_a_helper_knows_may_come_to_the_livc_r(town):
    given(worry=new(known_as_helper=True))
    assert Signal.objects.using("owner").count() == 1


def test_the_nuisance_table_takes_no_person(town):
    worry = nuisance(subject_kind=SubjectKind.PERSON)
    with acting("lore") as actor, pytest.raises(AccessDeniedError) as denied:
        signals.give_signal(actor, worry, giver=mandate("lore"), day=TODAY)
    assert "personen" in str(denied.value.decision.sentence)


def test_the_strategic_table_takes_no_signal(town):
    with acting("chloe") as actor, pytest.raises(AccessDeniedError) as denied:
        signals.give_signal(actor, new("strategisch"), giver=mandate("chloe"), day=TODAY)
    assert denied.value.decision.rule == "livcr-2018/no-signals"


def test_a_ladder_is_entered_at_its_foot(town):
    with acting("chloe") as actor:
        names = {one.table.name for one in intake.intake_tables(actor, TODAY)}
        with pytest.raises(NotFoundError):
            intake.intake_table(actor, table("strategisch"), TODAY)
    assert {"Tafel noord", "Tafel zuid", "Tafel overlast-1"} <= names
    assert not names & {"Tafel strategisch", "Tafel overlast-2", "Tafel overlast-3"}


def test_the_coordinator_notes_a_signal_of_who_phones(town):
    with acting("an") as actor:
        signal = signals.give_signal(actor, new(), giver=mandate("chloe"), day=TODAY)
    row = Signal.objects.using("owner").get(pk=signal)
    assert (row.giver_id, row.noted_by_id) == (mandate("chloe"), mandate("an"))
    assert notices("chloe") == [SIGNAL_MOVED.code]
    with acting("chloe") as actor:
        assert signal_page(actor, signal, TODAY).line.is_mine


def test_only_a_coordinator_of_that_table_notes_for_somebody_else(town):
    for who in ("greet", "tom"):
        with acting(who) as actor, pytest.raises(AccessDeniedError):
            signals.give_signal(actor, new(), giver=mandate("chloe"), day=TODAY)
    with acting("bilal") as actor, pytest.raises(AccessDeniedError) as denied:
        signals.give_signal(actor, new(), giver=mandate("chloe"), day=TODAY)
    assert denied.value.decision.rule == "coordinates"


def test_a_giver_who_does_not_exist_is_an_answer_beside_the_field(town):
    with acting("an") as actor, pytest.raises(RefusedInputError) as refused:
        signals.give_signal(actor, new(), giver=mandate("niemand"), day=TODAY)
    assert refused.value.field == "giver"


def test_the_giver_answers_and_the_signal_waits_for_triage_again(town):
    signal = given()
    with acting("an") as actor:
        triage.ask_more(actor, signal, "Wanneer was dat?", version=1, day=TODAY)
    with acting("chloe") as actor:
        signals.answer_signal(actor, signal, "Op dinsdag.", version=2, day=TODAY)
        page = signal_page(actor, signal, TODAY)
    assert page.line.state is SignalState.NEW
    assert [(turn.by_giver, turn.text) for turn in page.turns] == [
        (False, "Wanneer was dat?"),
        (True, "Op dinsdag."),
    ]
    assert notices("an") == [SIGNAL_GIVEN.code, SIGNAL_ANSWERED.code]
    assert journal("answer_signal").count() == 1


def test_the_coordinator_notes_the_answer_of_who_phones_and_the_mayor_does_not(town):
    signal = given()
    with acting("bilal") as actor, pytest.raises(AccessDeniedError) as denied:
        signals.answer_signal(actor, signal, "Op dinsdag.", version=1, day=TODAY)
    assert denied.value.decision.rule == "giver"
    with acting("an") as actor:
        signals.answer_signal(actor, signal, "Op dinsdag.", version=1, day=TODAY)
    assert notices("chloe") == [SIGNAL_MOVED.code]


def test_who_saves_second_is_told(town):
    signal = given()
    with acting("an") as actor:
        triage.ask_more(actor, signal, "Wanneer was dat?", version=1, day=TODAY)
    with acting("chloe") as actor, pytest.raises(ChangedMeanwhileError):
        signals.answer_signal(actor, signal, "Op dinsdag.", version=1, day=TODAY)
    assert version(signal) == 2


def test_a_draft_is_the_writers_alone_and_goes_when_the_signal_is_sent(town):
    with acting("chloe") as actor:
        drafts.keep_draft(actor, "signal", table("noord"), {"behaviour": "Half"}, TODAY)
        gone = drafts.keep_draft(
            actor, "signal", table("noord"), {"behaviour": "Half geschreven"}, TODAY
        )
        draft = kept.draft_of("signal", table("noord"))
    assert (gone - TODAY).days == 7
    assert draft is not None
    assert draft.fields == {"behaviour": "Half geschreven"}
    assert b"Half" not in bytes(Draft.objects.using("owner").get().fields)
    for who in ("an", "bilal", "els"):
        with acting(who):
            assert kept.draft_of("signal", table("noord")) is None
    given()
    assert not Draft.objects.using("owner").exists()


def test_letting_go_forgets_the_draft_and_keeps_only_the_rule(town):
    with acting("lore") as actor:
        drafts.keep_draft(actor, "signal", table("overlast-1"), {"behaviour": "Half"}, TODAY)
        signals.let_go(actor, table("overlast-1"), rule="overlast-admin/secrets", day=TODAY)
    assert not Draft.objects.using("owner").exists()
    assert journal("give_signal").get().refused_by == "overlast-admin/secrets"


def test_a_text_never_stands_in_the_words_of_an_error(town):
    worry = new()
    assert WORDS.behaviour not in repr(worry)
    assert WORDS.question not in repr(replace(worry, known_as_helper=True))
