# SPDX-License-Identifier: EUPL-1.2
"""The pages of a signal: what each reader sees, what each may do, and what nobody may know."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schakel.cases.models import Case, Identity, InformationCheck, Signal
from schakel.cases.signals.commands import information
from schakel.cases.signals.facts import SignalWords, SubjectName
from schakel.kernel.ids import SignalId
from tests.rooms.cases.signals_at_the_table import (
    NAME,
    WORDS,
    cleared,
    given,
    named,
    new,
    nuisance,
    opened,
    retained,
    version,
)
from tests.web.test_signals_give import ODD, SCRIPT, counted
from tests.world import TODAY, acting, mandate

STEPS = (
    "signal_answer",
    "signal_advise",
    "signal_ask",
    "signal_redirect",
    "signal_propose",
    "signal_retain",
    "signal_refuse",
    "signal_name",
    "signal_open_name",
    "signal_officer",
    "signal_search",
    "signal_open_case",
)


def at(name: str, signal: SignalId) -> str:
    return reverse(name, args=[signal])


def state_of(signal: SignalId) -> str:
    return Signal.objects.using("owner").get(pk=signal).state


def asked(signal: SignalId) -> uuid.UUID:
    with acting("an") as actor:
        return information.ask_information(
            actor, signal, mandate("mia"), version=version(signal), day=TODAY
        )


@pytest.mark.parametrize("who", ["tom", "greet", "karel", "mia", "els"])
def test_an_outsider_gets_the_same_404_for_every_page_of_a_signal(town, client_of, who):
    signal, client = given(), client_of(who)
    nothing = client.get("/signalen/00000000-0000-4000-8000-000000000000/")
    for name in ("signal", *STEPS):
        for answer in (client.get(at(name, signal)), client.post(at(name, signal), {"version": 1})):
            if (name, answer.request["REQUEST_METHOD"]) == ("signal", "POST"):
                continue
            assert answer.status_code == 404, name
            assert answer.content == nothing.content
    assert str(signal) not in client.get(reverse("signals")).content.decode()


def test_the_coordinator_sees_what_waits_without_names_or_texts(town, client_of):
    signal = opened()
    page = client_of("an").get(reverse("signals")).content.decode()
    assert str(signal) in page
    assert "CLB" in page
    assert NAME.name not in page
    assert WORDS.behaviour not in page


def test_each_reader_gets_the_buttons_that_are_hers(town, client_of):
    signal = given()
    buttons = {
        "an": {"signal_advise", "signal_ask", "signal_redirect", "signal_propose", "signal_refuse"},
        "bilal": {"signal_retain", "signal_refuse"},
        "chloe": {"signal_answer", "signal_name"},
    }
    for who, mine in buttons.items():
        page = client_of(who).get(at("signal", signal)).content.decode()
        shown = {name for name in STEPS if f'href="{at(name, signal)}"' in page}
        assert mine <= shown, who
        assert shown <= mine | {"signal_answer"}, who
        assert "U ziet dit als" in page


def test_a_step_that_is_not_yours_says_why_and_what_is_possible(town, client_of):
    signal = given()
    answer = client_of("bilal").get(at("signal_advise", signal))
    assert answer.status_code == 403
    words = answer.content.decode()
    assert "Alleen de coördinator van deze tafel kan dit" in words
    assert 'href="tel:' in words
    assert f'href="{reverse("why_not", args=["triage_signal", "signal", signal])}"' in words
    assert f'href="{reverse("say")}"' in words


@pytest.mark.parametrize(
    ("step", "fields", "state"),
    [
        ("signal_advise", {"text": "Praat met hem."}, "advised"),
        ("signal_ask", {"text": "Wanneer?"}, "more_asked"),
        ("signal_redirect", {"text": "Bel hen.", "to": "het Veilig Huis"}, "redirected"),
        ("signal_propose", {"text": "Het past."}, "proposed"),
    ],
)
def test_the_coordinator_takes_a_step(town, client_of, step, fields, state):
    signal, client = given(), client_of("an")
    page = client.get(at(step, signal)).content.decode()
    assert 'name="version" value="1"' in page
    assert client.post(at(step, signal), fields | {"version": 1}).status_code == 302
    assert state_of(signal) == state
    read = client_of("chloe").get(at("signal", signal)).content.decode()
    assert fields["text"] in read


def test_who_comes_second_is_told_and_keeps_what_was_typed(town, client_of):
    signal, client = given(), client_of("an")
    client.post(at("signal_ask", signal), {"text": "Wanneer?", "version": 1})
    late = {"text": "Praat met hem.", "version": 1}
    page = client.post(at("signal_advise", signal), late).content.decode()
    assert "Iemand anders was u net voor" in page
    assert "Praat met hem." in page
    assert 'name="version" value="2"' in page
    again = client.post(at("signal_advise", signal), late | {"version": 2})
    assert again.status_code == 302
    assert state_of(signal) == "advised"


def test_refusing_is_confirmed_and_then_nobody_reads_it(town, client_of):
    signal, client = given(), client_of("an")
    page = client.get(at("signal_refuse", signal)).content.decode()
    assert "Niemand kan dit signaal nog lezen" in page
    assert state_of(signal) == "new"
    answer = client.post(at("signal_refuse", signal), {"version": 1}, follow=True)
    assert "Niemand kan het nog lezen" in answer.content.decode()
    for who in ("an", "bilal", "chloe"):
        assert client_of(who).get(at("signal", signal)).status_code == 404
        assert str(signal) not in client_of(who).get(reverse("signals")).content.decode()


def test_the_mayor_retains_and_the_giver_is_asked_nothing(town, client_of):
    signal = given()
    assert "nog zonder naam" in client_of("bilal").get(at("signal_retain", signal)).content.decode()
    client_of("bilal").post(at("signal_retain", signal), {"version": 1})
    assert state_of(signal) == "retained"
    page = client_of("chloe").get(at("signal", signal)).content.decode()
    assert "Niets verplicht u" in page


def test_from_a_name_to_a_case(town, client_of):
    signal = retained()
    an, chloe = client_of("an"), client_of("chloe")
    name = {"name": NAME.name, "birth_date": "14/3/2009", "address": ""}
    chloe.post(at("signal_name", signal), name | {"version": version(signal)})
    hidden = an.get(at("signal", signal)).content.decode()
    assert NAME.name not in hidden
    assert at("signal_open_name", signal) in hidden
    an.post(at("signal_open_name", signal), {"reason": "Nodig.", "version": version(signal)})
    assert NAME.name in an.get(at("signal", signal)).content.decode()
    blocked = an.get(at("signal_open_case", signal)).content.decode()
    assert "information officer" in blocked
    assert 'name="pseudonym"' not in blocked
    officer = {"asked_of": str(mandate("mia")), "version": version(signal)}
    an.post(at("signal_officer", signal), officer)
    check = InformationCheck.objects.using("owner").get().id
    client_of("mia").post(reverse("information_question", args=[check]), {"answer": "discuss"})
    page = an.get(at("signal_open_case", signal)).content.decode()
    assert 'name="pseudonym"' in page
    case = {"pseudonym": "Kievit", "director": str(mandate("an")), "version": version(signal)}
    assert an.post(at("signal_open_case", signal), case).status_code == 302
    assert Case.objects.using("owner").get().pseudonym == "Kievit"
    assert Identity.objects.using("owner").get().case_id is not None


def test_a_taken_pseudonym_is_said_beside_the_field(town, client_of):
    client, first, second = client_of("an"), cleared(), cleared()
    case = {"pseudonym": "Kievit", "director": str(mandate("an"))}
    client.post(at("signal_open_case", first), case | {"version": version(first)})
    answer = client.post(at("signal_open_case", second), case | {"version": version(second)})
    assert "Deze schuilnaam bestaat al" in answer.content.decode()
    assert "Kievit" in answer.content.decode()


def test_the_officer_sees_a_name_a_concern_and_two_buttons(town, client_of):
    check = asked(opened())
    client = client_of("mia")
    url = reverse("information_question", args=[check])
    assert url in client.get(reverse("signals")).content.decode()
    page = client.get(url).content.decode()
    assert NAME.name in page
    assert "radicalisering" in page
    assert WORDS.behaviour not in page
    assert "<textarea" not in page
    assert page.count('name="answer"') == 2
    assert client.post(url, {"answer": "maybe"}).status_code == 200
    client.post(url, {"answer": "call"})
    assert NAME.name not in client.get(url).content.decode()
    assert "bel" in client_of("an").get(reverse("signals")).content.decode().lower()


def test_who_asked_sees_no_name_on_the_officers_page_and_others_see_nothing(town, client_of):
    url = reverse("information_question", args=[asked(opened())])
    page = client_of("an").get(url)
    assert page.status_code == 200
    assert NAME.name not in page.content.decode()
    assert client_of("an").post(url, {"answer": "discuss"}).status_code == 403
    for who in ("chloe", "karel", "greet"):
        assert client_of(who).get(url).status_code == 404
        assert client_of(who).post(url, {"answer": "discuss"}).status_code == 404


def test_a_search_comes_by_post_and_stays_at_the_table(town, client_of):
    opened()
    signal = opened(SubjectName("Yassine Kaddouri"))
    client = client_of("an")
    assert NAME.name in client.get(at("signal_search", signal)).content.decode()
    page = client.post(at("signal_search", signal), {"name": "kadouri yassin"}).content.decode()
    assert NAME.name in page
    assert 'method="post"' in page
    none = client.post(at("signal_search", signal), {"name": "Niemand Hier"}).content.decode()
    assert "lijkt op deze naam" in none


def test_a_place_shows_no_name_to_anybody(town, client_of):
    signal = given(worry=nuisance(), by="lore")
    page = client_of("lore").get(at("signal", signal)).content.decode()
    assert at("signal_name", signal) not in page
    client_of("wim").post(at("signal_retain", signal), {"version": 1})
    page = client_of("wim").get(at("signal", signal)).content.decode()
    assert at("signal_open_case", signal) in page
    case = {"pseudonym": "Plein", "director": str(mandate("wim")), "version": 2}
    assert client_of("wim").post(at("signal_open_case", signal), case).status_code == 302


def test_what_was_written_is_shown_as_text(town, client_of):
    words = SignalWords(SCRIPT, SCRIPT, SCRIPT, SCRIPT, SCRIPT, SCRIPT)
    signal = given(worry=new(words=words))
    client_of("an").post(at("signal_ask", signal), {"text": SCRIPT, "version": 1})
    for who in ("an", "chloe"):
        page = client_of(who).get(at("signal", signal)).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_no_title_holds_a_name(town, client_of):
    signal = opened()
    for name in ("signal", "signal_search", "signal_refuse"):
        page = client_of("an").get(at(name, signal)).content.decode()
        title = page[page.index("<title>") : page.index("</title>")]
        assert "Yassine" not in title


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("step", STEPS)
def test_no_value_breaks_a_step(town, client_of, step, odd):
    signal = named() if step == "signal_open_name" else opened()
    fields = ("text", "to", "name", "birth_date", "reason", "asked_of", "pseudonym", "director")
    for who in ("an", "chloe", "bilal"):
        sent = dict.fromkeys(fields, odd) | {"version": odd}
        assert client_of(who).post(at(step, signal), sent).status_code in {200, 302, 403}
        sent["version"] = str(version(signal))
        answer = client_of(who).post(at(step, signal), sent)
        assert answer.status_code in {200, 302, 403, 404}
        assert "<script>alert" not in answer.content.decode()
        if not Signal.objects.using("owner").exclude(state="refused").exists():
            break


def test_the_list_does_not_grow_with_the_number_of_signals(town, client_of):
    client = client_of("an")
    for number in (1, 6):
        for _ in range(number):
            given()
        client.get(reverse("signals"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("signals"))
        assert counted(queries) <= 12


def test_every_page_stays_within_twelve_queries(town, client_of):
    signal, check = cleared(), asked(opened())
    pages = [(at(name, signal), "an") for name in ("signal", *STEPS)]
    pages += [
        (at("signal", signal), "bilal"),
        (at("signal", signal), "chloe"),
        (reverse("signals"), "mia"),
        (reverse("signal_give"), "an"),
        (reverse("information_question", args=[check]), "mia"),
    ]
    for url, who in pages:
        client = client_of(who)
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
        if answer.status_code == 200:
            assert counted(queries) <= 12, (url, counted(queries))


def test_what_is_decided_shows_ten_and_the_rest_behind_a_page(town, client_of):
    for _ in range(23):
        given()
    settled = Signal.objects.using("owner")
    settled.update(state="advised", decided_on=TODAY)
    url = reverse("signals_settled")
    page = client_of("an").get(reverse("signals")).content.decode()
    shown = page.partition("Onlangs beslist")[2]
    assert shown.count('href="/signalen/') == 11
    assert url in shown
    first, second = (
        client_of("an").get(url, {"pagina": number}).content.decode() for number in ("1", "2")
    )
    rows = [str(row.id) for row in settled.all()]
    assert sum(row in first for row in rows) == 20
    assert sum(row in second for row in rows) == 3
    assert not any(row in client_of("greet").get(url).content.decode() for row in rows)
    client = client_of("an")
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    assert counted(queries) <= 12
