# SPDX-License-Identifier: EUPL-1.2
"""Where a case goes: up and down the ladder, from phase to phase, to its end and back."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.cases.case.access import CLOSE_CASE, ESCALATE_CASE, REOPEN_CASE, RETURN_CASE, SET_PHASE
from schakel.cases.case.climbing import may_come_back
from schakel.cases.case.commands import closing, ladder
from schakel.cases.case.facts import CaseFile
from schakel.cases.case.queries import cases as reading
from schakel.cases.case.queries.ladder import climb_of, leaders_of
from schakel.kernel.ids import CaseId
from schakel.kernel.vocabulary import CaseState
from schakel.web.cases import presenter
from schakel.web.cases.forms import LAPSE, LEAVE, CloseForm, PhaseForm, ReasonForm, ReopenForm
from schakel.web.cases.step_page import StepPage, step
from schakel.web.kit.days import day_words
from schakel.web.kit.request import ActingRequest, posted


def escalate(request: ActingRequest, case: UUID) -> HttpResponse:
    """Bring a case to the table above, after saying who will then read it."""
    found = reading.case_step(request.acting.actor, CaseId(case), ESCALATE_CASE, request.acting.day)
    climb = climb_of(found, request.acting.day)
    readers = presenter.readers(climb.readers)
    lead = _(
        "De casus ligt daarna ook bij %(table)s. Wat partners eerder deelden, blijft bij de "
        "lezers die zij kozen."
    ) % {"table": climb.above}
    if climb.may_take_measures:
        lead += " " + _("Die tafel mag bestuurlijke maatregelen nemen.")
    page = StepPage(
        title=_("Naar een hoger niveau"),
        lead=lead if climb.ruling.allowed else "",
        button=_("Naar een hoger niveau brengen"),
        done=_("De casus ligt nu ook bij de tafel hierboven."),
        readers=readers,
        readers_title=_("Wie leest dan ook mee"),
        refusal=None
        if climb.ruling.allowed
        else presenter.law_refusal(climb.ruling, _("Deze casus gaat niet naar een hoger niveau")),
    )
    form = ReasonForm(posted(request))

    def command() -> object:
        return ladder.escalate_case(
            request.acting.actor,
            found.id,
            reason=form.cleaned_data["reason"],
            day=request.acting.day,
        )

    return step(request, found, page, form, command)


def bring_back(request: ActingRequest, case: UUID) -> HttpResponse:
    """Bring a case back to the lower table."""
    found = reading.case_step(request.acting.actor, CaseId(case), RETURN_CASE, request.acting.day)
    ruling = may_come_back(tuple(one.table for one in found.places))
    page = StepPage(
        title=_("Terug naar het lagere niveau"),
        lead=_("%(table)s ziet deze casus daarna meteen niet meer.")
        % {"table": found.highest.name},
        button=_("Ja, terugbrengen"),
        done=_("De casus ligt weer bij het lagere niveau."),
        readers=presenter.readers(leaders_of(found, found.highest, request.acting.day)),
        readers_title=_("Wie leest dan niet meer mee"),
        refusal=None
        if ruling.allowed
        else presenter.law_refusal(ruling, _("Deze casus kan niet terug")),
    )
    form = ReasonForm(posted(request))

    def command() -> object:
        return ladder.return_case(
            request.acting.actor,
            found.id,
            reason=form.cleaned_data["reason"],
            day=request.acting.day,
        )

    # Who only led the higher table sees the case no longer.
    return step(request, found, page, form, command, onward=reverse("cases"))


def set_phase(request: ActingRequest, case: UUID) -> HttpResponse:
    """Say where a case stands and when it is looked at again."""
    found = reading.case_step(request.acting.actor, CaseId(case), SET_PHASE, request.acting.day)
    now = found.summary.state
    initial = {
        "phase": CaseState.DELIBERATION if now is CaseState.REOPENED else now,
        "review_on": found.summary.review_on,
    }
    form = PhaseForm(posted(request), version=found.version, initial=initial)
    page = StepPage(
        title=_("Fase en herziening"),
        lead=_("De kring ziet waar de casus staat en wanneer de tafel ze opnieuw bekijkt."),
        button=_("Opslaan"),
        done=_("Opgeslagen."),
    )

    def command() -> None:
        closing.set_phase(
            request.acting.actor,
            found.id,
            form.chosen(),
            review_on=form.cleaned_data["review_on"],
            version=form.cleaned_data["version"],
            day=request.acting.day,
        )

    return step(request, found, page, form, command)


def close(request: ActingRequest, case: UUID) -> HttpResponse:
    """Close a case, after saying when it is destroyed and what still runs."""
    found = reading.case_step(request.acting.actor, CaseId(case), CLOSE_CASE, request.acting.day)
    running = [one for one in found.tasks if one.is_running]
    form = CloseForm(posted(request), version=found.version, tasks=running)
    page = StepPage(
        title=_("De casus afsluiten"),
        lead=_("De kring kan het dossier nog lezen, niemand voegt er nog iets aan toe."),
        button=_("Ja, afsluiten"),
        done=_("De casus is afgesloten."),
        kind="stop",
        facts=_destruction_days(found, request),
    )

    def command() -> object:
        return closing.close_case(
            request.acting.actor,
            found.id,
            outcome=form.outcome_chosen(),
            exit_criterion=form.cleaned_data["exit_criterion"],
            words=form.cleaned_data["words"],
            lapse=form.decided(LAPSE),
            leave=form.decided(LEAVE),
            version=form.cleaned_data["version"],
            day=request.acting.day,
        )

    return step(request, found, page, form, command)


def reopen(request: ActingRequest, case: UUID) -> HttpResponse:
    """Open a closed case again."""
    found = reading.case_step(request.acting.actor, CaseId(case), REOPEN_CASE, request.acting.day)
    form = ReopenForm(posted(request), version=found.version)
    page = StepPage(
        title=_("De casus heropenen"),
        lead=_("De kring kan weer delen en afspreken. De dag van vernietiging vervalt."),
        button=_("Heropenen"),
        done=_("De casus is heropend."),
    )

    def command() -> None:
        closing.reopen_case(
            request.acting.actor,
            found.id,
            reason=form.cleaned_data["reason"],
            version=form.cleaned_data["version"],
            day=request.acting.day,
        )

    return step(request, found, page, form, command)


def _destruction_days(found: CaseFile, request: ActingRequest) -> tuple[tuple[str, str], ...]:
    """Return on which day the file is destroyed, for each kind of end; the shorter one named."""
    kind, day = found.summary.kind, request.acting.day
    usual = closing.destruction_day(kind, "", day)
    unfounded = closing.destruction_day(kind, closing.UNFOUNDED, day)
    return (
        (_("Het dossier wordt vernietigd op"), day_words(usual)),
        (_("Bleek het signaal ongegrond, dan al op"), day_words(unfounded)),
    )
