# SPDX-License-Identifier: EUPL-1.2
"""An opened file: the data key in memory, for as long as a command or a query needs it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from schakel.kernel.ids import FileId
from schakel.vault import sealing
from schakel.vault.sealing import Place


@dataclass(frozen=True)
class OpenFile:
    """Seals and opens the fields of one file. Never stored, never shown: its key stays out of
    repr."""

    id: FileId
    key: bytes = field(repr=False)

    def seal(self, texts: Mapping[str, str], *, table: str, row: uuid.UUID) -> dict[str, bytes]:
        """Return each text sealed for its column; an empty text becomes empty bytes."""
        return {
            column: sealing.seal(self.key, text, Place(table, str(row), column)) if text else b""
            for column, text in texts.items()
        }

    def open(
        self,
        sealed: bytes | memoryview | None,
        *,
        table: str,
        row: uuid.UUID,
        column: str,
    ) -> str:
        """Return the text; empty bytes or None give an empty text.

        Raises:
            SealBrokenError: the field was changed or moved.
        """
        if not sealed:
            return ""
        return sealing.open_sealed(self.key, bytes(sealed), Place(table, str(row), column))
