# SPDX-License-Identifier: EUPL-1.2
"""Somebody else saved first: on every page with a version, found by asking every address.

The second of two people hears the one sentence, on an ordinary page (200), and everything typed
stays exactly; a second press, with open eyes, goes through.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import transaction
from django.test import Client
from django.urls import reverse

from schakel.cases.signals.facts import SubjectName
from schakel.kernel.ids import ProtocolId
from schakel.kernel.vocabulary import DecisionKind
from schakel.meetings.commands.items import RecordDraft
from schakel.tables.commands.protocols import draw_up_protocol
from schakel.tables.inputs import ProtocolInput
from schakel.web.kit.carry_out import somebody_was_first
from schakel.web.kit.versions import MARK_LENGTH, MarkForm, VersionForm
from tests.access.pages import pages, shown
from tests.access.states import build_states, on_the_day
from tests.access.test_matrix import _client
from tests.cases_world import make_case
from tests.rooms.cases.signals_at_the_table import cleared, named, opened
from tests.rooms.meetings.table import QUORUM, decide, discuss, plan, put, start
from tests.world import TODAY, acting, table

OLDER = {True: "0" * MARK_LENGTH, False: "999"}
"""A version that is not the one of now: a mark, or a number."""
ODD = ("", "-1", "<b>")
"""What no page ever wrote; it counts as an older version."""
TEXT = 'Ik zag <b>dit</b> & "dat".'
LINES = f"{TEXT}\r\n\r\nEn ook: déze regel.  "
# Where only some words mean something: what is typed there instead.
WRITTEN = {
    "starts": "13.45",
    "ends": "15.15",
    "email": "ander@debrug.example",
    "phone": "0470 00 00 01",
    "given_name": "Noa",
    "pseudonym": "Wielewaal",
    "valid_until": "2029-03-31",
    "consent_on": TODAY.isoformat(),
    "modalities": "verslag: per punt\r\nduur: twee uur",
    "municipalities": "ZANDBEKE",
}
STATES = ("signaal", "triage", "overleg", "afgesloten")
DAY = "2026-12-18"
# The kit has no page, and neither have the forms of other tests.
FEATURES = tuple(f"schakel.web.{one}" for one in ("administration", "cases", "meetings", "signals"))
Typed = dict[str, list[str]]


@dataclass(frozen=True)
class Sheet:
    """A page with a form that carries a version, as one person opened it."""

    name: str
    path: str
    client: Client


@pytest.fixture
def sheets(database_from) -> Iterator[list[Sheet]]:
    database_from("states", build_states)
    with on_the_day() as files:
        rare = {one.name: one for one in _rare()}
        found = [
            Sheet(page.name, page.path, page.client)
            for name in shown()
            if name not in rare
            for page in islice(pages(name, files, states=STATES), 1)
        ]
        yield [one for one in (*found, *rare.values()) if _form(one.client.get(one.path))]


def _rare() -> Iterator[Sheet]:
    """Give the pages that no state of a file opens, or only after what they ask was done."""
    yield _sheet("an", "signal_open_name", named())
    yield _sheet("an", "signal_officer", opened())
    yield _sheet("an", "signal_open_case", cleared(SubjectName("Lena Vos", None, "")))
    meeting = plan()
    item = put(meeting, make_case(pseudonym="Kievit"))
    start(meeting, QUORUM)
    discuss(item)
    decide(item, RecordDraft(DecisionKind.ADVICE, "Advies gegeven."))
    yield _sheet("an", "item_minutes", item)
    yield _sheet("an", "meeting_change", plan(day=TODAY + timedelta(days=14), on=TODAY))
    yield _sheet("els", "admin_protocol_change", _protocol())


def _sheet(who: str, name: str, thing: object) -> Sheet:
    return Sheet(name, reverse(name, args=[thing]), _client(who))


def _protocol() -> ProtocolId:
    said = ProtocolInput(
        reference="PdK/2027/3",
        valid_from=TODAY,
        valid_until=TODAY.replace(year=2028),
        purposes=("bescherming",),
        functions=("caw_worker", "prosecutor"),
        modalities={"verslag": "per punt"},
        consent_by="",
        consent_on=None,
    )
    with acting("els") as actor:
        return draw_up_protocol(actor, table("kwetsbaar"), said, day=TODAY)


def test_who_comes_second_loses_nothing_and_may_press_again(sheets):
    opened = set()
    for sheet in sheets:
        page = sheet.client.get(sheet.path)
        opened.add(type(page.context["form"]))
        fresh = _sent(page)["version"]
        typed = _fill(_must(page))
        others = (OLDER[isinstance(page.context["form"], MarkForm)], *ODD)
        address = _action(page, sheet)
        late = [sheet.client.post(address, {**typed, "version": other}) for other in others]
        assert {answer.status_code for answer in late} == {200}, sheet.name
        for answer in late:
            assert _told(answer) == [somebody_was_first()], sheet.name
            assert _sent(answer) == {**typed, "version": fresh}, sheet.name
        for name in _texts(_must(page))[:1]:
            mistaken = {**typed, name: "\x07", "version": others[0]}
            # Who only made a mistake was not told yet that somebody saved first.
            assert _sent(sheet.client.post(address, mistaken))["version"] == [others[0]], sheet.name
        with transaction.atomic():
            again = sheet.client.post(address, _sent(late[0]))
            # Another page is about the same thing.
            transaction.set_rollback(True)
        assert again.status_code == 302, (sheet.name, _told(again))
    # None was forgotten.
    assert opened == {one for one in _kinds(VersionForm) if one.__module__.startswith(FEATURES)}


def _kinds(form: type[Any]) -> Iterator[type[Any]]:
    for kind in form.__subclasses__():
        yield kind
        yield from _kinds(kind)


def _form(answer: Any) -> Tag | None:
    """Return the form of a page that carries a version and shows what is typed again."""
    if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
        return None
    soup = BeautifulSoup(answer.content, "html.parser")
    box = soup.select_one('main form input[name="version"]')
    return box.find_parent("form") if box else None


def _must(answer: Any) -> Tag:
    found = _form(answer)
    assert found is not None
    return found


def _action(answer: Any, sheet: Sheet) -> str:
    return str(_must(answer).get("action") or sheet.path)


def _told(answer: Any) -> list[str]:
    soup = BeautifulSoup(answer.content, "html.parser")
    return [one.get_text() for one in soup.select(".errors li")]


def _sent(answer: Any) -> Typed:
    """Return what a browser would send from this page: names with their values, in order."""
    sent: Typed = {}
    for box in _must(answer).select("input[name], textarea[name], select[name]"):
        for value in _values(box):
            sent.setdefault(str(box["name"]), []).append(value)
    return {name: values for name, values in sent.items() if name != "csrfmiddlewaretoken"}


def _values(box: Tag) -> list[str]:
    if box.name == "textarea":
        # As a browser: the first line end is the page's, and every line end goes out as two signs.
        return [box.get_text().removeprefix("\n").replace("\r\n", "\n").replace("\n", "\r\n")]
    if box.name == "select":
        chosen = box.select("option[selected]") or box.select("option")[:1]
        return [str(one.get("value", "")) for one in chosen]
    if box.get("type") in {"radio", "checkbox"} and not box.has_attr("checked"):
        return []
    return [str(box.get("value", ""))]


def _texts(form: Tag) -> list[str]:
    boxes = form.select('input[type="text"][name], textarea[name]')
    return [str(box["name"]) for box in boxes]


def _fill(form: Tag) -> Typed:
    """Type something in every field, tick every box of a list, choose the last of a few."""
    typed: Typed = {}
    for box in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(box["name"]), str(box.get("type", "text"))
        if name in {"csrfmiddlewaretoken", "version"}:
            continue
        if kind == "checkbox":
            typed.setdefault(name, []).append(str(box.get("value", "on")))
        elif kind == "radio":
            typed[name] = [str(box["value"])]
        else:
            typed[name] = [_written(box, name, kind)]
    return typed


def _written(box: Tag, name: str, kind: str) -> str:
    if name in WRITTEN:
        return WRITTEN[name]
    if box.name == "select":
        return str(box.select("option")[-1].get("value", ""))
    if kind == "date":
        return DAY
    return LINES if box.name == "textarea" else TEXT
