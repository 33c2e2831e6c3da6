# SPDX-License-Identifier: EUPL-1.2
"""Cases in the town of tests/world.py, made as the owner: a test needs no signal before it.

case = make_case(circle=("chloe", "tom"))       a youth at the table noord, directed by An
bar = make_case("overlast-1", "Plein", (), "wim", subject_kind="place", concern="nuisance", name="")
"""

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from schakel.cases.models import (
    Case,
    CaseMember,
    CasePlace,
    Contribution,
    ContributionReader,
    Identity,
    Task,
)
from schakel.kernel.ids import CaseId, ContributionId, FileId, TaskId
from schakel.vault import sealing
from schakel.vault.files import OpenFile
from schakel.vault.models import DataKey
from tests.world import OWNER, TODAY, mandate
from tests.world import table as table_id

NAME = "Yassin Elmoutaouakil"
OPENED = TODAY - timedelta(days=30)


def make_case(
    table: str = "noord",
    pseudonym: str = "Kievit",
    circle: tuple[str, ...] = ("chloe", "tom"),
    director: str | None = "an",
    state: str = "deliberation",
    *,
    subject_kind: str = "person",
    concern: str = "radicalisation",
    name: str = NAME,
    invited: tuple[str, ...] = (),
    opened_on: date = OPENED,
    review_on: date | None = None,
) -> CaseId:
    """Make a case that lies at a table, with an accepted circle; name "" makes no identity."""
    file = make_file(opened_on)
    case = Case.objects.using(OWNER).create(
        file_id=file.id,
        table_id=table_id(table),
        pseudonym=pseudonym,
        subject_kind=subject_kind,
        concern=concern,
        state=state,
        opened_on=opened_on,
        review_on=review_on,
        director_id=None if director is None else mandate(director),
        closed_on=TODAY if state == "closed" else None,
    )
    CasePlace.objects.using(OWNER).create(
        case=case, table_id=table_id(table), begin=opened_on, by_id=mandate("an")
    )
    for state_of_member, people in (("accepted", circle), ("invited", invited)):
        for somebody in people:
            CaseMember.objects.using(OWNER).create(
                case=case,
                mandate_id=mandate(somebody),
                state=state_of_member,
                concern=concern,
                invited_by_id=mandate("an"),
                begin=opened_on,
            )
    if name:
        _identity(case, file, name, opened_on)
    return CaseId(case.id)


def make_contribution(
    case: CaseId,
    giver: str,
    text: str,
    readers: tuple[str, ...] = (),
    *,
    secrecy: str = "discretion",
    not_in_minutes: bool = False,
    day: date = TODAY,
) -> ContributionId:
    """Make a shared contribution with its readers."""
    file = file_of(case)
    row = uuid.uuid4()
    sealed = file.seal({"text": text}, table="cases_contribution", row=row)
    Contribution.objects.using(OWNER).create(
        id=row,
        file_id=file.id,
        case_id=case,
        giver_id=mandate(giver),
        source_kind="observed",
        secrecy=secrecy,
        onward_use="background_only",
        not_in_minutes=not_in_minutes,
        shared_at=timezone.now(),
        shared_on=day,
        **sealed,
    )
    for reader in readers:
        ContributionReader.objects.using(OWNER).create(
            contribution_id=row, mandate_id=mandate(reader), since=day
        )
    return ContributionId(row)


def make_task(
    case: CaseId | None,
    owner: str,
    what: str,
    *,
    table: str = "noord",
    due_on: date = TODAY + timedelta(days=14),
    state: str = "open",
) -> TaskId:
    """Make a task given by An; without a case it has a file of its own."""
    file = make_file(TODAY) if case is None else file_of(case)
    row = uuid.uuid4()
    sealed = file.seal({"what": what}, table="cases_task", row=row)
    Task.objects.using(OWNER).create(
        id=row,
        file_id=file.id,
        table_id=table_id(table),
        case_id=case,
        owner_id=mandate(owner),
        state=state,
        given_by_id=mandate("an"),
        given_on=TODAY - timedelta(days=7),
        due_on=due_on,
        **sealed,
    )
    return TaskId(row)


def make_file(day: date) -> OpenFile:
    """Make a file as the owner."""
    current = settings.SCHAKEL_KEK_CURRENT
    data_key = sealing.new_data_key()
    key = DataKey.objects.using(OWNER).create(
        wrapped=sealing.wrap(settings.SCHAKEL_KEKS[current], data_key),
        wrapped_by=current,
        created_on=day,
    )
    return OpenFile(FileId(key.id), data_key)


def file_of(case: CaseId) -> OpenFile:
    """Open the file of a case as the owner."""
    file = Case.objects.using(OWNER).get(pk=case).file_id
    assert file is not None
    key = DataKey.objects.using(OWNER).get(pk=file)
    return OpenFile(
        FileId(key.id), sealing.unwrap(settings.SCHAKEL_KEKS[key.wrapped_by], bytes(key.wrapped))
    )


def _identity(case: Case, file: OpenFile, name: str, day: date) -> None:
    row = uuid.uuid4()
    sealed = file.seal({"name": name}, table="cases_identity", row=row)
    Identity.objects.using(OWNER).create(
        id=row,
        file_id=file.id,
        case=case,
        table_id=case.table_id,
        given_by_id=mandate("chloe"),
        given_on=day,
        opened_on=day,
        opened_by_id=mandate("an"),
        **sealed,
    )
