# SPDX-License-Identifier: EUPL-1.2
"""Days as the start page says them: near ones in words, late ones by how late."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SOON = timedelta(days=7)


def due(day: date, today: date) -> tuple[str, str]:
    """Return when something must be done, and the state of a Todo."""
    if day < today:
        days = (today - day).days
        late = ngettext("%(days)d dag te laat", "%(days)d dagen te laat", days)
        return late % {"days": days}, "late"
    if day == today:
        return _("vandaag"), "today"
    if day == today + timedelta(days=1):
        return _("tegen morgen"), "soon"
    written = _("tegen %(day)s") % {"day": date_format(day, "j F")}
    return written, "soon" if day <= today + SOON else ""


def since(day: date, today: date) -> str:
    """Return how long something waits."""
    days = (today - day).days
    if days <= 0:
        return _("vandaag")
    return ngettext("sinds %(days)d dag", "sinds %(days)d dagen", days) % {"days": days}


def on(day: date, today: date) -> str:
    """Return the day of something that comes, as the first word of a sentence."""
    if day == today:
        return _("Vandaag")
    if day == today + timedelta(days=1):
        return _("Morgen")
    written = date_format(day, "l j F")
    return f"{written[:1].upper()}{written[1:]}"
