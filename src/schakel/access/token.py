# SPDX-License-Identifier: EUPL-1.2
"""The acting person, told to the database in a way that an injected statement cannot forge."""

import hashlib
import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.conf import settings
from django.db import connection, connections, transaction
from django.utils import timezone

from schakel.kernel.ids import PersonId

LIFETIME_SECONDS = 600
BLOCK_BYTES = 64
SETTING = "schakel.token"


def mint(
    person: PersonId, day: date, moment: datetime, backend: int, expires: int, key: bytes
) -> str:
    """Return the token: person, day, the moment of the request (epoch microseconds), backend
    process id, expiry (epoch seconds) and their HMAC-SHA256.

    The moment is the one by which a command dates what it writes; the expiry is by the real clock.
    """
    microseconds = int(moment.timestamp() * 1_000_000)
    body = f"{person}|{day.isoformat()}|{microseconds}|{backend}|{expires}"
    return f"{body}|{hmac.new(key, body.encode(), hashlib.sha256).hexdigest()}"


def key_blocks(key: bytes) -> tuple[bytes, bytes]:
    """Return the inner and outer block of HMAC-SHA256 (RFC 2104), which the database keeps instead
    of the key."""
    padded = (hashlib.sha256(key).digest() if len(key) > BLOCK_BYTES else key).ljust(
        BLOCK_BYTES, b"\0"
    )
    return bytes(byte ^ 0x36 for byte in padded), bytes(byte ^ 0x5C for byte in padded)


def set_actor(person: PersonId, day: date) -> None:
    """Tell the running transaction who acts and on which day; it forgets at its end."""
    connection.ensure_connection()
    backend = connection.connection.info.backend_pid
    token = mint(
        person,
        day,
        timezone.now(),
        backend,
        int(time.time()) + LIFETIME_SECONDS,
        settings.SCHAKEL_TOKEN_KEY,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, token])


@contextmanager
def acting_as(person: PersonId, day: date) -> Iterator[None]:
    """Run a block in one transaction as this person on this day."""
    with transaction.atomic():
        set_actor(person, day)
        yield


def install_key(alias: str = "default") -> None:
    """Give the database the key that checks tokens; run by the owner after migrating."""
    inner, outer = key_blocks(settings.SCHAKEL_TOKEN_KEY)
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "INSERT INTO access.token_key (inner_block, outer_block) VALUES (%s, %s) "
            "ON CONFLICT (only_row) DO UPDATE SET inner_block = excluded.inner_block, "
            "outer_block = excluded.outer_block",
            [inner, outer],
        )
