# SPDX-License-Identifier: EUPL-1.2
"""What the start page says to somebody without a mandate today, and whom to call."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from schakel.actors import queries as actors
from schakel.kernel.people import Actor, Mandate
from schakel.rules import law
from schakel.web.kit.days import day_words
from schakel.web.kit.page import OpenWay

CALLS = 3


@dataclass(frozen=True)
class NoMandate:
    """Since when, or until when, and the people who can mend it when it is a mistake."""

    sentence: str
    calls: tuple[OpenWay, ...]


def no_mandate(actor: Actor, day: date) -> NoMandate | None:
    """Return what to say, nothing for who has a mandate today; one query when it is said."""
    if actor.mandate_ids(day):
        return None
    return NoMandate(_sentence(actor.mandates, day), _calls(day))


def _sentence(mandates: tuple[Mandate, ...], day: date) -> str:
    coming = min((one for one in mandates if one.begin > day), key=_begin, default=None)
    if coming is not None:
        return _("Uw mandaat als %(function)s begint op %(day)s.") % {
            "function": _name(coming),
            "day": day_words(coming.begin),
        }
    ended = max(mandates, key=_end, default=None)
    if ended is None:
        return _("U kreeg nog geen mandaat.")
    return _("Uw mandaat als %(function)s liep tot en met %(day)s.") % {
        "function": _name(ended),
        "day": day_words(_end(ended) - timedelta(days=1)),
    }


def _begin(mandate: Mandate) -> date:
    return mandate.begin


def _end(mandate: Mandate) -> date:
    return mandate.end or date.max


def _name(mandate: Mandate) -> str:
    return law.book().function(mandate.function).name


def _calls(day: date) -> tuple[OpenWay, ...]:
    administrators = actors.active_mandates(day, functions=["administrator"])
    return tuple(
        OpenWay(
            one.person.name,
            _("%(organisation)s, %(phone)s")
            % {"organisation": one.organisation.name, "phone": one.person.phone}
            if one.person.phone
            else one.organisation.name,
            url=f"tel:{one.person.phone.replace(' ', '')}" if one.person.phone else "",
            button=_("Bellen"),
        )
        for one in administrators[:CALLS]
    )
