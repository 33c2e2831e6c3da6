# SPDX-License-Identifier: EUPL-1.2
"""The page of the information officer: a name, a kind of concern, two buttons, no text field."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.cases.signals.commands import information
from schakel.cases.signals.queries import information as reading
from schakel.web.kit.carry_out import press
from schakel.web.kit.days import day_words
from schakel.web.kit.ground import ground_for
from schakel.web.kit.labels import CONCERNS
from schakel.web.kit.page import Crumb
from schakel.web.kit.request import ActingRequest

DISCUSS, CALL = "discuss", "call"


def question(request: ActingRequest, check_id: UUID) -> HttpResponse:
    """Show the question, or take the answer."""
    answer = request.POST.get("answer")
    if request.method == "POST" and answer in {DISCUSS, CALL}:
        return press(
            request,
            lambda: information.answer_information(
                request.acting.actor,
                check_id,
                may_be_discussed=answer == DISCUSS,
                day=request.acting.day,
            ),
            back=reverse("information_question", args=[check_id]),
            done=_("Uw antwoord is bewaard als een dag. U ziet de naam niet meer."),
        )
    asked = reading.information_question(request.acting.actor, check_id, request.acting.day)
    context = {
        "page_title": _("Mag dit besproken worden?"),
        "crumbs": [
            Crumb(_("Signalen"), reverse("signals")),
            Crumb(_("Mag dit besproken worden?")),
        ],
        "ground": ground_for(request.acting, asked.at, why=("check", asked.id)),
        "question": asked,
        "concern": CONCERNS[asked.concern],
        "asked_on": day_words(asked.asked_on),
        "answered_on": day_words(asked.answered_on) if asked.answered_on else "",
    }
    return render(request, "signals/question.html", context)
