# SPDX-License-Identifier: EUPL-1.2
"""Words as they are compared: how somebody writes them does not count."""

import unicodedata
from collections.abc import Iterable

import snowballstemmer


def folded(text: str) -> str:
    """Return the text without accents, capitals and punctuation."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (sign for sign in plain if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in kept).split())


def stemmed(words: Iterable[str]) -> tuple[str, ...]:
    """Return the Dutch stem of each word: 'sluiting' and 'sluiten' are one."""
    # A stemmer keeps its word inside while it works, so each search has its own.
    return tuple(snowballstemmer.stemmer("dutch").stemWords(list(words)))
