# SPDX-License-Identifier: EUPL-1.2
"""The ladder: a case climbs one step with a reason, and comes back with a reason."""

from datetime import date

from django.utils.translation import gettext as _

from schakel.access.actions import Action
from schakel.access.decide import require, require_law
from schakel.cases.climbing import highest, may_climb, may_come_back
from schakel.cases.facts.notices import NoticeKind
from schakel.cases.in_function import mandate_leading
from schakel.cases.locking import file_of, lock_case
from schakel.cases.models import Case, CasePlace
from schakel.cases.notices import notify_all
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import RefusedInputError
from schakel.kernel.ids import CaseId, TableId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import SubjectKind
from schakel.tables import queries as tables


def escalate_case(actor: Actor, case_id: CaseId, *, reason: str, day: date) -> TableId:
    """Bring a case to the table above as well, with a reason, and return that table.

    The lower table keeps its sight. Contributions stay with the readers their givers chose.

    Raises:
        AccessDeniedError: the actor runs no table of the case, it is closed, or the ladder refuses.
        RefusedInputError: no reason.
    """
    case, facts = lock_case(case_id)
    require(actor, Action.ESCALATE_CASE, facts, day)
    if not reason.strip():
        raise RefusedInputError(
            field="reason", message=_("Schrijf op waarom deze tafel het niet zelf kan oplossen.")
        )
    now = highest(facts.tables)
    up = None if now.above is None else tables.table(now.above)
    require_law(may_climb(SubjectKind(case.subject_kind), now, up, reason, day))
    above = now.id if up is None else up.id
    file = file_of(case)
    place = CasePlace(
        case=case, table_id=above, begin=day, by_id=mandate_leading(actor, facts, day)
    )
    sealed = file.seal({"reason": reason}, table="cases_caseplace", row=place.id)
    place.reason = sealed["reason"]
    place.save(force_insert=True)
    _tell(above, case, day)
    about = About("case", case_id, case=case_id, table=above)
    record(actor.person, Action.ESCALATE_CASE, about, day=day, reason=reason, file=file)
    return above


def return_case(actor: Actor, case_id: CaseId, *, reason: str, day: date) -> TableId:
    """End the highest place of a case, with a reason, and return the lower table.

    The higher table loses sight at once.

    Raises:
        AccessDeniedError: the actor runs no table of the case, it is closed, or it never climbed.
        RefusedInputError: no reason.
    """
    case, facts = lock_case(case_id)
    require(actor, Action.RETURN_CASE, facts, day)
    require_law(may_come_back(facts.tables))
    if not reason.strip():
        raise RefusedInputError(field="reason", message=_("Schrijf op waarom de casus teruggaat."))
    top = highest(facts.tables)
    file = file_of(case)
    place = CasePlace.objects.select_for_update().get(
        case=case, table_id=top.id, ended_on__isnull=True
    )
    place.ended_on = day
    sealed = file.seal({"end_reason": reason}, table="cases_caseplace", row=place.id)
    place.end_reason = sealed["end_reason"]
    place.save(update_fields=["ended_on", "end_reason"])
    below = highest(tuple(one for one in facts.tables if one != top.id)).id
    _tell(below, case, day)
    about = About("case", case_id, case=case_id, table=top.id)
    record(actor.person, Action.RETURN_CASE, about, day=day, reason=reason, file=file)
    return below


def _tell(table: TableId, case: Case, day: date) -> None:
    leading = [place.mandate.id for place in tables.leaders([table], day)]
    notify_all(leading, NoticeKind.CASE_MOVED, "case", case.id, day)
