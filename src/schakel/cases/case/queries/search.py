# SPDX-License-Identifier: EUPL-1.2
"""Searching what the actor may read: texts are compared here, no word reaches a log."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from schakel.cases.case.asked_words import AskedWords
from schakel.cases.case.facts import CaseSummary, FoundCase, SearchPart, SearchPlace
from schakel.cases.case.queries.cases import summary
from schakel.cases.case.queries.mine import my_cases
from schakel.cases.models import Case, Contribution, Identity
from schakel.kernel.ids import CaseId, FileId
from schakel.kernel.people import Actor
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_files

PSEUDONYM, NAME, CONTRIBUTION = "in_pseudonym", "in_name", "in_contribution"


@dataclass(frozen=True)
class Portion:
    """What one part of a search opens at most: less than a second, whatever somebody may read."""

    cases: int = 400
    texts: int = 8_000


PORTION = Portion()


class Sealed(NamedTuple):
    """A name or a text before it is opened, and the case it belongs to."""

    row: uuid.UUID
    case: uuid.UUID | None
    file: uuid.UUID | None
    words: bytes | memoryview


def search_cases(
    actor: Actor,
    text: str,
    *,
    day: date,
    after: SearchPlace | None = None,
    portion: Portion = PORTION,
) -> SearchPart:
    """Return the cases with every word in pseudonym, name or contribution; five queries.

    Newest case first, a portion at a time: `further` is the `after` of the next part. Of one case
    that holds more contributions than a portion, the newest are opened. Only rows that the database
    gives this actor are opened or counted. The journal keeps no search.
    """
    wanted = AskedWords(text)
    if not wanted:
        return SearchPart((), 0, 0, None)
    mine = my_cases(actor, day)
    following = list(_older_than(mine, after)[: portion.cases + 1])
    said = _said_in(following[: portion.cases], limit=portion.texts + 1)
    cases = _read_whole(following[: portion.cases], said, portion.texts)
    where = _where(wanted, cases, _names_of(cases), said[: portion.texts])
    last = SearchPlace(cases[-1].opened_on, CaseId(cases[-1].id)) if cases else after
    done, total = _progress(mine, last)
    return SearchPart(
        found=tuple(
            FoundCase(summary(case), frozenset(where[case.id]))
            for case in cases
            if case.id in where
        ),
        done=done,
        total=total,
        further=last if len(cases) < len(following) else None,
    )


def found_before(cases: Iterable[CaseId]) -> tuple[CaseSummary, ...]:
    """Return those of the cases that the actor may read, newest first; one query."""
    rows = _older_than(Case.objects.filter(pk__in=set(cases)), None)
    return tuple(summary(row) for row in rows)


def _older_than(cases: QuerySet[Case], place: SearchPlace | None) -> QuerySet[Case]:
    rows = cases.select_related("table").order_by("-opened_on", "-id")
    return rows if place is None else rows.filter(_is_older(place))


def _is_older(place: SearchPlace) -> Q:
    same_day = Q(opened_on=place.opened_on, id__lt=place.case)
    return Q(opened_on__lt=place.opened_on) | same_day


def _said_in(cases: Iterable[Case], *, limit: int) -> list[Sealed]:
    """Return the contributions in the order of their cases, so that the limit cuts the oldest."""
    rows = (
        Contribution.objects.filter(case_id__in=[case.id for case in cases])
        .filter(withdrawn_on__isnull=True, corrected_by__isnull=True)
        .order_by("-case__opened_on", "-case_id", "-shared_at")
        .values_list("id", "case_id", "file_id", "text")
    )
    return [Sealed(*row) for row in rows[:limit]]


def _names_of(cases: Iterable[Case]) -> list[Sealed]:
    rows = Identity.objects.filter(case_id__in=[case.id for case in cases])
    return [Sealed(*row) for row in rows.values_list("id", "case_id", "file_id", "name")]


def _read_whole(cases: list[Case], said: Sequence[Sealed], limit: int) -> list[Case]:
    """Return the cases of which everything was read before the limit, at least the first."""
    if len(said) <= limit:
        return cases
    cut = said[limit].case
    return list(takewhile(lambda case: case.id != cut, cases)) or cases[:1]


def _progress(cases: QuerySet[Case], last: SearchPlace | None) -> tuple[int, int]:
    """Return how many cases there are up to this one, and in all; of those the actor may read."""
    left = Count("id", filter=_is_older(last)) if last else Count("id")
    counted = cases.aggregate(total=Count("id"), left=left)
    return counted["total"] - counted["left"], counted["total"]


def _where(
    wanted: AskedWords, cases: Sequence[Case], names: Sequence[Sealed], said: Sequence[Sealed]
) -> dict[uuid.UUID | None, set[str]]:
    """Return where each of these cases was found, if it was."""
    here = {case.id for case in cases}
    said = [one for one in said if one.case in here]
    files = open_files(FileId(one.file) for one in (*names, *said) if one.file)
    where: dict[uuid.UUID | None, set[str]] = {}
    for case in cases:
        if wanted.names(case.pseudonym):
            where.setdefault(case.id, set()).add(PSEUDONYM)
    for found in _matching(names, files, "cases_identity", "name", wanted.names):
        where.setdefault(found, set()).add(NAME)
    for found in _matching(said, files, "cases_contribution", "text", wanted.tells):
        where.setdefault(found, set()).add(CONTRIBUTION)
    return where


def _matching(
    rows: Iterable[Sealed],
    files: dict[FileId, OpenFile],
    table: str,
    column: str,
    matches: Callable[[str], bool],
) -> Iterator[uuid.UUID | None]:
    for one in rows:
        file = files.get(FileId(one.file)) if one.file else None
        if file and matches(file.open(one.words, table=table, row=one.row, column=column)):
            yield one.case
