# SPDX-License-Identifier: EUPL-1.2
"""Tasks: an owner, a day, a report."""

from datetime import timedelta

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.cases.models import Case, Task
from schakel.cases.tasks.access import GIVE_TASK, REPORT_TASK
from schakel.cases.tasks.commands import give_table_task, give_task, report_task
from schakel.cases.tasks.queries import my_tasks, overdue_tasks, task
from schakel.journal.models import Entry
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.kernel.vocabulary import TaskState
from schakel.notices.models import Notice
from tests.cases_world import make_case, make_task
from tests.world import OWNER, TODAY, acting, mandate, table

SOON = TODAY + timedelta(days=10)


def given(case, by="an", owner="tom", what="Aanbod van een buddy", due_on=SOON):
    with acting(by) as actor:
        return give_task(actor, case, what=what, owner=mandate(owner), due_on=due_on, day=TODAY)


def reported(task_id, who="tom", state=TaskState.DONE, report="Buddy gevonden.", version=1):
    with acting(who) as actor:
        report_task(actor, task_id, state=state, report=report, version=version, day=TODAY)


def test_a_caw_worker_hears_of_a_task_does_it_and_reports(town):
    task_id = given(make_case())
    with acting("tom") as tom:
        mine = my_tasks(tom, TODAY)
        assert [(one.what, one.pseudonym) for one in mine] == [("Aanbod van een buddy", "Kievit")]
    reported(task_id)
    with acting("an") as an:
        found = task(an, task_id, TODAY)
        assert (found.state, found.report) == (TaskState.DONE, "Buddy gevonden.")
    notices = {(one.mandate_id, one.kind) for one in Notice.objects.using(OWNER).all()}
    assert notices == {(mandate("tom"), "task_given"), (mandate("an"), "task_reported")}
    actions = set(Entry.objects.using(OWNER).values_list("action", flat=True))
    assert actions == {GIVE_TASK.code, REPORT_TASK.code}


def test_a_task_and_its_report_are_sealed(town):
    task_id = given(make_case())
    reported(task_id)
    row = Task.objects.using(OWNER).get(pk=task_id)
    assert b"buddy" not in bytes(row.what).lower() + bytes(row.report).lower()


def test_the_casusregisseur_who_leads_no_table_gives_and_reports(town):
    case = make_case(director="chloe")
    task_id = given(case, by="chloe")
    reported(task_id, who="chloe", state=TaskState.BUSY)
    assert Task.objects.using(OWNER).get(pk=task_id).state == TaskState.BUSY


def test_two_people_save_the_same_task_and_the_second_is_told(town):
    task_id = given(make_case())
    reported(task_id, who="tom")
    with pytest.raises(ChangedMeanwhileError):
        reported(task_id, who="an")
    assert Task.objects.using(OWNER).get(pk=task_id).version == 2


def test_an_outsider_neither_gives_nor_reports(town):
    case = make_case()
    task_id = given(case)
    with pytest.raises(NotFoundError):
        given(case, by="lore")
    with pytest.raises(NotFoundError):
        reported(task_id, who="lore")


def test_a_reader_is_told_who_reports(town):
    case = make_case()
    task_id = given(case)
    with pytest.raises(AccessDeniedError) as refused:
        reported(task_id, who="chloe")
    assert refused.value.decision.rule == "task_owner"
    with pytest.raises(AccessDeniedError) as refused:
        given(case, by="chloe")
    assert refused.value.decision.rule == "runs_case"


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("owner", {"owner": "lore"}),
        ("what", {"what": "  "}),
        ("due_on", {"due_on": TODAY - timedelta(days=1)}),
    ],
)
def test_a_task_asks_for_a_text_an_owner_of_the_circle_and_a_day_to_come(town, field, wrong):
    with pytest.raises(RefusedInputError) as refused:
        given(make_case(), **wrong)
    assert refused.value.field == field


def test_an_owner_outside_the_circle_reads_the_task_and_not_the_case(town):
    case = make_case(circle=())
    make_task(case, "tom", "Bel de moeder terug")
    with acting("tom") as tom:
        mine = my_tasks(tom, TODAY)
        assert [(one.what, one.pseudonym, one.case) for one in mine] == [
            ("Bel de moeder terug", "", None)
        ]
        assert not Case.objects.exists()
        report_task(tom, mine[0].id, state=TaskState.DONE, report="", version=1, day=TODAY)


def test_late_tasks_of_all_tables_stand_together_for_their_coordinator(town):
    late = TODAY - timedelta(days=3)
    make_task(make_case(), "tom", "Huisbezoek", due_on=late)
    make_task(make_case("kwetsbaar", "Merel"), "tom", "Bel terug", table="kwetsbaar", due_on=late)
    make_task(make_case(pseudonym="Fuut"), "tom", "Later")
    make_task(make_case("zuid", "Wulp"), "karel", "Elders", table="zuid", due_on=late)
    with acting("an") as an:
        assert {one.what for one in overdue_tasks(an, TODAY)} == {"Huisbezoek", "Bel terug"}
        assert overdue_tasks(an, TODAY)[0].is_late(TODAY)
    with acting("tom") as tom:
        assert overdue_tasks(tom, TODAY) == ()


def test_a_task_about_nobody_is_given_at_a_table(town):
    with acting("an") as an:
        give_table_task(
            an, table("noord"), what="Zaal boeken", owner=mandate("pieter"), due_on=SOON, day=TODAY
        )
    with acting("pieter") as pieter:
        assert [one.what for one in my_tasks(pieter, TODAY)] == ["Zaal boeken"]
    with acting("pieter") as pieter, pytest.raises(AccessDeniedError):
        give_table_task(
            pieter, table("noord"), what="Iets", owner=mandate("an"), due_on=SOON, day=TODAY
        )
