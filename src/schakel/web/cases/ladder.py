# SPDX-License-Identifier: EUPL-1.2
"""A case goes up and down the ladder of tables, after saying who then reads it."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.cases.case.access import ESCALATE_CASE, RETURN_CASE
from schakel.cases.case.climbing import may_come_back
from schakel.cases.case.commands import ladder
from schakel.cases.case.queries import cases as reading
from schakel.cases.case.queries.ladder import climb_of, leaders_of
from schakel.kernel.ids import CaseId
from schakel.web.cases import presenter
from schakel.web.cases.step_forms import ReasonForm
from schakel.web.cases.step_page import StepPage, step
from schakel.web.kit.request import ActingRequest, posted


def escalate(request: ActingRequest, case: UUID) -> HttpResponse:
    """Bring a case to the table above, after saying who will then read it."""
    file = reading.case_step(request.acting.actor, CaseId(case), ESCALATE_CASE, request.acting.day)
    climb = climb_of(file, request.acting.day)
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
            file.id,
            reason=form.cleaned_data["reason"],
            day=request.acting.day,
        )

    return step(request, file, page, form, command)


def bring_back(request: ActingRequest, case: UUID) -> HttpResponse:
    """Bring a case back to the lower table."""
    file = reading.case_step(request.acting.actor, CaseId(case), RETURN_CASE, request.acting.day)
    ruling = may_come_back(tuple(one.table for one in file.places))
    page = StepPage(
        title=_("Terug naar het lagere niveau"),
        lead=_("%(table)s ziet deze casus daarna meteen niet meer.") % {"table": file.highest.name},
        button=_("Ja, terugbrengen"),
        done=_("De casus ligt weer bij het lagere niveau."),
        readers=presenter.readers(leaders_of(file, file.highest, request.acting.day)),
        readers_title=_("Wie leest dan niet meer mee"),
        refusal=None
        if ruling.allowed
        else presenter.law_refusal(ruling, _("Deze casus kan niet terug")),
    )
    form = ReasonForm(posted(request))

    def command() -> object:
        return ladder.return_case(
            request.acting.actor,
            file.id,
            reason=form.cleaned_data["reason"],
            day=request.acting.day,
        )

    # Who only led the higher table sees the case no longer.
    return step(request, file, page, form, command, onward=reverse("cases"))
