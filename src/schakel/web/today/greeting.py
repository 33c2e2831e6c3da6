# SPDX-License-Identifier: EUPL-1.2
"""How the start page speaks to somebody: by name, with a number in words."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.kernel.people import Actor
from schakel.web.kit.days import capitalised, this_year
from schakel.web.kit.page import Link


def greeting(given_name: str, waiting: int, *, is_empty: bool = False) -> str:
    """Return "Dag An, drie dingen wachten op u."; on an empty page the rest says it."""
    if is_empty:
        return _("Dag %(name)s.") % {"name": given_name}
    if waiting == 0:
        return _("Dag %(name)s, vandaag wacht niets op u.") % {"name": given_name}
    return ngettext(
        "Dag %(name)s, één ding wacht op u.",
        "Dag %(name)s, %(number)s dingen wachten op u.",
        waiting,
    ) % {"name": given_name, "number": in_words(waiting)}


def in_words(number: int) -> str:
    """Return a number up to twelve in words, a greater one in figures."""
    words = (
        _("nul"),
        _("één"),
        _("twee"),
        _("drie"),
        _("vier"),
        _("vijf"),
        _("zes"),
        _("zeven"),
        _("acht"),
        _("negen"),
        _("tien"),
        _("elf"),
        _("twaalf"),
    )
    return words[number] if number < len(words) else str(number)


def lead(day: date, meeting: str) -> str:
    """Return the day in words, and what is next on the calendar."""
    return f"{capitalised(this_year(day))}. {meeting}".strip()


def next_step(actor: Actor, day: date) -> Link | None:
    """Return what is useful to do when nothing waits."""
    if not actor.mandate_ids(day):
        return None
    if actor.is_administrator:
        return Link(_("Naar het beheer"), reverse("administration"))
    if actor.is_dpo:
        return Link(_("Naar het logboek"), reverse("reading_log"))
    return Link(_("Een signaal geven"), reverse("signal_give"))
