# SPDX-License-Identifier: EUPL-1.2
"""The pages of a case in a browser without a browser."""

import re
import uuid
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from schakel.cases.models import (
    Case,
    CaseMember,
    CasePlace,
    Contribution,
    ContributionReader,
    Draft,
    Task,
    Tendency,
)
from schakel.journal.models import Entry
from schakel.tables.models import Table
from tests.cases_world import NAME, make_case, make_contribution, make_task
from tests.web.counting import counted
from tests.world import OWNER, TODAY, mandate, person, table

EVIL = "<script>alert('x')</script>"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    # The day of the world, not its hour: the database asks its own clock whether a token is fresh.
    monkeypatch.setattr("schakel.web.middleware.today", lambda: TODAY)


def bar(circle=("lore",)):
    return make_case(
        "overlast-1",
        "Plein",
        circle,
        "wim",
        subject_kind="place",
        concern="nuisance",
        name="",
    )


def at(name, thing):
    return reverse(name, args=[thing])


def text_of(answer):
    return answer.content.decode()


def queries_of(client, path):
    client.get(path)
    answer, queries = counted(client, path)
    assert answer.status_code == 200
    return queries


def shared(**changed):
    return {
        "text": "Zijn moeder belde ons.",
        "known_through": "yes",
        "source_kind": "observed",
        "onward_use": "start_help",
        "readers": [str(mandate("an"))],
        "step": "share",
        **changed,
    }


def test_a_counsellor_opens_the_case_and_the_journal_remembers(town, client_of):
    case = make_case()
    page = text_of(client_of("chloe").get(at("case", case)))
    assert "Kievit" in page
    assert "uitgenodigd voor deze casus" in page
    assert "Informatie delen" in page
    assert NAME not in page
    assert re.search(r"<title>\s*Casus · Schakel", page)
    entry = Entry.objects.using(OWNER).get(case=case, action="read_case")
    assert entry.actor == person("chloe")


def test_the_name_stands_only_on_its_own_page_and_the_journal_remembers(town, client_of):
    case = make_case()
    page = text_of(client_of("tom").get(at("case_names", case)))
    assert NAME in page
    assert NAME not in re.findall(r"<title>.*?</title>", page, re.DOTALL)[0]
    assert Entry.objects.using(OWNER).filter(case=case, action="read_identity").count() == 1


CASE_PAGES = (
    "case", "case_names", "case_log", "case_toolbox", "case_invite", "contribution_share",
    "task_give", "case_escalate", "case_return", "case_phase", "case_close", "case_reopen",
)  # fmt: skip


@pytest.mark.parametrize("name", CASE_PAGES)
def test_an_outsider_gets_the_same_404_as_for_what_does_not_exist(town, client_of, name):
    client = client_of("lore")
    real, unreal = client.get(at(name, make_case())), client.get(at(name, uuid.uuid4()))
    assert real.status_code == unreal.status_code == 404
    assert real.content == unreal.content


@pytest.mark.parametrize("who", ["an", "chloe", "bilal"])
def test_a_case_page_stays_within_twelve_queries_whatever_it_holds(town, client_of, who):
    case = make_case(circle=("chloe", "tom", "jonas", "lore"), invited=("eva",))
    few = queries_of(client_of(who), at("case", case))
    for number in range(6):
        make_contribution(case, "chloe", f"Tekst {number}", ("an", "bilal", "tom"))
        make_task(case, "tom", f"Taak {number}")
    many = queries_of(client_of(who), at("case", case))
    assert len(many) <= 12, "\n".join(one[:90] for one in many)
    assert len(many) == len(few)


PAGES = ("cases", "tasks", "tendencies", "case_search")


@pytest.mark.parametrize("name", PAGES)
def test_a_list_does_not_grow_with_what_it_shows(town, client_of, name):
    make_task(make_case(), "an", "Eén", due_on=TODAY - timedelta(days=2))
    few = queries_of(client_of("an"), reverse(name))
    for number in range(8):
        case = make_case(pseudonym=f"Vogel {number}")
        make_task(case, "an", f"Taak {number}", due_on=TODAY - timedelta(days=number))
        make_task(case, "tom", f"Taak {number}", due_on=TODAY - timedelta(days=number))
    many = queries_of(client_of("an"), reverse(name))
    assert len(many) == len(few) <= 12, "\n".join(one[:90] for one in many)


@pytest.mark.parametrize("name", CASE_PAGES[3:11])
def test_a_step_stays_within_twelve_queries(town, client_of, name):
    case = bar()
    if name == "case_return":
        CasePlace.objects.using(OWNER).create(
            case_id=case, table_id=table("overlast-2"), begin=TODAY
        )
    many = queries_of(client_of("wim"), at(name, case))
    assert len(many) <= 12, "\n".join(one[:90] for one in many)


def test_everything_typed_is_escaped(town, client_of):
    case = make_case(pseudonym=EVIL)
    make_contribution(case, "chloe", EVIL, ("an",))
    task = make_task(case, "tom", EVIL)
    client = client_of("an")
    for path in (at("case", case), reverse("cases"), at("task", task), at("case_close", case)):
        page = text_of(client.get(path))
        assert EVIL not in page, path
        assert "&lt;script&gt;" in page, path


# Sharing.


def test_sharing_is_writing_then_looking_who_reads_then_sending(town, client_of):
    case, client = make_case(), client_of("chloe")
    both = [str(mandate("an")), str(mandate("tom"))]
    path = at("contribution_share", case)
    page = text_of(client.post(path, shared(step="check", readers=both)))
    assert "Delen met 2 mensen" in page
    assert "Tom De Smet" in page
    assert not Contribution.objects.using(OWNER).exists()
    answer = client.post(path, shared(readers=both))
    assert answer.status_code == 302
    assert ContributionReader.objects.using(OWNER).count() == 2
    page = text_of(client.get(at("case", case)))
    assert "Zijn moeder belde ons." in page
    assert "Gelezen door" in page
    assert "Zijn moeder" in text_of(client_of("tom").get(at("case", case)))
    assert "Zijn moeder" not in text_of(client_of("bilal").get(at("case", case)))


def test_the_list_of_readers_follows_the_ticks_without_any_text(town, client_of):
    case = make_case()
    answer = client_of("chloe").post(
        at("contribution_readers", case), {"readers": [str(mandate("tom"))]}
    )
    page = text_of(answer)
    assert "Tom De Smet" in page
    assert "An Verlinden" not in page
    assert not Contribution.objects.using(OWNER).exists()


@pytest.mark.parametrize("step", ["check", "share"])
def test_a_secret_at_the_nuisance_table_is_refused_with_help_and_nothing_is_kept(
    town, client_of, step
):
    case, client = bar(), client_of("lore")
    given = shared(readers=[str(mandate("wim"))], step=step, text="De uitbater is cliënt.")
    path = at("contribution_share", case)
    client.post(path, {**given, "known_through": "no", "keep": "1"})
    assert Draft.objects.using(OWNER).count() == 1
    page = text_of(client.post(path, given))
    assert "Dit mag u hier niet delen, en u hoeft het ook niet" in page
    assert "Wie meeleest als u herschrijft" in page
    assert "Wie leest wat u deelt" not in page
    assert "Er is niets bewaard." in page
    assert page.index("Bel de coördinator") < page.index("Zeg iets over de plaats")
    assert "tel:" in page
    assert "De uitbater is cliënt." in page
    assert not Contribution.objects.using(OWNER).exists()
    assert not Draft.objects.using(OWNER).exists()
    refused = Entry.objects.using(OWNER).get(refused_by="overlast-admin/secrets")
    assert refused.actor == person("lore")
    assert client.post(path, {**given, "known_through": "no", "step": "share"}).status_code == 302


def test_what_is_half_written_is_kept_for_its_writer_alone(town, client_of):
    case = make_case()
    path = at("contribution_share", case)
    chloe = client_of("chloe")
    assert chloe.post(path, {"text": "Een begin", "keep": "1"}).status_code == 302
    assert "Een begin" in text_of(chloe.get(path))
    assert "Een begin" not in text_of(client_of("tom").get(path))
    assert b"begin" not in bytes(Draft.objects.using(OWNER).get().fields)


def test_at_the_nuisance_table_nothing_is_kept_before_the_writer_said_what_it_is(town, client_of):
    case = bar()
    answer = client_of("lore").post(
        at("contribution_share", case), {"text": "Een begin", "keep": "1"}
    )
    assert "Er is niets bewaard" in text_of(answer)
    assert "Een begin" in text_of(answer)
    assert not Draft.objects.using(OWNER).exists()


def test_who_doubts_is_sent_to_the_telephone_and_keeps_the_text(town, client_of):
    case = make_case()
    page = text_of(
        client_of("chloe").post(at("contribution_share", case), shared(known_through="doubt"))
    )
    assert "Bel dan eerst de coördinator" in page
    assert "Zijn moeder belde ons." in page
    assert not Contribution.objects.using(OWNER).exists()


def test_a_table_that_keeps_only_decisions_explains_and_shows_no_form(town, client_of):
    case = make_case()
    Table.objects.using(OWNER).filter(pk=table("noord")).update(keeps="decisions_only")
    client = client_of("chloe")
    assert "vertelt u aan tafel" in text_of(client.get(at("case", case)))
    page = text_of(client.get(at("contribution_share", case)))
    assert "<textarea" not in page
    assert "aan tafel" in page


def test_a_giver_corrects_widens_and_withdraws(town, client_of):
    case, client = make_case(), client_of("chloe")
    given = make_contribution(case, "chloe", "Eerste tekst", ("an",))
    page = text_of(client.get(at("contribution_correct", given)))
    assert "Eerste tekst" in page
    client.post(at("contribution_correct", given), shared(text="Betere tekst"))
    newest = Contribution.objects.using(OWNER).get(corrects=given)
    assert "Betere tekst" in text_of(client_of("an").get(at("case", case)))
    assert "Eerste tekst" not in text_of(client_of("an").get(at("case", case)))
    client.post(at("contribution_widen", newest.id), {"readers": [str(mandate("tom"))]})
    assert "Betere tekst" in text_of(client_of("tom").get(at("case", case)))
    client.post(at("contribution_withdraw", newest.id))
    for who in ("tom", "an"):
        assert "Betere tekst" not in text_of(client_of(who).get(at("case", case)))
    assert "ingetrokken" in text_of(client.get(at("case", case)))


@pytest.mark.parametrize(
    "name", ["contribution_correct", "contribution_withdraw", "contribution_widen"]
)
def test_a_reader_hears_why_he_changes_nothing_and_others_get_the_404(town, client_of, name):
    given = make_contribution(make_case(), "chloe", "Tekst", ("an",))
    answer = client_of("an").get(at(name, given))
    assert answer.status_code == 403
    assert "Alleen wie dit gaf" in text_of(answer)
    assert client_of("tom").get(at(name, given)).status_code == 404


# The circle.


def test_the_invited_sees_who_asks_and_which_concern_and_nothing_else(town, client_of):
    case = make_case(circle=("tom",), invited=("jonas",))
    member = CaseMember.objects.using(OWNER).get(mandate_id=mandate("jonas"))
    client = client_of("jonas")
    page = text_of(client.get(at("invitation", member.id)))
    assert "An Verlinden" in page
    assert "radicalisering" in page
    for hidden in ("Kievit", str(case), NAME, "Tafel noord", "Tom De Smet"):
        assert hidden not in page
    assert client.get(at("case", case)).status_code == 404


def test_a_youth_worker_who_declined_sees_nothing_of_the_case(town, client_of):
    case = make_case(circle=("tom",), invited=("jonas",))
    member = CaseMember.objects.using(OWNER).get(mandate_id=mandate("jonas"))
    client = client_of("jonas")
    answer = client.post(at("invitation", member.id), {"answer": "no"})
    assert answer.status_code == 302
    gone = client.get(at("invitation", member.id))
    nothing = client.get(at("invitation", uuid.uuid4()))
    assert gone.status_code == nothing.status_code == 404
    assert gone.content == nothing.content
    assert client.get(at("case", case)).status_code == 404
    assert "neemt niet deel" in text_of(client_of("an").get(at("case", case)))
    assert "Jonas" not in text_of(client_of("tom").get(at("case", case)))


def test_a_coordinator_is_reminded_to_phone_and_invites(town, client_of):
    case, client = make_case(circle=()), client_of("an")
    page = text_of(client.get(at("case_invite", case)))
    assert "Ik heb eerst gebeld" in page
    answer = client.post(at("case_invite", case), {"mandate": str(mandate("jonas"))})
    assert answer.status_code == 302
    member = CaseMember.objects.using(OWNER).get(case_id=case)
    answer = client_of("jonas").post(at("invitation", member.id), {"answer": "yes"})
    assert answer.url == at("case", case)
    assert "Jonas Baert" in text_of(client.get(at("case", case)))
    assert client.post(at("member_end", member.id)).status_code == 302
    assert client_of("jonas").get(at("case", case)).status_code == 404


def test_a_partner_outside_the_protocol_is_refused_with_the_way_open(town, client_of):
    case = make_case("kwetsbaar", "Merel", (), concern="vulnerable_adult")
    answer = client_of("an").post(at("case_invite", case), {"mandate": str(mandate("lore"))})
    assert answer.status_code == 403
    assert "protocol" in text_of(answer)


# Tasks, ladder, end, tendencies, search.


def test_two_people_save_the_same_task_and_the_second_is_told(town, client_of):
    task = make_task(make_case(), "tom", "Aanbod buddy")
    tom, an = client_of("tom"), client_of("an")
    report = {"state": "done", "report": "Gevonden.", "version": "1"}
    assert tom.post(at("task", task), report).status_code == 302
    page = text_of(an.post(at("task", task), {**report, "report": "Van An."}))
    assert "Iemand anders was u net voor" in page
    assert "Van An." in page
    assert 'name="version" value="2"' in page
    assert Task.objects.using(OWNER).get(pk=task).version == 2


def test_a_task_is_given_and_stands_on_the_page_of_its_owner(town, client_of):
    case = make_case()
    given = {"what": "Bel de moeder", "owner": str(mandate("tom")), "due_on": "1/12/2026"}
    assert client_of("an").post(at("task_give", case), given).status_code == 302
    assert "Bel de moeder" in text_of(client_of("tom").get(reverse("tasks")))
    assert client_of("chloe").get(at("task_give", case)).status_code == 403


def test_a_case_climbs_after_saying_who_will_read_and_comes_back(town, client_of):
    case = bar()
    page = text_of(client_of("wim").get(at("case_escalate", case)))
    assert "Rita Claes" in page
    assert "bestuurlijke maatregelen" in page
    client_of("wim").post(at("case_escalate", case), {"reason": "Gesprekken hielpen niet."})
    page = text_of(client_of("rita").get(at("case", case)))
    assert "Gesprekken hielpen niet." in page
    assert "bestuurlijke maatregelen" in page
    answer = client_of("rita").post(at("case_return", case), {"reason": "Opgelost."})
    assert answer.url == reverse("cases")
    assert client_of("rita").get(at("case", case)).status_code == 404


def test_a_named_case_is_shown_the_way_of_a_tendency(town, client_of):
    case = make_case()
    page = text_of(client_of("an").get(at("case_escalate", case)))
    assert "Een dossier met een naam gaat er niet heen" in page
    assert reverse("tendencies") in page
    answer = client_of("an").post(at("case_escalate", case), {"reason": "Toch"})
    assert answer.status_code == 403


def test_closing_shows_the_day_of_destruction_and_asks_about_every_task(town, client_of):
    case, client = make_case(), client_of("an")
    task = make_task(case, "tom", "Aanbod buddy")
    page = text_of(client.get(at("case_close", case)))
    assert "20 november 2027" in page
    assert "Aanbod buddy" in page
    end = {"outcome": "better", "exit_criterion": "goals_met", "words": "", "version": "1"}
    page = text_of(client.post(at("case_close", case), end))
    assert "Kies wat er met deze afspraak gebeurt" in page
    answer = client.post(at("case_close", case), {**end, f"task_{task}": "lapse"})
    assert answer.status_code == 302
    assert "vernietigd op 20 november 2027" in text_of(client_of("tom").get(at("case", case)))
    assert client_of("tom").get(at("contribution_share", case)).status_code == 403
    answer = client.post(at("case_reopen", case), {"reason": "Opnieuw.", "version": "2"})
    assert answer.status_code == 302
    assert Case.objects.using(OWNER).get(pk=case).state == "reopened"


def test_a_phase_is_set(town, client_of):
    case = make_case()
    given = {"phase": "follow_up", "review_on": "1/3/2027", "version": "1"}
    assert client_of("an").post(at("case_phase", case), given).status_code == 302
    assert "1 maart 2027" in text_of(client_of("an").get(reverse("cases")))


def test_a_tendency_with_a_pseudonym_is_refused_beside_its_field(town, client_of):
    make_case()
    client = client_of("an")
    path = at("tendency_give", table("noord"))
    page = text_of(client.post(path, {"text": "Kievit en anderen.", "question": "Wat nu?"}))
    assert "hoort: Kievit" in page
    assert not Tendency.objects.using(OWNER).exists()
    given = {"text": "Meer jongeren haken af.", "question": "Wat nu?"}
    assert client.post(path, given).status_code == 302
    assert "Meer jongeren haken af." in text_of(client_of("hans").get(reverse("tendencies")))
    assert "Meer jongeren" not in text_of(client_of("tom").get(reverse("tendencies")))
    assert client_of("pieter").get(path).status_code == 403


def test_a_search_finds_a_name_with_a_typing_error_and_shows_no_name(town, client_of):
    case = make_case()
    client = client_of("an")
    page = text_of(client.post(reverse("case_search"), {"words": "yasin"}))
    assert at("case", case) in page
    assert NAME not in page
    assert at("case", case) not in text_of(
        client_of("lore").post(reverse("case_search"), {"words": "yasin"})
    )


def test_a_search_of_many_cases_goes_on_where_it_stopped(town, client_of):
    oldest = make_case(pseudonym="Wulp", name="Tariq Bos", opened_on=TODAY - timedelta(days=900))
    newest = make_case(pseudonym="Fuut", name="Tariq Maes", opened_on=TODAY)
    for number in range(399):
        make_case(pseudonym=f"Vogel {number}", circle=(), name="")
    client = client_of("an")
    first = client.post(reverse("case_search"), {"words": "tarik"})
    page = text_of(first)
    assert "Doorzocht: 400 van uw 401 casussen, de nieuwste eerst." in page
    assert at("case", newest) in page
    assert at("case", oldest) not in page
    action, typed = further_of(first)
    # The words travel in the body only, as the first time.
    assert action == f"{reverse('case_search')}#gevonden"
    second = client.post(action, typed)
    page = text_of(second)
    assert "Doorzocht: al uw 401 casussen." in page
    assert page.index(at("case", oldest)) < page.index("Eerder gevonden")
    assert page.index("Eerder gevonden") < page.index(at("case", newest))
    assert "Verder zoeken" not in page
    # Whoever goes on to the end and finds nothing is told so as somebody with few cases is.
    _, typed = further_of(client.post(reverse("case_search"), {"words": "niemand"}))
    page = text_of(client.post(action, typed))
    assert "Niets gevonden in wat u mag lezen." in page
    assert "Eerder gevonden" not in page
    assert not Entry.objects.using(OWNER).filter(actor=person("an")).exists()


def further_of(answer):
    """Return where the button to search on leads, and what it sends."""
    found = BeautifulSoup(answer.content, "html.parser").select_one("#gevonden form")
    assert found is not None
    hidden = {one["name"]: one["value"] for one in found.select("input[type=hidden]")}
    return found["action"], hidden


@pytest.mark.parametrize(
    ("who", "words", "sentence"),
    [
        ("an", "niemand", "Niets gevonden in wat u mag lezen."),
        ("an", "niemand", "Doorzocht: uw ene casus."),
        ("lore", "niemand", "Niets gevonden: er is nog geen casus die u mag lezen."),
        ("an", "?!", "Schrijf een naam, een woord of een getal."),
    ],
)
def test_a_search_that_finds_nothing_says_in_what(town, client_of, who, words, sentence):
    make_case()
    page = text_of(client_of(who).post(reverse("case_search"), {"words": words}))
    assert sentence in page
    assert "Verder zoeken" not in page


@pytest.mark.parametrize("wrong", ["", "31/2/2026", "x", "0001-01-01", "9999-12-31", "💥"])
def test_a_search_that_no_page_wrote_begins_anew_or_finds_what_one_may_read(town, client_of, wrong):
    case, hidden = make_case(), make_case("zuid", "Wulp", (), "greet")
    sent = {"words": "kievit", "opened_on": wrong, "case": str(hidden), "found": f"{hidden} {case}"}
    for changed in ({}, {"case": wrong}, {"found": wrong}):
        answer = client_of("an").post(reverse("case_search"), {**sent, **changed})
        assert answer.status_code == 200
        assert at("case", hidden) not in text_of(answer)


def test_the_list_shows_invitations_and_filters(town, client_of):
    make_case(circle=("tom",), invited=("jonas",))
    make_case(pseudonym="Dicht", state="closed")
    page = text_of(client_of("jonas").get(reverse("cases")))
    assert "U bent uitgenodigd" in page
    assert "Kievit" not in page
    client = client_of("an")
    page = text_of(client.get(reverse("cases"), {"stand": "closed"}))
    assert "Dicht" in page
    assert "Kievit" not in page
    for wrong in ({"tafel": "x"}, {"stand": "'"}, {"tafel": str(uuid.uuid4())}):
        assert client.get(reverse("cases"), wrong).status_code == 200


WRONG = (
    "",
    "x" * 6000,
    "\x00",
    "31/2/2026",
    "'; DROP TABLE cases_case; --",
    EVIL,
    "💥\u202e",
    "-1",
)


@pytest.mark.parametrize("wrong", WRONG)
def test_no_value_gives_an_error_page(town, client_of, wrong):
    case, place = make_case(), bar()
    task = make_task(case, "tom", "Taak")
    given = make_contribution(case, "an", "Tekst", ("bilal",))
    client, wim = client_of("an"), client_of("wim")
    names = ("text", "known_through", "source_kind", "onward_use", "readers", "mandate", "what",
             "owner", "due_on", "reason", "version", "phase", "review_on", "outcome", "words",
             "exit_criterion", "state", "report", "question", "answer", "step",
             "opened_on", "case", "found")  # fmt: skip
    form = dict.fromkeys(names, wrong)
    paths = [at(name, case) for name in (*CASE_PAGES[4:], "contribution_readers")]
    paths += [at("task", task), at("tendency_give", table("noord")), reverse("case_search")]
    paths += [at("contribution_correct", given), at("contribution_widen", given)]
    for path in paths:
        assert client.post(path, form).status_code in {200, 302, 403}, path
        assert client.post(path, {**form, "keep": "1"}).status_code in {200, 302, 403}, path
    for name in ("case_escalate", "case_return"):
        assert wim.post(at(name, place), form).status_code in {200, 302, 403}
