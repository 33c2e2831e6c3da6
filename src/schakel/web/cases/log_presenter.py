# SPDX-License-Identifier: EUPL-1.2
"""Who opened a file, and what was done in it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.cases.case.facts import (
    OpenedFact,
    OpenedSummary,
)
from schakel.web.kit import page
from schakel.web.kit.days import moment_words
from schakel.web.kit.deeds import action_words


def opened(summary: OpenedSummary) -> str:
    """Return the sentence about who opened a file."""
    if summary.last_at is None:
        return _("Nog niemand opende dit dossier.")
    people = ngettext(
        "%(count)d mens opende dit dossier", "%(count)d mensen openden dit dossier", summary.people
    ) % {"count": summary.people}
    who = summary.last.name if summary.last else _("iemand die er niet meer bij hoort")
    return _("%(people)s, het laatst %(who)s op %(when)s.") % {
        "people": people,
        "who": who,
        "when": moment_words(summary.last_at),
    }


def log(entries: Iterable[OpenedFact]) -> list[page.Event]:
    """Return what was done in a file."""
    return [
        page.Event(
            when=moment_words(one.at),
            sentence=_("%(who)s %(did)s")
            % {
                "who": one.person.name if one.person else _("De klok"),
                "did": action_words(one.action),
            },
        )
        for one in entries
    ]
