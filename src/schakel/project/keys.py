# SPDX-License-Identifier: EUPL-1.2
"""The keys kept outside the database: in the environment, or in files only this account reads."""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from schakel.project.environment import Environment, SettingRefusedError, key_from_hex

KEY_FILES = ("secret-key", "token-key", "kek-1")


@dataclass(frozen=True)
class Keys:
    secret_key: str = field(repr=False)
    token_key: bytes = field(repr=False)
    keks: dict[str, bytes] = field(repr=False)
    kek_current: str


def load(environment: Environment) -> Keys:
    """Return the keys of this installation; the demo makes those that are missing.

    Raises:
        SettingRefusedError: a key is missing outside the demo, malformed, or readable by others.
    """
    folder = environment.keys
    given = environment.secret_key and environment.token_key and environment.keks
    if environment.demo and not given:
        make_missing(folder)
    keks = environment.keks or _keks_in(folder)
    # Names end in a number that rises, kek-1, kek-2: the last is the one that seals.
    current = environment.kek_current or max(keks, key=lambda name: (len(name), name))
    if current not in keks:
        msg = (
            f"SCHAKEL_KEK_CURRENT is {current!r}, maar die sleutel is er niet. "
            f"Er zijn: {', '.join(sorted(keks))}."
        )
        raise SettingRefusedError(msg)
    return Keys(
        secret_key=environment.secret_key or read_file(folder / "secret-key"),
        token_key=environment.token_key
        or key_from_hex(read_file(folder / "token-key"), "token-key"),
        keks=keks,
        kek_current=current,
    )


def make_missing(folder: Path) -> list[Path]:
    """Make the keys that are not there yet and return their files."""
    return [path for name in KEY_FILES if make_file(path := folder / name)]


def make_file(path: Path) -> bool:
    """Write 32 random bytes as hexadecimal to `path`, unless it exists; say whether it was made."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists():
        return False
    # Complete under another name first: who starts at the same moment never reads half a key.
    draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_hex(32) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True


def read_file(path: Path) -> str:
    """Return the key written in `path`.

    Raises:
        SettingRefusedError: it is missing, or others may read it.
    """
    if not path.exists():
        msg = (
            f"De sleutel {path} ontbreekt. "
            "Zet hem terug uit uw kluis; bij een nieuwe installatie maakt `schakel keys` hem."
        )
        raise SettingRefusedError(msg)
    if path.stat().st_mode & 0o077:
        msg = f"Anderen kunnen {path} lezen. Herstel dat met: chmod 600 {path}."
        raise SettingRefusedError(msg)
    return path.read_text().strip()


def _keks_in(folder: Path) -> dict[str, bytes]:
    files = sorted(folder.glob("kek-*"))
    if not files:
        read_file(folder / "kek-1")
    return {path.name: key_from_hex(read_file(path), path.name) for path in files}
