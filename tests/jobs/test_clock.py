# SPDX-License-Identifier: EUPL-1.2
"""The clock does what is due under its own login, and can do nothing else."""

import threading
from datetime import timedelta

import psycopg
import pytest
from django.core import mail

from schakel.cases import due
from schakel.cases.models import Draft, Identity, Signal, SignalTurn, Task
from schakel.jobs import worker
from schakel.jobs.login import as_clock
from schakel.notices.models import Notice
from schakel.vault.models import DataKey
from tests.properties.worlds import NOW
from tests.world import OWNER, PROTOCOL_UNTIL, TODAY, mandate, table


def a_key():
    return DataKey.objects.using(OWNER).create(wrapped=b"x", wrapped_by="kek-1", created_on=TODAY)


@pytest.fixture
def refused_signal(town):
    signal = Signal.objects.using(OWNER).create(
        file=a_key(),
        table_id=table("noord"),
        giver_id=mandate("chloe"),
        concern="radicalisation",
        subject_kind="person",
        state="refused",
        given_on=TODAY,
        destroy_on=TODAY,
        behaviour=b"sealed",
    )
    Identity.objects.using(OWNER).create(
        file=signal.file,
        signal=signal,
        table_id=signal.table_id,
        given_by_id=signal.giver_id,
        given_on=TODAY,
        name=b"n",
    )
    SignalTurn.objects.using(OWNER).create(
        signal=signal, kind="advice", by_id=signal.giver_id, at=NOW, day=TODAY
    )
    return signal


def test_a_refused_signal_keeps_its_texts_until_its_day(refused_signal):
    with as_clock():
        assert due.destroy_refused_signals(TODAY - timedelta(days=1)) == 0
    assert bytes(Signal.objects.using(OWNER).get().behaviour) == b"sealed"


def test_after_its_term_name_texts_and_key_are_gone_and_the_count_stays(refused_signal):
    with as_clock():
        assert due.destroy_refused_signals(TODAY) == 1
        assert due.destroy_refused_signals(TODAY) == 0
    signal = Signal.objects.using(OWNER).get()
    assert (signal.state, bytes(signal.behaviour), signal.file_id) == ("destroyed", b"", None)
    assert signal.table_id == table("noord")
    for model in (Identity, SignalTurn, DataKey):
        assert not model.objects.using(OWNER).exists()


def test_old_drafts_go_and_newer_ones_stay(town):
    for shift in (0, 1):
        Draft.objects.using(OWNER).create(
            file=a_key(),
            person_id="f91c806b-be43-5c54-9aad-6b39ca9b537c",
            form=f"signal-{shift}",
            saved_at=NOW,
            gone_on=TODAY + timedelta(days=shift),
        )
    with as_clock():
        assert due.drop_old_drafts(TODAY) == 1
    assert [draft.form for draft in Draft.objects.using(OWNER).all()] == ["signal-1"]
    assert DataKey.objects.using(OWNER).count() == 1


def test_an_overdue_task_is_announced_to_its_owner_once(town):
    for name, state, shift in (("tom", "open", -1), ("chloe", "done", -1), ("lore", "open", 0)):
        Task.objects.using(OWNER).create(
            file=a_key(),
            table_id=table("noord"),
            owner_id=mandate(name),
            given_by_id=mandate("an"),
            given_on=TODAY,
            due_on=TODAY + timedelta(days=shift),
            state=state,
        )
    with as_clock():
        assert due.announce_overdue_tasks(TODAY) == 1
        assert due.announce_overdue_tasks(TODAY + timedelta(days=0)) == 0
    assert [notice.mandate_id for notice in Notice.objects.using(OWNER).all()] == [mandate("tom")]


@pytest.mark.parametrize(("days", "announced"), [(61, 0), (60, 1), (1, 1)])
def test_a_protocol_is_announced_sixty_days_ahead_to_the_coordinator_once(town, days, announced):
    day = PROTOCOL_UNTIL - timedelta(days=days)
    with as_clock():
        assert due.announce_ending_protocols(day) == announced
        assert due.announce_ending_protocols(day) == 0
    assert [notice.mandate_id for notice in Notice.objects.using(OWNER).all()] == [
        mandate("an")
    ] * announced


def test_a_notice_is_mailed_once_without_content(town):
    Notice.objects.using(OWNER).create(
        mandate_id=mandate("chloe"), kind="signal_moved", about_kind="signal", day=TODAY, at=NOW
    )
    with as_clock():
        assert due.deliver_notices() == 1
        assert due.deliver_notices() == 0
    (message,) = mail.outbox
    assert message.to == ["chloe@zandbeke.example"]
    assert "Er is iets gebeurd met een signaal dat u gaf." in message.body


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM cases_contribution",
        "SELECT * FROM cases_draft WHERE length(fields) > 0 FOR UPDATE",
        "UPDATE cases_case SET state = 'closed'",
        "UPDATE cases_task SET state = 'done'",
        "SELECT * FROM meetings_itemrecord",
        "SELECT * FROM journal_entry",
        "DELETE FROM cases_signal",
    ],
)
def test_the_clock_cannot_read_or_change_what_is_not_its_work(town, statement):
    with town.connect("clock") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


def test_the_worker_does_due_work_and_stops_when_told(refused_signal):
    Signal.objects.using(OWNER).update(destroy_on=TODAY - timedelta(days=400))
    stopped = threading.Event()
    # In a thread of its own, as in the demo: an event loop runs once a thread.
    clock = threading.Thread(target=worker.run, args=(stopped,))
    clock.start()
    clock.join(timeout=1.5)
    assert clock.is_alive()
    stopped.set()
    clock.join(timeout=20)
    assert not clock.is_alive()
    assert Signal.objects.using(OWNER).get().state == "destroyed"
