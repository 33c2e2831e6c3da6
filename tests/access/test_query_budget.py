# SPDX-License-Identifier: EUPL-1.2
"""No page asks the database more than twelve questions, and a longer list asks no more."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.access.pages import pages, shown
from tests.access.states import build_states, on_the_day
from tests.cases_world import make_case, make_task
from tests.properties.canary import play
from tests.rooms.meetings.table import plan
from tests.world import TODAY

BUDGET = 12
# The transaction, and telling who acts.
QUIET = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SELECT SET_CONFIG")
LISTS = ("today", "notices", "signals", "cases", "tasks", "meetings", "tendencies", "case_search")


@pytest.fixture
def eight_files(database_from):
    database_from("states", build_states)
    with on_the_day() as found:
        yield found


def questions(client: Client, path: str) -> list[str]:
    """Return the queries of a page that somebody opened before."""
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    texts = [query["sql"] for query in captured.captured_queries]
    return [text for text in texts if not text.upper().startswith(QUIET)]


@pytest.mark.parametrize("name", shown())
def test_a_page_stays_within_twelve_queries_for_everybody_who_opens_it(eight_files, name):
    over = {}
    for page in pages(name, eight_files, all_people=True, states=("signaal", "triage", "overleg")):
        asked = questions(page.client, page.path)
        if len(asked) > BUDGET:
            over[str(page)] = len(asked)
    assert over == {}


@pytest.mark.parametrize("name", [name for name in LISTS if name in shown()])
def test_a_list_with_twice_the_rows_asks_no_more(eight_files, name):
    found = list(pages(name, eight_files))
    assert found
    _more("first")
    few = [len(questions(page.client, page.path)) for page in found]
    _more("second")
    many = [len(questions(page.client, page.path)) for page in found]
    assert many <= few


def _more(round_: str) -> None:
    if round_ == "first":
        play()
    for number in range(12):
        case = make_case(pseudonym=f"Vogel {round_} {number}", name="", invited=("jonas",))
        make_task(case, "an", f"Taak {number}")
        make_task(case, "tom", f"Taak {number}", due_on=TODAY)
    plan()
