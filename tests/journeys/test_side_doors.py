# SPDX-License-Identifier: EUPL-1.2
"""Side doors: people who are not in a case try everything else. Nothing gives it away.

The strongest form: what an outsider sees of a town with eight files is, byte for byte, what he
sees of the same town without any file.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from schakel.cases.models import Case
from schakel.journal.models import Entry
from tests.access.matrix import ENTRIES
from tests.access.states import STATES, File, build_states, files
from tests.access.test_matrix import KINDS, MISSING, _arguments, addresses
from tests.journeys.conftest import log_in, served
from tests.world import OWNER, build_town, on_the_day, table

if TYPE_CHECKING:
    from playwright.sync_api import APIResponse, Page, Response

pytestmark = pytest.mark.browser
OUTSIDERS = ("eva", "hans", "els", "noor", "dirk")
NOBODY = "00000000-0000-4000-8000-000000000000"
# tests/access/test_matrix.py asks every state; here the bodies are compared too.
SEEN_FROM_OUTSIDE = ("overleg", "geweigerd")
# What the eight files hold: pseudonyms, names, texts, the place of the meeting's point.
TELLING = ("Vogel", "Naam overleg", "Naam signaal", "komt niet meer", "Een buddy", "Besproken.")
LISTS = (
    "/",
    "/signalen/",
    "/signalen/geven/",
    "/casussen/",
    "/casussen/?stand=closed",
    f"/casussen/?tafel={table('noord')}",
    "/casussen/zoeken/",
    "/casussen/afspraken/",
    "/casussen/tendensen/",
    "/overleg/",
    f"/overleg/tafel/{table('noord')}/beslissingen/",
    f"/overleg/tafel/{table('noord')}/plannen/",
    "/berichten/",
    "/beheer/",
    f"/beheer/tafels/{table('noord')}/",
)
SEARCHES = ("Vogel overleg", "vogel", "Naam overleg", "Naam signaal", "buddy", "komt niet meer")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
ID = re.compile(r"(?<=/beheer/plaatsen/)[0-9a-f-]{36}")


@pytest.fixture
def eight_files(database_from) -> Iterator[dict[str, File]]:
    """The town with a file in every state."""
    database_from("states", build_states)
    with on_the_day():
        yield files()


@pytest.mark.parametrize("who", OUTSIDERS)
def test_a_town_with_eight_files_looks_to_an_outsider_like_a_town_without(
    database_from, browser_page: "Page", who: str
) -> None:
    with on_the_day():
        database_from("town", build_town)
        quiet = _everything(browser_page, who)
        database_from("states", build_states)
        assert Case.objects.using(OWNER).count() == len(STATES) - 3
        busy = _everything(browser_page, who)
    assert quiet.keys() == busy.keys()
    assert [path for path in busy if busy[path] != quiet[path]] == []
    assert not [(path, word) for path in busy for word in TELLING if word in _heard(busy[path])]


def test_an_who_leads_the_table_finds_by_the_same_ways_what_outsiders_do_not(
    eight_files, site: str, browser_page: "Page"
) -> None:
    page = log_in(browser_page, site, "an")
    token = _search(page, site, "Vogel overleg")
    case = reverse("case", args=[eight_files["overleg"].ids["case"]])
    assert page.locator(f'a[href="{case}"]').count() == 1
    listed = page.request.get(f"{site}/casussen/").text()
    by_name = _send(page, site, "/casussen/zoeken/", {"words": "Naam signaal"}, token).text()
    assert "Vogel overleg" in listed
    assert "Niets gevonden" in by_name  # a signal is no case yet


@pytest.mark.parametrize("who", OUTSIDERS)
def test_every_address_of_a_file_is_the_same_404_to_an_outsider(
    eight_files, site: str, browser_page: "Page", who: str
) -> None:
    page = log_in(browser_page, site, who)
    token = _search(page, site, "niets")
    nothing = page.request.get(f"{site}/casussen/{NOBODY}/")
    assert nothing.status == 404
    open_doors = []
    for name, path in _addresses_of_files(eight_files):
        answer = _ask(page, site, path, token, is_post=ENTRIES[name].post_only)
        if (answer.status, answer.body()) != (404, nothing.body()):
            open_doors.append((name, path, answer.status))
    assert open_doors == []


def test_the_404_of_a_file_shows_nothing_in_the_browser(
    eight_files, site: str, browser_page: "Page"
) -> None:
    page = log_in(browser_page, site, "eva")
    found = []
    for path in (
        reverse("case", args=[eight_files["overleg"].ids["case"]]),
        reverse("item_minutes_file", args=[eight_files["overleg"].ids["item"], "eigen", "docx"]),
        f"/casussen/{NOBODY}/",
    ):
        page.goto(site + path)
        found.append((page.title(), page.content()))
    assert len(set(found)) == 1
    assert "Eva Thys" not in found[0][1]


def test_dirk_reads_in_the_journal_that_something_happened_and_not_about_whom(
    eight_files, site: str, browser_page: "Page"
) -> None:
    case = eight_files["overleg"].ids["case"]
    page = log_in(browser_page, site, "an")
    assert _status(page.goto(f"{site}/casussen/{case}/naam/")) == 200
    assert "Naam overleg" not in page.title()
    assert "Vogel" not in page.title()
    assert Entry.objects.using(OWNER).filter(case=case).exists()

    page = log_in(browser_page, site, "dirk")
    assert _status(page.goto(f"{site}/logboek/")) == 200
    assert "An Verlinden" in page.content()
    assert not [word for word in TELLING if word in page.content()]
    page = log_in(browser_page, site, "noor")
    assert _status(page.goto(f"{site}/logboek/")) in {403, 404}
    assert "An Verlinden" not in page.content()


def test_the_calendar_entry_of_a_member_names_no_case(
    eight_files, site: str, browser_page: "Page"
) -> None:
    meeting = eight_files["overleg"].ids["meeting"]
    page = log_in(browser_page, site, "karel")
    answer = page.request.get(f"{site}/overleg/{meeting}/uitnodiging.ics")
    assert answer.status == 200
    entry = answer.text()
    assert "Tafel noord" in entry
    assert not [word for word in TELLING if word in entry]
    assert "casus" not in entry.lower()


def _everything(page: "Page", who: str) -> dict[str, tuple[int, str]]:
    """Return what every list and every search answers to somebody, without the form tokens."""
    found = {}
    with served() as site:
        log_in(page, site, who)
        for path in LISTS:
            answer = page.request.get(site + path)
            found[path] = (answer.status, _alike(answer.text()))
        token = _search(page, site, SEARCHES[0])
        found["search"] = (200, _alike(page.content()))
        for words in SEARCHES[1:]:
            answer = _send(page, site, "/casussen/zoeken/", {"words": words}, token)
            assert "Niets gevonden" in answer.text()
            found[f"search {words}"] = (answer.status, _alike(answer.text()))
    return found


def _search(page: "Page", site: str, words: str) -> str:
    """Search as one does, by typing; the words come in no address and no title."""
    page.goto(f"{site}/casussen/")
    page.locator("[name=words]").fill(words)
    with page.expect_navigation():
        page.get_by_role("button", name="Zoek", exact=True).click()
    assert page.url == f"{site}/casussen/zoeken/"
    assert words not in page.title()
    return page.locator("[name=csrfmiddlewaretoken]").first.input_value()


def _status(answer: "Response | None") -> int:
    return answer.status if answer else 0


def _heard(answer: tuple[int, str]) -> str:
    """Return the page without what the outsider typed himself."""
    return re.sub(r'<input[^>]*name="words"[^>]*>', "", answer[1])


def _alike(content: str) -> str:
    """Return a page without the token of its forms, and without the ids of places at a table."""
    words = ID.sub("", TOKEN.sub("", content)).split()
    # Administration sorts places by ids that are new in every town.
    return " ".join(sorted(words) if "/beheer/plaatsen/" in content else words)


def _addresses_of_files(found: dict[str, File]) -> Iterator[tuple[str, str]]:
    """Give every address about one thing of one file: pages, buttons, downloads, questions."""
    for name, entry in ENTRIES.items():
        kinds = {entry.about.get(one, one) for one in addresses()[name]}
        if entry.action is None or not kinds & set(KINDS):
            continue
        for state in SEEN_FROM_OUTSIDE:
            given = _arguments(entry, addresses()[name], found[state])
            if MISSING not in given.values():
                yield name, reverse(name, kwargs=given)


def _ask(page: "Page", site: str, path: str, token: str, *, is_post: bool) -> "APIResponse":
    if is_post:
        return _send(page, site, path, {}, token)
    return page.request.get(site + path, max_redirects=0)


def _send(
    page: "Page", site: str, path: str, fields: dict[str, str | float | bool], token: str
) -> "APIResponse":
    form: dict[str, str | float | bool] = {**fields, "csrfmiddlewaretoken": token}
    referer = {"Referer": f"{site}/casussen/zoeken/"}
    return page.request.post(site + path, form=form, headers=referer, max_redirects=0)
