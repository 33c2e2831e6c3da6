# SPDX-License-Identifier: EUPL-1.2
"""Follow-up, the end, and opening again."""

from datetime import date, timedelta

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.cases.case.access import CLOSE_CASE, REOPEN_CASE
from schakel.cases.case.commands.closing import close_case, reopen_case, set_phase
from schakel.cases.case.queries.cases import open_case_file
from schakel.cases.models import Case, Task
from schakel.journal.models import Entry
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.kernel.vocabulary import CaseState, Outcome, TaskState
from schakel.notices.models import Notice
from tests.cases_world import make_case, make_task
from tests.world import OWNER, TODAY, acting, mandate


def closed(case, who="an", lapse=(), leave=(), version=1, criterion="goals_met"):
    with acting(who) as actor:
        return close_case(
            actor,
            case,
            outcome=Outcome.BETTER,
            exit_criterion=criterion,
            words="Hij gaat weer naar school.",
            lapse=lapse,
            leave=leave,
            version=version,
            day=TODAY,
        )


def reopened(case, who="an", reason="Hij komt opnieuw niet opdagen.", version=2):
    with acting(who) as actor:
        reopen_case(actor, case, reason=reason, version=version, day=TODAY)


def test_a_case_closes_with_its_day_of_destruction(town):
    case = make_case()
    assert closed(case) == date(2027, 11, 20)
    with acting("tom") as tom:
        closing = open_case_file(tom, case, TODAY).closing
    assert closing is not None
    assert (closing.words, closing.outcome) == ("Hij gaat weer naar school.", "better")
    assert closing.destroy_on == date(2027, 11, 20)
    row = Case.objects.using(OWNER).get(pk=case)
    assert b"school" not in bytes(row.closing_words)
    assert Entry.objects.using(OWNER).filter(case=case, action=CLOSE_CASE).count() == 1
    told = set(Notice.objects.using(OWNER).values_list("mandate_id", "kind"))
    assert told == {(mandate("chloe"), "case_closed"), (mandate("tom"), "case_closed")}


def test_an_unfounded_signal_goes_after_thirty_days(town):
    assert closed(make_case(), criterion="unfounded") == TODAY + timedelta(days=30)


def test_running_tasks_end_or_stay_by_choice(town):
    case = make_case()
    ends, stays = make_task(case, "tom", "Eén"), make_task(case, "chloe", "Twee")
    with pytest.raises(RefusedInputError) as refused:
        closed(case, lapse=[ends])
    assert refused.value.field == "tasks"
    closed(case, lapse=[ends], leave=[stays])
    states = dict(Task.objects.using(OWNER).values_list("id", "state"))
    assert states == {ends: TaskState.LAPSED, stays: TaskState.OPEN}


def test_the_casusregisseur_closes_and_ends_tasks_without_leading_the_table(town):
    case = make_case(director="chloe")
    task = make_task(case, "tom", "Eén")
    closed(case, who="chloe", lapse=[task])
    assert Task.objects.using(OWNER).get(pk=task).state == TaskState.LAPSED


def test_a_closed_case_opens_again_with_a_reason(town):
    case = make_case()
    closed(case)
    reopened(case)
    with acting("chloe") as chloe:
        found = open_case_file(chloe, case, TODAY)
    assert (found.summary.state, found.closing) == (CaseState.REOPENED, None)
    entry = Entry.objects.using(OWNER).get(case=case, action=REOPEN_CASE)
    assert entry.reason
    assert b"opdagen" not in bytes(entry.reason)


def test_a_phase_and_a_review_day_are_set(town):
    case = make_case()
    review = TODAY + timedelta(days=60)
    with acting("an") as an:
        set_phase(an, case, CaseState.FOLLOW_UP, review_on=review, version=1, day=TODAY)
        found = open_case_file(an, case, TODAY)
        assert (found.summary.state, found.summary.review_on) == (CaseState.FOLLOW_UP, review)
        with pytest.raises(ChangedMeanwhileError):
            set_phase(an, case, CaseState.AFTERCARE, review_on=None, version=1, day=TODAY)
        with pytest.raises(RefusedInputError):
            set_phase(an, case, CaseState.CLOSED, review_on=None, version=2, day=TODAY)


def test_two_people_close_and_the_second_is_told(town):
    case = make_case()
    with pytest.raises(ChangedMeanwhileError):
        closed(case, version=7)


def test_outsiders_learn_nothing_and_partners_hear_why(town):
    case = make_case()
    with pytest.raises(NotFoundError):
        closed(case, who="lore")
    with pytest.raises(AccessDeniedError) as refused:
        closed(case, who="tom")
    assert refused.value.decision.rule == "runs_case"
    closed(case)
    with pytest.raises(NotFoundError):
        reopened(case, who="lore")
    with pytest.raises(AccessDeniedError) as refused:
        reopened(case, who="tom")
    assert refused.value.decision.rule == "runs_meeting"


def test_reopening_asks_for_a_reason_and_a_closed_case(town):
    case = make_case()
    with pytest.raises(AccessDeniedError) as refused:
        reopened(case, version=1)
    assert refused.value.decision.rule == "case_closed"
    closed(case)
    with pytest.raises(RefusedInputError):
        reopened(case, reason="")
