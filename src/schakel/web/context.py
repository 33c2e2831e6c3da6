# SPDX-License-Identifier: EUPL-1.2
"""What the frame of every page shows: who you are, the menu, the demo banner."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.notices.queries import unread_count
from schakel.rules import law
from schakel.web.kit.page import DemoBanner, Me, NavItem
from schakel.web.kit.request import Acting

GOVERNING = frozenset({"mayor"})


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return `me`, `nav`, `demo_banner` and the count of notices; one query beyond the actor's two.

    The count is asked when the header is drawn, unless the view gave it.
    """
    acting: Acting | None = getattr(request, "acting", None)
    shown: dict[str, Any] = {"demo_banner": _demo_banner(), "nav": ()}
    if acting is None:
        return shown
    functions = [
        law.book().function(mandate.function).name
        for mandate in acting.actor.mandates
        if mandate.active_on(acting.day)
    ]
    shown["me"] = Me(acting.actor.name, ", ".join(functions) or _("geen mandaat vandaag"))
    shown["nav"] = _menu(request, acting)
    shown["notices_count"] = cache(unread_count)
    return shown


def _menu(request: HttpRequest, acting: Acting) -> tuple[NavItem, ...]:
    actor = acting.actor
    entries = [
        ("today", _("Vandaag")),
        ("signals", _("Signalen")),
        ("cases", _("Casussen")),
        ("meetings", _("Overleg")),
        ("toolbox", _("Koffer")),
    ]
    if actor.is_administrator:
        entries.append(("administration", _("Beheer")))
    if not actor.is_administrator and _governs(acting):
        entries.append(("admin_tables", _("Tafels")))
    if actor.is_dpo:
        entries.append(("reading_log", _("Logboek")))
    return tuple(_entry(request, reverse(name), label) for name, label in entries)


def _entry(request: HttpRequest, url: str, label: str) -> NavItem:
    current = request.path == url or (url != "/" and request.path.startswith(url))
    return NavItem(label, url, current=current)


def _governs(acting: Acting) -> bool:
    """Return whether the actor gives places at tables: a mayor does, in his own territory."""
    return any(
        one.function in GOVERNING and one.active_on(acting.day) for one in acting.actor.mandates
    )


def _demo_banner() -> DemoBanner | None:
    if not settings.SCHAKEL_DEMO:
        return None
    return DemoBanner(
        _("Dit is een demo. Alle mensen en gemeenten zijn verzonnen."),
        reverse("demo_people"),
        _("Word iemand anders"),
    )
