# SPDX-License-Identifier: EUPL-1.2
"""Which steps of a case are open, as buttons with a sentence."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from schakel.access.kinds import Action
from schakel.cases.case.access import CLOSE_CASE, ESCALATE_CASE, REOPEN_CASE, RETURN_CASE, SET_PHASE
from schakel.cases.case.facts import CaseFile
from schakel.cases.case.standing import CaseStanding
from schakel.web.kit.page import OpenStep, Text

# What is done, the page that does it, the words of its button, what it means, the kind of button.
STEPS: tuple[tuple[Action[CaseStanding], str, Text, Text, str], ...] = (
    (
        SET_PHASE,
        "case_phase",
        _("Fase en herziening"),
        _("Waar de casus staat en wanneer de tafel ze opnieuw bekijkt."),
        "quiet",
    ),
    (
        ESCALATE_CASE,
        "case_escalate",
        _("Naar een hoger niveau"),
        _("Met een reden. U ziet eerst wie dan meeleest."),
        "quiet",
    ),
    (
        RETURN_CASE,
        "case_return",
        _("Terug naar het lagere niveau"),
        _("Met een reden. De hogere tafel ziet de casus dan meteen niet meer."),
        "quiet",
    ),
    (
        CLOSE_CASE,
        "case_close",
        _("Afsluiten"),
        _("U ziet eerst wanneer het dossier vernietigd wordt."),
        "stop",
    ),
    (
        REOPEN_CASE,
        "case_reopen",
        _("Heropenen"),
        _("Met een reden. De dag van vernietiging vervalt."),
        "quiet",
    ),
)


def open_steps(file: CaseFile) -> list[OpenStep]:
    """Return the steps that `access.decide` leaves to the actor, and the ladder has."""
    return [
        OpenStep(label, reverse(name, args=[file.id]), sentence, kind)
        for action, name, label, sentence, kind in STEPS
        if action in file.may and _ladder_has(file, action)
    ]


def _ladder_has(file: CaseFile, action: Action[CaseStanding]) -> bool:
    if action is ESCALATE_CASE:
        return file.highest.above is not None
    return action is not RETURN_CASE or len(file.places) > 1
