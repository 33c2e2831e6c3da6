# SPDX-License-Identifier: EUPL-1.2
"""Actions and things in Dutch, as the reading log shows them: the words that each room gave."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schakel.access import registry
from schakel.journal.access import PAGE

# A refusal at the door keeps the name of the page; its beginning says what the page is about.
PAGES: dict[str, str | Promise] = {
    "admin": _("beheer"),
    "information": _("vraag"),
    "signal": _("signaal"),
    "case": _("casus"),
    "contribution": _("inbreng"),
    "invitation": _("deelname"),
    "member": _("deelname"),
    "task": _("afspraak"),
    "tendenc": _("tendens"),
    "meeting": _("overleg"),
    "cockpit": _("overleg"),
    "decisions": _("overleg"),
    "item": _("punt"),
    "protocol": _("protocol"),
    "person": _("persoon in Schakel"),
    "reading_log": _("logboek"),
}


def action_words(action: str, kind: str = "") -> str:
    """Return what was done; something polite with its code when nobody gave it words."""
    deed = registry.deeds().get(action)
    if deed is not None:
        return str(deed.done)
    if kind == PAGE.name:
        return gettext("vroeg een bladzijde die niet open is")
    return gettext("deed iets anders (%(code)s)") % {"code": action}


def thing_words(kind: str, action: str = "") -> str:
    """Return what kind of thing it was; for a refused page, what the page is about."""
    if kind == PAGE.name:
        start = next((start for start in PAGES if action.startswith(start)), None)
        return str(PAGE.word if start is None else PAGES[start])
    thing = registry.things().get(kind)
    return gettext("iets anders") if thing is None else str(thing.word)
