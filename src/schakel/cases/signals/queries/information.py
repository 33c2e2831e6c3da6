# SPDX-License-Identifier: EUPL-1.2
"""What the information officer sees: a name and a kind of concern, until he answers."""

import uuid
from datetime import date

from django.db.models import QuerySet

from schakel.access.decide import decide
from schakel.actors import queries as actors
from schakel.cases.models import Identity, InformationCheck
from schakel.cases.signals.access import ANSWER_INFORMATION, CHECK, IDENTITY
from schakel.cases.signals.facts import InformationQuestion
from schakel.cases.signals.queries.signals import name_of, table_of
from schakel.cases.signals.standing import check_standing
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import FileId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import ConcernKind
from schakel.vault.queries import open_file


def open_questions(actor: Actor, day: date) -> tuple[InformationQuestion, ...]:
    """Return the questions that wait for this officer, without names; one query."""
    rows = _checks().filter(
        asked_of_id__in=actor.mandate_ids(day), cleared_on__isnull=True, call_on__isnull=True
    )
    return tuple(_question(row, "", may_answer=True) for row in rows.order_by("asked_on"))


def information_question(actor: Actor, check_id: uuid.UUID, day: date) -> InformationQuestion:
    """Return one question; four queries.

    The name comes along only for the officer who must still answer, and the journal says so.

    Raises:
        NotFoundError: there is no such question, or the actor may not know it.
    """
    row = _checks().filter(pk=check_id).first()
    if row is None:
        raise NotFoundError
    if not decide(actor, ANSWER_INFORMATION, check_standing(row), day).allowed:
        return _question(row, "", may_answer=False)
    identity = Identity.objects.filter(signal_id=row.signal_id).first()
    if identity is None or identity.file_id is None:
        return _question(row, "", may_answer=True)
    name = name_of(identity, open_file(FileId(identity.file_id)))
    about = About(CHECK, row.id, table=row.table_id)
    record(actor.person, IDENTITY.reading, about, day=day)
    return _question(row, name.subject.name if name else "", may_answer=True)


def _checks() -> QuerySet[InformationCheck]:
    return InformationCheck.objects.select_related(
        "table", "asked_by__person", "asked_by__organisation__municipality"
    )


def _question(row: InformationCheck, name: str, *, may_answer: bool) -> InformationQuestion:
    return InformationQuestion(
        id=row.id,
        at=table_of(row),
        concern=ConcernKind(row.concern or ConcernKind.OTHER),
        asked_by=actors.mandate_fact(row.asked_by),
        asked_on=row.asked_on,
        answered_on=row.cleared_on or row.call_on,
        may_answer=may_answer,
        name=name,
    )
