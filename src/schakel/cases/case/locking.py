# SPDX-License-Identifier: EUPL-1.2
"""Locking what a command changes; what the actor may not see is not there."""

from schakel.cases.case.standing import CaseStanding, case_standings, unseen
from schakel.cases.models import Case
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError
from schakel.kernel.ids import CaseId, FileId
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_file


def lock_case(case_id: CaseId) -> tuple[Case, CaseStanding]:
    """Return the case locked, with its standing; three queries.

    Raises:
        NotFoundError: it does not exist, or the actor may not know that it does.
    """
    case = Case.objects.select_for_update().filter(pk=case_id).first()
    if case is None:
        raise NotFoundError
    return case, case_standings([case])[case_id]


def standing_of(case_id: CaseId) -> CaseStanding:
    """Return the standing of a case; bare when the actor sees only his task or invitation."""
    case = Case.objects.filter(pk=case_id).first()
    if case is None:
        return unseen(case_id)
    return case_standings([case])[case_id]


def file_of(case: Case) -> OpenFile:
    """Return the opened file of a case.

    Raises:
        NotFoundError: it is destroyed.
    """
    if case.file_id is None:
        raise NotFoundError
    return open_file(FileId(case.file_id))


def require_version(shown: int, current: int) -> None:
    """Go on when the form showed what is there.

    Raises:
        ChangedMeanwhileError: somebody saved first.
    """
    if shown != current:
        raise ChangedMeanwhileError
