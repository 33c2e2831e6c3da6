# SPDX-License-Identifier: EUPL-1.2
"""Words in a file: sealed with its own key where somebody will read them, noise elsewhere."""

import os
import uuid
from typing import Protocol

from schakel.vault import sealing

NOISE = os.urandom(1 << 16)


class Sealer(Protocol):
    """Makes files and seals words in them."""

    def new(self, file: str, /) -> bytes:
        """Return the wrapped key of a new file."""
        ...

    def words(self, file: str, table: str, row: str, column: str, text: str, /) -> bytes:
        """Return a text as it stands in its column."""
        ...


class Noise:
    """Bytes as long as real ones, for rows that nobody who is measured can read."""

    def __init__(self) -> None:
        self._at = 0

    def new(self, _file: str) -> bytes:
        return self._bytes(40)

    def words(self, _file: str, _table: str, _row: str, _column: str, text: str) -> bytes:
        return self._bytes(len(text) + sealing.NONCE_BYTES + 16)

    def _bytes(self, length: int) -> bytes:
        self._at = (self._at + 61) % (len(NOISE) - length)
        return NOISE[self._at : self._at + length]


class Real:
    """Data keys of their own, wrapped as the vault does, and AES-256-GCM bound to its place."""

    def __init__(self, key_encryption_key: bytes) -> None:
        self._key_encryption_key = key_encryption_key
        self._keys: dict[str, bytes] = {}

    def new(self, file: str) -> bytes:
        self._keys[file] = sealing.new_data_key()
        return sealing.wrap(self._key_encryption_key, self._keys[file])

    def words(self, file: str, table: str, row: str, column: str, text: str) -> bytes:
        place = sealing.Place(table, str(uuid.UUID(row)), column)
        return sealing.seal(self._keys[file], text, place)
