# SPDX-License-Identifier: EUPL-1.2
"""No page asks the database more than twelve questions, and a longer list asks no more."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schakel.cases.models import Contribution
from tests.access.pages import pages, shown
from tests.access.states import build_states, on_the_day
from tests.access.test_matrix import _client
from tests.cases_world import make_case, make_task
from tests.properties.canary import play
from tests.rooms.meetings.table import plan
from tests.web.test_cases import shared
from tests.world import OWNER, TODAY, mandate

BUDGET = 12
# Reading the case, checking, and writing what was shared with its readers, notices and journal.
SHARING = 14
# The transaction, and telling who acts.
QUIET = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SELECT SET_CONFIG")
LISTS = ("today", "notices", "signals", "cases", "tasks", "meetings", "tendencies", "case_search")


@pytest.fixture
def eight_files(database_from):
    database_from("states", build_states)
    with on_the_day() as found:
        yield found


def questions(client: Client, path: str, sent: dict[str, object] | None = None) -> list[str]:
    """Return the queries of a page that somebody opened before, or of a form that is sent."""
    with CaptureQueriesContext(connection) as captured:
        if sent is None:
            client.get(path)
        else:
            client.post(path, sent)
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


@pytest.mark.parametrize("step", ["check", "share"])
def test_sharing_reads_the_case_once(eight_files, step):
    case = eight_files["overleg"].ids["case"]
    path = reverse("contribution_share", args=[case])
    client = _client("chloe")
    client.get(path)
    mine = Contribution.objects.using(OWNER).filter(case=case, giver=mandate("chloe"))
    before = mine.count()
    asked = questions(client, path, shared(step=step, readers=[str(mandate("tom"))]))
    assert mine.count() - before == (1 if step == "share" else 0)
    assert len(asked) <= SHARING, asked


def _more(round_: str) -> None:
    if round_ == "first":
        play()
    for number in range(12):
        case = make_case(pseudonym=f"Vogel {round_} {number}", name="", invited=("jonas",))
        make_task(case, "an", f"Taak {number}")
        make_task(case, "tom", f"Taak {number}", due_on=TODAY)
    plan()
