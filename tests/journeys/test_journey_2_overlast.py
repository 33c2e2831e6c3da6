# SPDX-License-Identifier: EUPL-1.2
"""Journey 2: complaints about a bar, on the ladder of three levels, without any person."""

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from schakel.cases.models import Case, CasePlace, Contribution, Signal
from schakel.journal.models import Entry
from tests.journeys import steps, steps_2_3
from tests.journeys.hands import Mouse
from tests.world import OWNER, mandate

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import Database

pytestmark = pytest.mark.browser
SECRET = "Een klant vertelde mij huilend dat de uitbater hem geld schuldig is."
SEEN = "Op vrijdag stonden er om twee uur veertig mensen op het plein."
STUCK = "De uitbater komt geen afspraak na."
STUCK_AGAIN = "Er is een plan nodig voor het hele plein."
BACK = "Het plan ligt er; de tafel eronder voert het uit."


@pytest.fixture
def me(town, site: str, become: Callable[[str], "Page"]) -> Mouse:
    """Somebody at the browser, in the town."""
    return Mouse(site, become)


@pytest.fixture
def town_with_a_bar(walked: Callable[..., "Database"]) -> "Database":
    """The town with the case about the bar at the lowest level, Lore in its circle."""
    return walked("bar", steps_2_3.bar_becomes_case)


@pytest.fixture
def bar(town_with_a_bar) -> str:
    """The address of the case about the bar."""
    return f"/casussen/{Case.objects.using(OWNER).get().id}/"


@pytest.fixture
def us(bar: str, site: str, become: Callable[[str], "Page"]) -> Mouse:
    """Somebody at the browser, in the town that knows the bar."""
    return Mouse(site, become)


def test_pieter_cannot_bring_a_person_to_the_table_about_places(me: Mouse, town) -> None:
    steps.open_signal_form(me.be("pieter"), "Tafel overlast-1")
    before = _counts(town)
    steps_2_3.fill_in_signal(me, "één persoon", steps_2_3.COMPLAINTS)
    me.choose("Weet u dit door uw werk als hulpverlener?", "Nee")
    me.press("Signaal versturen")
    me.sees(
        "Dit kan hier niet",
        "mag geen dossier over personen bijhouden",
        "Bron",
        "Er is niets bewaard.",
        "Wat wel kan",
        "Bel de coördinator",
        "Wim Nijs",
        "Zeg iets over de plaats",
    )
    assert _field(me, "Wat is er gezien of gehoord") == steps_2_3.COMPLAINTS["behaviour"]
    assert _changed(before, _counts(town)) == {"journal_entry": 1}
    _nowhere(town, steps_2_3.COMPLAINTS["behaviour"])

    me.choose("Over wie of wat gaat het?", "een zaak")
    me.press("Signaal versturen")
    me.sees("Uw signaal is verstuurd.")
    assert Signal.objects.using(OWNER).get().subject_kind == "business"


def test_the_bar_becomes_a_case_without_a_person_and_only_its_table_knows(
    us: Mouse, bar: str
) -> None:
    us.be("wim").go(bar)
    us.sees(steps_2_3.BAR, "overlast", "Casusregisseur: Wim Nijs", "Lore Maes")
    us.go(f"{bar}naam/")
    us.sees("Bij deze casus staat geen naam.")
    for who in ("rita", "an", "bilal", "karel", "eva", "hans", "els"):
        assert us.answer_to(who, bar) == 404, who


def test_lore_is_refused_what_she_knows_as_a_helper_and_nothing_is_kept(
    us: Mouse, bar: str, town_with_a_bar
) -> None:
    us.be("lore").go(bar)
    before = _counts(town_with_a_bar)
    steps.write_contribution(us, SECRET, ["Wim Nijs"], as_helper="Ja")
    us.sees(
        "Dit kan hier niet",
        "Dit mag u hier niet delen, en u hoeft het ook niet",
        "valt het onder uw beroepsgeheim",
        "Bron",
        "artikel 458ter",
        "Er is niets bewaard.",
        "nergens anders",
        "Wat wel kan",
    )
    ways = us.page.locator(".ways li").all_inner_texts()
    assert "Bel de coördinator" in ways[0]
    assert "Wim Nijs, 016 00 00 01" in ways[0]
    assert any("Zeg iets over de plaats" in way for way in ways)
    assert any("zonder naam advies" in way for way in ways)
    assert any("procureur" in way for way in ways)
    assert _field(us, "Wat wilt u delen?") == SECRET

    assert _changed(before, _counts(town_with_a_bar)) == {"journal_entry": 1}
    refusal = Entry.objects.using(OWNER).get(action="share_contribution")
    assert (refusal.refused_by, refusal.reason) == ("overlast-admin/secrets", b"")
    _nowhere(town_with_a_bar, SECRET)

    us.press("Bewaren, nog niet delen")
    us.sees("Er is niets bewaard")
    assert _changed(before, _counts(town_with_a_bar)) == {"journal_entry": 1}
    us.be("lore").go(f"{bar}delen/")
    us.misses(SECRET)
    us.be("wim").go(bar)
    us.misses(SECRET, "huilend")


def test_lore_may_tell_what_everybody_could_see_on_the_square(
    us: Mouse, bar: str, town_with_a_bar
) -> None:
    us.be("lore").go(bar)
    steps.write_contribution(us, SECRET, ["Wim Nijs"], as_helper="Ja")
    us.follow("Mag ik dit zeggen?")
    us.be("lore").go(bar)
    steps.write_contribution(us, SEEN, ["Wim Nijs"], as_helper="Nee")
    us.sees("Kijk nog één keer na", "Wim Nijs", "1")
    us.press("Delen met 1")
    us.sees("Uw inbreng is gedeeld.", SEEN)
    assert us.status_as("wim", bar) == 200
    us.sees(SEEN)
    shared = Contribution.objects.using(OWNER).get()
    assert (shared.giver_id, shared.secrecy) == (mandate("lore"), "none")
    _nowhere(town_with_a_bar, SEEN)


def test_the_case_climbs_with_a_reason_and_the_confirmation_says_who_will_read(
    us: Mouse, bar: str
) -> None:
    us.be("lore").go(bar)
    steps.write_contribution(us, SEEN, ["Wim Nijs"], as_helper="Nee")
    us.press("Delen met 1")
    assert us.status_as("lore", f"{bar}omhoog/") == 403
    us.sees("Wat wel kan")
    assert us.status_as("rita", bar) == 404
    us.be("rita").misses(steps_2_3.BAR)

    us.be("wim").go(bar)
    us.follow("Naar een hoger niveau")
    us.sees(
        "De casus ligt daarna ook bij Tafel overlast-2",
        "Die tafel mag bestuurlijke maatregelen nemen.",
        "Wie leest dan ook mee",
        "Rita Claes",
        "An Verlinden",
    )
    us.misses("Karel Wouters", "Bilal Demir")
    us.press("Naar een hoger niveau brengen")
    us.sees("Vul dit in")
    assert CasePlace.objects.using(OWNER).count() == 1
    us.write("Waarom?", STUCK)
    us.press("Naar een hoger niveau brengen")
    us.sees("De casus ligt nu ook bij de tafel hierboven.", STUCK)
    us.sees("Tafel overlast-2", "Deze tafel mag bestuurlijke maatregelen nemen.")

    us.be("rita").follow("Casussen")
    us.follow(steps_2_3.BAR)
    us.sees(STUCK, "Tafel overlast-2").misses(SEEN)
    for who in ("bilal", "karel", "eva", "hans", "els"):
        assert us.answer_to(who, bar) == 404, who


def test_after_the_way_back_the_strategic_people_see_nothing_at_once(us: Mouse, bar: str) -> None:
    us.be("wim").go(bar)
    steps_2_3.move_up(us, STUCK)
    us.be("rita").go(bar)
    us.follow("Naar een hoger niveau")
    us.sees("Tafel overlast-3", "Bilal Demir").misses("bestuurlijke maatregelen nemen.")
    us.go(bar)
    steps_2_3.move_up(us, STUCK_AGAIN)
    us.sees(STUCK_AGAIN)
    us.be("bilal").follow("Casussen")
    us.follow(steps_2_3.BAR)
    us.sees(STUCK, STUCK_AGAIN, "Tafel overlast-3")
    assert us.go(f"{bar}omhoog/") == 200
    us.sees("Deze casus gaat niet naar een hoger niveau").misses("Naar een hoger niveau brengen")

    us.go(bar)
    us.follow("Terug naar het lagere niveau")
    us.sees("Tafel overlast-3 ziet deze casus daarna meteen niet meer.")
    us.sees("Wie leest dan niet meer mee", "Bilal Demir").misses("Rita Claes", "An Verlinden")
    us.press("Ja, terugbrengen")
    us.sees("Vul dit in")
    us.write("Waarom?", BACK)
    us.press("Ja, terugbrengen")
    us.sees("De casus ligt weer bij het lagere niveau.")
    nothing = _body_of_nothing(us)
    assert us.go(bar) == 404
    assert us.page.content() == nothing
    us.be("bilal").misses(steps_2_3.BAR, bar)
    us.follow("Casussen")
    us.misses(steps_2_3.BAR, bar)
    us.write("Zoek", "brug")
    us.press("Zoek")
    us.sees("Niets gevonden")
    for who in ("rita", "an", "wim", "lore"):
        assert us.answer_to(who, bar) == 200, who
    assert us.status_as("rita", f"{bar}logboek/") == 200
    assert us.status_as("bilal", f"{bar}logboek/") == 404


def _body_of_nothing(us: Mouse) -> str:
    assert us.go("/casussen/00000000-0000-4000-8000-000000000000/") == 404
    return us.page.content()


def _field(me: Mouse, label: str) -> str:
    return me.page.get_by_label(label).first.input_value()


def _tables(database: "Database") -> list[str]:
    with database.connect("owner") as connection:
        rows = connection.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"
        ).fetchall()
    return [name for (name,) in rows]


def _counts(database: "Database") -> dict[str, int]:
    """Return how many rows each table holds, past every row policy."""
    found = {}
    for name in _tables(database):
        with database.connect("owner") as connection:
            row = connection.execute(f"SELECT count(*) FROM {name}").fetchone()
        found[name.rpartition(".")[2]] = row[0] if row else 0
    return found


def _changed(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    return {name: after[name] - number for name, number in before.items() if after[name] != number}


def _nowhere(database: "Database", text: str) -> None:
    """Assert that no row holds the text: in plain sight, as bytes or as base64."""
    plain = text.encode()
    dresses = (text, plain.hex(), base64.b64encode(plain).decode()[:40])
    for name in _tables(database):
        with database.connect("owner") as connection:
            rows = connection.execute(f"SELECT one::text FROM {name} AS one").fetchall()
        assert not [row for (row,) in rows for dress in dresses if dress in row], name
