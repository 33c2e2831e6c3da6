# SPDX-License-Identifier: EUPL-1.2
"""Reading contributions: only what the database gives, the newest version of each."""

from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, OuterRef, Q, QuerySet, When

from schakel.access.asking import is_there
from schakel.access.decide import require
from schakel.access.kinds import Action
from schakel.actors import queries as actors
from schakel.cases.case.locking import standing_of
from schakel.cases.case.standing import CaseStanding
from schakel.cases.contributions.access import ContributionStanding
from schakel.cases.contributions.facts import ContributionFact, Words
from schakel.cases.models import Contribution, ContributionReader
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import CaseId, ContributionId, FileId, MandateId
from schakel.kernel.people import Actor, Secrecy
from schakel.kernel.vocabulary import OnwardUse, SourceKind
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_files


def contribution(actor: Actor, contribution_id: ContributionId, day: date) -> ContributionFact:
    """Return one contribution; two queries.

    Raises:
        NotFoundError: there is none that the actor may read.
    """
    rows = list(_rows(actor, day).filter(pk=contribution_id))
    files = open_files(FileId(row.file_id) for row in rows if row.file_id)
    found = as_facts(actor, rows, files, day)
    if not found:
        raise NotFoundError
    return found[0]


def contribution_step(
    actor: Actor, contribution_id: ContributionId, action: Action[ContributionStanding], day: date
) -> ContributionFact:
    """Return one contribution for the page of a step, to who may take it; seven queries.

    Raises:
        NotFoundError: there is none that the actor may read.
        AccessDeniedError: only its giver, while it stands.
    """
    row = row_of(actor, contribution_id, day)
    facts = standing_of_contribution(actor, row, standing_of(CaseId(row.case_id)), day)
    require(actor, action, facts, day)
    return contribution(actor, contribution_id, day)


def row_of(actor: Actor, contribution_id: ContributionId, day: date) -> Contribution:
    """Return the row of a contribution, with whether it was corrected; one query.

    Raises:
        NotFoundError: there is none that the actor may read.
    """
    corrected = is_there(Contribution.objects.filter(corrects_id=OuterRef("pk")))
    rows = _rows(actor, day).annotate(was_corrected=corrected)
    row = rows.filter(pk=contribution_id).first()
    if row is None:
        raise NotFoundError
    return row


def standing_of_contribution(
    actor: Actor, row: Contribution, case: CaseStanding, day: date
) -> ContributionStanding:
    """Return what `access.decide` must know of a row of `row_of`; no query."""
    readers: list[MandateId] = getattr(row, "reader_ids", None) or []
    return ContributionStanding(
        id=ContributionId(row.id),
        case=case,
        giver=MandateId(row.giver_id),
        readers=frozenset(readers) or actor.mandate_ids(day),
        is_withdrawn=row.withdrawn_on is not None,
        is_corrected=bool(getattr(row, "was_corrected", False)),
    )


def case_contributions(actor: Actor, case_id: CaseId, day: date) -> QuerySet[Contribution]:
    """Return the newest versions in a case, oldest first, for a page that holds its key."""
    newest = Q(corrected_by__isnull=True)
    return _rows(actor, day).filter(newest, case_id=case_id).order_by("shared_at", "id")


def as_facts(
    actor: Actor, rows: Iterable[Contribution], files: dict[FileId, OpenFile], day: date
) -> tuple[ContributionFact, ...]:
    """Return rows as facts with their texts; a row without a key is left out."""
    mine = actor.mandate_ids(day)
    return tuple(
        _fact(row, files[FileId(row.file_id)], is_mine=row.giver_id in mine)
        for row in rows
        if row.file_id and FileId(row.file_id) in files
    )


def _rows(actor: Actor, day: date) -> QuerySet[Contribution]:
    # Of somebody else's contribution the database shows no reader but the actor: not asked.
    readers = ContributionReader.objects.filter(contribution=OuterRef("pk")).values("mandate_id")
    given = When(giver_id__in=actor.mandate_ids(day), then=ArraySubquery(readers))
    return Contribution.objects.select_related(
        "giver__person", "giver__organisation__municipality"
    ).annotate(reader_ids=Case(given, default=None))


def _fact(row: Contribution, file: OpenFile, *, is_mine: bool) -> ContributionFact:
    readers: list[MandateId] = getattr(row, "reader_ids", None) or []
    text = file.open(row.text, table="cases_contribution", row=row.id, column="text")
    return ContributionFact(
        id=ContributionId(row.id),
        case=CaseId(row.case_id),
        giver=actors.mandate_fact(row.giver),
        is_mine=is_mine,
        words=Words(
            text=text,
            source_kind=SourceKind(row.source_kind),
            secrecy=Secrecy(row.secrecy),
            onward_use=OnwardUse(row.onward_use),
            not_in_minutes=row.not_in_minutes,
        ),
        shared_on=row.shared_on,
        shared_at=row.shared_at,
        withdrawn_on=row.withdrawn_on,
        is_correction=row.corrects_id is not None,
        readers=tuple(readers) if is_mine else (),
    )
