# SPDX-License-Identifier: EUPL-1.2
"""`schakel serve` for real: the law is read before the workers fork, a connection opens after."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.urls import reverse

from schakel.actors.models import Account
from tests.conftest import Database
from tests.project.test_commands import free_port
from tests.world import build_town, person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

# gunicorn calls these in a worker, at its birth and at its end: what does it hold?
HOOKS = """
import json, os
from django.db import connections
from schakel.rules import law
from schakel.toolbox.toolbox import toolbox

def tell(what, worker):
    worker.log.info("%s %s", what, json.dumps({
        "pid": os.getpid(),
        "parent": os.getppid(),
        "held": [one.cache_info().currsize for one in (law.book, toolbox)],
        "read": [one.cache_info().misses for one in (law.book, toolbox)],
        "open": [one.alias for one in connections.all(initialized_only=True) if one.connection],
    }))

def post_fork(_server, worker):
    tell("born", worker)

def worker_exit(_server, worker):
    tell("gone", worker)
"""


@pytest.fixture
def database(database_from: Callable[[str, Callable[[], object]], Database]) -> Database:
    """Return the town on the day of the machine: a server that is started does not travel."""
    return database_from("town", build_town)


def environ(folder: Path, url: str) -> dict[str, str]:
    """Return the settings of a town, with the keys that the tests have."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SCHAKEL_", "DJANGO_", "COV_", "DATABASE_", "GUNICORN_"))
    }
    return clean | {
        "HOME": str(folder),
        "DATABASE_URL": url,
        "SCHAKEL_HOSTS": "localhost",
        "SCHAKEL_BEHIND_PROXY": "1",
        "SCHAKEL_MAIL_URL": "smtp://post:geheim@localhost:587",
        "SCHAKEL_MAIL_FROM": "schakel@zandbeke.example",
        "SCHAKEL_STATE_DIR": str(folder / "var"),
        "SCHAKEL_SECRET_KEY": settings.SECRET_KEY,
        "SCHAKEL_TOKEN_KEY": settings.SCHAKEL_TOKEN_KEY.hex(),
        "SCHAKEL_KEKS": ",".join(f"{n}:{key.hex()}" for n, key in settings.SCHAKEL_KEKS.items()),
    }


def test_the_law_is_read_once_before_the_workers_and_no_connection_is_shared(database, tmp_path):
    hooks = tmp_path / "hooks.py"
    hooks.write_text(HOOKS)
    login = database.login("web")
    url = f"postgresql://{login.user}:{login.password}@/{login.database}?host={quote(login.host)}"
    env = environ(tmp_path, url) | {"GUNICORN_CMD_ARGS": f"--config={hooks}"}
    session = session_of("an")
    with serving(env) as (server, port, log):
        first = list(islice(told("born", log), 2))
        assert connections_of(database) == 0
        for worker in first:
            os.kill(worker["pid"], signal.SIGKILL)
        replaced = list(islice(told("born", log), 2))
        # Somebody logged in without a second factor: the worker asked the database who she is.
        assert answer(port, session) == (302, reverse("mfa_index"))
        assert connections_of(database) > 0
        server.send_signal(signal.SIGTERM)
        gone = list(told("gone", log))
        assert server.wait(timeout=30) == 0
    born = [*first, *replaced]
    assert len({one["pid"] for one in born}) == 4
    assert {one["parent"] for one in born} == {server.pid}
    assert all(one["held"] == [1, 1] and one["open"] == [] for one in born)
    assert [one["read"] for one in gone] == [[1, 1], [1, 1]]
    assert not (tmp_path / ".gunicorn").exists()


def test_gunicorn_on_its_own_reads_the_law_without_a_database(tmp_path):
    url = f"postgresql://schakel_web:geheim@127.0.0.1:{free_port()}/schakel"
    look = "import schakel.project.wsgi as w; from schakel.rules import law; import sys; "
    shown = "sys.stdout.write(f'{law.book.cache_info().currsize} {callable(w.application)}')"
    done = subprocess.run(
        [sys.executable, "-c", look + shown],
        check=False,
        env=environ(tmp_path, url),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.stdout, done.returncode) == ("1 True", 0), done.stderr


@contextmanager
def serving(env: dict[str, str]) -> Iterator[tuple["subprocess.Popen[str]", int, IO[str]]]:
    """Start `schakel serve` with two workers, and end it whatever happens."""
    port = free_port()
    command = [sys.executable, "-m", "schakel.project.cli", "serve"]
    with subprocess.Popen(
        command, env=env | {"PORT": str(port)}, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        try:
            yield server, port, server.stderr
        finally:
            server.kill()


def told(what: str, log: IO[str]) -> Iterator[dict[str, Any]]:
    """Yield what workers told in the log."""
    for line in log:
        _before, mark, words = line.partition(f" {what} {{")
        if mark:
            yield json.loads("{" + words)


def session_of(name: str) -> str:
    """Return the session of somebody who just gave her password."""
    client = Client()
    client.force_login(Account.objects.get(person_id=person(name)), BACKEND)
    # The connections of this test are not the server's.
    connections.close_all()
    return client.cookies["sessionid"].value


def answer(port: int, session: str) -> tuple[int, str | None]:
    """Return how the start page answers a session, behind a proxy that speaks https."""
    connection = HTTPConnection("localhost", port, timeout=30)
    headers = {"X-Forwarded-Proto": "https", "Cookie": f"sessionid={session}"}
    try:
        connection.request("GET", "/", headers=headers)
        found = connection.getresponse()
        return found.status, found.headers["Location"]
    finally:
        connection.close()


def connections_of(database: Database) -> int:
    """Return how many connections the pages have open."""
    with database.connect("owner") as owner:
        found = owner.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND usename = 'schakel_web' "
            "AND application_name = 'schakel web'"
        ).fetchone()
    assert found is not None
    return int(found[0])
