# SPDX-License-Identifier: EUPL-1.2
"""The pictures of the README, taken in a running demo.

python -m tests.journeys.pictures http://localhost:8000

The demo moves the next meeting of LIVC R Noord to today and opens it; `make reset` forgets that.
"""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, sync_playwright

from tests.conftest import CHROMIUM, CHROMIUM_FLAGS
from tests.journeys.hands import Mouse

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
SIZES = {1280: 1000, 360: 900}
TABLE = "LIVC R Noord"
WORDS = "Sinds eind oktober komt hij weer elke dag naar school. Vrijdag bleef hij na de les praten."
SECRET = "Een vaste klant vertelde me in vertrouwen dat hij thuis niet meer binnen mag."


def take(site: str) -> None:
    """Take each picture at both widths."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        page = browser.new_context(locale="nl-BE", timezone_id="Europe/Brussels").new_page()
        page.set_viewport_size({"width": 1280, "height": SIZES[1280]})
        me = Mouse(site, lambda _who: page)
        for name, go in PICTURES.items():
            go(me)
            for width, height in SIZES.items():
                _shoot(page, f"{name}-{width}.png", width, height)
            page.set_viewport_size({"width": 1280, "height": SIZES[1280]})
        browser.close()


def _shoot(page: Page, file: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    page.screenshot(path=FOLDER / file)


def _be(me: Mouse, name: str) -> Mouse:
    me.go("/demo/")
    me.press(f"Word {name}")
    return me


def start_page(me: Mouse) -> None:
    """Show what waits for the coordinator."""
    _be(me, "An Verlinden")


def signal(me: Mouse) -> None:
    """Begin a signal without a name."""
    _be(me, "Chloë Peeters").follow("Signalen")
    me.follow("Een signaal geven")
    me.follow(f"Aan {TABLE}")
    me.choose("Over wie of wat gaat het?", "één persoon")
    me.write("Wat is er gezien of gehoord", "Op 3 en 9 november riep hij leuzen in de klas.")


def case(me: Mouse) -> None:
    """Open the case Kievit."""
    _be(me, "An Verlinden").follow("Casussen")
    me.follow("Kievit")


def contribution(me: Mouse) -> None:
    """Write something and look who reads along."""
    _be(me, "Chloë Peeters").follow("Casussen")
    me.follow("Kievit")
    _write(me, WORDS)
    me.choose("Hoe weet u het?", "Ik heb het zelf")
    me.press("Nakijken wie meeleest")


def refusal(me: Mouse) -> None:
    """Try to say at a table about places what a helper knows."""
    _be(me, "Lore Maes").follow("Casussen")
    me.follow("Café De Halve Maan")
    _write(me, SECRET)
    me.choose("Hoe weet u het?", "Iemand vertelde het me")
    me.press("Nakijken wie meeleest")


def cockpit(me: Mouse) -> None:
    """Open the table today, with the case Kievit."""
    _be(me, "An Verlinden").follow("Overleg")
    me.follow(TABLE)
    if "aan-tafel" not in me.path:
        _open_today(me)
    with me.page.expect_navigation():
        me.page.locator(".agenda a", has_text="Kievit").click()
    if me.page.get_by_role("button", name="Dit punt openen").count():
        me.press("Dit punt openen")


def _open_today(me: Mouse) -> None:
    now = datetime.now(ZoneInfo("Europe/Brussels"))
    me.follow("Dag, uur of plaats wijzigen")
    me.day("Dag", now.date())
    me.write("Van", _hour(now - timedelta(minutes=22)))
    me.write("Tot", _hour(now + timedelta(minutes=68)))
    me.press("Wijziging bewaren")
    me.follow("Wie is er?")
    for box in me.page.get_by_label("Aanwezig: ").all():
        box.check()
    me.press("Bewaren en nakijken")
    me.press("Overleg openen")


def _hour(moment: datetime) -> str:
    return f"{moment.hour}.{moment.minute:02}"


def _write(me: Mouse, text: str) -> None:
    me.write("Wat wilt u delen?", text)
    me.choose("Weet u dit door uw werk als hulpverlener?", "Ja")
    me.choose("Waarvoor mag dit gebruikt worden?", "Ook om hulp op te starten")


PICTURES: dict[str, Callable[[Mouse], None]] = {
    "vandaag": start_page,
    "signaal": signal,
    "casus": case,
    "inbreng": contribution,
    "weigering": refusal,
    "cockpit": cockpit,
}

if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    take(sys.argv[1].rstrip("/"))
