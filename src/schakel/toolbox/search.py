# SPDX-License-Identifier: EUPL-1.2
"""Find a measure by the words that people really use; no word reaches a log."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from schakel.kernel.words import folded, stemmed
from schakel.toolbox.addressees import fits_age
from schakel.toolbox.measure import Addressee, SafetyMeasure
from schakel.toolbox.toolbox import Toolbox
from schakel.toolbox.vocabulary import AddresseeKind

ENOUGH = 80
# In a shorter word a part means nothing, and a typing error makes another word.
SHORTEST_PART = 5
WORD_LIMIT = 8
SMALL = (
    "aan als bij dat de die dit door een en er het hij iemand iets ik in is kan laten mag met moet "
    "naar niet of om op over te tegen tot uit van voor wat we wie wil wordt ze zijn zonder"
)
SMALL_WORDS = frozenset(SMALL.split())
PEOPLE = frozenset({AddresseeKind.PERSON, AddresseeKind.MINOR})
# How well a word fits a field, best first: the word or its stem, the beginning, a part.
WHOLE, BEGINNING, PART = 3, 2, 1


@dataclass(frozen=True)
class Field:
    """A part of a measure as words and as stems."""

    words: frozenset[str]
    stems: frozenset[str]

    def fit(self, word: str, stem: str) -> int:
        """Return how well the word fits; 0 when it does not."""
        if word in self.words or stem in self.stems:
            return WHOLE
        looked_for = [one for one in {word, stem} if len(one) >= SHORTEST_PART]
        if any(one.startswith(part) for one in self.words for part in looked_for):
            return BEGINNING
        return PART if any(part in one for one in self.words for part in looked_for) else 0


@dataclass(frozen=True)
class Indexed:
    """A measure with what can be found in it, what counts most first."""

    measure: SafetyMeasure
    fields: tuple[Field, ...]

    def worth(self, word: str, stem: str) -> int:
        """Return what a word counts for: the first field it fits decides."""
        for place, field in enumerate(self.fields):
            if fit := field.fit(word, stem):
                return (len(self.fields) - place) * (WHOLE + 1) + fit
        return 0


def find(
    toolbox: Toolbox,
    words: str,
    *,
    phase: str | None = None,
    organ: str | None = None,
    phenomenon: str | None = None,
    addressee: str | None = None,
    age: int | None = None,
) -> tuple[SafetyMeasure, ...]:
    """Return the measures that fit every filter and most of the words, best first.

    Without words they come in the order of their numbers. An accent, another form of a word and,
    when nothing else is found, a typing error do not count.
    """
    kept = [
        one
        for one in _index(toolbox)
        if phase in {None, one.measure.phase}
        and organ in {None, one.measure.organ}
        and (phenomenon is None or phenomenon in one.measure.phenomena)
        and _is_for(one.measure.addressees, addressee, age)
    ]
    asked = _asked(words)
    if not asked:
        return tuple(one.measure for one in kept)
    meant = [_meant(toolbox, word, stem) for word, stem in asked]
    found = [(_worths(one, meant), one.measure) for one in kept]
    most = max((len(worths) for worths, _ in found), default=0)
    best = [(sum(worths), measure) for worths, measure in found if most and len(worths) == most]
    best.sort(key=lambda one: -one[0])
    return tuple(measure for _, measure in best)


def _worths(one: Indexed, meant: Iterable[tuple[tuple[str, str], ...]]) -> list[int]:
    """Return what each word that fits counts for; a mistyped word may be one of several."""
    worths = (max((one.worth(*word) for word in words), default=0) for words in meant)
    return [worth for worth in worths if worth]


def _asked(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words that say something, each with its stem."""
    typed = folded(text).split()
    words = [word for word in typed if word not in SMALL_WORDS][:WORD_LIMIT]
    return tuple(zip(words, stemmed(words), strict=True))


def _meant(toolbox: Toolbox, word: str, stem: str) -> tuple[tuple[str, str], ...]:
    """Return the word; or, when it stands nowhere, the words that differ by a typing error."""
    index = _index(toolbox)
    if len(word) < SHORTEST_PART or any(one.worth(word, stem) for one in index):
        return ((word, stem),)
    known = sorted({other for one in index for field in one.fields for other in field.words})
    near = [
        other
        for other in known
        if len(other) >= SHORTEST_PART and fuzz.ratio(word, other) >= ENOUGH
    ]
    return tuple(zip(near, stemmed(near), strict=True))


def _is_for(addressees: Iterable[Addressee], kind: str | None, age: int | None) -> bool:
    return any(
        kind in {None, one.kind} and (age is None or (one.kind in PEOPLE and fits_age(one, age)))
        for one in addressees
    )


@lru_cache(maxsize=2)
def _index(toolbox: Toolbox) -> tuple[Indexed, ...]:
    in_order = sorted(toolbox.measures, key=lambda measure: int(measure.id[1:]))
    return tuple(Indexed(one, tuple(_fields(toolbox, one))) for one in in_order)


def _fields(toolbox: Toolbox, measure: SafetyMeasure) -> Iterator[Field]:
    phenomena = [one for one in toolbox.phenomena if one.code in measure.phenomena]
    kinds = {one.kind.value for one in measure.addressees}
    about = [one for one in toolbox.question("subject").choices if one.code in kinds]
    yield _field(measure.id, measure.name, measure.full_name)
    yield _field(*measure.words)
    yield _field(*(text for one in phenomena for text in (one.name, *one.words)))
    yield _field(
        measure.summary, *measure.when, *(text for one in about for text in (one.text, one.hint))
    )


def _field(*texts: str) -> Field:
    words = frozenset(folded(" ".join(texts)).split()) - SMALL_WORDS
    return Field(words, frozenset(stemmed(words)))
