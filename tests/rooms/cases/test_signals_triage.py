# SPDX-License-Identifier: EUPL-1.2
"""What a table does with a signal; a refused one is nobody's; the giver hears, without content."""

from datetime import timedelta

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.cases.models import Signal
from schakel.cases.signals.commands import triage
from schakel.cases.signals.facts import TurnKind
from schakel.cases.signals.notices import SIGNAL_MOVED, SIGNAL_PROPOSED, SIGNAL_SEALED
from schakel.cases.signals.queries.signals import signal_lists, signal_page
from schakel.journal.models import Entry
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError
from schakel.kernel.ids import SignalId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import SignalState
from schakel.notices.facts import kinds, sentence
from schakel.notices.models import Notice
from schakel.notices.queries import my_notices
from tests.rooms.cases.signals_at_the_table import given, nuisance, retained, version
from tests.world import TODAY, act_raw, acting, mandate, person

SECRET = "Bel eens met de trainer van Yassine."


def advise(actor: Actor, signal: SignalId) -> None:
    triage.give_advice(actor, signal, SECRET, version=1, day=TODAY)


def ask(actor: Actor, signal: SignalId) -> None:
    triage.ask_more(actor, signal, SECRET, version=1, day=TODAY)


def show_the_way(actor: Actor, signal: SignalId) -> None:
    triage.redirect_signal(actor, signal, to="het Veilig Huis", text=SECRET, version=1, day=TODAY)


def propose(actor: Actor, signal: SignalId) -> None:
    triage.propose_signal(actor, signal, SECRET, version=1, day=TODAY)


STEPS = [
    (advise, SignalState.ADVISED, TurnKind.ADVICE),
    (ask, SignalState.MORE_ASKED, TurnKind.QUESTION),
    (show_the_way, SignalState.REDIRECTED, TurnKind.REDIRECT),
    (propose, SignalState.PROPOSED, TurnKind.PROPOSAL),
]


def row_of(signal: SignalId) -> Signal:
    return Signal.objects.using("owner").get(pk=signal)


def notices(who: str) -> list[str]:
    return [one.kind for one in Notice.objects.using("owner").filter(mandate_id=mandate(who))]


@pytest.mark.parametrize(("step", "state", "kind"), STEPS)
def test_the_coordinator_takes_a_step_and_the_giver_reads_it(town, step, state, kind):
    signal = given()
    with acting("an") as actor:
        step(actor, signal)
    with acting("chloe") as actor:
        page = signal_page(actor, signal, TODAY)
    assert page.line.state is state
    assert [(turn.kind, turn.text) for turn in page.turns] == [(kind, SECRET)]
    assert notices("chloe") == [SIGNAL_MOVED.code]
    assert Entry.objects.using("owner").get(action="triage_signal").actor == person("an")


@pytest.mark.parametrize("step", [step for step, _state, _kind in STEPS])
def test_only_the_coordinator_of_the_table_takes_a_step(town, step):
    signal = given()
    for who in ("chloe", "bilal"):
        with acting(who) as actor, pytest.raises(AccessDeniedError) as denied:
            step(actor, signal)
        assert denied.value.decision.rule == "coordinates"
        assert denied.value.decision.may_know
    for who in ("greet", "tom", "mia", "els"):
        with acting(who) as actor, pytest.raises(NotFoundError):
            step(actor, signal)
    assert row_of(signal).state == SignalState.NEW


def test_a_step_after_the_decision_is_refused_with_the_reason(town):
    signal = given()
    with acting("an") as actor:
        show_the_way(actor, signal)
        with pytest.raises(AccessDeniedError) as denied:
            triage.give_advice(actor, signal, "x", version=2, day=TODAY)
    assert denied.value.decision.rule == "triage_open"


def test_no_text_of_a_turn_stands_in_the_database_or_in_a_notice(town):
    signal = given()
    with acting("an") as actor:
        advise(actor, signal)
    with town.connect("owner") as connection:
        raw = "".join(
            str(connection.execute(f"SELECT t::text FROM {table} t").fetchall())
            for table in ("cases_signalturn", "notices_notice", "journal_entry")
        )
    assert SECRET not in raw
    assert SECRET.encode().hex() not in raw
    for kind in kinds():
        assert sentence(kind)
    assert sentence("a kind of later") == "Er is iets gebeurd."


def test_who_retains_decides_without_a_name(town):
    signal = given()
    with acting("an") as actor:
        propose(actor, signal)
    assert notices("bilal") == [SIGNAL_PROPOSED.code]
    with acting("bilal") as actor:
        triage.retain_signal(actor, signal, version=2, day=TODAY)
        page = signal_page(actor, signal, TODAY)
    assert page.line.state is SignalState.RETAINED
    assert page.name is None
    assert notices("chloe") == [SIGNAL_MOVED.code] * 2
    assert Entry.objects.using("owner").filter(action="retain_signal").count() == 1


def test_a_coordinator_without_that_mandate_cannot_retain(town):
    signal = given()
    with acting("an") as actor, pytest.raises(AccessDeniedError) as denied:
        triage.retain_signal(actor, signal, version=1, day=TODAY)
    assert denied.value.decision.rule == "retains"
    with acting("hans") as actor, pytest.raises(NotFoundError):
        triage.retain_signal(actor, signal, version=1, day=TODAY)


def test_the_coordinator_who_comes_second_is_told(town):
    signal = given()
    with acting("an") as actor:
        advise(actor, signal)
    with acting("an") as actor, pytest.raises(ChangedMeanwhileError):
        ask(actor, signal)
    with acting("an") as actor, pytest.raises(ChangedMeanwhileError):
        triage.refuse_signal(actor, signal, version=1, day=TODAY)


def test_a_refused_signal_is_nobodys_at_once_and_destroyed_after_its_term(town):
    signal = given()
    with acting("an") as actor:
        destroy_on = triage.refuse_signal(actor, signal, version=1, day=TODAY)
    row = row_of(signal)
    assert (row.state, row.destroy_on) == ("refused", destroy_on)
    assert destroy_on == TODAY + timedelta(days=30)
    for who in ("chloe", "an", "bilal", "karel", "els", "dirk"):
        with acting(who) as actor:
            with pytest.raises(NotFoundError):
                signal_page(actor, signal, TODAY)
            lists = signal_lists(actor, TODAY)
            assert not lists.mine + lists.waiting + lists.settled
    assert Entry.objects.using("owner").filter(action="refuse_signal").count() == 1


def test_raw_sql_as_the_web_role_sees_nothing_of_a_refused_signal(town):
    signal = given()
    with acting("an") as actor:
        advise(actor, signal)
        triage.refuse_signal(actor, signal, version=2, day=TODAY)
    file = row_of(signal).file_id
    for who in ("chloe", "an", "bilal"):
        with town.connect("web") as connection, connection.transaction():
            act_raw(connection, who)
            for statement in (
                "SELECT count(*) FROM cases_signal",
                "SELECT count(*) FROM cases_signalturn",
                f"SELECT count(*) FROM vault_datakey WHERE id = '{file}'",
            ):
                assert connection.execute(statement).fetchone() == (0,), (who, statement)


def test_the_giver_hears_of_a_refusal_without_a_link(town):
    signal = given()
    with acting("bilal") as actor:
        triage.refuse_signal(actor, signal, version=1, day=TODAY)
    with acting("chloe"):
        (notice,) = my_notices()
    assert (notice.kind, notice.about) == (SIGNAL_SEALED.code, None)


def test_the_giver_cannot_refuse_and_an_outsider_does_not_know(town):
    signal = given()
    with acting("chloe") as actor, pytest.raises(AccessDeniedError):
        triage.refuse_signal(actor, signal, version=1, day=TODAY)
    with acting("tom") as actor, pytest.raises(NotFoundError):
        triage.refuse_signal(actor, signal, version=1, day=TODAY)
    assert row_of(signal).state == SignalState.NEW


def test_the_lists_say_what_waits_and_what_is_mine(town):
    waiting, own = given(), retained()
    given(worry=nuisance(), by="lore")
    with acting("an") as actor:
        lists = signal_lists(actor, TODAY)
        assert {line.id for line in lists.waiting} == {waiting, own}
        assert not lists.mine
        assert lists.leads
    with acting("chloe") as actor:
        lists = signal_lists(actor, TODAY)
        assert {line.id for line in lists.mine} == {waiting, own}
        assert not lists.leads
    assert version(own) == 2
