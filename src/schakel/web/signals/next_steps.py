# SPDX-License-Identifier: EUPL-1.2
"""Which steps of a signal are open, as buttons with a sentence; the best fit first."""

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.access.kinds import Action
from schakel.cases.signals.access import (
    ANSWER_SIGNAL,
    ASK_INFORMATION,
    NAME_SUBJECT,
    OPEN_CASE,
    OPEN_IDENTITY,
    REFUSE_SIGNAL,
    RETAIN_SIGNAL,
    TRIAGE_SIGNAL,
)
from schakel.cases.signals.facts import SignalPage
from schakel.cases.signals.standing import SignalStanding
from schakel.kernel.vocabulary import SignalState
from schakel.web.kit.page import OpenStep

EXPECTED = (
    "signal_retain",
    "signal_propose",
    "signal_open_name",
    "signal_officer",
    "signal_open_case",
)


def open_steps(page: SignalPage) -> list[OpenStep]:
    """Return the steps that `access.decide` leaves to the actor."""
    steps = [
        OpenStep(label, reverse(name, args=[page.line.id]), sentence, _weight(name, page))
        for action, name, label, sentence in _known(page)
        if action in page.may
    ]
    if REFUSE_SIGNAL in page.may:
        url = reverse("signal_refuse", args=[page.line.id])
        sentence = _("Niemand leest het dan nog. U ziet eerst wat er gebeurt.")
        steps.append(OpenStep(_("Niet weerhouden"), url, sentence, "stop"))
    return steps


def _weight(name: str, page: SignalPage) -> str:
    """Return a full button for the step that is waited for; naming is never pressed on anybody."""
    if name == "signal_answer":
        is_asked = page.line.state is SignalState.MORE_ASKED and page.line.is_mine
        return "" if is_asked else "quiet"
    return "" if name in EXPECTED else "quiet"


def _known(page: SignalPage) -> list[tuple[Action[SignalStanding], str, str, str]]:
    steps = _towards_a_case(page) + _triage(page)
    return steps if page.line.state is not SignalState.MORE_ASKED else _giver(page) + steps


def _towards_a_case(page: SignalPage) -> list[tuple[Action[SignalStanding], str, str, str]]:
    steps = [
        (
            RETAIN_SIGNAL,
            "signal_retain",
            _("Weerhouden"),
            _("U beslist dat de tafel dit opneemt, nog zonder naam."),
        ),
        (
            OPEN_IDENTITY,
            "signal_open_name",
            _("De naam openen"),
            _("De gever noemde een naam. Ze openen is een beslissing met een reden."),
        ),
        (
            ASK_INFORMATION,
            "signal_officer",
            _("Vragen aan de information officer"),
            _("Hij zegt alleen of dit besproken mag worden."),
        ),
    ]
    if page.ready_for_case and page.ready_for_case.allowed:
        sentence = _("Met een schuilnaam, een casusregisseur en een kleine kring.")
        case = (OPEN_CASE, "signal_open_case", _("Een casus beginnen"), sentence)
        steps.insert(0, case)
    return steps


def _triage(page: SignalPage) -> list[tuple[Action[SignalStanding], str, str, str]]:
    triage = TRIAGE_SIGNAL
    steps = [
        (triage, "signal_advise", _("Advies geven"), _("De gever volgt zelf op. Zonder naam.")),
        (triage, "signal_ask", _("Meer vragen"), _("De gever antwoordt als hij dat wil.")),
        (
            triage,
            "signal_redirect",
            _("De juiste plaats wijzen"),
            _("Een andere tafel of een dienst past beter. Er wordt niets doorgestuurd."),
        ),
    ]
    if page.line.state is not SignalState.PROPOSED:
        sentence = _("Wie daarvoor een mandaat heeft, beslist, nog zonder naam.")
        steps.insert(0, (triage, "signal_propose", _("Voorstellen om te weerhouden"), sentence))
    return steps if page.line.state is SignalState.MORE_ASKED else steps + _giver(page)


def _giver(page: SignalPage) -> list[tuple[Action[SignalStanding], str, str, str]]:
    retained = page.line.state is SignalState.RETAINED
    name = (
        NAME_SUBJECT,
        "signal_name",
        _("De naam verbeteren") if page.line.is_named else _("De naam noemen"),
        _("U kiest. Niets verplicht u.") if retained else _("Dat hoeft nu nog niet."),
    )
    answer = (
        ANSWER_SIGNAL,
        "signal_answer",
        _("Iets aanvullen") if page.line.is_mine else _("Een antwoord noteren"),
        _("De tafel leest het.") if page.line.is_mine else _("Wat de gever aan de telefoon zei."),
    )
    return [name, answer] if retained else [answer, name]
