# SPDX-License-Identifier: EUPL-1.2
"""What was found on trial: single statements, with the web role and a valid token of an ordinary
person, that opened what was shut. Each stays a story of its own; the kind of them all is
tests/properties/test_no_write_widens_sight.py."""

import uuid
from datetime import timedelta

import psycopg
import pytest

from schakel.cases.models import CaseMember, Signal
from tests.access.states import build_states, named, on_the_day
from tests.cases_world import make_case
from tests.world import OWNER, TODAY, act_raw, mandate, table

CASES = ("cases_case", "cases_caseplace", "cases_casemember", "vault_datakey", "cases_identity")


@pytest.fixture
def states(database_from):
    database = database_from("states", build_states)
    with on_the_day() as files:
        yield database, files


def sight(connection) -> dict[str, int]:
    """Return how many rows of each table somebody sees."""
    return {
        name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in CASES
    }


def tried(connection, statement: str, values=()) -> str:
    """Run a statement in a savepoint; return what refused it, "" when it was carried out."""
    try:
        with connection.transaction():
            touched = connection.execute(statement, values).rowcount
    except psycopg.Error as error:
        return type(error).__name__
    return "" if touched else "nothing"


def refused(database, who: str, statement: str, values=()) -> str:
    """Return what refused the statement, and be sure that it opened nothing."""
    with database.connect("web") as connection, connection.transaction():
        act_raw(connection, who)
        before = sight(connection)
        answer = tried(connection, statement, values)
        assert sight(connection) == before
    assert answer, statement
    return answer


def test_a_coordinator_of_another_table_does_not_place_a_case_with_himself(town):
    case = make_case("noord")
    statement = (
        "INSERT INTO cases_caseplace (id, case_id, table_id, begin, by_id, reason, end_reason) "
        "VALUES (%s, %s, %s, %s, %s, '', '')"
    )
    values = (uuid.uuid4(), case, table("overlast-1"), TODAY, mandate("wim"))
    assert refused(town, "wim", statement, values) == "InsufficientPrivilege"


@pytest.mark.parametrize("state", ["not_taking_part", "invited", "accepted"])
def test_a_partner_who_declined_or_left_does_not_come_back(town, state):
    case = make_case("noord", circle=("chloe",))
    row = CaseMember.objects.using(OWNER).filter(case_id=case)
    row.update(state=state, ended_on=TODAY if state == "accepted" else None)
    statement = "UPDATE cases_casemember SET state = 'accepted', ended_on = NULL"
    assert refused(town, "chloe", statement) == "InsufficientPrivilege"


def test_the_officer_does_not_ask_herself_again(states):
    database, _files = states
    statement = "UPDATE cases_informationcheck SET cleared_on = NULL, call_on = NULL"
    assert refused(database, "mia", statement) == "InsufficientPrivilege"


def test_nobody_opens_a_sealed_name_without_the_journal(states):
    database, _files = states
    statement = "UPDATE cases_identity SET opened_on = %s"
    for who in ("an", "bilal", "chloe"):
        assert refused(database, who, statement, (TODAY,)) == "InsufficientPrivilege"


@pytest.mark.parametrize("column", ["state", "destroy_on", "director_id", "closed_on", "file_id"])
def test_a_member_of_the_circle_closes_no_case_and_sets_no_day_of_destruction(states, column):
    database, _files = states
    value = {"state": "closed", "director_id": mandate("tom"), "file_id": uuid.uuid4()}
    statement = f"UPDATE cases_case SET {column} = %s"
    for who in ("an", "tom"):
        given = (value.get(column, TODAY + timedelta(days=1)),)
        assert refused(database, who, statement, given) == "InsufficientPrivilege"


def test_a_question_about_a_signal_of_another_table_opens_no_name(states):
    database, files = states
    statement = (
        "INSERT INTO cases_informationcheck "
        "(id, signal_id, table_id, asked_of_id, asked_by_id, concern, asked_on) "
        "VALUES (%s, %s, %s, %s, %s, '', %s)"
    )
    greet = mandate("greet")
    values = (uuid.uuid4(), files["triage"].ids["signal"], table("zuid"), greet, greet, TODAY)
    assert refused(database, "greet", statement, values) == "InsufficientPrivilege"


def test_an_agenda_item_about_a_case_of_another_table_opens_no_key(states):
    database, files = states
    case = files["overleg"].ids["case"]
    statement = (
        "INSERT INTO meetings_agendaitem "
        "(id, meeting_id, case_id, file_id, kind, position, title, question, state, version) "
        "SELECT %s, %s, c.id, c.file_id, 'new', 1, '', '', 'waiting', 1 "
        "FROM (VALUES (%s::uuid, %s::uuid)) AS c (id, file_id)"
    )
    meeting, file = _meeting_of_zuid(database), _file_of(database, case)
    values = (uuid.uuid4(), meeting, case, file)
    assert refused(database, "greet", statement, values) == "InsufficientPrivilege"


def test_a_new_row_that_carries_a_foreign_key_does_not_open_it(states):
    database, files = states
    file = _file_of(database, files["overleg"].ids["case"])
    statement = (
        "INSERT INTO cases_draft (id, file_id, person_id, form, fields, saved_at, gone_on) "
        "SELECT %s, %s, access.actor(), 'signal', '', now(), %s"
    )
    values = (uuid.uuid4(), file, TODAY)
    assert refused(database, "eva", statement, values) == "InsufficientPrivilege"


def test_nobody_tells_anybody_about_a_thing_that_he_does_not_see(states):
    database, files = states
    statement = (
        "INSERT INTO notices_notice (id, mandate_id, kind, about_kind, about, day, at) "
        "SELECT %s, %s, 'case_closed', 'case', %s, access.today(), c.moment FROM access.claims() c"
    )
    values = (uuid.uuid4(), mandate("bilal"), files["overleg"].ids["case"])
    assert refused(database, "eva", statement, values) == "InsufficientPrivilege"


@pytest.mark.parametrize("past", [timedelta(days=1), timedelta(minutes=1)])
def test_an_entry_in_the_journal_has_no_past_date(states, past):
    database, _files = states
    statement = (
        "INSERT INTO journal_entry "
        "(id, at, day, actor, action, subject_kind, refused_by, reason, canonical) "
        "SELECT %s, c.moment - %s, (c.moment - %s)::date, c.person, 'x', 'x', '', '', '' "
        "FROM access.claims() c"
    )
    assert (
        refused(database, "tom", statement, (uuid.uuid4(), past, past)) == "InsufficientPrivilege"
    )


def test_an_administrator_gives_himself_no_mandate_and_no_place(town):
    statement = (
        "INSERT INTO actors_mandate "
        "(id, person_id, organisation_id, function, begin, reason, end_reason) "
        "SELECT %s, access.actor(), organisation_id, 'mayor', access.today(), '', '' "
        "FROM actors_mandate WHERE id = %s"
    )
    values = (uuid.uuid4(), mandate("bilal"))
    assert refused(town, "els", statement, values) == "InsufficientPrivilege"
    statement = (
        "INSERT INTO tables_tablemandate "
        "(id, table_id, mandate_id, role, begin, reason, end_reason) "
        "VALUES (%s, %s, %s, 'coordinate', %s, '', '')"
    )
    place = (uuid.uuid4(), table("noord"), mandate("els"), TODAY)
    assert refused(town, "els", statement, place) == "InsufficientPrivilege"


def test_an_ended_mandate_stays_ended(town):
    with town.connect("owner") as owner:
        owner.execute('UPDATE actors_mandate SET "end" = %s WHERE id = %s', (TODAY, mandate("an")))
    assert refused(town, "els", 'UPDATE actors_mandate SET "end" = NULL') == "InsufficientPrivilege"


def test_who_gave_a_signal_moves_it_to_no_case(states):
    database, files = states
    assert Signal.objects.using(OWNER).filter(pk=named("triage", "signal")).exists()
    for column in ("case_id", "state", "table_id"):
        statement = f"UPDATE cases_signal SET {column} = NULL"
        assert refused(database, "chloe", statement) == "InsufficientPrivilege"
    assert files


def _file_of(database, case: uuid.UUID) -> uuid.UUID:
    with database.connect("owner") as owner:
        (file,) = owner.execute("SELECT file_id FROM cases_case WHERE id = %s", (case,)).fetchone()
    return uuid.UUID(str(file))


def _meeting_of_zuid(database) -> uuid.UUID:
    with database.connect("owner") as owner:
        meeting, key = uuid.uuid4(), uuid.uuid4()
        owner.execute(
            "INSERT INTO vault_datakey (id, wrapped, wrapped_by, created_on) "
            "VALUES (%s, 'x', 'kek-1', %s)",
            (key, TODAY),
        )
        owner.execute(
            "INSERT INTO meetings_meeting "
            "(id, table_id, file_id, starts_at, ends_at, place, state, sequence, version) "
            "VALUES (%s, %s, %s, now(), now(), '', 'planned', 0, 1)",
            (meeting, table("zuid"), key),
        )
    return meeting
