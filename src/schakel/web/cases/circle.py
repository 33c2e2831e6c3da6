# SPDX-License-Identifier: EUPL-1.2
"""Inviting for a case, answering, ending a place."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.cases.case.queries import cases as reading
from schakel.cases.circle import commands as circle
from schakel.cases.circle import queries as asking
from schakel.cases.circle.access import END_MEMBERSHIP, INVITE
from schakel.kernel.ids import CaseId, MandateId
from schakel.rules import law
from schakel.web.cases.circle_forms import AnswerForm, InviteForm
from schakel.web.cases.step_page import StepPage, step
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.forms import SchakelForm
from schakel.web.kit.labels import CONCERNS
from schakel.web.kit.page import Ground
from schakel.web.kit.request import ActingRequest, posted


def invite(request: ActingRequest, case: UUID) -> HttpResponse:
    """Invite somebody for this case, after a call."""
    file = reading.case_step(request.acting.actor, CaseId(case), INVITE, request.acting.day)
    form = InviteForm(posted(request), invitable=asking.invitable(file.id, request.acting.day))
    page = StepPage(
        title=_("Iemand uitnodigen"),
        lead=_(
            "Bel eerst. Een uitnodiging op een scherm is nooit het eerste wat iemand hoort. "
            "Zolang die persoon niet antwoordt, ziet hij alleen wie het vraagt en over welk "
            "soort zorg het gaat."
        ),
        button=_("Uitnodigen"),
        done=_("De uitnodiging is verstuurd, zonder inhoud."),
    )

    def command() -> object:
        partner = MandateId(UUID(form.cleaned_data["mandate"]))
        return circle.invite(request.acting.actor, file.id, partner, day=request.acting.day)

    return step(request, file, page, form, command)


def invitation(request: ActingRequest, member: UUID) -> HttpResponse:
    """Answer an invitation; nothing asks why."""
    asked = asking.invitation(request.acting.actor, member, request.acting.day)
    if asked.accepted_case is not None:
        return redirect("case", asked.accepted_case)
    form = AnswerForm(posted(request))
    done = carry_out(
        form,
        lambda: circle.answer_invitation(
            request.acting.actor, member, takes_part=form.takes_part, day=request.acting.day
        ),
    )
    if done and done.value is not None:
        messages.success(request, _("U neemt deel. U ziet nu de casus."))
        return redirect("case", done.value)
    if done:
        messages.success(request, _("U neemt niet deel. Niemand vraagt waarom."))
        return redirect("cases")
    function = next(
        one.function for one in request.acting.actor.mandates if one.id == asked.mandate
    )
    context = {
        "page_title": _("Een uitnodiging"),
        "ground": Ground(as_function=law.book().function(function).name, table=""),
        "asked": asked,
        "concern": CONCERNS[asked.concern],
        "form": form,
        "back": reverse("cases"),
    }
    return render(request, "cases/invitation.html", context)


def end_membership(request: ActingRequest, member: UUID) -> HttpResponse:
    """End a place in the circle, after saying what that does."""
    place, file = reading.member_in_case(
        request.acting.actor, member, END_MEMBERSHIP, request.acting.day
    )
    page = StepPage(
        title=_("Een plaats in de kring beëindigen"),
        lead=_(
            "%(name)s ziet deze casus daarna niet meer. Wat %(name)s zelf deelde, blijft van "
            "%(name)s. Lopende afspraken blijven bestaan."
        )
        % {"name": place.mandate.person.name},
        button=_("Ja, beëindigen"),
        done=_("De plaats in de kring is beëindigd."),
        kind="stop",
    )

    def command() -> None:
        circle.end_membership(request.acting.actor, member, day=request.acting.day)

    return step(request, file, page, SchakelForm(posted(request)), command)
