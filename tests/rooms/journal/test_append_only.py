# SPDX-License-Identifier: EUPL-1.2
"""What happened cannot be rewritten: not by a page, not by raw SQL, not by the owner."""

import json
import uuid

import psycopg
import pytest
from django.db import ProgrammingError, transaction

from schakel.access.token import set_actor
from schakel.cases.case.access import CASE, CLOSE_CASE, ESCALATE_CASE
from schakel.journal import queries
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.tables.access import TABLE
from schakel.vault.commands import new_file
from tests.world import TODAY, act_raw, acting, person, table

STATEMENTS = (
    "UPDATE journal_entry SET action = 'niets'",
    "DELETE FROM journal_entry",
    "TRUNCATE journal_entry",
    "ALTER TABLE journal_entry DISABLE TRIGGER journal_stays",
    "DROP TABLE journal_entry",
)


@pytest.fixture
def one_entry(town):
    with acting("an") as an:
        record(an.person, CASE.reading, About(CASE, uuid.uuid4()), day=TODAY)
    return town


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_web_role_cannot_change_what_happened_with_raw_sql(one_entry, statement):
    with one_entry.connect("web") as connection, connection.transaction(force_rollback=True):
        act_raw(connection, "an")
        assert connection.execute("SELECT count(*) FROM journal_entry").fetchone() == (1,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)


@pytest.mark.parametrize("role", ["owner", "clock"])
@pytest.mark.parametrize("statement", STATEMENTS[:3])
def test_no_other_role_can_change_what_happened(one_entry, role, statement):
    with one_entry.connect(role) as connection:
        with pytest.raises((psycopg.errors.RaiseException, psycopg.errors.InsufficientPrivilege)):
            connection.execute(statement)
        with one_entry.connect("owner") as owner:
            assert owner.execute("SELECT count(*) FROM journal_entry").fetchone() == (1,)


def test_an_entry_is_lost_with_the_change_it_belongs_to(town):
    def close_and_fail() -> None:
        with acting("an") as an:
            record(an.person, CLOSE_CASE, About(CASE, uuid.uuid4()), day=TODAY)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        close_and_fail()
    with acting("an"):
        assert queries.entries() == ()


def test_nobody_writes_in_the_name_of_somebody_else(town):
    with transaction.atomic():
        set_actor(person("an"), TODAY)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            record(person("bilal"), CLOSE_CASE, About(CASE, uuid.uuid4()), day=TODAY)


def test_a_reason_is_sealed_and_the_canonical_text_holds_every_column(town):
    with acting("an") as an:
        file = new_file(TODAY)
        record(
            an.person,
            ESCALATE_CASE,
            About(CASE, uuid.uuid4()),
            day=TODAY,
            reason="Zijn moeder belde.",
            file=file,
        )
    with town.connect("owner") as owner:
        reason, canonical, seq = owner.execute(
            "SELECT reason, canonical, seq FROM journal_entry"
        ).fetchone()
    assert b"moeder" not in bytes(reason)
    kept = json.loads(canonical)
    assert kept["reason"] == bytes(reason).hex()
    assert kept["actor"] == str(an.person)
    assert kept["file"] == str(file.id)
    columns = "id at day actor action kind subject case table refused_by file reason"
    assert set(kept) == set(columns.split())
    assert canonical == json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert seq == 1


def test_the_canonical_text_says_what_the_columns_say(town):
    with acting("an") as an:
        about = About(TABLE, table("noord"), table=table("noord"))
        record(an.person, CLOSE_CASE, about, day=TODAY, refused_by="case_open")
    with town.connect("owner") as owner:
        row = owner.execute(
            'SELECT id, day, actor, action, subject_kind, subject, "table", refused_by, canonical'
            " FROM journal_entry"
        ).fetchone()
    kept = json.loads(row[-1])
    names = ("id", "day", "actor", "action", "kind", "subject", "table", "refused_by")
    assert [kept[name] for name in names] == [str(value) for value in row[:-1]]
    assert kept["case"] is None


def test_a_reason_without_a_file_to_seal_it_in_is_refused(town):
    with acting("an") as an, pytest.raises(ValueError, match="sealed"):
        record(
            an.person,
            ESCALATE_CASE,
            About(CASE, uuid.uuid4()),
            day=TODAY,
            reason="Zijn moeder belde.",
        )


def test_the_dpo_sees_who_looked_and_a_partner_sees_only_his_own_lines(one_entry):
    with acting("dirk"):
        assert [entry.action for entry in queries.entries()] == [CASE.reading.code]
    with acting("tom"):
        assert queries.entries() == ()
