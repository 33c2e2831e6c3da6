# SPDX-License-Identifier: EUPL-1.2
"""Giving a signal in the browser: who reads along, on which ground, and what may not come here."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schakel.cases.models import Draft, Signal
from schakel.journal.models import Entry
from tests.rooms.cases.signals_at_the_table import WORDS
from tests.world import mandate, person, table

SCRIPT = "<script>alert(1)</script> & \u202eachterstevoren"
ODD = [
    "\x00",
    "a" * 6000,
    "'; DROP TABLE cases_signal; --",
    SCRIPT,
    "\U0001f426 \u0301",
    "31/2/2026",
    " ",
]


def address(where: str = "noord") -> str:
    return reverse("signal_give_to", args=[table(where)])


def filled(**changes: str) -> dict[str, str]:
    fields = {**WORDS.columns(), "concern": "radicalisation", "subject_kind": "person"}
    return fields | changes


def on_place(**changes: str) -> dict[str, str]:
    place = {"concern": "nuisance", "subject_kind": "place", "known_through": "no"}
    return filled(**place | changes)


def signals() -> QuerySet[Signal]:
    return Signal.objects.using("owner")


def test_a_counsellor_chooses_among_the_tables_that_take_signals(town, client_of):
    page = client_of("chloe").get(reverse("signal_give")).content.decode()
    assert "Tafel noord" in page
    assert "Zandbeke" in page
    assert "Tafel strategisch" not in page


def test_the_form_says_who_will_read_it_and_on_which_ground(town, client_of):
    page = client_of("chloe").get(address()).content.decode()
    for words in ("An Verlinden", "Bilal Demir", "wet van 30 juli 2018", "nog te verifiëren"):
        assert words in page
    assert "Mia Jacobs" not in page
    assert "beroepsgeheim" not in page.split("<form")[2]


def test_a_counsellor_sends_a_signal_and_finds_it_among_her_own(town, client_of):
    client = client_of("chloe")
    answer = client.post(address(), filled())
    signal = signals().get()
    assert answer.status_code == 302
    assert answer.url == reverse("signal", args=[signal.id])
    mine = client.get(reverse("signals")).content.decode()
    assert str(signal.id) in mine
    assert WORDS.behaviour not in mine


def test_a_wrong_table_is_explained_and_nothing_is_kept(town, client_of):
    client = client_of("chloe")
    client.post(address(), filled(keep="1"))
    answer = client.post(address(), filled(concern="family_violence"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Veilig Huis" in page
    assert WORDS.tried in page
    assert "Er is niets bewaard" in page
    assert not signals().exists()
    assert not Draft.objects.using("owner").exists()
    refused = Entry.objects.using("owner").exclude(refused_by="").get()
    assert (refused.actor, refused.refused_by) == (person("chloe"), "livcr-2018/redirect")


@pytest.mark.parametrize("known", ["yes", "doubt"])
def test_what_a_helper_knows_is_refused_with_a_phone_call_first(town, client_of, known):
    client = client_of("lore")
    assert "werk als hulpverlener" in client.get(address("overlast-1")).content.decode()
    answer = client.post(address("overlast-1"), on_place(known_through=known))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Wim Nijs, 016 00 00 01" in page
    assert page.index("Bel de coördinator") < page.index("Zeg iets over de plaats")
    assert WORDS.behaviour in page
    assert not signals().exists()
    assert not Draft.objects.using("owner").exists()


def test_what_everybody_can_see_comes_to_the_nuisance_table(town, client_of):
    assert client_of("lore").post(address("overlast-1"), on_place()).status_code == 302
    assert signals().get().subject_kind == "place"


def test_a_half_written_signal_is_kept_and_comes_back(town, client_of):
    client = client_of("chloe")
    answer = client.post(address(), {"behaviour": "Half geschreven", "keep": "1"}, follow=True)
    assert "Half geschreven" in answer.content.decode()
    assert "Alleen u kunt dit lezen" in answer.content.decode()
    assert "Half geschreven" not in client_of("an").get(address()).content.decode()
    line = client.post(reverse("signal_draft", args=[table("noord")]), {"behaviour": "Verder"})
    assert "Bewaard tot" in line.content.decode()
    assert "Verder" in client.get(address()).content.decode()


def test_where_secrets_have_no_way_nothing_is_kept_before_the_answer(town, client_of):
    client = client_of("lore")
    assert "hx-post" not in client.get(address("overlast-1")).content.decode()
    kept = reverse("signal_draft", args=[table("overlast-1")])
    for known in ({}, {"known_through": "yes"}):
        client.post(kept, {"behaviour": "Geheim", **known})
        client.post(address("overlast-1"), {"behaviour": "Geheim", "keep": "1", **known})
    assert not Draft.objects.using("owner").exists()
    client.post(kept, {"behaviour": "Op straat gezien", "known_through": "no"})
    assert Draft.objects.using("owner").count() == 1


def test_the_coordinator_notes_for_somebody_who_phones(town, client_of):
    assert 'name="giver"' not in client_of("chloe").get(address()).content.decode()
    client = client_of("an")
    assert "Chloë Peeters" in client.get(address()).content.decode()
    client.post(address(), filled(giver=str(mandate("chloe"))))
    row = signals().get()
    assert (row.giver_id, row.noted_by_id) == (mandate("chloe"), mandate("an"))


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("field", ["behaviour", "concern", "subject_kind", "giver", "question"])
def test_no_value_breaks_the_form(town, client_of, field, odd):
    answer = client_of("an").post(address(), filled(**{field: odd}))
    assert answer.status_code in {200, 302}
    assert "<script>alert" not in answer.content.decode()


def test_an_error_stands_beside_its_field_and_what_was_typed_stays(town, client_of):
    page = client_of("chloe").post(address(), filled(question="", tried=SCRIPT)).content.decode()
    assert "Vul dit in: Wat vraagt u aan de tafel?" in page
    assert "&lt;script&gt;" in page
    assert WORDS.behaviour in page


def test_a_table_that_takes_no_signals_is_not_there(town, client_of):
    assert client_of("chloe").get(address("strategisch")).status_code == 404


def test_the_form_stays_within_twelve_queries(town, client_of):
    for who in ("chloe", "an"):
        client = client_of(who)
        client.post(address(), {"behaviour": "Half", "keep": "1"})
        client.get(address())
        with CaptureQueriesContext(connection) as queries:
            client.get(address())
        assert counted(queries) <= 12


def counted(queries: CaptureQueriesContext) -> int:
    """Return the queries that count: not the transaction, not the acting person."""
    quiet = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK", "SELECT SET_CONFIG")
    texts = [query["sql"] for query in queries.captured_queries]
    return len([text for text in texts if not text.upper().startswith(quiet)])
