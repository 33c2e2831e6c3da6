# SPDX-License-Identifier: EUPL-1.2
"""Words as they are compared: how somebody writes them does not count."""

import re
import threading
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
# About all the words that the texts of an installation hold, without whose they are; some 9 MB.
STEMS_REMEMBERED = 32_768
# What is longer is no word, and would make the memory as large as the texts.
LONGEST_REMEMBERED = 40


class _Stemmers(threading.local):
    """A stemmer for each thread, because it keeps its word inside while it works."""

    def __init__(self) -> None:
        self.dutch = snowballstemmer.stemmer("dutch")


_stemmers = _Stemmers()


def folded(text: str) -> str:
    """Return the text without accents, capitals and punctuation."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    if not plain.isascii():
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(WORD.findall(plain))


def stemmed(words: Iterable[str]) -> tuple[str, ...]:
    """Return the Dutch stem of each word: 'sluiting' and 'sluiten' are one."""
    return tuple(stem_of(word) for word in words)


def stem_of(word: str) -> str:
    """Return the Dutch stem of a word."""
    return _remembered(word) if len(word) <= LONGEST_REMEMBERED else _stem(word)


@lru_cache(maxsize=STEMS_REMEMBERED)
def _remembered(word: str) -> str:
    return _stem(word)


def _stem(word: str) -> str:
    return str(_stemmers.dutch.stemWord(word))
