# SPDX-License-Identifier: EUPL-1.2
"""A name that somebody types is found in no dump, log, mail, queue, session, address or title."""

import logging
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connections, models
from django.test import Client

from schakel.cases import due
from schakel.jobs.login import as_clock
from schakel.project import cluster
from tests.access.pages import pages, shown
from tests.access.states import build_states, on_the_day
from tests.properties.canary import (
    BORN,
    PLAIN,
    SEALED,
    STAFF_FIELDS,
    found_in,
    play,
    sentence,
    type_last,
    word,
)
from tests.properties.test_forms_never_break import FRAME
from tests.world import OWNER, TODAY

ROOMS = ("cases", "meetings", "notices", "journal")
DOORS = ("/signalen/", "/casussen/", "/overleg/")
TEXTS = (models.CharField, models.TextField, models.JSONField)
TYPED = {"text", "search", "date", ""}
SOON = TODAY + timedelta(28)


def columns(*kinds: type) -> set[str]:
    """Return every column of these kinds in the rooms that know a person, keys left out."""
    return {
        f"{model._meta.db_table}.{column.column}"
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        for column in model._meta.concrete_fields
        if isinstance(column, kinds) and not column.primary_key
    }


def test_every_sealed_column_says_how_a_canary_comes_there():
    assert columns(models.BinaryField) == set(SEALED)


def test_every_text_in_plain_sight_says_why():
    assert columns(*TEXTS) == set(PLAIN)


def test_the_search_finds_a_canary_in_every_dress():
    import base64

    text = f"Naam: {word('somebody')}.".encode()
    for shift in range(3):
        assert found_in(base64.b64encode(b"x" * shift + text))
    assert found_in(text) == ["utf-8"]
    assert found_in(text.hex().encode()) == ["utf-8 in hex"]
    assert found_in(str(BORN).encode())
    assert found_in(b"niets") == []


@dataclass
class Seen:
    """What came back from the pages."""

    posts: int = 0
    kept: int = 0
    titles: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def note(self, answer: Any) -> None:
        self.addresses.append(answer.headers.get("Location", ""))
        if "html" in answer.headers.get("Content-Type", ""):
            title = BeautifulSoup(answer.content, "html.parser").title
            self.titles.append(title.get_text() if title else "")


def test_what_was_typed_is_found_nowhere(database_from, caplog):
    database = database_from("states", build_states)
    caplog.set_level(logging.DEBUG)
    seen = Seen()
    with on_the_day() as files:
        play()
        for name in shown():
            for page in pages(name, files):
                if page.path.startswith(DOORS):
                    _type(page.client, page.path, seen)
                seen.note(page.client.get(page.path))
        type_last()
        with as_clock():
            due.announce_overdue_tasks(TODAY)
            due.deliver_notices()
    dump = _dump(database)
    assert seen.posts > 0
    assert seen.kept > 0
    assert mail.outbox
    for column, value in _sealed_values():
        assert value, f"{column} stayed empty: {SEALED[column]}"
        assert value.hex().encode() in dump, f"{column} is not in the dump"
    places = {
        "the dump": dump,
        "the logs": "\n".join(_logged(caplog)).encode(),
        "the mails": "\n".join(str(one.message()) for one in mail.outbox).encode(),
        "the sessions": "\n".join(_sessions()).encode(),
        "the titles": "\n".join(seen.titles).encode(),
        "the addresses": "\n".join(seen.addresses).encode(),
    }
    assert {place: found for place, text in places.items() if (found := found_in(text))} == {}


def _type(client: Client, path: str, seen: Seen) -> None:
    """Send every form of a page twice: with the first and with the last of its choices."""
    for first in (True, False):
        soup = BeautifulSoup(client.get(path).content, "html.parser")
        for form in soup.find_all("form", method="post"):
            action = str(form.get("action") or path)
            if action.startswith(FRAME):
                continue
            answer = client.post(action, dict(_filled(form, first=first)))
            seen.posts += 1
            seen.kept += answer.status_code == 302
            seen.note(answer)


def _filled(form: Tag, *, first: bool) -> Iterator[tuple[str, str]]:
    choices: dict[str, list[str]] = {}
    for control in form.find_all(["input", "textarea", "select", "button"]):
        name, kind = str(control.get("name") or ""), str(control.get("type") or "")
        if control.name == "textarea" or (control.name == "input" and kind in TYPED):
            yield name, _typed(control, name)
        elif control.name == "select":
            offered = [str(one.get("value", "")) for one in control.find_all("option")]
            choices.setdefault(name, []).extend(one for one in offered if one)
        elif name and kind != "submit":
            choices.setdefault(name, []).append(str(control.get("value") or "on"))
    for name, offered in choices.items():
        if offered:
            yield name, offered[0 if first else -1]


def _typed(control: Tag, name: str) -> str:
    if name in STAFF_FIELDS:
        return STAFF_FIELDS[name]
    if control.get("type") == "date":
        return f"{BORN if name == 'birth_date' else SOON:%Y-%m-%d}"
    return word(name) if control.name == "input" else sentence(name)


def _dump(database) -> bytes:
    """Return a full dump in plain SQL, as the backup makes it."""
    login = database.login("backup")
    dumped = subprocess.run(
        [cluster.program("pg_dump"), "--enable-row-security", "--column-inserts"],
        env={
            "PATH": os.defpath,
            "PGHOST": login.host,
            "PGPORT": str(login.port),
            "PGDATABASE": login.database,
            "PGUSER": login.user,
            "PGPASSWORD": login.password,
        },
        check=True,
        capture_output=True,
    )
    assert b"procrastinate_jobs" in dumped.stdout
    return dumped.stdout


def _sealed_values() -> Iterator[tuple[str, bytes]]:
    for name in SEALED:
        table, column = name.split(".")
        with connections[OWNER].cursor() as cursor:
            cursor.execute(f"SELECT max({column}) FROM {table} WHERE octet_length({column}) > 0")
            yield name, bytes(cursor.fetchone()[0] or b"")


def _logged(caplog) -> Iterator[str]:
    formatter = logging.Formatter("%(levelname)s %(name)s %(message)s")
    for record in caplog.records:
        yield formatter.format(record)
        yield repr(record.args)


def _sessions() -> Iterator[str]:
    # Packed and signed by Django, so a word would not be seen in the dump.
    for session in Session.objects.using(OWNER).all():
        yield repr(session.get_decoded())
