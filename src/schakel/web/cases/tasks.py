# SPDX-License-Identifier: EUPL-1.2
"""Tasks: mine, giving one, reporting on one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.cases.case.queries import cases as reading
from schakel.cases.tasks import commands as tasks
from schakel.cases.tasks import queries as given
from schakel.cases.tasks.access import GIVE_TASK
from schakel.kernel.ids import CaseId, MandateId, TaskId
from schakel.tables import queries as tables
from schakel.web.cases import presenter
from schakel.web.cases.step_page import StepPage, step
from schakel.web.cases.task_forms import ReportForm, TaskForm
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.ground import ground_for
from schakel.web.kit.labels import TASKS
from schakel.web.kit.page import Crumb, Link, Tag
from schakel.web.kit.request import ActingRequest, posted


def my_tasks(request: ActingRequest) -> HttpResponse:
    """Show the actor's own tasks, and the late ones of the tables he coordinates."""
    mine = given.my_tasks(request.acting.actor, request.acting.day, running=False)
    late = given.overdue_tasks(request.acting.actor, request.acting.day)
    running = [one for one in mine if one.is_running]
    context = {
        "page_title": _("Afspraken"),
        "running": presenter.tasks(running, request.acting.day, with_case=True),
        "late": presenter.tasks(
            [one for one in late if not one.is_mine], request.acting.day, with_case=True
        ),
        "settled": presenter.tasks(
            [one for one in mine if not one.is_running], request.acting.day, with_case=True
        ),
    }
    return render(request, "cases/tasks.html", context)


def give(request: ActingRequest, case: UUID) -> HttpResponse:
    """Agree on a task."""
    file = reading.case_step(request.acting.actor, CaseId(case), GIVE_TASK, request.acting.day)
    form = TaskForm(posted(request), owners=file.partners)
    page = StepPage(
        title=_("Een afspraak maken"),
        lead=_("Wie de casus leest, leest ook de afspraak. De eigenaar krijgt een bericht."),
        button=_("Afspraak maken"),
        done=_("De afspraak is gemaakt."),
        see_also=Link(
            _("Zoekt u een maatregel? Open de veiligheidskoffer."),
            reverse("case_toolbox", args=[file.id]),
        ),
    )

    def command() -> object:
        return tasks.give_task(
            request.acting.actor,
            file.id,
            what=form.cleaned_data["what"],
            owner=MandateId(UUID(form.cleaned_data["owner"])),
            due_on=form.cleaned_data["due_on"],
            day=request.acting.day,
        )

    return step(request, file, page, form, command)


def task(request: ActingRequest, task: UUID) -> HttpResponse:
    """Show a task; say how far it is."""
    task_fact, may_report = given.task_page(request.acting.actor, TaskId(task), request.acting.day)
    form = ReportForm(posted(request), version=task_fact.version)
    if carry_out(
        form,
        lambda: tasks.report_task(
            request.acting.actor,
            task_fact.id,
            state=form.reported(),
            report=form.cleaned_data["report"],
            version=form.cleaned_data["version"],
            day=request.acting.day,
        ),
    ):
        messages.success(request, _("Uw bericht is verstuurd. Bedankt."))
        return redirect("task", task_fact.id)
    label, kind = TASKS[task_fact.state]
    context = {
        "page_title": _("Afspraak"),
        "crumbs": [Crumb(_("Afspraken"), reverse("tasks")), Crumb(_("Afspraak"))],
        "ground": ground_for(
            request.acting,
            tables.table(task_fact.table),
            _("wie deze afspraak kreeg") if task_fact.is_mine else None,
            why=("task", task_fact.id),
        ),
        "task": task_fact,
        "item": presenter.tasks([task_fact], request.acting.day, with_case=True),
        "tag": Tag(str(label), kind),
        "may_report": may_report,
        "form": form,
    }
    return render(request, "cases/task.html", context)
