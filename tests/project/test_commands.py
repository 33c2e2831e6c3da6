# SPDX-License-Identifier: EUPL-1.2
"""The command line: each thing that can go wrong is one sentence and its own exit code."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from schakel.project.cli import checks, main
from schakel.project.cli.refusals import CommandRefusedError, Exit
from schakel.project.cluster import Cluster

SCHAKEL = [sys.executable, "-m", "schakel.project.cli"]


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return an empty folder that PostgreSQL may pass through, and leave no server behind."""
    with tempfile.TemporaryDirectory(prefix="schakel-commands-") as name:
        yield Path(name)
        Cluster(Path(name) / "var", Path(name) / "var" / "keys").stop()


def environ(folder: Path, **more: str) -> dict[str, str]:
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SCHAKEL_", "DJANGO_", "COV_", "DATABASE_"))
    }
    return clean | {"SCHAKEL_STATE_DIR": str(folder / "var")} | more


def schakel(*words: str, env: dict[str, str], typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*SCHAKEL, *words],
        check=False,
        env=env,
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    for command in ("demo", "migrate", "keys", "serve", "status", "law", "messages", "reset"):
        assert command in shown


def test_an_old_python_is_told_which_one_to_install():
    with pytest.raises(CommandRefusedError, match=r"Python 3\.9 is te oud") as refused:
        checks.check_python((3, 9))
    assert refused.value.code is Exit.OLD_PYTHON
    checks.check_python((3, 11))
    checks.check_python((4, 0))


def test_a_taken_port_is_named_with_another_to_try(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = schakel("demo", env=environ(folder, PORT=str(port)))
    assert done.returncode == Exit.PORT_TAKEN
    assert done.stderr.startswith(f"Poort {port} is bezet.")
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_that_cannot_be_written_is_named(folder):
    # A file in the way stops root too, whom no permission stops.
    (folder / "var").write_text("in de weg")
    done = schakel("demo", env=environ(folder))
    assert done.returncode == Exit.FOLDER_UNWRITABLE
    assert f"kan niet schrijven in {folder / 'var'}" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_wrong_setting_is_one_sentence(folder):
    done = schakel("demo", env=environ(folder, SCHAKEL_IDLE_MINUTES="nooit"))
    assert done.returncode == Exit.WRONG_SETTING
    assert done.stderr.startswith("SCHAKEL_IDLE_MINUTES")
    assert len(done.stderr.splitlines()) == 1


def test_a_database_that_does_not_answer_is_one_sentence(folder):
    url = f"postgresql://beheer:geheim@127.0.0.1:{free_port()}/schakel"
    done = schakel("migrate", env=environ(folder, SCHAKEL_DEMO="1", DATABASE_URL=url))
    assert done.returncode == Exit.DATABASE
    assert done.stderr.startswith("De databank antwoordt niet")
    assert len(done.stderr.splitlines()) == 1


def test_an_unknown_command_shows_the_usage(folder):
    assert schakel("vergadering", env=environ(folder)).returncode == 2


def test_a_reader_who_stops_early_breaks_nothing(folder):
    words = f"'{sys.executable}' -m schakel.project.cli law measures | head -1"
    read = subprocess.run(
        ["bash", "-o", "pipefail", "-c", words],
        check=False,
        env=environ(folder),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (read.returncode, read.stderr) == (0, "")
    assert read.stdout.count("\n") == 1


def test_the_law_check_reads_for_a_script(folder):
    done = schakel("law", "check", "--json", env=environ(folder))
    assert (json.loads(done.stdout) == []) == (done.returncode == Exit.DONE)


def test_the_demo_starts_stops_is_killed_and_starts_again(folder):
    port = free_port()
    env = environ(folder, PORT=str(port), SCHAKEL_DEMO="1")
    with running_demo(env) as first:
        assert answer(port) == 200
        assert schakel("demo", env=env).returncode == Exit.ALREADY_RUNNING
        status = schakel("status", "--json", env=env)
        assert json.loads(status.stdout)["pending_migrations"] == 0
        assert status.returncode == Exit.DONE
        again = schakel("load-demo", env=env)
        assert again.returncode == Exit.DATABASE
        assert "make reset" in again.stderr
        first.kill()
    # The database outlives its killed demo; the next demo takes it over.
    with running_demo(env) as second:
        assert answer(port) == 200
        second.send_signal(signal.SIGTERM)
        assert second.wait(timeout=20) == Exit.DONE
    assert not (folder / "var" / "postgres" / "postmaster.pid").exists()
    assert schakel("status", env=env).returncode == Exit.FOUND_PROBLEMS


def test_an_older_trial_names_the_reset_which_asks_first_and_leaves_other_files_alone(folder):
    env = environ(folder, SCHAKEL_DEMO="1")
    assert schakel("migrate", env=env).returncode == Exit.DONE
    _make_older(env)
    refused = schakel("migrate", env=env)
    assert refused.returncode == Exit.DATABASE
    assert refused.stderr.startswith("Deze databank is gemaakt door een andere versie van Schakel")
    assert "make reset" in refused.stderr
    (folder / "var" / "brief.txt").write_text("van iemand anders")
    assert schakel("reset", env=env, typed="nee\n").returncode == Exit.NOT_CONFIRMED
    assert (folder / "var" / "postgres").exists()
    assert schakel("reset", env=env, typed="ja\n").returncode == Exit.DONE
    assert not (folder / "var" / "postgres").exists()
    assert not (folder / "var" / "keys").exists()
    assert (folder / "var" / "brief.txt").exists()


def _make_older(env: dict[str, str]) -> None:
    """Write down a migration that this version does not have."""
    code = (
        "from django.db import connection; from django.db.migrations.recorder import *; "
        "MigrationRecorder(connection).record_applied('cases', '0003_intake')"
    )
    done = schakel("manage", "shell", "-c", code, env=env | {"SCHAKEL_DB_ROLE": "owner"})
    assert done.returncode == Exit.DONE, done.stderr


@contextmanager
def running_demo(env: dict[str, str]) -> "Iterator[subprocess.Popen[str]]":
    """Start the demo, wait until it says that it is ready, and end it whatever happens."""
    with subprocess.Popen(
        [*SCHAKEL, "demo"], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as demo:
        assert demo.stdout is not None
        try:
            shown = list(iter_until("Schakel staat klaar", demo.stdout))
            assert shown[-1].startswith("Schakel staat klaar"), "".join(shown)
            yield demo
        finally:
            demo.kill()


def iter_until(start: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if line.startswith(start):
            return


def answer(port: int) -> int:
    ends = time.monotonic() + 10
    while True:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/account/login/") as page:
                return int(page.status)
        except ConnectionError:
            if time.monotonic() > ends:
                raise
