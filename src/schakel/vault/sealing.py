# SPDX-License-Identifier: EUPL-1.2
"""Sealing without Django: AES-256-GCM bound to its place, data keys wrapped by AES key wrap (RFC
3394)."""

import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap,
    aes_key_wrap,
)

NONCE_BYTES = 12
KEY_BYTES = 32


class SealBrokenError(Exception):
    """The sealed field was changed, moved, or sealed with another key."""


@dataclass(frozen=True)
class Place:
    """Where a sealed field lives; a ciphertext copied elsewhere does not open."""

    table: str
    row: str
    field: str

    def as_bytes(self) -> bytes:
        """Return the associated data: the three parts, each preceded by its length."""
        parts = [part.encode() for part in (self.table, self.row, self.field)]
        return b"".join(len(part).to_bytes(2, "big") + part for part in parts)


def new_data_key() -> bytes:
    """Return 32 random bytes."""
    return os.urandom(KEY_BYTES)


def wrap(key_encryption_key: bytes, data_key: bytes) -> bytes:
    """Return the data key wrapped; 40 bytes."""
    return aes_key_wrap(key_encryption_key, data_key)


def unwrap(key_encryption_key: bytes, wrapped: bytes) -> bytes:
    """Return the data key.

    Raises:
        SealBrokenError: another key wrapped it, or it was changed.
    """
    try:
        return aes_key_unwrap(key_encryption_key, wrapped)
    except (InvalidUnwrap, ValueError) as error:
        raise SealBrokenError from error


def seal(data_key: bytes, text: str, place: Place) -> bytes:
    """Return nonce and ciphertext of the text, bound to its place."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(data_key).encrypt(nonce, text.encode(), place.as_bytes())


def open_sealed(data_key: bytes, sealed: bytes, place: Place) -> str:
    """Return the text.

    Raises:
        SealBrokenError: the field was changed, moved, or belongs to another key.
    """
    try:
        plain = AESGCM(data_key).decrypt(
            sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.as_bytes()
        )
    except (InvalidTag, ValueError) as error:
        raise SealBrokenError from error
    return plain.decode()
