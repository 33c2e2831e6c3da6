# SPDX-License-Identifier: EUPL-1.2
"""Searching what the actor may read: texts are compared here, no word reaches a log."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from schakel.cases.case.facts import FoundCase
from schakel.cases.case.queries.cases import summary
from schakel.cases.models import Case, Contribution, Identity
from schakel.kernel.ids import FileId
from schakel.kernel.words import folded, stemmed
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_files

PSEUDONYM, NAME, CONTRIBUTION = "in_pseudonym", "in_name", "in_contribution"
ENOUGH = 80
# A typing error in a short word makes another word.
SHORTEST_WITH_ERROR = 5
WORD_LIMIT = 8


@dataclass(frozen=True)
class Asked:
    """The words that are looked for: folded, and as Dutch stems."""

    words: tuple[str, ...]
    stems: tuple[str, ...]

    def names(self, text: str) -> bool:
        """Return whether every word stands in a name, typing errors forgiven."""
        found = folded(text).split()
        return bool(self.words) and all(_near(word, found) for word in self.words)

    def tells(self, text: str) -> bool:
        """Return whether every word, or another form of it, stands in a text."""
        found = folded(text).split()
        stems = set(stemmed(found))
        return bool(self.words) and all(
            stem in stems or _near(word, found)
            for word, stem in zip(self.words, self.stems, strict=True)
        )


def asked(text: str) -> Asked:
    """Return what somebody typed as words to look for; the first eight."""
    words = tuple(folded(text).split()[:WORD_LIMIT])
    return Asked(words, stemmed(words))


def search_cases(text: str) -> tuple[FoundCase, ...]:
    """Return the cases with every word in pseudonym, name or contribution; four queries.

    Only rows that the database gives this actor are opened. The journal keeps no search.
    """
    wanted = asked(text)
    cases = list(Case.objects.select_related("table").order_by("pseudonym"))
    names = list(Identity.objects.filter(case__isnull=False))
    said = list(Contribution.objects.filter(withdrawn_on__isnull=True, corrected_by__isnull=True))
    sealed = [row.file_id for row in names] + [row.file_id for row in said]
    files = open_files(FileId(one) for one in sealed if one)
    where: dict[object, set[str]] = {}
    for row in cases:
        if wanted.names(row.pseudonym):
            where.setdefault(row.id, set()).add(PSEUDONYM)
    for case in _matching(names, files, "cases_identity", "name", wanted.names):
        where.setdefault(case, set()).add(NAME)
    for case in _matching(said, files, "cases_contribution", "text", wanted.tells):
        where.setdefault(case, set()).add(CONTRIBUTION)
    return tuple(
        FoundCase(summary(row), frozenset(where[row.id])) for row in cases if row.id in where
    )


def _matching(
    rows: Iterable[Identity | Contribution],
    files: dict[FileId, OpenFile],
    table: str,
    column: str,
    matches: Callable[[str], bool],
) -> list[object]:
    return [
        row.case_id
        for row in rows
        if row.file_id
        and row.file_id in files
        and matches(
            files[FileId(row.file_id)].open(
                getattr(row, column), table=table, row=row.id, column=column
            )
        )
    ]


def _near(word: str, found: Iterable[str]) -> bool:
    """Return whether a word stands there, begins a longer one, or differs by a typing error."""
    return any(
        one == word
        or (len(word) >= SHORTEST_WITH_ERROR - 1 and one.startswith(word))
        or (len(word) >= SHORTEST_WITH_ERROR and fuzz.ratio(word, one) >= ENOUGH)
        for one in found
    )
