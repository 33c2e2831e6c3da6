# SPDX-License-Identifier: EUPL-1.2
"""How sure a source of the law is, in words."""

from django.utils.translation import gettext as _

from schakel.kernel.sources import Confidence, Verification
from schakel.web.kit import page
from schakel.web.kit.days import day_words


def doubt_of(verification: Verification) -> str:
    """Return what is not sure about a source; empty when a jurist verified it."""
    if verification.is_verified:
        return ""
    return verification.doubt or _("nog door een jurist na te kijken")


def verification_of(verification: Verification) -> page.Verification:
    """Return what the component `verification` shows: by whom and when, or what is not sure."""
    return page.Verification(
        state=verification.status.value,
        source=doubt_of(verification),
        by=verification.by or "",
        on=day_words(verification.on) if verification.on else "",
    )


def confidence_of(verification: Verification) -> str:
    """Return how sure Schakel's makers are, in words; nothing once a jurist verified."""
    if verification.is_verified or verification.confidence is None:
        return ""
    return {
        Confidence.HIGH: _("Wij zijn hier vrij zeker van."),
        Confidence.MEDIUM: _("Wij zijn hier redelijk zeker van."),
        Confidence.LOW: _("Wij zijn hier niet zeker van."),
    }[verification.confidence]
