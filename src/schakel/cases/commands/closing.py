# SPDX-License-Identifier: EUPL-1.2
"""From deliberation to follow-up, aftercare and the end; and back when it starts again."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from schakel.access.actions import Action
from schakel.access.decide import require
from schakel.cases.facts.notices import NoticeKind
from schakel.cases.facts.tasks import RUNNING
from schakel.cases.locking import file_of, lock_case, require_version
from schakel.cases.models import Case, Task
from schakel.cases.notices import notify_all
from schakel.cases.terms import months_later
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import RefusedInputError
from schakel.kernel.ids import CaseId, MandateId, TableId, TaskId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import CaseState, Outcome, TaskState
from schakel.rules import law
from schakel.rules.framework import DatedValue
from schakel.tables import queries as tables

PHASES = (CaseState.DELIBERATION, CaseState.FOLLOW_UP, CaseState.AFTERCARE)
UNFOUNDED = "unfounded"


def set_phase(
    actor: Actor,
    case_id: CaseId,
    phase: CaseState,
    *,
    review_on: date | None,
    version: int,
    day: date,
) -> None:
    """Say where an open case stands and when it is looked at again.

    Raises:
        AccessDeniedError: the actor does not run the case, or it is closed.
        ChangedMeanwhileError: somebody saved first.
        RefusedInputError: no such phase, or a review day that is over.
    """
    case, facts = lock_case(case_id)
    require(actor, Action.SET_PHASE, facts, day)
    require_version(version, case.version)
    if phase not in PHASES:
        raise RefusedInputError(field="phase", message=_("Kies een fase die hier staat."))
    if review_on is not None and review_on < day:
        raise RefusedInputError(
            field="review_on", message=_("Deze dag is voorbij. Kies vandaag of later.")
        )
    case.state, case.review_on = phase, review_on
    _save(case, "state", "review_on")
    record(actor.person, Action.SET_PHASE, About("case", case_id, case=case_id), day=day)


def close_case(
    actor: Actor,
    case_id: CaseId,
    *,
    outcome: Outcome,
    exit_criterion: str,
    words: str,
    lapse: Iterable[TaskId],
    leave: Iterable[TaskId],
    version: int,
    day: date,
) -> date:
    """Close a case and return the day on which it is destroyed.

    Every running task lapses or stays, by choice.

    Raises:
        AccessDeniedError: the actor does not run the case, or it is closed already.
        ChangedMeanwhileError: somebody saved first.
        RefusedInputError: an unknown criterion, or a task that nobody decided about.
    """
    case, facts = lock_case(case_id)
    require(actor, Action.CLOSE_CASE, facts, day)
    require_version(version, case.version)
    if exit_criterion not in {one.code for one in law.book().exit_criteria}:
        raise RefusedInputError(field="exit_criterion", message=_("Kies een reden die hier staat."))
    _settle(case_id, frozenset(lapse), frozenset(leave))
    file = file_of(case)
    sealed = file.seal({"closing_words": words}, table="cases_case", row=case.id)
    case.state, case.closed_on = CaseState.CLOSED, day
    case.outcome, case.exit_criterion = outcome, exit_criterion
    case.closing_words = sealed["closing_words"]
    kind = tables.table(TableId(case.table_id)).kind
    destroy_on = case.destroy_on = destruction_day(kind, exit_criterion, day)
    case.review_on = None
    _save(
        case,
        *("state", "closed_on", "outcome", "exit_criterion"),
        *("closing_words", "destroy_on", "review_on"),
    )
    _tell(actor, facts.accepted, NoticeKind.CASE_CLOSED, case, day)
    record(actor.person, Action.CLOSE_CASE, About("case", case_id, case=case_id), day=day)
    return destroy_on


def reopen_case(actor: Actor, case_id: CaseId, *, reason: str, version: int, day: date) -> None:
    """Open a closed case again, with a reason; its day of destruction falls away.

    Raises:
        AccessDeniedError: the actor does not run the table, or the case is not closed.
        ChangedMeanwhileError: somebody saved first.
        RefusedInputError: no reason.
    """
    case, facts = lock_case(case_id)
    require(actor, Action.REOPEN_CASE, facts, day)
    require_version(version, case.version)
    if not reason.strip():
        raise RefusedInputError(
            field="reason", message=_("Schrijf op waarom de casus opnieuw opengaat.")
        )
    case.state, case.closed_on, case.destroy_on = CaseState.REOPENED, None, None
    case.outcome, case.exit_criterion, case.closing_words = "", "", b""
    _save(case, "state", "closed_on", "destroy_on", "outcome", "exit_criterion", "closing_words")
    _tell(actor, facts.accepted, NoticeKind.CASE_REOPENED, case, day)
    about = About("case", case_id, case=case_id)
    record(actor.person, Action.REOPEN_CASE, about, day=day, reason=reason, file=file_of(case))


def destruction_day(kind: str, exit_criterion: str, day: date) -> date:
    """Return the day on which a case that closes today is destroyed.

    An unfounded signal goes after the term of a refused one (D.4 of the domain facts), any other
    case after the term for closed cases of its framework.

    Raises:
        NotInForceError: the framework has no such term on that day.
    """
    if exit_criterion == UNFOUNDED:
        return day + timedelta(days=_term(kind, "refused_signal_days", day).value)
    return months_later(day, _term(kind, "destroy_after_close_months", day).value)


def _term(kind: str, name: str, day: date) -> DatedValue:
    return law.book().on(day).framework(kind).value(name, day)


def _settle(case_id: CaseId, lapse: frozenset[TaskId], leave: frozenset[TaskId]) -> None:
    running = list(Task.objects.filter(case_id=case_id, state__in=RUNNING))
    undecided = {TaskId(task.id) for task in running} - lapse - leave
    if undecided:
        raise RefusedInputError(
            field="tasks", message=_("Kies voor elke lopende afspraak wat ermee gebeurt.")
        )
    for task in running:
        if task.id in lapse:
            task.state = TaskState.LAPSED
            task.version += 1
            task.save(update_fields=["state", "version"])


def _tell(
    actor: Actor, circle: Iterable[MandateId], kind: NoticeKind, case: Case, day: date
) -> None:
    others = [one for one in circle if one not in actor.mandate_ids(day)]
    notify_all(others, kind, "case", case.id, day)


def _save(case: Case, *columns: str) -> None:
    case.version += 1
    case.save(update_fields=[*columns, "version"])
