# SPDX-License-Identifier: EUPL-1.2
"""The words somebody looks for, against what people wrote: another form or a typing error fits."""

from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from schakel.kernel.words import folded, stem_of

ENOUGH = 80
# A typing error in a short word makes another word.
SHORTEST_WITH_ERROR = 5
WORD_LIMIT = 8


class AskedWords:
    """The words that are looked for; the first eight of what somebody typed."""

    def __init__(self, text: str) -> None:
        words = folded(text).split()[:WORD_LIMIT]
        self._in_names = [_Judged(_likeness(word)) for word in words]
        self._in_texts = [_Judged(_kinship(word)) for word in words]

    def __bool__(self) -> bool:
        return bool(self._in_names)

    def names(self, text: str) -> bool:
        """Return whether every word stands in a name, typing errors forgiven."""
        return _all_stand(self._in_names, text)

    def tells(self, text: str) -> bool:
        """Return whether every word, or another form of it, stands in a text."""
        return _all_stand(self._in_texts, text)


class _Judged:
    """One word that is looked for: each word that people wrote is judged once, not once a text."""

    def __init__(self, fits: Callable[[str], bool]) -> None:
        self._fits = fits
        self._judged: set[str] = set()
        self._fitting: set[str] = set()

    def stands_in(self, words: set[str]) -> bool:
        new = words - self._judged
        self._judged |= new
        self._fitting.update(word for word in new if self._fits(word))
        return not self._fitting.isdisjoint(words)


def _all_stand(wanted: Sequence[_Judged], text: str) -> bool:
    words = set(folded(text).split())
    return bool(wanted) and all(word.stands_in(words) for word in wanted)


def _likeness(word: str) -> Callable[[str], bool]:
    """Return whether another is the same, begins with it, or differs by a typing error."""
    begins = len(word) >= SHORTEST_WITH_ERROR - 1
    mistyped = len(word) >= SHORTEST_WITH_ERROR

    def fits(other: str) -> bool:
        return (
            other == word
            or (begins and other.startswith(word))
            or (mistyped and fuzz.ratio(word, other, score_cutoff=ENOUGH) >= ENOUGH)
        )

    return fits


def _kinship(word: str) -> Callable[[str], bool]:
    """Return whether another is like it, or is another form of it."""
    like, stem = _likeness(word), stem_of(word)
    return lambda other: like(other) or stem_of(other) == stem
