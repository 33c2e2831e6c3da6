# SPDX-License-Identifier: EUPL-1.2
"""Journey 1: a worry about a youth of seventeen, from the door to the archive shelf."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from pypdf import PdfReader

from schakel.cases.models import Case, CaseMember, Contribution, Identity, Signal
from tests.journeys import steps
from tests.journeys.hands import Mouse
from tests.journeys.steps import NAME, WORRY, Calendar
from tests.world import OWNER, TODAY, mandate

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
STRANGERS = ("tom", "eva", "hans", "els")
SAID = "Hij slaapt op de bank bij een vriend."
KEPT_OUT = "Zijn moeder wil dit nergens lezen."
IN_TWO_WEEKS = TODAY + timedelta(days=14)
IN_A_MONTH = TODAY + timedelta(days=30)


@pytest.fixture
def me(town, site: str, become: Callable[[str], "Page"]) -> Mouse:
    """Somebody at the browser, in the town."""
    return Mouse(site, become)


@pytest.fixture
def kievit(walked) -> str:
    """The town with the case Kievit, Chloë and Tom in its circle; gives the address of the case."""
    walked("kievit", steps.circle_of_three)
    return f"/casussen/{Case.objects.using(OWNER).get().id}/"


@pytest.fixture
def us(kievit: str, site: str, become: Callable[[str], "Page"]) -> Mouse:
    """Somebody at the browser, in the town that knows the case Kievit."""
    return Mouse(site, become)


def test_chloe_gives_a_signal_and_hears_at_each_turn_that_something_happened(me: Mouse) -> None:
    steps.open_signal_form(me.be("chloe"), "Tafel noord")
    me.sees("Wie leest mee", "An Verlinden", "Bilal Demir", "Op welke grond", "30 juli 2018")
    me.sees("Schrijf geen namen.").misses("Karel Wouters")
    signal = steps.give_signal(me.be("chloe"), "Tafel noord", **WORRY)
    me.sees("Uw signaal is verstuurd.", WORRY["behaviour"])

    me.be("an").follow("Nieuw signaal van")
    me.follow("Meer vragen")
    me.write("Wat wilt u nog weten?", "Hoe vaak bleef hij weg?")
    me.press("Vraag versturen")

    me.be("chloe").sees("Er is iets gebeurd met een signaal dat u gaf.").misses("Hoe vaak")
    me.follow("De tafel vraagt u meer")
    me.sees("Hoe vaak bleef hij weg?")
    me.follow("Iets aanvullen")
    me.write("Uw antwoord", "Vier dagen in november.")
    me.press("Antwoord versturen")

    me.be("an").sees("Een gever antwoordde op uw vraag").misses("Vier dagen")
    steps.propose(me)
    me.sees("Vier dagen in november.")
    steps.retain(me.be("bilal"))
    me.sees("Het signaal is weerhouden.")
    me.be("chloe").sees("Kies of u een naam noemt", "het moet niet").misses(WORRY["behaviour"])
    me.go("/berichten/")
    assert me.text.count("Er is iets gebeurd met een signaal dat u gaf.") == 3
    for other in STRANGERS:
        assert me.status_as(other, signal) == 404


def test_a_signal_that_chloe_phoned_is_hers_and_when_refused_gone_for_everyone(me: Mouse) -> None:
    steps.open_signal_form(me.be("an"), "Tafel noord")
    me.pick("Noteert u dit voor iemand die belt?", "Chloë Peeters")
    me.choose("Over wie of wat gaat het?", "één persoon")
    me.write("Wat is er gezien of gehoord", WORRY["behaviour"])
    me.write("Wie zag of hoorde het?", WORRY["observed_by"])
    me.write("Wat probeerde uw dienst zelf al?", WORRY["tried"])
    me.write("Wat vraagt u aan de tafel?", WORRY["question"])
    me.press("Signaal versturen")
    signal = me.path
    assert me.status_as("chloe", signal) == 200
    me.sees(WORRY["behaviour"])

    me.be("an").go(signal)
    me.follow("Niet weerhouden")
    me.sees("Niemand kan dit signaal nog lezen", "20 december 2026")
    me.press("Ja, niet weerhouden")
    for who in ("chloe", "an", "bilal", "mia", "tom"):
        assert me.status_as(who, signal) == 404
    me.be("chloe").sees("is afgerond en niet meer te lezen").misses(signal)
    assert Signal.objects.using(OWNER).get().state == "refused"


def test_a_name_stays_sealed_until_opened_and_the_officer_answers_with_one_word(me: Mouse) -> None:
    signal = steps.give_signal(me.be("chloe"), "Tafel noord", **WORRY)
    steps.propose(me.be("an"))
    steps.retain(me.be("bilal"))
    steps.name_subject(me.be("chloe"))
    me.sees("De naam is verzegeld.", NAME)
    assert me.status_as("an", signal) == 200
    me.misses(NAME)
    assert me.status_as("bilal", signal) == 200
    me.misses(NAME)

    me.be("an").follow("De gever noemde een naam")
    me.follow("De naam openen")
    me.press("De naam openen")
    me.sees("Vul dit in").misses(NAME)
    me.write("Waarom is de naam nu nodig?", "Zonder naam kan niemand helpen.")
    me.press("De naam openen")
    me.sees(NAME, "De naam is geopend")
    me.follow("Is deze persoon hier al gekend?")
    me.sees("Niemand aan deze tafel lijkt op deze naam.")
    assert Identity.objects.using(OWNER).get().opened_by_id == mandate("an")

    assert me.go(f"{signal}casus/") == 200
    me.sees("Dit kan hier niet", "information officer").misses("Schuilnaam")
    steps.ask_officer(me.be("an"))

    me.be("mia").follow("Mag dit besproken worden?")
    me.sees(NAME).misses(WORRY["behaviour"])
    question = me.path
    me.press("Mag besproken worden")
    me.be("mia").misses(NAME, "Mag dit besproken worden?")
    assert me.go(question) in {200, 404}
    me.misses(NAME)
    assert me.status_as("mia", signal) == 404

    case = steps.begin_case(me.be("an"))
    me.sees("Kievit", "Casusregisseur: An Verlinden").misses(NAME)
    for who in (*STRANGERS, "mia", "karel", "jonas"):
        assert me.status_as(who, case) == 404, who
    assert me.status_as("bilal", case) == 200


def test_a_name_that_looks_like_another_is_shown_before_a_second_case_begins(us: Mouse) -> None:
    steps.give_signal(us.be("chloe"), "Tafel noord", **WORRY)
    steps.propose(us.be("an"))
    steps.retain(us.be("bilal"))
    steps.name_subject(us.be("chloe"), "Jassin El Moutaouakil")
    us.misses("Kievit")
    steps.open_name(us.be("an"))
    us.follow("Is deze persoon hier al gekend?")
    us.sees("Casus Kievit")
    us.write("Naam, zoals u ze kent", "Peter Janssens")
    us.press("Zoeken")
    us.sees("Niemand aan deze tafel lijkt op deze naam.")


def test_a_youth_worker_who_declines_sees_nothing_of_the_case(us: Mouse, kievit: str) -> None:
    us.be("an").go(f"{kievit}uitnodigen/")
    us.sees("Bel eerst.")
    steps.invite(us.be("an"), "Jonas Baert")
    us.be("jonas").follow("Neemt u deel aan een casus?")
    invitation = us.path
    us.sees("An Verlinden", "radicalisering of extremisme").misses("Kievit", NAME, "Chloë", "noord")
    assert us.go(kievit) == 404

    steps.answer_invitation(us.be("jonas"), "Ik neem niet deel")
    us.sees("Niemand vraagt waarom.")
    assert us.go(invitation) == 404
    assert us.go(kievit) == 404
    us.be("jonas").misses("Neemt u deel", "Kievit")

    assert us.status_as("an", kievit) == 200
    us.sees("Jonas Baert", "neemt niet deel")
    assert us.status_as("bilal", kievit) == 200
    us.sees("neemt niet deel")
    for who in ("tom", "chloe"):
        assert us.status_as(who, kievit) == 200
        us.misses("Jonas", "neemt niet deel")
    place = CaseMember.objects.using(OWNER).get(mandate_id=mandate("jonas"))
    assert place.state == "not_taking_part"


def test_a_meeting_without_the_police_names_what_is_missing_and_the_way_open(
    us: Mouse, kievit: str
) -> None:
    steps.plan_meeting(us.be("an"), TODAY)
    steps.put_case(us)
    steps.put_general(us)
    entry = Path(us.download("Afspraak voor uw agenda").path()).read_text()
    assert "Tafel noord" in entry
    assert "Kievit" not in entry
    assert "Yassin" not in entry

    us.follow("Wie is er?")
    steps.mark_present(us, ("An Verlinden", "Bilal Demir", "Chloë Peeters"))
    us.sees("Nog niet open voor casussen", "lokale politie", "Bron", "30 juli 2018")
    us.unfold("Beginnen zonder casussen")
    us.press("Beginnen zonder casussen")
    us.follow("2. Vorming")
    us.press("Dit punt openen")
    us.press("Iedereen akkoord: punt sluiten")
    us.follow("1. Kievit")
    us.sees("Alleen punten zonder personen.").misses("Dit punt openen")
    us.follow("Is iedereen er nu?")
    us.follow("korpschef of vertegenwoordiger")
    us.choose("Wie vervangt?", "Mia Jacobs")
    us.press("Deze plaats vervangen")
    us.press("Overleg openen")
    us.follow("1. Kievit")
    us.press("Dit punt openen")
    us.sees("Iedereen akkoord: punt sluiten")


def test_a_point_opens_for_who_is_mandated_and_present(us: Mouse, kievit: str) -> None:
    us.be("chloe").go(kievit)
    steps.write_contribution(us, SAID, ["Tom De Smet"])
    us.press("Delen met 3 mensen")
    meeting = steps.plan_meeting(us.be("an"), TODAY)
    steps.put_case(us)
    steps.open_meeting(us, (*steps.QUORUM, "Chloë Peeters"))
    us.press("Dit punt openen")
    point = us.path
    us.sees("Verborgen op het grote scherm.").misses(SAID)
    us.follow("Toon op mijn scherm")
    us.sees(SAID)

    assert us.status_as("karel", f"{meeting}aan-tafel/") == 200
    us.misses("Kievit", point)
    assert us.go(point) == 404
    assert us.status_as("karel", meeting) == 200
    us.misses("Kievit")
    assert us.status_as("chloe", point) == 200
    us.sees("Dit punt wordt nu besproken.")

    us.be("an").go(point)
    us.unfold("Iemand komt of gaat")
    us.follow("Wie hier nog niet in staat")
    steps.mark_present(us, ["Tom De Smet"])
    us.go(point)
    us.sees("Tom De Smet", "ziet vanaf het volgende punt")
    steps.agree(
        us, "Een buddy voorstellen", "Tom De Smet", IN_TWO_WEEKS, IN_A_MONTH, "Eerst een buddy."
    )
    us.sees("Het punt is gesloten.", "iedereen akkoord", "Een buddy voorstellen")
    assert us.status_as("tom", point) == 200
    us.sees("U was niet aan tafel bij dit punt.").misses("Eerst een buddy.")
    us.be("tom").sees("Een buddy voorstellen")
    assert us.status_as("chloe", point) == 200
    us.sees("Eerst een buddy.")
    assert Case.objects.using(OWNER).get().review_on == IN_A_MONTH


def test_only_whom_chloe_chose_reads_what_she_wrote(us: Mouse, kievit: str) -> None:
    us.be("chloe").go(kievit)
    steps.write_contribution(us, SAID, [], as_helper="Ik twijfel")
    us.sees("Er is niets verstuurd of bewaard.")
    assert not Contribution.objects.using(OWNER).exists()

    steps.write_contribution(us, SAID, ["Tom De Smet"])
    us.sees("Er is nog niets verstuurd.", "An Verlinden", "Bilal Demir", "Tom De Smet")
    us.press("Delen met 3 mensen")
    us.sees(SAID, "beroepsgeheim", "waargenomen", "Gelezen door")
    us.be("tom").go(kievit)
    us.sees(SAID).misses("Verbeteren")

    us.be("chloe").go(kievit)
    us.follow("Verbeteren")
    us.write("Wat wilt u delen?", "Hij slaapt sinds maandag weer thuis.")
    us.press("Verbeterde tekst delen")
    us.be("tom").go(kievit)
    us.sees("weer thuis", "verbeterd").misses(SAID)

    steps.invite(us.be("an"), "Sofie Lambrecht")
    steps.answer_invitation(us.be("sofie"))
    us.sees("Kievit").misses("weer thuis")
    us.be("chloe").go(kievit)
    us.follow("Voor meer mensen openen")
    us.mark("Sofie Lambrecht")
    us.press("Openen")
    us.be("sofie").go(kievit)
    us.sees("weer thuis").misses(SAID)

    us.be("chloe").go(kievit)
    us.follow("Intrekken")
    withdrawal = us.path
    us.press("Ja, intrekken")
    for who in ("tom", "sofie", "an", "bilal"):
        assert us.status_as(who, kievit) == 200
        us.misses("weer thuis")
    assert us.status_as("tom", withdrawal) == 404
    us.be("chloe").go(kievit)
    us.sees("weer thuis", "ingetrokken")


def test_the_minutes_leave_out_what_chloe_kept_out_and_are_approved_next_time(
    us: Mouse, kievit: str, calendar: Calendar
) -> None:
    us.be("chloe").go(kievit)
    steps.write_contribution(us, SAID, [])
    us.press("Delen met 2 mensen")
    steps.write_contribution(us, KEPT_OUT, [], not_in_minutes=True)
    us.press("Delen met 2 mensen")
    meeting = steps.plan_meeting(us.be("an"), TODAY)
    steps.put_case(us)
    steps.open_meeting(us, (*steps.QUORUM, "Chloë Peeters"))
    us.press("Dit punt openen")
    steps.agree(us, "Een buddy voorstellen", "Tom De Smet", IN_TWO_WEEKS, IN_A_MONTH)
    us.follow("Verslag van dit punt")
    us.write("Afgesproken samenvatting", "De school houdt een plaats vrij.")
    us.press("Nieuwe versie bewaren")
    minutes = us.path
    us.misses(SAID, KEPT_OUT)
    common = _both(us, "Gemeenschappelijk exemplaar")
    us.go(f"{meeting}aan-tafel/")
    steps.close_meeting(us)

    assert us.status_as("chloe", minutes) == 200
    own = _both(us, "Mijn exemplaar")
    for text in common:
        assert "De school houdt een plaats vrij." in text
        assert "Een buddy voorstellen" in text
        assert SAID not in text
    for text in own:
        assert SAID in text
    for text in (*common, *own):
        assert KEPT_OUT not in text
        assert "Yassin" not in text
        assert "Chloë" not in text
    for stranger in ("karel", "tom"):
        assert us.status_as(stranger, minutes) in {403, 404}

    calendar.turn_to(IN_TWO_WEEKS)
    after = steps.plan_meeting(us.be("an"), IN_TWO_WEEKS)
    us.go(f"{after}verslagen/")
    us.sees("Goedkeuren kan zodra dit overleg open is.")
    us.go(after)
    steps.open_meeting(us, steps.QUORUM)
    us.follow("Verslagen om goed te keuren")
    us.sees("De school houdt een plaats vrij.")
    us.press("Goedkeuren")
    us.sees("is goedgekeurd", "Alles is goedgekeurd")
    assert us.status_as("chloe", minutes) == 200
    us.sees("goedgekeurd")


def _both(me: Mouse, copy: str) -> tuple[str, str]:
    """Return the text of a copy as PDF and as DOCX, on one line each."""
    pdf = PdfReader(me.download(f"PDF {copy}").path())
    word = docx.Document(str(me.download(f"DOCX {copy}").path()))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return (
        " ".join(" ".join(page.extract_text() for page in pdf.pages).split()),
        " ".join(" ".join([*(one.text for one in word.paragraphs), *cells]).split()),
    )


def test_a_late_task_stands_on_the_coordinators_start_page_until_tom_reports(
    us: Mouse, kievit: str, calendar: Calendar
) -> None:
    us.be("an").go(kievit)
    us.follow("Een afspraak maken")
    us.write("Wat spreekt u af?", "Samen naar het CAW gaan")
    us.choose("Wie doet het?", "Tom De Smet")
    us.day("Tegen wanneer?", IN_TWO_WEEKS)
    us.press("Afspraak")
    us.be("tom").sees("Samen naar het CAW gaan")
    us.be("an").sees("Geen enkele afspraak van een partner is te laat.")

    calendar.turn_to(IN_TWO_WEEKS + timedelta(days=2))
    us.be("an").sees("Taken van partners", "Samen naar het CAW gaan", "CAW Zandstreek")
    us.be("karel").misses("Samen naar het CAW gaan")
    steps.report(us.be("tom"), "Samen naar het CAW gaan", words="Hij kwam mee.")
    us.be("tom").misses("Samen naar het CAW gaan")
    us.be("an").sees("Geen enkele afspraak van een partner is te laat.")
    us.go(kievit)
    us.sees("Samen naar het CAW gaan", "klaar", "Hij kwam mee.")


def test_the_strategic_table_hears_a_tendency_and_never_a_case(us: Mouse, kievit: str) -> None:
    us.be("an").follow("Casussen")
    us.follow("Tendensen en vragen")
    us.follow("Namens Tafel noord")
    us.write("Welke tendens ziet u?", "Kievit is niet de enige die wegblijft.")
    us.write("Wat vraagt u aan de strategische tafel?", "Wie spreekt met de scholen?")
    us.press("Tendens geven")
    us.sees("Kievit is niet de enige", "pseudoniem")
    us.write("Welke tendens ziet u?", "Meer jongeren blijven weg van school.")
    us.press("Tendens geven")
    us.sees("zonder namen", "Meer jongeren blijven weg")
    assert us.status_as("hans", "/casussen/tendensen/") == 200
    us.sees("Meer jongeren blijven weg", "Wie spreekt met de scholen?").misses("Kievit")
    assert us.status_as("eva", "/casussen/tendensen/") == 200
    us.misses("Meer jongeren")

    us.be("an").go(kievit)
    us.follow("Naar een hoger niveau")
    us.sees("Dit kan hier niet", "Wat wel kan").misses("Naar een hoger niveau brengen")
    us.follow("Een tendens geven")
    assert us.path == "/casussen/tendensen/"
    assert us.status_as("hans", kievit) == 404


def test_a_closed_case_has_a_day_of_destruction_and_can_open_again(us: Mouse, kievit: str) -> None:
    assert us.status_as("tom", f"{kievit}afsluiten/") == 403
    us.sees("Wat wel kan")
    assert us.status_as("eva", f"{kievit}afsluiten/") == 404
    us.be("an").go(kievit)
    us.follow("Afsluiten")
    us.sees("Het dossier wordt vernietigd op")
    us.go(kievit)
    steps.close_case(us, "Zes maanden geen verontrustend gedrag")
    us.sees("Deze casus is afgesloten", "Het gaat beter", "Het dossier wordt vernietigd op")
    closed = Case.objects.using(OWNER).get()
    assert closed.destroy_on is not None
    assert closed.destroy_on > TODAY
    us.be("tom").go(kievit)
    us.sees("Deze casus is afgesloten").misses("Wat wilt u delen?")
    assert us.status_as("tom", f"{kievit}delen/") == 403

    us.be("an").go(kievit)
    us.follow("Heropenen")
    us.write("Waarom?", "Hij bleef opnieuw weg.")
    us.press("Heropenen")
    us.misses("vernietigd op")
    again = Case.objects.using(OWNER).get()
    assert (again.state, again.destroy_on) == ("reopened", None)
