# SPDX-License-Identifier: EUPL-1.2
"""Journey 3: a vulnerable adult, at the table under the protocol of the procureur."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import docx
import pytest

from schakel.cases.models import Case, CaseMember, Signal
from schakel.meetings.models import Meeting
from tests.journeys import steps, steps_2_3
from tests.journeys.hands import Hands, Mouse
from tests.journeys.steps import Calendar
from tests.world import OWNER, PROTOCOL_UNTIL, TODAY, mandate, table

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
ADULT = "Gaston Verhoeven"
PSEUDONYM = "Merel"
CORE = ("An Verlinden", "Ilse Govaerts", "Karel Wouters", "Tom De Smet", "Sofie Lambrecht")
THE_DAY_AFTER = PROTOCOL_UNTIL + timedelta(days=1)
IN_A_WEEK = PROTOCOL_UNTIL + timedelta(days=7)
SIXTY_DAYS_BEFORE = PROTOCOL_UNTIL - timedelta(days=60)
RENEWAL = "Protocol van Tafel kwetsbaar verlengen"
NEW_PROTOCOL = "PdK/2026/41"


@pytest.fixture
def me(town, site: str, become: Callable[[str], "Page"]) -> Mouse:
    """Somebody at the browser, in the town."""
    return Mouse(site, become)


@pytest.fixture
def merel(walked) -> str:
    """The town with the case Merel, Tom in its circle; gives the address of the case."""
    walked("merel", lambda me: steps_2_3.adult_becomes_case(me, ADULT, PSEUDONYM))
    return f"/casussen/{Case.objects.using(OWNER).get().id}/"


@pytest.fixture
def us(merel: str, site: str, become: Callable[[str], "Page"]) -> Mouse:
    """Somebody at the browser, in the town that knows the case Merel."""
    return Mouse(site, become)


def test_tom_refers_an_adult_without_a_name_and_names_only_when_it_is_retained(me: Mouse) -> None:
    steps.open_signal_form(me.be("tom"), "Tafel kwetsbaar")
    me.sees("Wie leest mee", "An Verlinden", "Rita Claes", "Op welke grond", "artikel 458ter")
    me.sees("Schrijf geen namen.").misses("Weet u dit door uw werk als hulpverlener?")
    signal = steps_2_3.refer_adult(me.be("tom"))
    me.sees("Uw signaal is verstuurd.").misses(ADULT)
    for who in ("ilse", "karel", "sofie", "bilal", "eva", "els"):
        assert me.answer_to(who, signal) == 404, who

    steps.propose(me.be("an"))
    steps.retain(me.be("rita"))
    assert Signal.objects.using(OWNER).get().state == "retained"
    me.be("an").go(f"{signal}casus/")
    me.sees("begint pas als de naam genoemd en geopend is", "De gever kiest.")
    steps.name_subject(me.be("tom"), ADULT)
    assert me.status_as("rita", signal) == 200
    me.misses(ADULT)
    steps.open_name(me.be("an"))
    me.sees(ADULT).misses("information officer")
    case = steps.begin_case(me.be("an"), PSEUDONYM)
    me.sees(PSEUDONYM, "Tom De Smet", "uitgenodigd").misses(ADULT)
    assert me.answer_to("tom", case) == 404
    steps.answer_invitation(me.be("tom"))
    assert me.answer_to("tom", case) == 200
    assert me.answer_to("rita", case) == 200
    for who in ("ilse", "karel", "bilal", "eva", "els"):
        assert me.answer_to(who, case) == 404, who


def test_eva_joins_only_when_the_protocol_names_her_and_her_organisation_signed(
    us: Mouse, merel: str
) -> None:
    _invite_eva(us)
    us.sees(
        "Dit kan hier niet",
        "Het protocol noemt deze functie niet.",
        "Wat wel kan",
        "Laat de functie aan het protocol toevoegen.",
        "Bel de coördinator",
    )
    assert us.answer_to("eva", merel) == 404
    us.be("eva").misses("Neemt u deel")

    _protocol_of_els(us, consented=False)
    _sign(us, "CGG Zandstreek")
    _invite_eva(us)
    us.sees("Het protocol noemt deze functie niet.")

    _protocol_of_els(us, consented=True)
    _invite_eva(us)
    us.sees("De organisatie ondertekende het protocol nog niet.")
    us.sees("Laat de organisatie het protocol ondertekenen.")
    assert not CaseMember.objects.using(OWNER).filter(mandate_id=mandate("eva")).exists()

    us.be("els").go(f"/beheer/tafels/{table('kwetsbaar')}/")
    us.follow(NEW_PROTOCOL)
    _sign(us, "CGG Zandstreek")
    us.sees("De handtekening is ingeschreven.")
    assert us.answer_to("els", merel) == 404

    _invite_eva(us)
    us.sees("De uitnodiging is verstuurd, zonder inhoud.")
    steps.answer_invitation(us.be("eva"))
    us.sees("U neemt deel.", PSEUDONYM)
    assert us.status_as("eva", merel) == 200


def test_the_table_meets_under_the_protocol_and_not_the_day_after_it(
    us: Mouse, merel: str, calendar: Calendar
) -> None:
    calendar.turn_to(PROTOCOL_UNTIL)
    last = steps.plan_meeting(us.be("an"), PROTOCOL_UNTIL, "Tafel kwetsbaar")
    steps.put_case(us, PSEUDONYM)
    steps.open_meeting(us, CORE)
    us.press("Dit punt openen")
    us.sees("Iedereen akkoord: punt sluiten")
    assert Meeting.objects.using(OWNER).get().state == "open"
    steps.agree(us, "Samen aan de deur gaan", "Tom De Smet", IN_A_WEEK, IN_A_WEEK)
    us.sees("Het punt is gesloten.")
    us.go(f"{last}aan-tafel/")
    steps.close_meeting(us)

    calendar.turn_to(THE_DAY_AFTER)
    late = steps.plan_meeting(us.be("an"), THE_DAY_AFTER, "Tafel kwetsbaar")
    steps.put_case(us, PSEUDONYM)
    us.follow("Wie is er?")
    steps.mark_present(us, CORE)
    us.sees(
        "Nog niet open voor casussen",
        "Het protocol liep tot en met 31 maart 2027.",
        "Bron",
        "artikel 458ter",
        "Bereid de verlenging voor en vraag de procureur om een nieuwe toestemming.",
        "Sjabloon van het protocol (DOCX)",
    )
    us.misses("Overleg openen")
    answer = _press_anyway(us, f"{late}openen/")
    assert answer == 403
    assert Meeting.objects.using(OWNER).get(pk=late.split("/")[-2]).state == "planned"

    us.be("an").sees("afgelopen", RENEWAL, "Het liep tot en met 31 maart 2027")
    us.sees("Tot er een nieuw is, opent geen overleg.", "Zo kan dit overleg niet openen.")
    us.go(merel)
    _invite_eva(us)
    us.sees("Het protocol geldt vandaag niet.", "Vraag een nieuw protocol.")


def test_the_renewal_stands_on_ans_page_from_sixty_days_before(
    me: Mouse, calendar: Calendar
) -> None:
    calendar.turn_to(SIXTY_DAYS_BEFORE - timedelta(days=1))
    me.be("an").misses(RENEWAL)
    calendar.turn_to(SIXTY_DAYS_BEFORE)
    me.be("an").sees("Binnenkort", RENEWAL, "Het loopt tot en met 31 maart 2027.")
    for who in ("tom", "karel", "eva", "els", "wim"):
        me.be(who).misses(RENEWAL)

    _old_protocol(me.be("els"))
    me.follow("Verlengen")
    _fill_in(me, PROTOCOL_UNTIL + timedelta(days=1), date(2029, 3, 31))
    me.press("Bewaren")
    me.be("an").sees(RENEWAL)
    me.be("els").go(f"/beheer/tafels/{table('kwetsbaar')}/")
    me.follow(NEW_PROTOCOL)
    me.follow("Aanvullen")
    me.write("Toestemming van", "Procureur des Konings te Zandstreek")
    me.day("Toestemming op", SIXTY_DAYS_BEFORE)
    me.press("Bewaren")
    me.be("an").misses(RENEWAL)


def test_the_template_of_a_protocol_is_a_document_with_gaps_to_fill_in(
    me: Mouse, calendar: Calendar
) -> None:
    calendar.turn_to(PROTOCOL_UNTIL)
    me.be("an")
    file = me.download(RENEWAL)
    assert file.suggested_filename == "protocol-sjabloon.docx"
    document = docx.Document(str(file.path()))
    cells = [cell.text for grid in document.tables for row in grid.rows for cell in row.cells]
    text = " ".join(" ".join([*(one.text for one in document.paragraphs), *cells]).split())
    for words in (
        "Protocol voor een casusoverleg",
        "Tafel kwetsbaar",
        "Lindewater, Zandbeke",
        "bescherming van de fysieke en psychische integriteit",
        "parketmagistraat",
        "justitieassistent",
        "Hoe de tafel werkt",
        "Triage",
        "Ritme",
        "Beroepsgeheim",
        "Strafwetboek, artikel 458ter",
        "[in te vullen: referentie]",
        "[in te vullen: begindatum]",
        "[in te vullen: hoe vaak de tafel samenkomt]",
        "[in te vullen: redenen van de procureur des Konings]",
        "Model: laat het nakijken voor u tekent",
    ):
        assert words in text, f"{words!r} is not in {text}"


def _invite_eva(me: Mouse) -> None:
    steps.invite(me.be("an"), "Eva Thys", PSEUDONYM)


def _old_protocol(me: Hands) -> None:
    me.go("/beheer/tafels/")
    me.follow("Tafel kwetsbaar")
    me.follow("PdK/2025/17")


def _protocol_of_els(me: Mouse, *, consented: bool) -> None:
    """Renew the protocol from today, and name therapists too."""
    _old_protocol(me.be("els"))
    me.follow("Verlengen")
    _fill_in(me, TODAY, date(2028, 11, 19))
    if consented:
        me.write("Kenmerk", NEW_PROTOCOL)
        me.write("Toestemming van", "Procureur des Konings te Zandstreek")
        me.day("Toestemming op", TODAY)
    else:
        me.write("Kenmerk", "ontwerp")
    me.press("Bewaren")
    me.sees("Het protocol is bewaard.")


def _fill_in(me: Mouse, begin: date, until: date) -> None:
    me.write("Kenmerk", NEW_PROTOCOL)
    me.day("Geldig van", begin)
    me.day("Geldig tot en met", until)
    me.mark("therapeut van het CGG")
    me.write("Hoe de tafel werkt", "ritme: elke derde donderdag\ntriage: elke eerste vrijdag")


def _sign(me: Mouse, organisation: str) -> None:
    me.pick("Organisatie", organisation)
    me.press("Inschrijven")


def _press_anyway(me: Mouse, path: str) -> int:
    """Send what the button would send, though the page does not show it."""
    token = me.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    answer = me.page.request.post(
        me.site + path, form={"csrfmiddlewaretoken": token}, headers={"Referer": me.page.url}
    )
    return answer.status
