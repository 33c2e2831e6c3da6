# SPDX-License-Identifier: EUPL-1.2
"""How far a stranger walks to follow what one click does: files entered, and steps back up.

    make walks

Each request is played on a real database and every call in it is followed. What counts is where a
function is entered for the first time, in the order it happens: the view, and the rooms below the
pages. Left out is what a reader takes on trust: the law of the day, the words of the kernel,
modules of values alone (`facts`, the decision), and the drawing of the page. A step back up is an
entry in a room that lies higher than the one before it.
"""

import sys
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from types import FrameType

import pytest
from django.http import HttpResponse
from django.urls import reverse

import schakel
from schakel.web.kit.request import today
from tests.access.states import build_states, on_the_day
from tests.access.test_matrix import _client
from tests.architecture.test_sql_goes_down import layers
from tests.rooms.cases.signals_at_the_table import cleared, version
from tests.rooms.meetings.table import discuss
from tests.web.meetings_day import open_day
from tests.web.test_cases import shared
from tests.web.test_signals import at
from tests.world import mandate

SOURCE = f"{Path(schakel.__file__).parent}/"
ON_TRUST = ("web/", "rules/", "kernel/", "toolbox/", "access/decision.py")
DONE = (200, 302)


@pytest.fixture(scope="module", autouse=True)
def heading(pytestconfig) -> None:
    report = pytestconfig.pluginmanager.getplugin("terminalreporter")
    report.write_line("\n| walk | files | steps back up |\n|---|---:|---:|")


@pytest.fixture
def states(database_from):
    database_from("states", build_states)
    with on_the_day() as found:
        yield found["overleg"].ids["case"]


def test_a_contribution(states, walk):
    client, path = _client("chloe"), reverse("contribution_share", args=[states])
    sent = shared(step="share", readers=[str(mandate("tom"))])
    walk("a contribution", "web/cases/", lambda: client.post(path, sent))


def test_a_signal_to_a_case(town, walk):
    client, signal = _client("an"), cleared()
    sent = {"pseudonym": "Kievit", "director": str(mandate("an")), "version": version(signal)}
    path = at("signal_open_case", signal)
    walk("a signal to a case", "web/signals/", lambda: client.post(path, sent))


def test_a_case_page(states, walk):
    client, path = _client("chloe"), reverse("case", args=[states])
    walk("a case page", "web/cases/", lambda: client.get(path))


def test_a_cockpit_decision(town, walk):
    meeting, _case, item, _general = open_day()
    discuss(item, day=today())
    client, soon = _client("bilal"), (today() + timedelta(14)).isoformat()
    sent = {
        "version": "1",
        "decision_kind": "follow_up",
        "decision": "Buddy zoeken",
        "what_0": "Samen naar het CAW gaan",
        "owner_0": str(mandate("chloe")),
        "due_on_0": soon,
        "review_on": soon,
        "close": "consensus",
    }
    path = reverse("cockpit_item", args=[meeting, item])
    walk("a cockpit decision", "web/meetings/", lambda: client.post(path, sent))


@pytest.fixture
def walk(pytestconfig) -> Callable[[str, str, Callable[[], HttpResponse]], None]:
    """Return what plays a request and prints the walk that it is."""
    report = pytestconfig.pluginmanager.getplugin("terminalreporter")

    def play(name: str, door: str, request: Callable[[], HttpResponse]) -> None:
        stays = _stays(request, door)
        back = [after for before, after in pairwise(stays) if _height(after) > _height(before)]
        report.write_line(f"| {name} | {len(set(stays))} | {len(back)} |")
        if pytestconfig.option.verbose > 0:
            for before, after in pairwise(["", *stays]):
                up = before and _height(after) > _height(before)
                report.write_line(f"    {'^' if up else ' '} {after}")

    return play


def _stays(request: Callable[[], HttpResponse], door: str) -> list[str]:
    """Return the files in which a function is entered first, in order, from the view on."""
    entered: set[tuple[str, str]] = set()
    stays: list[str] = []
    view: list[FrameType] = []

    def follow(frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        if event == "return" and view and frame is view[0]:
            sys.setprofile(None)
        file, name = code.co_filename.removeprefix(SOURCE), code.co_name
        is_ours = code.co_filename.startswith(SOURCE) and not name.startswith(("<", "__"))
        if event != "call" or not is_ours:
            return
        if not view and not file.startswith(door):
            return
        view.append(frame)
        is_view = file == (stays[0] if stays else file)
        on_trust = file.startswith(ON_TRUST) or "/facts" in file
        if (on_trust and not is_view) or (file, name) in entered:
            return
        entered.add((file, name))
        if not stays or stays[-1] != file:
            stays.append(file)

    sys.setprofile(follow)
    try:
        answer = request()
    finally:
        sys.setprofile(None)
    assert answer.status_code in DONE, answer.content.decode()
    return stays


def _height(file: str) -> int:
    room = file.split("/", maxsplit=1)[0]
    return next(-depth for depth, names in enumerate(layers()) if room in names)
