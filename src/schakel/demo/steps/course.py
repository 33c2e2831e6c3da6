# SPDX-License-Identifier: EUPL-1.2
"""The course of a case: up and down the ladder, aftercare, closing, opening again."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from schakel.cases.case.commands import closing, ladder
from schakel.cases.case.locking import lock_case
from schakel.demo.content.cases import Case, Closure, Move, Reopening
from schakel.demo.content.vocabulary import Direction
from schakel.demo.stage import Stage
from schakel.demo.timeline import Step, Turn
from schakel.kernel.vocabulary import CaseState, TaskState

RUNNING = frozenset({TaskState.OPEN, TaskState.BUSY})


def steps(stage: Stage, case: Case) -> Iterator[Step]:
    """Return when a case moved, closed, opened again and went into aftercare."""
    for move in case.moves:
        yield Step(move.day, Turn.MOVE, partial(_move, stage, case, move))
    for closure in case.closures:
        yield Step(closure.day, Turn.CLOSE, partial(_close, stage, case, closure))
    if case.reopening is not None:
        reopened = case.reopening
        yield Step(reopened.day, Turn.REOPEN, partial(_reopen, stage, case, reopened))
    if case.aftercare is not None:
        review = [item.decision.review for item in case.discussions if item.decision][-1]
        do = partial(_phase, stage, case, case.table, CaseState.AFTERCARE, review)
        yield Step(case.aftercare.day, Turn.PHASE, partial(do, case.aftercare.day))


def _move(stage: Stage, case: Case, move: Move) -> None:
    who = stage.coordinator(case.table_on(move.day), move.day)
    case_id = stage.case_of(case)
    with stage.acting(who, move.day) as actor:
        if move.direction is Direction.UP:
            ladder.escalate_case(actor, case_id, reason=move.reason, day=move.day)
        else:
            ladder.return_case(actor, case_id, reason=move.reason, day=move.day)


def _phase(
    stage: Stage, case: Case, table: str, phase: CaseState, review: date | None, day: date
) -> None:
    case_id = stage.case_of(case)
    with stage.acting(stage.coordinator(table, day), day) as actor:
        version = lock_case(case_id)[0].version
        closing.set_phase(actor, case_id, phase, review_on=review, version=version, day=day)


def _close(stage: Stage, case: Case, closure: Closure) -> None:
    case_id, day = stage.case_of(case), closure.day
    director = case.case.director if case.case else ""
    is_here = director != "" and stage.mandates[director].is_active(day)
    who = director if is_here else stage.coordinator(case.table, day)
    with stage.acting(who, day) as actor:
        closing.close_case(
            actor,
            case_id,
            outcome=closure.outcome,
            exit_criterion=closure.exit_criterion,
            words=closure.text,
            lapse=[
                stage.task_ids[case.key, item.meeting, task.what]
                for item in case.discussions
                for task in item.tasks
                if task.state in RUNNING and stage.region.meeting(item.meeting).day <= day
            ],
            leave=[],
            version=lock_case(case_id)[0].version,
            day=day,
        )


def _reopen(stage: Stage, case: Case, reopened: Reopening) -> None:
    case_id, day = stage.case_of(case), reopened.day
    with stage.acting(stage.coordinator(case.table, day), day) as actor:
        version = lock_case(case_id)[0].version
        closing.reopen_case(actor, case_id, reason=reopened.reason, version=version, day=day)
