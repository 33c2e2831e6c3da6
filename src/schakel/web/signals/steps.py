# SPDX-License-Identifier: EUPL-1.2
"""The steps of a signal, each a page with one form or one question: what it says and what it does.

`step_page.take` shows and takes them; `urls` gives each its address.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

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
from schakel.cases.signals.commands import giving, identity, information, triage
from schakel.cases.signals.facts import SignalLine
from schakel.cases.signals.standing import SignalStanding
from schakel.kernel.ids import MandateId, SignalId
from schakel.kernel.people import Actor
from schakel.web.kit.days import day_words
from schakel.web.kit.page import Text
from schakel.web.signals import step_forms
from schakel.web.signals.places import officers, right_places

Given = Mapping[str, Any]
Command = Callable[[Actor, SignalId, Given, date], object]


def _nothing_to_choose(_line: SignalLine, _day: date) -> dict[str, object]:
    return {}


def _nothing(_line: SignalLine, _day: date) -> str:
    return ""


@dataclass(frozen=True)
class Step:
    """One step. Where a `consequence` is said, the page asks to confirm instead of to write."""

    name: str
    address: str
    action: Action[SignalStanding]
    title: Text
    button: Text
    done: Text
    command: Command
    lead: Text = ""
    form: type[step_forms.StepForm] = step_forms.StepForm
    choices: Callable[[SignalLine, date], dict[str, object]] = _nothing_to_choose
    consequence: Callable[[SignalLine, date], str] = _nothing
    # Whether the actor still sees the signal afterwards.
    stays_in_sight: bool = True


def _says(command: Callable[..., None]) -> Command:
    """Return a step that says one text, to the giver or to who decides."""

    def say(actor: Actor, signal: SignalId, given: Given, day: date) -> None:
        command(actor, signal, given["text"], version=given["version"], day=day)

    return say


def _redirect(actor: Actor, signal: SignalId, given: Given, day: date) -> None:
    triage.redirect_signal(
        actor, signal, to=given["to"], text=given["text"], version=given["version"], day=day
    )


def _retain(actor: Actor, signal: SignalId, given: Given, day: date) -> None:
    triage.retain_signal(actor, signal, version=given["version"], day=day)


def _refuse(actor: Actor, signal: SignalId, given: Given, day: date) -> None:
    triage.refuse_signal(actor, signal, version=given["version"], day=day)


def _name(actor: Actor, signal: SignalId, given: Given, day: date) -> None:
    subject = step_forms.subject_of(given)
    identity.name_subject(actor, signal, subject, version=given["version"], day=day)


def _open_name(actor: Actor, signal: SignalId, given: Given, day: date) -> None:
    identity.open_identity(actor, signal, given["reason"], version=given["version"], day=day)


def _ask_officer(actor: Actor, signal: SignalId, given: Given, day: date) -> None:
    officer = MandateId(UUID(given["asked_of"]))
    information.ask_information(actor, signal, officer, version=given["version"], day=day)


def _places(line: SignalLine, day: date) -> dict[str, object]:
    return {"places": right_places(line, day)}


def _officers(line: SignalLine, day: date) -> dict[str, object]:
    return {"officers": officers(line, day)}


def _stays_nameless(_line: SignalLine, _day: date) -> str:
    return gettext(
        "De tafel neemt dit signaal op, nog zonder naam. De gever krijgt een bericht en kiest "
        "of hij de naam noemt."
    )


def _is_destroyed(line: SignalLine, day: date) -> str:
    return gettext(
        "Niemand kan dit signaal nog lezen: de gever niet, de burgemeester niet, u ook niet. "
        "Op %(day)s worden de tekst en de naam vernietigd. Alleen de telling blijft. "
        "Terugkeren kan niet. De gever krijgt een bericht en kan u bellen."
    ) % {"day": day_words(triage.destruction_day(line.table, day))}


STEPS = (
    Step(
        "signal_answer",
        "antwoord",
        ANSWER_SIGNAL,
        title=_("Antwoorden"),
        lead=_("U mag antwoorden, u bent het niet verplicht. Bellen mag ook."),
        button=_("Antwoord versturen"),
        done=_("Uw antwoord is verstuurd."),
        form=step_forms.AnswerForm,
        command=_says(giving.answer_signal),
    ),
    Step(
        "signal_advise",
        "advies",
        TRIAGE_SIGNAL,
        title=_("Advies geven zonder naam"),
        lead=_("De gever leest uw advies en volgt zelf op. De tafel houdt geen dossier bij."),
        button=_("Advies versturen"),
        done=_("Uw advies is verstuurd."),
        form=step_forms.AdviceForm,
        command=_says(triage.give_advice),
    ),
    Step(
        "signal_ask",
        "meer-vragen",
        TRIAGE_SIGNAL,
        title=_("Meer vragen"),
        lead=_("De gever krijgt een bericht zonder inhoud en leest uw vraag hier."),
        button=_("Vraag versturen"),
        done=_("Uw vraag is verstuurd."),
        form=step_forms.QuestionForm,
        command=_says(triage.ask_more),
    ),
    Step(
        "signal_redirect",
        "juiste-plaats",
        TRIAGE_SIGNAL,
        title=_("De juiste plaats wijzen"),
        lead=_("Er wordt niets doorgestuurd. De gever kiest of hij daar aanklopt."),
        button=_("Versturen"),
        done=_("De gever weet nu waar dit wel hoort."),
        form=step_forms.RedirectForm,
        choices=_places,
        command=_redirect,
    ),
    Step(
        "signal_propose",
        "voorstel",
        TRIAGE_SIGNAL,
        title=_("Voorstellen om te weerhouden"),
        lead=_("Wie daarvoor een mandaat heeft, beslist. De naam is daarvoor niet nodig."),
        button=_("Voorstel versturen"),
        done=_("Uw voorstel is verstuurd."),
        form=step_forms.ProposalForm,
        command=_says(triage.propose_signal),
    ),
    Step(
        "signal_retain",
        "weerhouden",
        RETAIN_SIGNAL,
        title=_("Weerhouden"),
        button=_("Ja, weerhouden"),
        done=_("Het signaal is weerhouden."),
        consequence=_stays_nameless,
        command=_retain,
    ),
    Step(
        "signal_refuse",
        "niet-weerhouden",
        REFUSE_SIGNAL,
        title=_("Niet weerhouden"),
        button=_("Ja, niet weerhouden"),
        done=_("Het signaal is niet weerhouden. Niemand kan het nog lezen."),
        consequence=_is_destroyed,
        command=_refuse,
        stays_in_sight=False,
    ),
    Step(
        "signal_name",
        "naam",
        NAME_SUBJECT,
        title=_("De naam noemen"),
        lead=_(
            "U kiest; niets verplicht u. De naam wordt verzegeld. Niemand aan de tafel leest ze "
            "voor de coördinator, of wie over signalen beslist, ze opent met een reden."
        ),
        button=_("De naam verzegelen"),
        done=_("De naam is verzegeld. U hoort het als ze geopend wordt."),
        form=step_forms.NameForm,
        command=_name,
    ),
    Step(
        "signal_open_name",
        "naam-openen",
        OPEN_IDENTITY,
        title=_("De naam openen"),
        lead=_(
            "Daarna lezen de coördinator, de voorzitter en wie over signalen beslist de naam. De "
            "gever krijgt een bericht. Uw beslissing staat in het logboek."
        ),
        button=_("De naam openen"),
        done=_("De naam is geopend."),
        form=step_forms.OpeningForm,
        command=_open_name,
    ),
    Step(
        "signal_officer",
        "information-officer",
        ASK_INFORMATION,
        title=_("Vragen of dit besproken mag worden"),
        lead=_(
            "De information officer ziet de naam en de soort zorg, niets anders. Hij antwoordt met "
            "één knop. Alleen de dag van het antwoord wordt bewaard. Daarna ziet hij de naam niet "
            "meer."
        ),
        button=_("Vraag versturen"),
        done=_("De vraag is gesteld."),
        form=step_forms.OfficerForm,
        choices=_officers,
        command=_ask_officer,
    ),
)
