# SPDX-License-Identifier: EUPL-1.2
"""From the circle to the end: contributions, phases, the ladder, tasks, closing, opening again."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from schakel.cases.commands import circle, closing, contributions, ladder, tasks
from schakel.cases.facts.contributions import Words
from schakel.cases.locking import facts_of, lock_case
from schakel.cases.queries.circle import possible_readers
from schakel.demo.content.cases import Case, Closure, Move, Reopening
from schakel.demo.content.circle import CircleMember, Contribution, Correction
from schakel.demo.content.days import later
from schakel.demo.content.discussions import Discussion, Task
from schakel.demo.content.vocabulary import Direction
from schakel.demo.stage import Stage
from schakel.demo.timeline import Step, Turn
from schakel.kernel.ids import MandateId
from schakel.kernel.vocabulary import (
    CaseState,
    Keeps,
    MembershipState,
    OnwardUse,
    SourceKind,
    TaskState,
)
from schakel.rules import law

RUNNING = frozenset({TaskState.OPEN, TaskState.BUSY})
DAYS_TO_ANSWER, DAYS_TO_BEGIN = 2, 4


def steps(stage: Stage, case: Case) -> Iterator[Step]:
    """Return everything that happened in one case, its meetings left out."""
    if case.case is None:
        return
    yield from _circle(stage, case)
    for number, given in enumerate((*case.contributions, *_own_words(stage, case))):
        yield from _contribution(stage, case, number, given)
    for move in case.moves:
        yield Step(move.day, Turn.MOVE, partial(_move, stage, case, move))
    for closure in case.closures:
        yield Step(closure.day, Turn.CLOSE, partial(_close, stage, case, closure))
    if case.reopening is not None:
        reopened = case.reopening
        yield Step(reopened.day, Turn.REOPEN, partial(_reopen, stage, case, reopened))
    for item in case.discussions:
        yield from _follow_up(stage, case, item)
    if case.aftercare is not None:
        review = [item.decision.review for item in case.discussions if item.decision][-1]
        do = partial(_phase, stage, case, case.table, CaseState.AFTERCARE, review)
        yield Step(case.aftercare.day, Turn.PHASE, partial(do, case.aftercare.day))


def _circle(stage: Stage, case: Case) -> Iterator[Step]:
    told = {member.mandate for member in case.circle}
    for member in case.circle:
        # The giver was invited when the case began, and who leads or directs takes part.
        if member.mandate != case.signal.giver or case.identity is None:
            yield Step(member.invited, Turn.INVITE, partial(_invite, stage, case, member))
        if member.answered is not None:
            do = partial(_answer, stage, case, member.mandate, member.answer, member.answered)
            yield Step(member.answered, Turn.ANSWER, do)
        if member.ended is not None:
            end = partial(_end_place, stage, case, member.mandate, member.ended)
            yield Step(member.ended, Turn.END, end)
    if case.identity is not None and case.signal.giver not in told and case.case is not None:
        day = later(case.case.day, DAYS_TO_ANSWER, today=stage.region.today)
        giver, state = case.signal.giver, MembershipState.NOT_TAKING_PART
        yield Step(day, Turn.ANSWER, partial(_answer, stage, case, giver, state, day))


def _invite(stage: Stage, case: Case, member: CircleMember) -> None:
    if (case.key, member.mandate) in stage.member_ids:
        return
    day = member.invited
    with stage.acting(stage.coordinator(case.table_on(day), day), day) as actor:
        stage.member_ids[case.key, member.mandate] = circle.invite(
            actor, stage.case_of(case), stage.mandate_ids[member.mandate], day=day
        )


def _answer(stage: Stage, case: Case, mandate: str, state: MembershipState, day: date) -> None:
    if mandate in stage.circles[case.key]:
        return
    takes_part = state is MembershipState.ACCEPTED
    with stage.acting(mandate, day) as actor:
        member = stage.member_ids[case.key, mandate]
        circle.answer_invitation(actor, member, takes_part=takes_part, day=day)
    if takes_part:
        stage.circles[case.key].add(mandate)


def _end_place(stage: Stage, case: Case, mandate: str, day: date) -> None:
    with stage.acting(stage.coordinator(case.table_on(day), day), day) as actor:
        circle.end_membership(actor, stage.member_ids[case.key, mandate], day=day)
    stage.circles[case.key].discard(mandate)


def _own_words(stage: Stage, case: Case) -> Iterator[Contribution]:
    """What the person wants and how the help goes on, told by who heard it to the whole circle."""
    table = stage.region.table(case.table)
    if case.case is None or table.keeps is not Keeps.FULL or case.identity is None:
        return
    if case.case.own_voice:
        heard = [one for one in case.circle if one.mandate == case.signal.giver and one.answered]
        who = case.signal.giver if heard else case.case.director
        begun = max([case.case.day, *(one.answered for one in case.circle if one.answered)])
        text = f"In eigen woorden. {case.case.own_voice}"
        yield _from(who, min(begun, stage.region.today), SourceKind.OBSERVED, text, stage)
    if case.aftercare is not None:
        day, text = case.aftercare.day, case.aftercare.text
        yield _from(case.case.director, day, SourceKind.ASSESSMENT, text, stage)


def _from(who: str, day: date, kind: SourceKind, text: str, stage: Stage) -> Contribution:
    return Contribution.model_construct(
        day=day,
        giver=who,
        source_kind=kind,
        secrecy=law.book().function(stage.mandates[who].function.value).secrecy,
        onward_use=OnwardUse.START_HELP,
        not_in_minutes=False,
        text=text,
        readers=(),
        opened_to=(),
        corrected=None,
        withdrawn=None,
    )


def _contribution(stage: Stage, case: Case, number: int, given: Contribution) -> Iterator[Step]:
    yield Step(given.day, Turn.SHARE, partial(_share, stage, case, number, given))
    if given.opened_to:
        joined = [one.answered for one in case.circle if one.mandate in given.opened_to]
        day = max([given.day, *(one for one in joined if one)])
        yield Step(day, Turn.WIDEN, partial(_widen, stage, case, number, given, day))
    if given.corrected is not None:
        better = given.corrected
        yield Step(better.day, Turn.WIDEN, partial(_correct, stage, case, number, given, better))
    if given.withdrawn is not None:
        do = partial(_withdraw, stage, case, number, given, given.withdrawn)
        yield Step(given.withdrawn, Turn.WITHDRAW, do)


def _share(stage: Stage, case: Case, number: int, given: Contribution) -> None:
    case_id, day = stage.case_of(case), given.day
    with stage.acting(given.giver, day) as actor:
        chosen = [stage.mandate_ids[key] for key in given.readers]
        readers = chosen or _everybody(stage, case, given)
        stage.contribution_ids[case.key, number] = contributions.share_contribution(
            actor, case_id, _words(given), readers, day=day
        )


def _words(given: Contribution) -> Words:
    return Words(
        given.text, given.source_kind, given.secrecy, given.onward_use, given.not_in_minutes
    )


def _everybody(stage: Stage, case: Case, given: Contribution) -> list[MandateId]:
    facts = facts_of(stage.case_of(case))
    found = possible_readers(facts, given.day, giver=stage.mandate_ids[given.giver])
    return [one.id for one in found]


def _widen(stage: Stage, case: Case, number: int, given: Contribution, day: date) -> None:
    readers = [stage.mandate_ids[key] for key in given.opened_to]
    with stage.acting(given.giver, day) as actor:
        made = stage.contribution_ids[case.key, number]
        contributions.widen_contribution(actor, made, readers, day=day)


def _correct(
    stage: Stage, case: Case, number: int, given: Contribution, better: Correction
) -> None:
    words = _words(given.model_copy(update={"text": better.text}))
    with stage.acting(given.giver, better.day) as actor:
        made = stage.contribution_ids[case.key, number]
        stage.contribution_ids[case.key, number] = contributions.correct_contribution(
            actor, made, words, day=better.day
        )


def _withdraw(stage: Stage, case: Case, number: int, given: Contribution, day: date) -> None:
    with stage.acting(given.giver, day) as actor:
        made = stage.contribution_ids[case.key, number]
        contributions.withdraw_contribution(actor, made, day=day)


def _move(stage: Stage, case: Case, move: Move) -> None:
    who = stage.coordinator(case.table_on(move.day), move.day)
    case_id = stage.case_of(case)
    with stage.acting(who, move.day) as actor:
        if move.direction is Direction.UP:
            ladder.escalate_case(actor, case_id, reason=move.reason, day=move.day)
        else:
            ladder.return_case(actor, case_id, reason=move.reason, day=move.day)


def _follow_up(stage: Stage, case: Case, item: Discussion) -> Iterator[Step]:
    if item.decision is None:
        return
    met = stage.region.meeting(item.meeting)
    for task in item.tasks:
        yield from _task(stage, case, item, task, met.day)


def _phase(
    stage: Stage, case: Case, table: str, phase: CaseState, review: date | None, day: date
) -> None:
    case_id = stage.case_of(case)
    with stage.acting(stage.coordinator(table, day), day) as actor:
        version = lock_case(case_id)[0].version
        closing.set_phase(actor, case_id, phase, review_on=review, version=version, day=day)


def _task(stage: Stage, case: Case, item: Discussion, task: Task, met: date) -> Iterator[Step]:
    if task.state is TaskState.OPEN:
        return
    day = task.reported or later(met, DAYS_TO_BEGIN, today=stage.region.today)
    yield Step(day, Turn.REPORT, partial(_report, stage, case, item, task, day))


def _report(stage: Stage, case: Case, item: Discussion, task: Task, day: date) -> None:
    made = stage.task_ids[case.key, item.meeting, task.what]
    with stage.acting(task.owner, day) as actor:
        tasks.report_task(
            actor,
            made,
            state=task.state,
            report=task.report or "",
            version=stage.next_version(made),
            day=day,
        )


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
