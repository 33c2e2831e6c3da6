# SPDX-License-Identifier: EUPL-1.2
"""The pages of administration: for who administers, without a way to a case, in few queries."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schakel.actors import queries as actors
from schakel.actors.facts import AccountState
from schakel.actors.models import Account, Organisation, Person
from schakel.cases.models import Case
from schakel.kernel.ids import ProtocolId
from schakel.tables import governing
from schakel.tables import queries as tables
from tests.cases_world import make_case
from tests.world import OWNER, TODAY, acting, mandate, organisation, person, table


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    """Open the door on the day of the cast; PostgreSQL has its own clock, so no travelling."""
    monkeypatch.setattr("schakel.web.middleware.today", lambda: TODAY)


def errors(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    found = BeautifulSoup(answer.content, "html.parser").select_one(".errors")
    assert found is not None
    return found.get_text(" ")


def version_in(answer: Any) -> str:
    box = BeautifulSoup(answer.content, "html.parser").select_one("input[name=version]")
    return str(box["value"]) if box else ""


def protocol_id() -> ProtocolId:
    with acting("els"):
        return governing.protocols_of(table("kwetsbaar"))[0].id


def place_id(of: str = "noord", role: str = "coordinate") -> uuid.UUID:
    with acting("els"):
        return next(one.id for one in governing.places_at(table(of)) if one.role == role)


NOT_COUNTED = ("SELECT set_config", "SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
PAGES = {
    "administration": (),
    "admin_functions": (),
    "admin_organisations": (),
    "admin_organisation_add": (),
    "admin_organisation": (organisation("clb"),),
    "admin_people": (),
    "admin_person_add": (),
    "admin_person": (person("an"),),
    "admin_person_name": (person("an"),),
    "admin_person_contact": (person("an"),),
    "admin_mandate_give": (person("an"),),
    "admin_clearance": (person("an"),),
    "admin_second_factor": (person("an"),),
    "admin_person_leave": (person("an"),),
    "admin_mandate_end": (mandate("an"),),
    "admin_table_add": (),
    "admin_table_change": (table("noord"),),
    "admin_table_end": (table("noord"),),
}
GOVERNED = {
    "admin_tables": (),
    "admin_table": (table("kwetsbaar"),),
    "admin_place_give": (table("kwetsbaar"),),
    "admin_protocol_add": (table("kwetsbaar"),),
}


def addresses() -> dict[str, str]:
    """Every page, with the ones about a place and a protocol of this test."""
    found = {name: reverse(name, args=given) for name, given in (PAGES | GOVERNED).items()}
    found["admin_place_end"] = reverse(
        "admin_place_end", args=[place_id("kwetsbaar", "coordinate")]
    )
    for name in ("protocol", "protocol_change", "protocol_renew", "protocol_sign", "protocol_end"):
        found[f"admin_{name}"] = reverse(f"admin_{name}", args=[protocol_id()])
    return found


def test_every_page_opens_for_the_administrator_within_twelve_queries(town, client_of):
    els = client_of("els")
    els.get("/")
    for name, url in addresses().items():
        with CaptureQueriesContext(connection) as taken:
            answer = els.get(url)
        moved_on = name in {"admin_protocol_sign", "admin_protocol_change"}
        assert answer.status_code == (302 if moved_on else 200), name
        asked = [one["sql"] for one in taken if not one["sql"].startswith(NOT_COUNTED)]
        assert len(asked) <= 12, (name, asked)


def test_a_coordinator_hears_on_every_page_that_only_an_administrator_may(town, client_of):
    an = client_of("an")
    for name, url in addresses().items():
        answer = an.get(url)
        if name == "admin_tables":
            assert "Nog niets hier" in answer.content.decode()
            continue
        assert answer.status_code == 403, name
        text = answer.content.decode()
        assert "Dit kan alleen een beheerder" in text or "geeft de burgemeester" in text, name


def test_a_mayor_opens_only_what_he_governs(town, client_of):
    bilal, hans = client_of("bilal"), client_of("hans")
    for name, url in addresses().items():
        expected = {403} if name in PAGES else {200, 302}
        assert bilal.get(url).status_code in expected, name
    noord = reverse("admin_table", args=[table("noord")])
    assert bilal.get(noord).status_code == 200
    assert hans.get(noord).status_code == 403


def test_what_is_not_there_is_not_found(town, client_of):
    els = client_of("els")
    for name, given in PAGES.items():
        if given:
            assert els.get(reverse(name, args=[mandate("nobody")])).status_code == 404, name
    for name in ("admin_table", "admin_place_end", "admin_protocol", "admin_place_give"):
        assert els.get(reverse(name, args=[mandate("nobody")])).status_code == 404, name


def test_an_outsider_of_a_protocol_gets_the_404_of_what_is_not_there(town, client_of):
    chloe = client_of("chloe")
    hidden = chloe.get(reverse("admin_protocol", args=[protocol_id()]))
    nothing = chloe.get(reverse("admin_protocol", args=[mandate("nobody")]))
    assert hidden.status_code == nothing.status_code == 404
    assert hidden.content == nothing.content


def test_the_administrator_sees_no_case_and_no_count_of_cases(town, client_of):
    make_case(pseudonym="Kievit")
    els = client_of("els")
    for name, url in addresses().items():
        assert "Kievit" not in els.get(url).content.decode(), name
    with acting("els"):
        assert not Case.objects.exists()


def test_lists_take_no_more_queries_when_they_grow(town, client_of):
    els = client_of("els")
    els.get("/")

    def count(url: str) -> int:
        with CaptureQueriesContext(connection) as taken:
            assert els.get(url).status_code == 200
        return len(taken)

    urls = [reverse("admin_people"), reverse("admin_organisations")]
    before = [count(url) for url in urls]
    for number in range(60):
        Person.objects.using(OWNER).create(
            given_name="Nr", family_name=f"Aa{number:02}", email=f"nr{number}@zandbeke.example"
        )
        Organisation.objects.using(OWNER).create(name=f"Aa {number:02}", kind="other")
    assert [count(url) for url in urls] == before
    first = els.get(reverse("admin_people")).content.decode()
    second = els.get(reverse("admin_people") + "?pagina=2").content.decode()
    assert "Nr Aa49" in first
    assert "Nr Aa50" in second
    assert els.get(reverse("admin_people") + "?pagina=zeven").status_code == 200


def test_titles_never_hold_a_name(town, client_of):
    els = client_of("els")
    for url in addresses().values():
        title = BeautifulSoup(els.get(url).content, "html.parser").title
        if title is not None:
            assert not {"Verlinden", "Tafel noord", "De Brug"} & set(title.get_text().split(" · "))


# Doing


def test_a_colleague_is_added_and_invited_by_a_mail_without_content(town, client_of):
    els = client_of("els")
    given = {
        "given_name": "Nele",
        "family_name": "<b>Bosmans</b>",
        "email": "Nele@Zandbeke.example ",
        "phone": "",
        "introduction": "",
        "invite": "on",
    }
    answer = els.post(reverse("admin_person_add"), given, follow=True)
    assert "&lt;b&gt;Bosmans" in answer.content.decode()
    assert "De uitnodiging is verstuurd." in answer.content.decode()
    (letter,) = mail.outbox
    assert letter.to == ["nele@zandbeke.example"]
    assert "/uitnodiging/" in letter.body
    made = Account.objects.get(email="nele@zandbeke.example")
    url = letter.body.split("http://testserver")[1].split()[0]
    assert Client().get(url).status_code == 200
    again = els.post(reverse("admin_person_invite", args=[made.person_id]), follow=True)
    assert "verstuurd" in again.content.decode()
    assert Client().get(url).status_code == 404
    assert "Er is al" not in errors(els.post(reverse("admin_person_add"), given))


def test_a_mail_server_that_does_not_answer_is_said(town, client_of, monkeypatch):
    def deaf(*_words):
        raise OSError

    monkeypatch.setattr("schakel.web.administration.mails.send_mail", deaf)
    answer = client_of("els").post(
        reverse("admin_person_invite", args=[person("chloe")]), follow=True
    )
    assert "vertrok niet" in answer.content.decode()


def test_a_mandate_is_given_and_ended_with_its_consequence_said_first(town, client_of):
    els = client_of("els")
    given = {
        "organisation": str(organisation("gemeente")),
        "function": "radicalisation_officer",
        "begin": "20/11/2026",
        "end": "",
        "reason": "nieuwe taak",
        "deputy_for": "",
    }
    url = reverse("admin_mandate_give", args=[person("pieter")])
    assert els.post(url, given).status_code == 302
    assert "31 februari" in errors(els.post(url, given | {"begin": "31/02/2026"}))
    ending = reverse("admin_mandate_end", args=[mandate("an")])
    page = els.get(ending).content.decode()
    assert "coördinator, Tafel noord" in page
    assert "Terugdraaien kan niet" in page
    done = els.post(ending, {"on": "2026-11-20", "reason": "andere taak"}, follow=True)
    assert "Het mandaat is beëindigd." in done.content.decode()
    with acting("an") as an:
        assert not an.mandate_ids(TODAY)
    assert "al beëindigd" in errors(els.post(ending, {"on": "2026-11-20", "reason": "nog eens"}))


def test_a_leaver_is_shown_everything_that_ends(town, client_of):
    els = client_of("els")
    url = reverse("admin_person_leave", args=[person("an")])
    page = els.get(url).content.decode()
    for line in ("coördinator integrale veiligheid, Gemeente Zandbeke", "coördinator, Tafel noord"):
        assert line in page
    busy = client_of("an")
    assert busy.get("/").status_code == 200
    els.post(url, {"last_day": "2026-11-20", "reason": "met pensioen"})
    assert "/account/login/" in busy.get("/").url
    with acting("els"):
        assert actors.staff_member(person("an")).account is AccountState.CLOSED
    assert "moet nog komen" in errors(els.post(url, {"last_day": "2026-11-21", "reason": "weg"}))


def test_a_lost_second_factor_is_forgotten_and_its_owner_hears_it(town, client_of):
    els = client_of("els")
    url = reverse("admin_second_factor", args=[person("chloe")])
    assert "Bel deze collega eerst terug" in els.get(url).content.decode()
    assert "Vul dit in: Reden" in errors(els.post(url, {"reason": ""}))
    page = els.post(url, {"reason": "gsm gestolen"}, follow=True).content.decode()
    assert "door Els Vermeulen: gsm gestolen" in page
    (letter,) = mail.outbox
    assert letter.to == ["chloe@zandbeke.example"]


def test_a_new_address_is_told_to_the_old_one_and_a_second_editor_is_told(town, client_of):
    els = client_of("els")
    url = reverse("admin_person_contact", args=[person("chloe")])
    mark = version_in(els.get(url))
    given = {"email": "noa@debrug.example", "phone": "1", "introduction": "", "version": mark}
    assert els.post(url, given).status_code == 302
    assert [letter.to for letter in mail.outbox] == [["chloe@zandbeke.example"]]
    late = els.post(url, given | {"phone": "2"})
    assert "Iemand anders was u net voor" in errors(late)
    assert els.post(url, given | {"phone": "2", "version": version_in(late)}).status_code == 302


def test_a_name_a_clearance_and_an_organisation_change(town, client_of):
    els = client_of("els")
    name = reverse("admin_person_name", args=[person("chloe")])
    assert els.post(name, {"given_name": "Noa", "family_name": "Peeters"}).status_code == 302
    clearance = reverse("admin_clearance", args=[person("chloe")])
    assert els.post(clearance, {"level": "GEHEIM", "valid_until": "1/1/2027"}).status_code == 302
    assert "Noa Peeters" in els.get(reverse("administration")).content.decode()
    url = reverse("admin_organisation", args=[organisation("clb")])
    given = {"name": "CLB De Bruggen", "kind": "clb", "municipality": "", "phone": ""}
    assert els.post(url, given | {"version": version_in(els.get(url))}).status_code == 302
    assert els.post(reverse("admin_organisation_add"), given | {"name": "OCJ"}).status_code == 302
    assert "al een organisatie" in errors(els.post(reverse("admin_organisation_add"), given))


def test_a_table_is_made_changed_and_ended(town, client_of):
    els = client_of("els")
    given = {
        "name": "Oost",
        "kind": "livcr-2018",
        "level": "operational",
        "keeps": "full",
        "municipalities": "Zandbeke\nlindewater",
        "above": "",
        "begin": "20/11/2026",
    }
    url = els.post(reverse("admin_table_add"), given).url
    assert "Oost" in els.get(url).content.decode()
    wrong = els.post(reverse("admin_table_add"), given | {"municipalities": "Atlantis"})
    assert "Deze gemeente kent Schakel niet: Atlantis" in errors(wrong)
    assert "dit niveau niet" in errors(
        els.post(reverse("admin_table_add"), given | {"name": "West", "level": "tactical"})
    )
    mark = version_in(els.get(f"{url}wijzigen/"))
    assert (
        els.post(f"{url}wijzigen/", given | {"name": "Noordoost", "version": mark}).status_code
        == 302
    )
    assert els.post(f"{url}einde/", {"on": "2026-11-20"}).status_code == 302
    with acting("els"):
        made = next(one for one in tables.tables().values() if one.name == "Noordoost")
    assert made.end == TODAY


def test_a_mayor_gives_and_ends_a_place_at_his_table(town, client_of):
    bilal = client_of("bilal")
    url = reverse("admin_place_give", args=[table("noord")])
    assert "Els Vermeulen" not in bilal.get(url).content.decode()
    given = {
        "mandate": str(mandate("rita")),
        "role": "chair",
        "given_by": "",
        "begin": "2026-11-20",
        "end": "",
        "reason": "bij afwezigheid",
    }
    assert bilal.post(url, given).status_code == 302
    assert "heeft deze plaats al" in errors(bilal.post(url, given))
    with acting("bilal"):
        made = next(
            one for one in governing.places_at(table("noord")) if one.mandate.id == mandate("rita")
        )
    ending = reverse("admin_place_end", args=[made.id])
    assert "geen inzage" in bilal.get(ending).content.decode()
    assert bilal.post(ending, {"on": "2026-11-20", "reason": "terug"}).status_code == 302


def test_a_protocol_is_added_completed_signed_renewed_and_ended(town, client_of):
    els = client_of("els")
    page = els.get(reverse("admin_protocol_add", args=[table("kwetsbaar")])).content.decode()
    assert "bescherming van de fysieke en psychische integriteit" in page
    given = {
        "reference": "PdK/2027/3",
        "valid_from": "1/4/2027",
        "valid_until": "31/3/2029",
        "purposes": "bescherming\nvoorkoming",
        "functions": ["caw_worker", "prosecutor"],
        "modalities": "verslag: per punt",
        "consent_by": "",
        "consent_on": "",
    }
    url = els.post(reverse("admin_protocol_add", args=[table("kwetsbaar")]), given).url
    assert "zonder toestemming opent geen overleg" in els.get(url).content.decode()
    mark = version_in(els.get(f"{url}wijzigen/"))
    consented = given | {"consent_by": "Procureur", "consent_on": "20/11/2026", "version": mark}
    assert "dubbele punt" in errors(els.post(f"{url}wijzigen/", consented | {"modalities": "los"}))
    assert els.post(f"{url}wijzigen/", consented).status_code == 302
    signed = {"organisation": str(organisation("cgg")), "on": "20/11/2026"}
    assert els.post(f"{url}ondertekenen/", signed).status_code == 302
    assert "uit de lijst" in errors(els.post(f"{url}ondertekenen/", signed))
    renewal = els.get(f"{url}verlengen/").content.decode()
    assert "verslag: per punt" in renewal
    assert "PdK/2027/3" not in renewal
    renewed = els.post(f"{url}verlengen/", given | {"reference": "PdK/2029/1"})
    assert renewed.url != url
    assert els.post(f"{url}einde/", {"last_day": "1/5/2027"}).status_code == 302
    assert "1 mei 2027" in els.get(url).content.decode()


NASTY = [
    "",
    " ",
    "x" * 6000,
    "\x00",
    "\x07",
    "😀" * 300,
    "\u202egnirts",
    "31/02/2026",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "9" * 400,
    "2026-13-45",
    "-1",
    str(mandate("nobody")),
]


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_no_value_of_any_field_breaks_a_page(town, client_of, value):
    els = client_of("els")
    for name, url in addresses().items():
        page = BeautifulSoup(els.get(url).content, "html.parser")
        boxes = page.select("main [name]")
        given = {str(box["name"]): value for box in boxes if box["name"] != "csrfmiddlewaretoken"}
        if given:
            assert els.post(url, given).status_code in {200, 302}, (name, value)


def test_a_clearance_that_ends_soon_is_shown_to_the_administrator(town, client_of):
    els = client_of("els")
    soon = (TODAY + timedelta(days=30)).isoformat()
    els.post(
        reverse("admin_clearance", args=[person("mia")]), {"level": "GEHEIM", "valid_until": soon}
    )
    page = els.get(reverse("administration")).content.decode()
    assert "De veiligheidsmachtiging van Mia Jacobs eindigt." in page
