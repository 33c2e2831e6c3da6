# SPDX-License-Identifier: EUPL-1.2
"""The embedded PostgreSQL starts, is found again, and survives being killed."""

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from schakel.project import cluster, databases
from schakel.project.cluster import Cluster, ClusterError


@pytest.fixture
def embedded() -> Iterator[Cluster]:
    """Return a server of our own, not started, in a folder that PostgreSQL may pass through."""
    with tempfile.TemporaryDirectory(prefix="schakel-cluster-") as folder:
        ours = Cluster(Path(folder) / "var", Path(folder) / "var" / "keys", {"fsync": "off"})
        yield ours
        ours.stop()


def server_pid(embedded: Cluster) -> int:
    return int((embedded.data / "postmaster.pid").read_text().splitlines()[0])


def test_a_second_start_finds_the_first(embedded):
    assert embedded.start()
    pid = server_pid(embedded)
    assert not embedded.start()
    assert server_pid(embedded) == pid


def test_a_stopped_server_starts_again_with_its_data(embedded):
    embedded.start()
    with databases.connect(embedded.admin()) as connection:
        connection.execute("CREATE DATABASE kept")
    embedded.stop()
    assert not embedded.is_running()
    embedded.stop()
    assert embedded.start()
    databases.connect(embedded.admin("kept")).close()


def test_a_killed_server_starts_again(embedded):
    embedded.start()
    pid = server_pid(embedded)
    os.kill(pid, signal.SIGKILL)
    while Path(f"/proc/{pid}").exists():
        time.sleep(0.01)
    assert embedded.start()
    assert embedded.is_running()


def test_another_program_with_the_number_of_a_dead_server_is_not_mistaken_for_it(embedded):
    embedded.start()
    lines = (embedded.data / "postmaster.pid").read_text().splitlines()
    embedded.stop()
    (embedded.data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:]]))
    assert not embedded.is_running()
    assert embedded.start()


def test_an_interrupted_first_start_leaves_nothing_in_the_way(embedded):
    half = embedded.state / "postgres.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    assert embedded.start()


def test_nobody_gets_in_without_the_password(embedded):
    embedded.start()
    words = embedded.admin().conninfo() | {"password": "geraden"}
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(**words)


def test_the_server_listens_on_no_network(embedded):
    embedded.start()
    with databases.connect(embedded.admin()) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_a_deep_folder_gets_a_short_private_socket():
    with tempfile.TemporaryDirectory(prefix="schakel-cluster-") as folder:
        state = Path(folder).joinpath(*["een-lange-mapnaam"] * 8)
        deep = Cluster(state, state / "keys", {"fsync": "off"})
        sockets = cluster.socket_folder(state)
        assert deep.start()
        try:
            assert len(str(sockets)) < 40
            assert sockets.stat().st_mode & 0o777 == 0o700
        finally:
            deep.stop()
            sockets.rmdir()


def test_a_socket_folder_that_somebody_else_put_there_is_refused():
    with tempfile.TemporaryDirectory(prefix="schakel-cluster-") as folder:
        state = Path(folder).joinpath(*["een-andere-lange-mapnaam"] * 8)
        sockets = cluster.socket_folder(state)
        sockets.mkdir(mode=0o777)
        sockets.chmod(0o777)
        try:
            with pytest.raises(ClusterError, match="niet van ons alleen"):
                Cluster(state, state / "keys").start()
        finally:
            sockets.rmdir()


def test_what_is_typed_stays_out_of_the_log_of_the_server(embedded):
    embedded.start()
    with databases.connect(embedded.admin()) as connection:
        with pytest.raises(psycopg.errors.UndefinedTable):
            connection.execute("SELECT * FROM nowhere WHERE name = 'Kanarie Vanderzee'")
        with pytest.raises(psycopg.errors.InvalidTextRepresentation):
            connection.execute("SELECT %s::text::int", ["Kanarie Vanderzee"])
    embedded.stop()
    assert "ready to accept connections" in embedded.log.read_text()
    assert "Kanarie" not in embedded.log.read_text()
