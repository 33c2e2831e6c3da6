# SPDX-License-Identifier: EUPL-1.2
"""The copies to take along: what they say, what they never say, and who took them."""

from datetime import timedelta

import pytest

from schakel.journal.models import Entry
from schakel.kernel.vocabulary import DecisionKind
from schakel.meetings.commands.items import NewTask, RecordDraft
from schakel.meetings.commands.minutes import write_minutes
from schakel.meetings.models import Minutes
from schakel.web.kit.request import today
from tests.cases_world import NAME, make_contribution
from tests.rooms.documents.reading import docx_text, pdf_text
from tests.rooms.meetings.table import QUORUM, decide, discuss, plan, start
from tests.web.meetings_day import open_day
from tests.world import OWNER, acting, mandate

READ = {"pdf": pdf_text, "docx": docx_text}


@pytest.fixture
def kievit(town):
    """A closed point with a summary, two tasks and two contributions of Chloë."""
    meeting, case, item, general = open_day()
    now = today()
    soon = now + timedelta(14)
    discuss(item, day=now)
    tasks = (
        NewTask("Naar het CAW gaan", mandate("chloe"), soon),
        NewTask("Buddy voorstellen", mandate("tom"), soon),
    )
    decide(item, RecordDraft(DecisionKind.FOLLOW_UP, "Hulp op maat.", tasks=tasks), day=now)
    make_contribution(case, "chloe", "Hij komt weer naar school.", ("an",), day=now)
    make_contribution(case, "chloe", "Thuis is er ruzie.", ("an",), not_in_minutes=True, day=now)
    with acting("an", now) as actor:
        write_minutes(actor, item, "De moeder belde zelf.", based_on=1, day=now)
    return meeting, case, item, general


def _take(client, item, copy: str, kind: str) -> str:
    answer = client.get(f"/overleg/punt/{item}/verslag/{copy}.{kind}")
    assert answer.status_code == 200
    assert "Kievit" not in answer["Content-Disposition"]
    return " ".join(READ[kind](answer.content).split())


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_common_copy_says_what_was_agreed_by_function_and_pseudonym(kievit, client_of, kind):
    _meeting, _case, item, _general = kievit
    text = _take(client_of("an"), item, "gemeenschappelijk", kind)
    for word in ("Kievit", "De moeder belde zelf.", "Hulp op maat.", "Naar het CAW gaan",
                 "Buddy voorstellen", "CLB-begeleider", "Ontwerp"):  # fmt: skip
        assert word in text
    for word in ("Thuis is er ruzie", "Hij komt weer", "Peeters", "Verlinden", NAME, "korpschef"):
        assert word not in text


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_own_copy_adds_what_the_partner_gave_and_keeps_to_his_tasks(kievit, client_of, kind):
    _meeting, _case, item, _general = kievit
    text = _take(client_of("chloe"), item, "eigen", kind)
    assert "Hij komt weer naar school." in text
    assert "Naar het CAW gaan" in text
    for word in ("Thuis is er ruzie", "Buddy voorstellen"):
        assert word not in text


def test_the_journal_knows_who_took_which_copy(kievit, client_of):
    _meeting, _case, item, _general = kievit
    _take(client_of("chloe"), item, "eigen", "docx")
    found = Entry.objects.using(OWNER).get(action="download_minutes")
    assert found.subject == item


def test_who_was_not_there_takes_nothing(kievit, client_of):
    _meeting, _case, item, _general = kievit
    for who in ("tom", "karel", "jonas"):
        client = client_of(who)
        assert client.get(f"/overleg/punt/{item}/verslag/").status_code == 404
        assert client.get(f"/overleg/punt/{item}/verslag/gemeenschappelijk.pdf").status_code == 404
    odd = client_of("an").get(f"/overleg/punt/{item}/verslag/andere.pdf")
    assert odd.status_code == 404


def test_minutes_are_written_and_approved_from_the_pages(kievit, client_of):
    _meeting, _case, item, _general = kievit
    client = client_of("an")
    address = f"/overleg/punt/{item}/verslag/"
    typed = {"version": "2", "summary": "Korter."}
    assert client.post(address, typed).status_code == 302
    again = client.post(address, {"version": "2", "summary": "Nog anders."})
    assert "Iemand anders was u net voor" in again.content.decode()
    assert "Nog anders." in again.content.decode()
    assert client_of("chloe").post(address, typed).status_code == 403

    later = plan(day=today() + timedelta(28), on=today())
    page = client.get(f"/overleg/{later}/verslagen/").content.decode()
    assert "Korter." in page
    assert "Goedkeuren kan zodra dit overleg open is." in page
    refused = client.post(
        f"/overleg/punt/{item}/goedkeuren/", {"meeting": str(later), "version": "3"}, follow=True
    )
    assert "Open eerst het overleg" in refused.content.decode()


def test_the_open_next_meeting_approves(kievit, client_of, monkeypatch):
    _meeting, _case, item, _general = kievit
    day = today() + timedelta(28)
    later = plan(day=day)
    start(later, QUORUM, day=day)
    monkeypatch.setattr("schakel.web.middleware.today", lambda: day)
    client = client_of("an")
    approved = client.post(
        f"/overleg/punt/{item}/goedkeuren/", {"meeting": str(later), "version": "2"}
    )
    assert approved.status_code == 302
    assert Minutes.objects.using(OWNER).get(item_id=item, number=2).state == "approved"
    text = _take(client, item, "gemeenschappelijk", "pdf")
    assert "Goedgekeurd op" in text


@pytest.mark.parametrize("bad", ["", "\x00", "x", "9" * 40])
def test_no_value_breaks_approval(kievit, client_of, bad):
    _meeting, _case, item, _general = kievit
    typed = {"meeting": bad, "version": bad}
    assert client_of("an").post(f"/overleg/punt/{item}/goedkeuren/", typed).status_code == 404
