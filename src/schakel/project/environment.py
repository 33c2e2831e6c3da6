# SPDX-License-Identifier: EUPL-1.2
"""The settings as the administrator writes them, typed (docs/operations/settings.md)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

REPOSITORY = Path(__file__).resolve().parents[3]
ROLES = ("web", "owner", "clock", "backup")
DEMO_HOSTS = ("localhost", "127.0.0.1")


class SettingRefusedError(ImproperlyConfigured):
    """A setting is missing or wrong; the message names it and says what to write."""


@dataclass(frozen=True)
class Login:
    """One way into one database."""

    host: str
    port: int
    database: str
    user: str
    password: str
    options: tuple[tuple[str, str], ...] = ()

    def conninfo(self) -> dict[str, str | int]:
        """Return the words psycopg.connect() takes."""
        words: dict[str, str | int] = {
            "host": self.host,
            "port": self.port,
            "dbname": self.database,
            "user": self.user,
            "password": self.password,
        }
        return words | dict(self.options)


@dataclass(frozen=True)
class Mail:
    host: str
    port: int
    user: str
    password: str
    sender: str


@dataclass(frozen=True)
class Environment:
    demo: bool
    role: str
    state: Path
    keys: Path
    database: Login | None
    hosts: tuple[str, ...]
    mail: Mail | None
    idle_minutes: int
    port: int
    proxy: bool
    secret_key: str | None
    token_key: bytes | None
    keks: dict[str, bytes] | None
    kek_current: str | None


def read(environ: Mapping[str, str]) -> Environment:
    """Return the settings in `environ`.

    Raises:
        SettingRefusedError: a value is wrong, or one that only the demo may leave out is missing.
    """
    demo = _yes_or_no(environ, "SCHAKEL_DEMO")
    role = _role(environ.get("SCHAKEL_DB_ROLE") or "web")
    database = _login(environ.get("DATABASE_URL"), role)
    if database is None and not demo:
        msg = (
            "DATABASE_URL ontbreekt. Zet SCHAKEL_DEMO=1 voor de demo; "
            "daarbuiten kiest u zelf een PostgreSQL, bijvoorbeeld "
            "postgresql://schakel_web:wachtwoord@db.lokaal:5432/schakel."
        )
        raise SettingRefusedError(msg)
    token_key = environ.get("SCHAKEL_TOKEN_KEY")
    return Environment(
        demo=demo,
        role=role,
        state=state_folder(environ),
        keys=keys_folder(environ),
        database=database,
        hosts=_hosts(environ, demo=demo),
        mail=_mail(environ, demo=demo),
        idle_minutes=_whole_number(
            environ, "SCHAKEL_IDLE_MINUTES", default=15, lowest=1, highest=480
        ),
        port=_whole_number(environ, "PORT", default=8000, lowest=1, highest=65535),
        proxy=_yes_or_no(environ, "SCHAKEL_BEHIND_PROXY"),
        secret_key=_secret_key(environ.get("SCHAKEL_SECRET_KEY")),
        token_key=key_from_hex(token_key, "SCHAKEL_TOKEN_KEY") if token_key else None,
        keks=_keks(environ.get("SCHAKEL_KEKS")),
        kek_current=environ.get("SCHAKEL_KEK_CURRENT") or None,
    )


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of what this installation keeps."""
    return Path(environ.get("SCHAKEL_STATE_DIR") or REPOSITORY / "var").absolute()


def keys_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of the key files."""
    return Path(environ.get("SCHAKEL_KEYS_DIR") or state_folder(environ) / "keys").absolute()


def key_from_hex(text: str, name: str) -> bytes:
    """Return the 32 bytes written in `text`; `name` says where they come from."""
    if not re.fullmatch(r"[0-9a-fA-F]{64}", text.strip()):
        msg = (
            f"{name} is geen sleutel. "
            "Schrijf 64 tekens 0-9 en a-f, gemaakt met: openssl rand -hex 32."
        )
        raise SettingRefusedError(msg)
    return bytes.fromhex(text.strip())


def _yes_or_no(environ: Mapping[str, str], name: str) -> bool:
    text = environ.get(name, "")
    if text not in ("", "0", "1"):
        msg = f"{name} is {text!r}. Schrijf 1 voor ja of 0 voor nee."
        raise SettingRefusedError(msg)
    return text == "1"


def _whole_number(
    environ: Mapping[str, str], name: str, *, default: int, lowest: int, highest: int
) -> int:
    text = environ.get(name) or str(default)
    if not text.isdecimal() or not lowest <= int(text) <= highest:
        msg = f"{name} is {text!r}. Schrijf een geheel getal van {lowest} tot {highest}."
        raise SettingRefusedError(msg)
    return int(text)


def _role(text: str) -> str:
    if text not in ROLES:
        msg = f"SCHAKEL_DB_ROLE is {text!r}. Schrijf een van: {', '.join(ROLES)}."
        raise SettingRefusedError(msg)
    return text


def _login(url: str | None, role: str) -> Login | None:
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port or 5432
    except ValueError as error:
        msg = f"DATABASE_URL is geen adres: {error}."
        raise SettingRefusedError(msg) from error
    options = dict(parse_qsl(parts.query))
    host = unquote(parts.hostname or "") or options.pop("host", "")
    database = unquote(parts.path.lstrip("/"))
    if (
        parts.scheme not in ("postgres", "postgresql")
        or not host
        or not database
        or not parts.username
    ):
        msg = (
            "DATABASE_URL is onvolledig. Schrijf "
            "postgresql://gebruiker:wachtwoord@machine:5432/databank; "
            "Schakel werkt alleen met PostgreSQL 15 of nieuwer."
        )
        raise SettingRefusedError(msg)
    user = unquote(parts.username)
    if user.startswith("schakel_") and user != f"schakel_{role}":
        msg = (
            f"DATABASE_URL meldt zich aan als {user}, maar SCHAKEL_DB_ROLE is {role}. "
            "Maak beide gelijk, of geef het adres van een beheerder."
        )
        raise SettingRefusedError(msg)
    return Login(
        host=host,
        port=port,
        database=database,
        user=user,
        password=unquote(parts.password or ""),
        options=tuple(sorted(options.items())),
    )


def _hosts(environ: Mapping[str, str], *, demo: bool) -> tuple[str, ...]:
    hosts = tuple(
        part.strip() for part in environ.get("SCHAKEL_HOSTS", "").split(",") if part.strip()
    )
    if demo:
        return hosts or DEMO_HOSTS
    if not hosts or "*" in hosts:
        msg = (
            "SCHAKEL_HOSTS ontbreekt of staat alles toe. "
            "Schrijf de naam waarop de site bereikbaar is, bijvoorbeeld schakel.politiezone.be."
        )
        raise SettingRefusedError(msg)
    return hosts


def _mail(environ: Mapping[str, str], *, demo: bool) -> Mail | None:
    url = environ.get("SCHAKEL_MAIL_URL")
    if not url:
        if demo:
            return None
        msg = "SCHAKEL_MAIL_URL ontbreekt. Schrijf smtp://gebruiker:wachtwoord@mailserver:587."
        raise SettingRefusedError(msg)
    parts = urlsplit(url)
    sender = environ.get("SCHAKEL_MAIL_FROM", "")
    if parts.scheme != "smtp" or not parts.hostname or "@" not in sender:
        msg = (
            "SCHAKEL_MAIL_URL of SCHAKEL_MAIL_FROM is fout. "
            "Schrijf smtp://gebruiker:wachtwoord@mailserver:587 en het adres van de afzender."
        )
        raise SettingRefusedError(msg)
    return Mail(
        host=parts.hostname,
        port=parts.port or 587,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        sender=sender,
    )


def _secret_key(text: str | None) -> str | None:
    if text and len(text) < 50:
        msg = (
            "SCHAKEL_SECRET_KEY is te kort. "
            "Schrijf minstens 50 tekens, gemaakt met: openssl rand -hex 32."
        )
        raise SettingRefusedError(msg)
    return text or None


def _keks(text: str | None) -> dict[str, bytes] | None:
    if not text:
        return None
    keks: dict[str, bytes] = {}
    for part in text.split(","):
        name, _, key = part.strip().partition(":")
        keks[name] = key_from_hex(key, f"SCHAKEL_KEKS, sleutel {name!r},")
    return keks
