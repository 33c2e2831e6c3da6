# SPDX-License-Identifier: EUPL-1.2
"""Contributions: sharing, correcting, withdrawing, widening. The giver chooses who reads."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from schakel.access.decide import require, require_law
from schakel.access.kinds import Action, Deed
from schakel.cases.case.access import CASE
from schakel.cases.case.facts import CaseFile
from schakel.cases.case.locking import standing_of
from schakel.cases.case.queries.cases import case_step
from schakel.cases.circle.queries import possible_readers
from schakel.cases.contributions.access import (
    CONTRIBUTION,
    CORRECT_CONTRIBUTION,
    SHARE_CONTRIBUTION,
    WIDEN_CONTRIBUTION,
    WITHDRAW_CONTRIBUTION,
    ContributionStanding,
)
from schakel.cases.contributions.facts import Words
from schakel.cases.contributions.notices import CONTRIBUTION_CHANGED, CONTRIBUTION_SHARED
from schakel.cases.contributions.queries import row_of, standing_of_contribution
from schakel.cases.contributions.writing_at import may_write_at
from schakel.cases.drafts.commands import drop_draft, keep_draft
from schakel.cases.models import Contribution, ContributionReader
from schakel.journal.commands import change, entry, record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import CaseId, ContributionId, MandateId
from schakel.kernel.people import Actor, Secrecy
from schakel.notices.telling import notify_all
from schakel.vault.queries import open_file

DRAFT = "contribution"


def open_to_share(actor: Actor, case_id: CaseId, day: date) -> CaseFile:
    """Return a case to who may share in it, kept as it is till the transaction ends; three queries.

    Raises:
        NotFoundError: there is none for the actor.
        AccessDeniedError: not the actor's case, or it is closed.
    """
    return case_step(actor, case_id, SHARE_CONTRIBUTION, day, lock=True)


def share_contribution(
    actor: Actor, case: CaseFile, words: Words, readers: Iterable[MandateId], *, day: date
) -> ContributionId:
    """Share words with the chosen readers, and nobody else, and return their id.

    `case` is what `open_to_share` returned in this transaction.

    Raises:
        AccessDeniedError: not the actor's case, it is closed, the table writes nothing down, or
            the law does not let this secrecy be told here. Nothing is kept.
        RefusedInputError: no reader, or one who may not read this case; no text.
    """
    chosen = check_contribution(actor, case, words, readers, day=day)
    contribution = _written(case, case.seen_as, words, day)
    _open_to(contribution, chosen, day)
    drop_draft(actor, DRAFT, case.id)
    notify_all(chosen, CONTRIBUTION_SHARED, CASE, case.id, day)
    _record(actor, SHARE_CONTRIBUTION, contribution, day)
    return ContributionId(contribution.id)


def check_contribution(
    actor: Actor, case: CaseFile, words: Words, readers: Iterable[MandateId], *, day: date
) -> frozenset[MandateId]:
    """Return the readers when sharing would work; nothing is kept, and no query.

    Raises what `share_contribution` raises.
    """
    _require_telling(actor, case, words.secrecy, day)
    return _allowed_readers(actor, case, case.seen_as, readers, day)


def correct_contribution(
    actor: Actor, contribution_id: ContributionId, words: Words, *, day: date
) -> ContributionId:
    """Put better words in the place of earlier ones, for the same readers, and return their id.

    Raises:
        AccessDeniedError: only the giver, on an open case, while it stands; the law of sharing.
        RefusedInputError: no text.
    """
    old, case, readers = _opened(contribution_id, actor, CORRECT_CONTRIBUTION, day)
    _require_telling(actor, case, words.secrecy, day)
    contribution = _written(case, MandateId(old.giver_id), words, day, corrects=old)
    _open_to(contribution, readers, day)
    notify_all(readers, CONTRIBUTION_CHANGED, CASE, case.id, day)
    _record(actor, CORRECT_CONTRIBUTION, contribution, day)
    return ContributionId(contribution.id)


def withdraw_contribution(actor: Actor, contribution_id: ContributionId, *, day: date) -> None:
    """Take a contribution, and what it corrected, out of everyone's sight but the giver's.

    Raises:
        AccessDeniedError: only the giver, while it stands.
    """
    newest = row_of(actor, contribution_id, day)
    case = standing_of(CaseId(newest.case_id))
    standing = standing_of_contribution(actor, newest, case, day)
    require(actor, WITHDRAW_CONTRIBUTION, standing, day)
    about = About(CONTRIBUTION, newest.id, case=newest.case_id)
    done = entry(actor.person, WITHDRAW_CONTRIBUTION, about, day=day)
    change("cases.withdraw_contribution", newest.id, entry=done)
    notify_all(standing.readers, CONTRIBUTION_CHANGED, CASE, newest.case_id, day)


def widen_contribution(
    actor: Actor, contribution_id: ContributionId, readers: Iterable[MandateId], *, day: date
) -> None:
    """Open a contribution to more readers.

    Raises:
        AccessDeniedError: only the giver, while it stands and the law lets it be told here.
        RefusedInputError: no new reader, or one who may not read this case.
    """
    contribution, case, known = _opened(contribution_id, actor, WIDEN_CONTRIBUTION, day)
    _require_telling(actor, case, Secrecy(contribution.secrecy), day)
    giver = MandateId(contribution.giver_id)
    wanted = [one for one in readers if one not in known]
    chosen = _allowed_readers(actor, case, giver, wanted, day)
    _open_to(contribution, chosen, day)
    notify_all(chosen, CONTRIBUTION_SHARED, CASE, contribution.case_id, day)
    _record(actor, WIDEN_CONTRIBUTION, contribution, day)


def keep_contribution_draft(
    actor: Actor,
    case: CaseFile,
    fields: Mapping[str, str],
    *,
    secrecy: Secrecy | None,
    day: date,
) -> date | None:
    """Keep what is half-written, and return the day it disappears; None when it may not be kept.

    Where professional secrets may not be told nothing is kept before the giver said what it is.
    """
    require(actor, SHARE_CONTRIBUTION, case.standing, day)
    stated = Secrecy.PROFESSIONAL if secrecy is None else secrecy
    if not may_write_at(case.tables, stated, day).allowed:
        return None
    return keep_draft(actor, DRAFT, case.id, fields, day)


def let_go(actor: Actor, case_id: CaseId, *, rule: str, day: date) -> None:
    """Forget the draft of a refused contribution; the journal keeps the refusal alone."""
    drop_draft(actor, DRAFT, case_id)
    about = About(CASE, case_id, case=case_id)
    record(actor.person, SHARE_CONTRIBUTION, about, day=day, refused_by=rule)


def _opened(
    contribution_id: ContributionId, actor: Actor, action: Action[ContributionStanding], day: date
) -> tuple[Contribution, CaseFile, frozenset[MandateId]]:
    """Return the contribution that the actor may change, its case, and who reads it."""
    row = row_of(actor, contribution_id, day)
    case = case_step(actor, CaseId(row.case_id), SHARE_CONTRIBUTION, day, lock=True)
    standing = standing_of_contribution(actor, row, case.standing, day)
    require(actor, action, standing, day)
    return row, case, standing.readers


def _require_telling(actor: Actor, case: CaseFile, secrecy: Secrecy, day: date) -> None:
    require(actor, SHARE_CONTRIBUTION, case.standing, day)
    require_law(may_write_at(case.tables, secrecy, day))


def _written(
    case: CaseFile,
    giver: MandateId,
    words: Words,
    day: date,
    *,
    corrects: Contribution | None = None,
) -> Contribution:
    if not words.text.strip():
        raise RefusedInputError(
            field="text", message=_("Schrijf wat u wilt delen, of vertel het aan tafel.")
        )
    if case.file is None:
        raise NotFoundError
    file = open_file(case.file)
    row = uuid.uuid4()
    contribution = Contribution(
        id=row,
        file_id=file.id,
        case_id=case.id,
        giver_id=giver,
        source_kind=words.source_kind,
        secrecy=words.secrecy.value,
        onward_use=words.onward_use,
        not_in_minutes=words.not_in_minutes,
        shared_at=timezone.now(),
        shared_on=day,
        corrects=corrects,
        **file.seal({"text": words.text}, table="cases_contribution", row=row),
    )
    contribution.save(force_insert=True)
    return contribution


def _allowed_readers(
    actor: Actor, case: CaseFile, giver: MandateId, wanted: Iterable[MandateId], day: date
) -> frozenset[MandateId]:
    chosen = frozenset(wanted)
    if not chosen:
        raise RefusedInputError(field="readers", message=_("Kies minstens één lezer."))
    possible = {one.id for one in possible_readers(case.partners, giver)}
    if not chosen <= possible or chosen & actor.mandate_ids(day):
        raise RefusedInputError(field="readers", message=_("Kies alleen wie hier als lezer staat."))
    return chosen


def _open_to(contribution: Contribution, readers: Iterable[MandateId], day: date) -> None:
    ContributionReader.objects.bulk_create(
        ContributionReader(contribution=contribution, mandate_id=one, since=day) for one in readers
    )


def _record(actor: Actor, action: Deed, contribution: Contribution, day: date) -> None:
    about = About(CONTRIBUTION, contribution.id, case=contribution.case_id)
    record(actor.person, action, about, day=day)
