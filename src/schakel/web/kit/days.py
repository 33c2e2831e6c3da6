# SPDX-License-Identifier: EUPL-1.2
"""Days and moments as a page says them, in the language of the page."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

TOMORROW = timedelta(days=1)
SOON = timedelta(days=7)


# A day.


def day_words(day: date) -> str:
    """Return "2 maart 2026"."""
    return date_format(day, "j F Y")


def weekday_words(day: date) -> str:
    """Return "vrijdag 13 maart 2026"."""
    return date_format(day, "l j F Y")


def weekday_name(day: date) -> str:
    """Return "vrijdag"."""
    return date_format(day, "l")


def near_day(day: date, today: date) -> str:
    """Return "vandaag", or "vrijdag 13 maart"; with the year when it is another one."""
    if day == today:
        return _("vandaag")
    return this_year(day) if day.year == today.year else weekday_words(day)


def this_year(day: date) -> str:
    """Return "vrijdag 13 maart", where nobody can mistake the year."""
    return date_format(day, "l j F")


def coming_day(day: date, today: date) -> str:
    """Return "Morgen" or "Vrijdag 13 maart", as the first word of a sentence."""
    if day == today:
        return _("Vandaag")
    if day == today + TOMORROW:
        return _("Morgen")
    return capitalised(this_year(day))


def capitalised(words: str) -> str:
    """Return the words as a sentence begins."""
    return f"{words[:1].upper()}{words[1:]}"


# A moment.


def hour_words(moment: datetime) -> str:
    """Return "9.48"."""
    local = timezone.localtime(moment)
    return f"{local.hour}.{local.minute:02}"


def clock(moment: datetime) -> str:
    """Return "9.48 uur"."""
    return _("%(hour)s uur") % {"hour": hour_words(moment)}


def moment_words(moment: datetime) -> str:
    """Return "20 november 2026, 9.48 uur"."""
    day = day_words(timezone.localtime(moment).date())
    return _("%(day)s, %(clock)s") % {"day": day, "clock": clock(moment)}


def recent_moment(moment: datetime, today: date) -> str:
    """Return "gisteren, 9.48 uur", or "20 november, 9.48 uur"."""
    local = timezone.localtime(moment)
    near = {today: _("vandaag"), today - TOMORROW: _("gisteren")}
    day = near.get(local.date()) or date_format(local, "j F")
    return _("%(day)s, %(clock)s") % {"day": day, "clock": clock(moment)}


def logged_moment(moment: datetime) -> str:
    """Return "20/11/2026 09.48", of one width, for a column of a log."""
    return date_format(timezone.localtime(moment), "d/m/Y H.i")


# How long: ago, since, late, until.


def ago(day: date, today: date) -> str:
    """Return "vandaag", or "3 dagen geleden"."""
    days = (today - day).days
    if days <= 0:
        return _("vandaag")
    return ngettext("%(days)d dag geleden", "%(days)d dagen geleden", days) % {"days": days}


def since(day: date, today: date) -> str:
    """Return how long something waits: "sinds 3 dagen"."""
    days = (today - day).days
    if days <= 0:
        return _("vandaag")
    return ngettext("sinds %(days)d dag", "sinds %(days)d dagen", days) % {"days": days}


def days_late(day: date, today: date) -> str:
    """Return "3 dagen te laat"."""
    days = (today - day).days
    return ngettext("%(days)d dag te laat", "%(days)d dagen te laat", days) % {"days": days}


def due(day: date, today: date) -> tuple[str, str]:
    """Return when something must be done, and the state of a Todo."""
    if day < today:
        return days_late(day, today), "late"
    if day == today:
        return _("vandaag"), "today"
    if day == today + TOMORROW:
        return _("tegen morgen"), "soon"
    written = _("tegen %(day)s") % {"day": date_format(day, "j F")}
    return written, "soon" if day <= today + SOON else ""


def begin_end(begin: date, end: date | None) -> str:
    """Return from when until when; the end is the first day that does not count."""
    words = {"begin": day_words(begin), "end": day_words(end) if end else ""}
    return (_("van %(begin)s tot %(end)s") if end else _("sinds %(begin)s")) % words


def begin_until(begin: date, until: date | None) -> str:
    """Return from when until when; the last day counts, as the law writes it."""
    words = {"begin": day_words(begin), "until": day_words(until) if until else ""}
    return (_("van %(begin)s tot en met %(until)s") if until else _("sinds %(begin)s")) % words
