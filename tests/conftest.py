# SPDX-License-Identifier: EUPL-1.2
"""A real PostgreSQL for every test that asks, and the doors to it: Django, a raw login, a browser.

def test_one(database): ...                 the migrated, empty database; Django logs in as web
def test_two(database): database.connect("backup")          a raw login of any of the four roles
@pytest.fixture
def town(database_from): return database_from("town", build_town)      a world, built once
def test_three(town, site, browser_page): browser_page.goto(site)
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.db import connections
from hypothesis import settings as hypothesis_settings
from psycopg import sql

from schakel.project import databases
from schakel.project.cluster import Cluster
from schakel.project.environment import Login

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django import DjangoDbBlocker

FOLDER = "SCHAKEL_TEST_STATE"
TEMPLATE = "schakel_template"
PASSWORDS = {role: role for role in ("owner", "web", "clock", "backup")}
# A test database may be lost, and it logs in thousands of times.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "scram_iterations": "1",
    "max_connections": "100",
    "max_wal_size": "256MB",
}
MEMORY = Path("/dev/shm")
MEMORY_NEEDED = 2 * 1024**3
ALIASES = {"default": "web", "owner": "owner", "clock": "clock"}
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# A machine that is busy is not a bug: speed belongs in benchmarks.
hypothesis_settings.register_profile("schakel", deadline=None)
hypothesis_settings.load_profile("schakel")


def pytest_configure(config: pytest.Config) -> None:
    """Choose one folder for the whole run; the workers of xdist inherit it."""
    if FOLDER not in os.environ:
        _sweep()
        os.environ[FOLDER] = tempfile.mkdtemp(dir=_place(), prefix=f"schakel-tests-{os.getpid()}-")
        config.add_cleanup(lambda: _remove(Path(os.environ.pop(FOLDER))))


def _place() -> Path:
    """Return memory where there is enough: a copy takes 13 ms there, up to 300 ms on a disk."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK):
        found = os.statvfs(MEMORY)
        if found.f_bavail * found.f_frsize >= MEMORY_NEEDED:
            return MEMORY
    return Path(tempfile.gettempdir())


def _sweep() -> None:
    """Remove what a killed run left behind: the server of a test run dies with its run."""
    for folder in _place().glob("schakel-tests-*-*"):
        try:
            os.kill(int(folder.name.split("-")[2]), 0)
        except ProcessLookupError:
            _remove(folder)
        except PermissionError:
            continue


def _remove(folder: Path) -> None:
    _cluster(folder).stop()
    shutil.rmtree(folder, ignore_errors=True)


def _cluster(folder: Path) -> Cluster:
    return Cluster(folder, folder / "keys", FAST)


@dataclass(frozen=True)
class Database:
    """One database of one test."""

    name: str
    host: str

    def login(self, role: str) -> Login:
        return Login(self.host, 5432, self.name, f"schakel_{role}", PASSWORDS[role])

    def connect(self, role: str) -> psycopg.Connection[tuple[Any, ...]]:
        """Open a connection outside Django as web, owner, clock or backup, in autocommit."""
        return databases.connect(self.login(role))

    def receive_django(self) -> None:
        """Point Django's connections here, in this thread and in those that start later."""
        for alias, role in ALIASES.items():
            connections[alias].close()
            login = self.login(role)
            connections.settings[alias] |= {
                "HOST": login.host,
                "PORT": str(login.port),
                "NAME": login.database,
                "PASSWORD": login.password,
            }


@dataclass(frozen=True)
class Server:
    """The PostgreSQL of this run, shared by all workers."""

    folder: Path
    admin: Login

    def copy(self, template: str, name: str) -> Database:
        """Copy a database; its rights at the gate are not copied with it, so they are set again."""
        words = {"name": sql.Identifier(name), "template": sql.Identifier(template)}
        with databases.connect(self.admin) as connection:
            for line in (
                "CREATE DATABASE {name} TEMPLATE {template} OWNER schakel_owner",
                "REVOKE ALL ON DATABASE {name} FROM PUBLIC",
                "GRANT CONNECT ON DATABASE {name} TO schakel_web, schakel_clock, schakel_backup",
            ):
                connection.execute(sql.SQL(line).format(**words))
        return Database(name, self.admin.host)

    def drop(self, database: Database) -> None:
        with databases.connect(self.admin) as connection:
            line = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database.name))
            connection.execute(line)

    @contextmanager
    def once(self, subject: str) -> Iterator[bool]:
        """Say whether this worker must make the subject; the others wait until it is made."""
        with (self.folder / f"{subject}.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            made = self.folder / f"{subject}.made"
            yield not made.exists()
            made.touch()


@pytest.fixture(scope="session")
def server(django_db_blocker: "DjangoDbBlocker") -> Server:
    """Return the running server, with the roles and the migrated template in it."""
    folder = Path(os.environ[FOLDER])
    embedded = _cluster(folder)
    embedded.start()
    server = Server(folder, embedded.admin())
    with server.once(TEMPLATE) as must_make, django_db_blocker.unblock():
        if must_make:
            databases.prepare(embedded.admin(TEMPLATE), PASSWORDS)
            Database(TEMPLATE, server.admin.host).receive_django()
            _migrate()
            connections.close_all()
    return server


def _migrate() -> None:
    from schakel.project import migrating

    migrating.migrate("owner")


@pytest.fixture
def database_from(
    server: Server, django_db_blocker: "DjangoDbBlocker"
) -> Iterator[Callable[[str, Callable[[], object]], Database]]:
    """Return a function: `database_from(name, build)` gives a copy of the world build() made.

    build() runs once per run, with Django logged in to an empty migrated database ("default" as
    web, "owner" as owner). What it returns is lost: it may have run in another process.
    """
    with django_db_blocker.unblock(), contextlib.ExitStack() as at_the_end:

        def give(name: str, build: Callable[[], object]) -> Database:
            template = f"template_{name}"
            with server.once(template) as must_make:
                if must_make:
                    server.copy(TEMPLATE, template).receive_django()
                    build()
                    connections.close_all()
            return _lend(server, template, at_the_end)

        yield give


@pytest.fixture
def database(server: Server, django_db_blocker: "DjangoDbBlocker") -> Iterator[Database]:
    """Return a migrated, empty database; Django's "default" is web, "owner" is owner."""
    with django_db_blocker.unblock(), contextlib.ExitStack() as at_the_end:
        yield _lend(server, TEMPLATE, at_the_end)


def _lend(server: Server, template: str, at_the_end: contextlib.ExitStack) -> Database:
    database = server.copy(template, f"test_{uuid.uuid4().hex[:16]}")
    at_the_end.callback(server.drop, database)
    at_the_end.callback(connections.close_all)
    database.receive_django()
    return database


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Forget the failed log-ins of the test before."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture
def site() -> Iterator[str]:
    """Return the address of the running site, on the database that the test asked for."""
    from django.core.wsgi import get_wsgi_application

    from schakel.project.serving import WebServer

    web_server = WebServer(get_wsgi_application(), port=0)
    web_server.start()
    yield f"http://localhost:{web_server.port}"
    web_server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Return Debian's Chromium; without it a browser test fails, it is never skipped."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread; Django would refuse to use the database here.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    if not Path(CHROMIUM).exists():
        pytest.fail(
            f"{CHROMIUM} is missing: apt-get install chromium, or name another in CHROMIUM."
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, args=CHROMIUM_FLAGS
        )
        yield browser
        browser.close()


@pytest.fixture
def browser_page(browser: "Browser") -> Iterator["Page"]:
    """Return an empty page of 1280 by 900; a script error or a refused style fails the test."""
    complaints: list[str] = []
    context = browser.new_context(
        locale="nl-BE", timezone_id="Europe/Brussels", viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda line: complaints.append(line.text) if "Content Security" in line.text else None,
    )
    yield page
    context.close()
    assert not complaints, complaints


@pytest.fixture
def town(
    database_from: "Callable[[str, Callable[[], object]], Database]",
) -> Iterator[Database]:
    """Return a copy of the town of tests/world.py, on its own day: people, mandates, tables."""
    from tests.world import build_town, on_the_day

    database = database_from("town", build_town)
    with on_the_day():
        yield database
