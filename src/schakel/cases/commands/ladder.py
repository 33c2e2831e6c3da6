# SPDX-License-Identifier: EUPL-1.2
"""The ladder: a case climbs one step with a reason, and comes back with a reason."""

from datetime import date

from django.utils.translation import gettext as _

from schakel.access.actions import Action
from schakel.access.decide import require, require_law
from schakel.cases.facts.notices import NoticeKind
from schakel.cases.in_function import mandate_leading
from schakel.cases.locking import file_of, lock_case
from schakel.cases.models import Case, CasePlace
from schakel.cases.notices import notify_all
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.rules import law, table_rules
from schakel.rules.errors import RefusedInputError
from schakel.rules.framework import PERSONAL_SUBJECTS
from schakel.rules.ids import CaseId, TableId
from schakel.rules.people import Actor
from schakel.rules.ruling import Ruling, no_source
from schakel.rules.vocabulary import SubjectKind
from schakel.tables import queries as tables
from schakel.tables.facts import TableFact


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
    require_law(may_climb(case_subject(case), now, reason, day))
    above = TableId(now.above) if now.above is not None else now.id
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


def highest(table_ids: tuple[TableId, ...]) -> TableFact:
    """Return the table furthest up the ladder; two queries."""
    found = tables.tables(table_ids)
    return next(table for table in found.values() if table.above not in found)


def case_subject(case: Case) -> SubjectKind:
    """Return what kind of subject a case is about."""
    return SubjectKind(case.subject_kind)


def may_climb(subject: SubjectKind, now: TableFact, reason: str, day: date) -> Ruling:
    """Return whether a case about such a subject may go to the table above; two queries.

    A file about a person counts as named, whether or not its name was opened.
    """
    if now.above is None:
        return _no("ladder/top", _("Boven deze tafel staat geen andere tafel."))
    above = tables.table(now.above)
    if not above.meets_on(day) or above.kind != now.kind:
        return _no("ladder/other", _("De tafel hierboven kan vandaag geen casus ontvangen."))
    return table_rules.may_escalate(
        law.book(),
        now.kind,
        now.level,
        above.level,
        subject,
        named=subject in PERSONAL_SUBJECTS,
        reason=reason,
        day=day,
    )


def may_come_back(table_ids: tuple[TableId, ...]) -> Ruling:
    """Return whether there is a lower table to go back to."""
    if len(table_ids) > 1:
        source, verification = no_source()
        sentence = _("De casus kan terug naar het niveau eronder.")
        return Ruling(
            allowed=True,
            rule="ladder/back",
            sentence=sentence,
            source=source,
            verification=verification,
        )
    return _no("ladder/bottom", _("Deze casus ligt alleen hier. Er is geen lager niveau."))


def _tell(table: TableId, case: Case, day: date) -> None:
    leading = [place.mandate.id for place in tables.leaders([table], day)]
    notify_all(leading, NoticeKind.CASE_MOVED, "case", case.id, day)


def _no(rule: str, sentence: str) -> Ruling:
    source, verification = no_source()
    return Ruling(
        allowed=False,
        rule=rule,
        sentence=sentence,
        source=source,
        verification=verification,
        ways_open=(table_rules.CALL, table_rules.WITHOUT_NAMES),
    )
