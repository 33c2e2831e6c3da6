# SPDX-License-Identifier: EUPL-1.2
"""What must be right before anything starts: Python, the folder, the port, nobody else at it."""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schakel.project.cli.refusals import CommandRefusedError, Exit

OLDEST_PYTHON = (3, 11)


def check_python(version: tuple[int, ...]) -> None:
    if version[:2] < OLDEST_PYTHON:
        raise CommandRefusedError(
            Exit.OLD_PYTHON,
            f"Python {version[0]}.{version[1]} is te oud. "
            "Installeer Python 3.11 of nieuwer en probeer opnieuw.",
        )


def check_folder(folder: Path) -> None:
    """Make the folder and write in it once."""
    try:
        folder.mkdir(mode=0o711, parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CommandRefusedError(
            Exit.FOLDER_UNWRITABLE,
            f"Schakel kan niet schrijven in {folder} ({error.strerror}). "
            "Geef uw account schrijfrecht, of kies een andere map met SCHAKEL_STATE_DIR.",
        ) from error


def check_port(port: int) -> None:
    with socket.socket() as probe:
        # As waitress does: a port in its last minute after a stop is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandRefusedError(
                Exit.PORT_TAKEN,
                f"Poort {port} is bezet. Stop het andere programma, "
                f"of kies een andere poort: PORT={_another(port)} make demo.",
            ) from error


def _another(port: int) -> int:
    return port + 1 if port < 65535 else 8000


@contextmanager
def only_one(state: Path) -> Iterator[None]:
    """Hold the folder for this process; the lock ends with it, however it ends."""
    with (state / "demo.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandRefusedError(
                Exit.ALREADY_RUNNING,
                f"Schakel draait al op de map {state}. "
                "Stop die eerst, of kies een andere map met SCHAKEL_STATE_DIR.",
            ) from error
        yield
