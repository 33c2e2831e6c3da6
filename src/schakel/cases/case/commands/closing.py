# SPDX-License-Identifier: EUPL-1.2
"""From deliberation to follow-up, aftercare and the end; and back when it starts again."""

import json
from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.cases.case.access import CASE, CLOSE_CASE, REOPEN_CASE, SET_PHASE
from schakel.cases.case.locking import file_of, lock_case, require_version
from schakel.cases.case.notices import CASE_CLOSED, CASE_REOPENED
from schakel.cases.case.terms import months_later
from schakel.cases.models import Case, Task
from schakel.cases.tasks.facts import RUNNING
from schakel.journal.commands import change, entry
from schakel.journal.facts import About
from schakel.kernel.errors import RefusedInputError
from schakel.kernel.ids import CaseId, MandateId, TableId, TaskId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import CaseState, Outcome
from schakel.notices.facts import NoticeKind
from schakel.notices.telling import notify_all
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
    require(actor, SET_PHASE, facts, day)
    require_version(version, case.version)
    if phase not in PHASES:
        raise RefusedInputError(field="phase", message=_("Kies een fase die hier staat."))
    if review_on is not None and review_on < day:
        raise RefusedInputError(
            field="review_on", message=_("Deze dag is voorbij. Kies vandaag of later.")
        )
    done = entry(actor.person, SET_PHASE, About(CASE, case_id, case=case_id), day=day)
    change("cases.set_phase", case_id, phase.value, review_on, entry=done)


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
    require(actor, CLOSE_CASE, facts, day)
    require_version(version, case.version)
    if exit_criterion not in {one.code for one in law.book().exit_criteria}:
        raise RefusedInputError(field="exit_criterion", message=_("Kies een reden die hier staat."))
    lapsing = _settled(case_id, frozenset(lapse), frozenset(leave))
    sealed = file_of(case).seal({"closing_words": words}, table="cases_case", row=case.id)
    kind = tables.table(TableId(case.table_id)).kind
    destroy_on = destruction_day(kind, exit_criterion, day)
    closing = {
        "outcome": outcome.value,
        "exit_criterion": exit_criterion,
        "destroy_on": destroy_on.isoformat(),
    }
    done = entry(actor.person, CLOSE_CASE, About(CASE, case_id, case=case_id), day=day)
    change(
        "cases.close_case",
        case_id,
        json.dumps(closing),
        sealed["closing_words"],
        list(lapsing),
        entry=done,
    )
    _tell(actor, facts.accepted, CASE_CLOSED, case, day)
    return destroy_on


def reopen_case(actor: Actor, case_id: CaseId, *, reason: str, version: int, day: date) -> None:
    """Open a closed case again, with a reason; its day of destruction falls away.

    Raises:
        AccessDeniedError: the actor does not run the table, or the case is not closed.
        ChangedMeanwhileError: somebody saved first.
        RefusedInputError: no reason.
    """
    case, facts = lock_case(case_id)
    require(actor, REOPEN_CASE, facts, day)
    require_version(version, case.version)
    if not reason.strip():
        raise RefusedInputError(
            field="reason", message=_("Schrijf op waarom de casus opnieuw opengaat.")
        )
    about = About(CASE, case_id, case=case_id)
    done = entry(actor.person, REOPEN_CASE, about, day=day, reason=reason, file=file_of(case))
    change("cases.reopen_case", case_id, entry=done)
    _tell(actor, facts.accepted, CASE_REOPENED, case, day)


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


def _settled(
    case_id: CaseId, lapse: frozenset[TaskId], leave: frozenset[TaskId]
) -> tuple[TaskId, ...]:
    """Return the running tasks that lapse.

    Raises:
        RefusedInputError: nobody decided about one of them.
    """
    rows = Task.objects.filter(case_id=case_id, state__in=RUNNING).values_list("id", flat=True)
    running = [TaskId(one) for one in rows]
    if set(running) - lapse - leave:
        raise RefusedInputError(
            field="tasks", message=_("Kies voor elke lopende afspraak wat ermee gebeurt.")
        )
    return tuple(one for one in running if one in lapse)


def _tell(
    actor: Actor, circle: Iterable[MandateId], kind: NoticeKind, case: Case, day: date
) -> None:
    others = [one for one in circle if one not in actor.mandate_ids(day)]
    notify_all(others, kind, CASE, case.id, day)
