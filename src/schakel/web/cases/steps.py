# SPDX-License-Identifier: EUPL-1.2
"""Where a case goes: from phase to phase, to its end and back."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from schakel.cases.case.access import CLOSE_CASE, REOPEN_CASE, SET_PHASE
from schakel.cases.case.commands import closing
from schakel.cases.case.facts import CaseFile
from schakel.cases.case.queries import cases as reading
from schakel.kernel.ids import CaseId
from schakel.kernel.vocabulary import CaseState
from schakel.web.cases.step_forms import LAPSE, LEAVE, CloseForm, PhaseForm, ReopenForm
from schakel.web.cases.step_page import StepPage, step
from schakel.web.kit.days import day_words
from schakel.web.kit.request import ActingRequest, posted


def set_phase(request: ActingRequest, case: UUID) -> HttpResponse:
    """Say where a case stands and when it is looked at again."""
    file = reading.case_step(request.acting.actor, CaseId(case), SET_PHASE, request.acting.day)
    now = file.summary.state
    initial = {
        "phase": CaseState.DELIBERATION if now is CaseState.REOPENED else now,
        "review_on": file.summary.review_on,
    }
    form = PhaseForm(posted(request), version=file.version, initial=initial)
    page = StepPage(
        title=_("Fase en herziening"),
        lead=_("De kring ziet waar de casus staat en wanneer de tafel ze opnieuw bekijkt."),
        button=_("Opslaan"),
        done=_("Opgeslagen."),
    )

    def command() -> None:
        closing.set_phase(
            request.acting.actor,
            file.id,
            form.chosen(),
            review_on=form.cleaned_data["review_on"],
            version=form.cleaned_data["version"],
            day=request.acting.day,
        )

    return step(request, file, page, form, command)


def close(request: ActingRequest, case: UUID) -> HttpResponse:
    """Close a case, after saying when it is destroyed and what still runs."""
    file = reading.case_step(
        request.acting.actor, CaseId(case), CLOSE_CASE, request.acting.day, with_tasks=True
    )
    running = [one for one in file.tasks if one.is_running]
    form = CloseForm(posted(request), version=file.version, tasks=running)
    page = StepPage(
        title=_("De casus afsluiten"),
        lead=_("De kring kan het dossier nog lezen, niemand voegt er nog iets aan toe."),
        button=_("Ja, afsluiten"),
        done=_("De casus is afgesloten."),
        kind="stop",
        facts=_destruction_days(file, request),
    )

    def command() -> object:
        return closing.close_case(
            request.acting.actor,
            file.id,
            outcome=form.outcome_chosen(),
            exit_criterion=form.cleaned_data["exit_criterion"],
            words=form.cleaned_data["words"],
            lapse=form.decided(LAPSE),
            leave=form.decided(LEAVE),
            version=form.cleaned_data["version"],
            day=request.acting.day,
        )

    return step(request, file, page, form, command)


def reopen(request: ActingRequest, case: UUID) -> HttpResponse:
    """Open a closed case again."""
    file = reading.case_step(request.acting.actor, CaseId(case), REOPEN_CASE, request.acting.day)
    form = ReopenForm(posted(request), version=file.version)
    page = StepPage(
        title=_("De casus heropenen"),
        lead=_("De kring kan weer delen en afspreken. De dag van vernietiging vervalt."),
        button=_("Heropenen"),
        done=_("De casus is heropend."),
    )

    def command() -> None:
        closing.reopen_case(
            request.acting.actor,
            file.id,
            reason=form.cleaned_data["reason"],
            version=form.cleaned_data["version"],
            day=request.acting.day,
        )

    return step(request, file, page, form, command)


def _destruction_days(file: CaseFile, request: ActingRequest) -> tuple[tuple[str, str], ...]:
    """Return on which day the file is destroyed, for each kind of end; the shorter one named."""
    kind, day = file.summary.kind, request.acting.day
    usual = closing.destruction_day(kind, "", day)
    unfounded = closing.destruction_day(kind, closing.UNFOUNDED, day)
    return (
        (_("Het dossier wordt vernietigd op"), day_words(usual)),
        (_("Bleek het signaal ongegrond, dan al op"), day_words(unfounded)),
    )
