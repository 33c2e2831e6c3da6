# SPDX-License-Identifier: EUPL-1.2
"""How pages say what lies on a table: counts of what the reader sees, never a name."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.kernel.vocabulary import ItemKind
from schakel.meetings.facts import UpcomingMeeting


def agenda_sentence(upcoming: UpcomingMeeting) -> str:
    """Return "1 nieuwe casus en 3 lopende casussen", as its reader sees it; nothing when none were
    counted."""
    if not upcoming.counts:
        return ""
    parts = [_part(kind, count) for kind, count in upcoming.counts if count]
    if not parts:
        return _("Er staat nog niets op de agenda dat u kunt zien.")
    if len(parts) == 1:
        return parts[0]
    return _("%(first)s en %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def _part(kind: ItemKind, count: int) -> str:
    match kind:
        case ItemKind.NEW:
            words = ngettext("%(count)d nieuwe casus", "%(count)d nieuwe casussen", count)
        case ItemKind.RUNNING:
            words = ngettext("%(count)d lopende casus", "%(count)d lopende casussen", count)
        case ItemKind.CLOSABLE:
            words = ngettext(
                "%(count)d casus om af te sluiten", "%(count)d casussen om af te sluiten", count
            )
        case _:
            words = ngettext(
                "%(count)d punt zonder personen", "%(count)d punten zonder personen", count
            )
    return words % {"count": count}
