# SPDX-License-Identifier: EUPL-1.2
"""The steps of a signal, each a page with one form or one question."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.access.kinds import Action
from schakel.cases.signals.access import (
    ANSWER_SIGNAL,
    ASK_INFORMATION,
    NAME_SUBJECT,
    OPEN_IDENTITY,
    REFUSE_SIGNAL,
    RETAIN_SIGNAL,
    TRIAGE_SIGNAL,
)
from schakel.cases.signals.commands import giving as signals
from schakel.cases.signals.commands import identity, information, triage
from schakel.cases.signals.facts import SignalLine
from schakel.cases.signals.queries import signals as reading
from schakel.cases.signals.standing import SignalStanding
from schakel.kernel.ids import MandateId, SignalId
from schakel.kernel.vocabulary import chain_of
from schakel.web.kit.ground import ground_for
from schakel.web.kit.page import Crumb
from schakel.web.kit.request import ActingRequest
from schakel.web.signals import forms
from schakel.web.signals.labels import day_words
from schakel.web.signals.places import officers, right_places
from schakel.web.signals.sending import send

Command = Callable[[dict[str, Any]], object]


@dataclass(frozen=True)
class Step:
    """What the page of a step says. `consequence` asks to confirm instead of to write."""

    action: Action[SignalStanding]
    title: str
    lead: str
    button: str
    done: str
    form: type[forms.StepForm] = forms.StepForm
    consequence: str = ""


def answer(request: ActingRequest, signal_id: UUID) -> HttpResponse:
    """The giver answers the table, or the coordinator notes what he said."""
    step = Step(
        ANSWER_SIGNAL,
        _("Antwoorden"),
        _("U mag antwoorden, u bent het niet verplicht. Bellen mag ook."),
        _("Antwoord versturen"),
        _("Uw antwoord is verstuurd."),
        forms.AnswerForm,
    )

    return _say(request, signal_id, step, signals.answer_signal)


def advise(request: ActingRequest, signal_id: UUID) -> HttpResponse:
    """Advise without a name."""
    step = Step(
        TRIAGE_SIGNAL,
        _("Advies geven zonder naam"),
        _("De gever leest uw advies en volgt zelf op. De tafel houdt geen dossier bij."),
        _("Advies versturen"),
        _("Uw advies is verstuurd."),
        forms.AdviceForm,
    )

    return _say(request, signal_id, step, triage.give_advice)


def ask(request: ActingRequest, signal_id: UUID) -> HttpResponse:
    """Ask the giver for more."""
    step = Step(
        TRIAGE_SIGNAL,
        _("Meer vragen"),
        _("De gever krijgt een bericht zonder inhoud en leest uw vraag hier."),
        _("Vraag versturen"),
        _("Uw vraag is verstuurd."),
        forms.QuestionForm,
    )

    return _say(request, signal_id, step, triage.ask_more)


def propose(request: ActingRequest, signal_id: UUID) -> HttpResponse:
    """Propose to retain."""
    step = Step(
        TRIAGE_SIGNAL,
        _("Voorstellen om te weerhouden"),
        _("Wie daarvoor een mandaat heeft, beslist. De naam is daarvoor niet nodig."),
        _("Voorstel versturen"),
        _("Uw voorstel is verstuurd."),
        forms.ProposalForm,
    )

    return _say(request, signal_id, step, triage.propose_signal)


def redirect_elsewhere(request: ActingRequest, signal_id: UUID) -> HttpResponse:
    """Show the giver the right place."""
    step = Step(
        TRIAGE_SIGNAL,
        _("De juiste plaats wijzen"),
        _("Er wordt niets doorgestuurd. De gever kiest of hij daar aanklopt."),
        _("Versturen"),
        _("De gever weet nu waar dit wel hoort."),
        forms.RedirectForm,
    )

    def command(given: dict[str, Any]) -> None:
        triage.redirect_signal(
            request.acting.actor,
            SignalId(signal_id),
            to=given["to"],
            text=given["text"],
            version=given["version"],
            day=request.acting.day,
        )

    return _step(
        request,
        signal_id,
        step,
        command,
        lambda line: {"places": right_places(line, request.acting.day)},
    )


def retain(request: ActingRequest, signal_id: UUID) -> HttpResponse:
    """Take the signal on."""
    step = Step(
        RETAIN_SIGNAL,
        _("Weerhouden"),
        "",
        _("Ja, weerhouden"),
        _("Het signaal is weerhouden."),
        consequence=_(
            "De tafel neemt dit signaal op, nog zonder naam. De gever krijgt een bericht en kiest "
            "of hij de naam noemt."
        ),
    )

    def command(given: dict[str, Any]) -> None:
        triage.retain_signal(
            request.acting.actor,
            SignalId(signal_id),
            version=given["version"],
            day=request.acting.day,
        )

    return _step(request, signal_id, step, command)


def refuse(request: ActingRequest, signal_id: UUID) -> HttpResponse:
    """Seal the signal from everyone."""
    line = _line(request, signal_id, REFUSE_SIGNAL)
    gone_on = triage.destruction_day(line.table, request.acting.day)
    step = Step(
        REFUSE_SIGNAL,
        _("Niet weerhouden"),
        "",
        _("Ja, niet weerhouden"),
        _("Het signaal is niet weerhouden. Niemand kan het nog lezen."),
        consequence=_(
            "Niemand kan dit signaal nog lezen: de gever niet, de burgemeester niet, u ook niet. "
            "Op %(day)s worden de tekst en de naam vernietigd. Alleen de telling blijft. "
            "Terugkeren kan niet. De gever krijgt een bericht en kan u bellen."
        )
        % {"day": day_words(gone_on)},
    )

    def command(given: dict[str, Any]) -> None:
        triage.refuse_signal(
            request.acting.actor,
            SignalId(signal_id),
            version=given["version"],
            day=request.acting.day,
        )

    return _step(request, signal_id, step, command, onward=reverse("signals"))


def name(request: ActingRequest, signal_id: UUID) -> HttpResponse:
    """The giver chooses to name."""
    step = Step(
        NAME_SUBJECT,
        _("De naam noemen"),
        _(
            "U kiest; niets verplicht u. De naam wordt verzegeld. Niemand aan de tafel leest ze "
            "voor de coördinator, of wie over signalen beslist, ze opent met een reden."
        ),
        _("De naam verzegelen"),
        _("De naam is verzegeld. U hoort het als ze geopend wordt."),
        forms.NameForm,
    )

    def command(given: dict[str, Any]) -> None:
        identity.name_subject(
            request.acting.actor,
            SignalId(signal_id),
            forms.subject_of(given),
            version=given["version"],
            day=request.acting.day,
        )

    return _step(request, signal_id, step, command)


def open_name(request: ActingRequest, signal_id: UUID) -> HttpResponse:
    """Decide to open the name."""
    step = Step(
        OPEN_IDENTITY,
        _("De naam openen"),
        _(
            "Daarna lezen de coördinator, de voorzitter en wie over signalen beslist de naam. De "
            "gever krijgt een bericht. Uw beslissing staat in het logboek."
        ),
        _("De naam openen"),
        _("De naam is geopend."),
        forms.OpeningForm,
    )

    def command(given: dict[str, Any]) -> None:
        identity.open_identity(
            request.acting.actor,
            SignalId(signal_id),
            given["reason"],
            version=given["version"],
            day=request.acting.day,
        )

    return _step(request, signal_id, step, command)


def ask_officer(request: ActingRequest, signal_id: UUID) -> HttpResponse:
    """Ask the information officer."""
    step = Step(
        ASK_INFORMATION,
        _("Vragen of dit besproken mag worden"),
        _(
            "De information officer ziet de naam en de soort zorg, niets anders. Hij antwoordt met "
            "één knop. Alleen de dag van het antwoord wordt bewaard. Daarna ziet hij de naam niet "
            "meer."
        ),
        _("Vraag versturen"),
        _("De vraag is gesteld."),
        forms.OfficerForm,
    )

    def command(given: dict[str, Any]) -> None:
        information.ask_information(
            request.acting.actor,
            SignalId(signal_id),
            MandateId(UUID(given["asked_of"])),
            version=given["version"],
            day=request.acting.day,
        )

    return _step(
        request,
        signal_id,
        step,
        command,
        lambda line: {"officers": officers(line, request.acting.day)},
    )


def _line(request: ActingRequest, signal_id: UUID, action: Action[SignalStanding]) -> SignalLine:
    """Return the signal; when opening the page, only to who may take the step."""
    known = SignalId(signal_id)
    if request.method == "POST":
        # The command itself asks, after it has told who came second that he did.
        return reading.signal_line(request.acting.actor, known, request.acting.day)
    return reading.signal_step(request.acting.actor, known, action, request.acting.day)


def _say(
    request: ActingRequest, signal_id: UUID, step: Step, say: Callable[..., None]
) -> HttpResponse:
    """Take a step that says one text to the giver or to who decides."""

    def command(given: dict[str, Any]) -> None:
        say(
            request.acting.actor,
            SignalId(signal_id),
            given["text"],
            version=given["version"],
            day=request.acting.day,
        )

    return _step(request, signal_id, step, command)


def _step(
    request: ActingRequest,
    signal_id: UUID,
    step: Step,
    command: Command,
    choices: Callable[[SignalLine], dict[str, object]] = lambda _line: {},
    *,
    onward: str = "",
) -> HttpResponse:
    line = _line(request, signal_id, step.action)
    initial = {"version": line.version}
    form = step.form(forms.posted(request), initial=initial, **choices(line))
    if request.method == "POST" and form.is_valid():
        done = send(form, lambda: command(form.cleaned_data), version=line.version)
        if done is not None:
            messages.success(request, step.done)
            return redirect(onward or reverse("signal", args=[signal_id]))
    context = {
        "page_title": step.title,
        "crumbs": [
            Crumb(_("Signalen"), reverse("signals")),
            Crumb(_("Signaal"), reverse("signal", args=[signal_id])),
            Crumb(step.title),
        ],
        "ground": ground_for(
            request.acting,
            line.at,
            _("wie dit signaal gaf") if line.is_mine else None,
            why=("signal", line.id),
        ),
        "line": line,
        "link": chain_of(line.state),
        "step": step,
        "form": form,
        "back": reverse("signal", args=[signal_id]),
    }
    return render(request, "signals/step.html", context)
