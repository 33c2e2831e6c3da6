# SPDX-License-Identifier: EUPL-1.2
"""What somebody shared before: put better, take back, open wider."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.access.kinds import Action
from schakel.cases.case.facts import CaseFile
from schakel.cases.case.queries import cases as reading
from schakel.cases.contributions import commands as contributions
from schakel.cases.contributions import queries as given
from schakel.cases.contributions.access import (
    CORRECT_CONTRIBUTION,
    WIDEN_CONTRIBUTION,
    WITHDRAW_CONTRIBUTION,
    ContributionStanding,
)
from schakel.cases.contributions.facts import ContributionFact
from schakel.kernel.ids import ContributionId
from schakel.kernel.people import Secrecy
from schakel.web.cases import presenter
from schakel.web.cases.sharing_forms import NO, YES, WidenForm, WordsForm
from schakel.web.cases.step_page import StepPage, step
from schakel.web.kit.carry_out import press
from schakel.web.kit.labels import contribution_tags
from schakel.web.kit.page import Ground, Reader
from schakel.web.kit.request import ActingRequest, posted


def correct(request: ActingRequest, contribution: UUID) -> HttpResponse:
    """Put better words in the place of earlier ones."""
    action = CORRECT_CONTRIBUTION
    mine, file = _mine(request, contribution, action)
    form = WordsForm(posted(request), initial=_words_of(mine), function=mine.giver.function)
    page = StepPage(
        title=_("Een inbreng verbeteren"),
        lead=_("Wie uw eerste tekst kon lezen, leest voortaan de nieuwe. Niemand anders."),
        button=_("Verbeterde tekst delen"),
        done=_("Uw inbreng is verbeterd."),
        readers=_current_readers(mine, file),
        readers_title=_("Wie leest mee"),
    )

    def command() -> object:
        return contributions.correct_contribution(
            request.acting.actor, mine.id, form.words(), day=request.acting.day
        )

    return step(request, file, page, form, command)


def withdraw(request: ActingRequest, contribution: UUID) -> HttpResponse:
    """Take a contribution out of everyone's sight, also when the giver left the case."""
    mine = given.contribution_step(
        request.acting.actor,
        ContributionId(contribution),
        WITHDRAW_CONTRIBUTION,
        request.acting.day,
    )
    if request.method == "POST":
        return press(
            request,
            lambda: contributions.withdraw_contribution(
                request.acting.actor, mine.id, day=request.acting.day
            ),
            back=reverse("cases"),
            done=_("Uw inbreng is ingetrokken. Alleen u kunt ze nog lezen."),
        )
    context = {
        "page_title": _("Een inbreng intrekken"),
        "ground": Ground(as_function=mine.giver.function_name, table=""),
        "mine": mine,
        "tags": contribution_tags(mine.words),
        "consequence": _(
            "Niemand behalve u kan uw tekst daarna nog lezen, ook geen eerdere versie. Wie hem al "
            "las, vergeet hem niet."
        ),
        "back": reverse("cases"),
    }
    return render(request, "cases/withdraw.html", context)


def widen(request: ActingRequest, contribution: UUID) -> HttpResponse:
    """Open a contribution to more readers."""
    mine, file = _mine(request, contribution, WIDEN_CONTRIBUTION)
    possible = [
        one
        for one in file.partners
        if one.id not in mine.readers and one.mandate.person.id != mine.giver.person.id
    ]
    form = WidenForm(posted(request), possible=possible)
    page = StepPage(
        title=_("Voor meer mensen openen"),
        lead=_("Alleen u kiest wie uw inbreng ook mag lezen. Dit kan niet meer terug per lezer."),
        button=_("Openen"),
        done=_("Wie u aanduidde, leest uw inbreng nu ook."),
        readers=_current_readers(mine, file),
        readers_title=_("Wie leest nu mee"),
    )

    def command() -> None:
        contributions.widen_contribution(
            request.acting.actor, mine.id, form.chosen(), day=request.acting.day
        )

    return step(request, file, page, form, command)


def _mine(
    request: ActingRequest, contribution: UUID, action: Action[ContributionStanding]
) -> tuple[ContributionFact, CaseFile]:
    return reading.contribution_in_case(
        request.acting.actor, ContributionId(contribution), action, request.acting.day
    )


def _words_of(mine: ContributionFact) -> dict[str, object]:
    words = mine.words
    return {
        "text": words.text,
        "known_through": YES if words.secrecy is Secrecy.PROFESSIONAL else NO,
        "source_kind": words.source_kind.value,
        "onward_use": words.onward_use.value,
        "not_in_minutes": words.not_in_minutes,
    }


def _current_readers(mine: ContributionFact, file: CaseFile) -> tuple[Reader, ...]:
    return presenter.readers(one for one in file.partners if one.id in mine.readers)
