# SPDX-License-Identifier: EUPL-1.2
"""The ladder: a case climbs one step with a reason, and comes back with a reason."""

import uuid
from datetime import date

from django.utils.translation import gettext as _

from schakel.access.decide import require, require_law
from schakel.cases.case.access import CASE, ESCALATE_CASE, RETURN_CASE
from schakel.cases.case.climbing import highest, may_climb, may_come_back
from schakel.cases.case.locking import file_of, lock_case
from schakel.cases.case.notices import CASE_MOVED
from schakel.cases.models import Case, CasePlace
from schakel.cases.speaking_mandate import mandate_leading
from schakel.journal.commands import change, entry
from schakel.journal.facts import About
from schakel.kernel.errors import RefusedInputError
from schakel.kernel.ids import CaseId, TableId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import SubjectKind
from schakel.notices.telling import notify_all
from schakel.tables import queries as tables


def escalate_case(actor: Actor, case_id: CaseId, *, reason: str, day: date) -> TableId:
    """Bring a case to the table above as well, with a reason, and return that table.

    The lower table keeps its sight. Contributions stay with the readers their givers chose.

    Raises:
        AccessDeniedError: the actor runs no table of the case, it is closed, or the ladder refuses.
        RefusedInputError: no reason.
    """
    case, facts = lock_case(case_id)
    require(actor, ESCALATE_CASE, facts, day)
    if not reason.strip():
        raise RefusedInputError(
            field="reason", message=_("Schrijf op waarom deze tafel het niet zelf kan oplossen.")
        )
    now = highest(facts.tables)
    up = None if now.above is None else tables.table(now.above)
    require_law(may_climb(SubjectKind(case.subject_kind), now, up, reason, day))
    above = now.id if up is None else up.id
    file = file_of(case)
    place = uuid.uuid4()
    sealed = file.seal({"reason": reason}, table="cases_caseplace", row=place)
    about = About(CASE, case_id, case=case_id, table=above)
    done = entry(actor.person, ESCALATE_CASE, about, day=day, reason=reason, file=file)
    by = mandate_leading(actor, facts, day)
    change("cases.climb", case_id, place, above, by, sealed["reason"], entry=done)
    _tell(above, case, day)
    return above


def return_case(actor: Actor, case_id: CaseId, *, reason: str, day: date) -> TableId:
    """End the highest place of a case, with a reason, and return the lower table.

    The higher table loses sight at once.

    Raises:
        AccessDeniedError: the actor runs no table of the case, it is closed, or it never climbed.
        RefusedInputError: no reason.
    """
    case, facts = lock_case(case_id)
    require(actor, RETURN_CASE, facts, day)
    require_law(may_come_back(facts.tables))
    if not reason.strip():
        raise RefusedInputError(field="reason", message=_("Schrijf op waarom de casus teruggaat."))
    top = highest(facts.tables)
    file = file_of(case)
    place = CasePlace.objects.get(case=case, table_id=top.id, ended_on__isnull=True)
    sealed = file.seal({"end_reason": reason}, table="cases_caseplace", row=place.id)
    below = highest(tuple(one for one in facts.tables if one != top.id)).id
    _tell(below, case, day)
    about = About(CASE, case_id, case=case_id, table=top.id)
    done = entry(actor.person, RETURN_CASE, about, day=day, reason=reason, file=file)
    change("cases.come_back", case_id, top.id, sealed["end_reason"], entry=done)
    return below


def _tell(table: TableId, case: Case, day: date) -> None:
    leading = [place.mandate.id for place in tables.leaders([table], day)]
    notify_all(leading, CASE_MOVED, CASE, case.id, day)
