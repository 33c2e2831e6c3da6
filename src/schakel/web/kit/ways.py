# SPDX-License-Identifier: EUPL-1.2
"""The ways that stay open after a refusal, with a button where there is somewhere to go."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.access.kinds import Action, Kind
from schakel.actors.facts import PersonFact
from schakel.kernel.ids import TableId
from schakel.kernel.people import TablePower
from schakel.kernel.ways import Way, WayKind
from schakel.tables import queries as tables
from schakel.tables.facts import PlaceFact
from schakel.web.kit.page import OpenWay


def open_ways(
    ways: Iterable[Way], *, coordinators: Iterable[PersonFact] = (), rewrite: str = ""
) -> tuple[OpenWay, ...]:
    """Return the ways as a page shows them: a telephone call first, then the others.

    The advice to call becomes a number for each coordinator who has one. `rewrite` is the address
    of the text on the same page that can be written again.
    """
    said = tuple(ways)
    calls = calls_to(coordinators) if any(_is_call(way) for way in said) else ()
    others = (way for way in said if not (calls and _is_call(way)))
    return (*calls, *(_open_way(way, rewrite) for way in others))


def ways_of_refusal(
    ways: Iterable[Way], asked: Action[Any] | Kind[Any] | None, standing: object, day: date
) -> tuple[OpenWay, ...]:
    """Return the ways of a refusal about a thing; one query when it advises to call."""
    at = _tables(asked, standing)
    said = tuple(ways)
    people = coordinators_of(at, day) if any(_is_call(way) for way in said) else ()
    return (*open_ways(said, coordinators=people), *(say_first() if at else ()))


def why_not(asked: Action[Any] | Kind[Any] | None, standing: object) -> tuple[OpenWay, ...]:
    """Return the way to the page with the rule and the law, for what has such a page."""
    thing = getattr(standing, "id", None)
    if not isinstance(asked, Action) or thing is None:
        return ()
    return (
        OpenWay(
            _("Lees op welke regel dit steunt"),
            _("Met de wet van deze tafel, en wat het wel mogelijk zou maken."),
            url=reverse("why_not", args=[asked.code, asked.on.name, thing]),
            button=_("Waarom niet?"),
        ),
    )


def coordinators_of(at: Iterable[TableId], day: date) -> tuple[PersonFact, ...]:
    """Return who coordinates these tables on the day; one query."""
    return coordinators_among(tables.leaders(at, day))


def coordinators_among(places: Iterable[PlaceFact]) -> tuple[PersonFact, ...]:
    """Return the coordinators among who has these places, each once."""
    people = {
        place.mandate.person.id: place.mandate.person
        for place in places
        if place.role == TablePower.COORDINATE.value
    }
    return tuple(people.values())


def calls_to(coordinators: Iterable[PersonFact]) -> tuple[OpenWay, ...]:
    """Return a telephone call to each of them who has a number."""
    return tuple(
        OpenWay(
            _("Bel de coördinator van deze tafel"),
            _("%(name)s, %(phone)s. U kunt praten zonder namen te noemen.")
            % {"name": person.name, "phone": person.phone},
            url=f"tel:{person.phone.replace(' ', '')}",
            button=_("Bellen"),
        )
        for person in coordinators
        if person.phone
    )


def say_first() -> tuple[OpenWay, ...]:
    """Return the way to "Mag ik dit zeggen?"."""
    return (
        OpenWay(
            _("Twijfelt u wat u mag zeggen?"),
            _("U antwoordt op hoogstens vijf vragen. Er wordt niets bewaard."),
            url=reverse("say"),
            button=_("Mag ik dit zeggen?"),
        ),
    )


def _tables(asked: Action[Any] | Kind[Any] | None, standing: object) -> tuple[TableId, ...]:
    if asked is None or standing is None:
        return ()
    kind = asked.on if isinstance(asked, Action) else asked
    return tuple(kind.tables(standing))


def _is_call(way: Way) -> bool:
    return way.kind is WayKind.CALL_COORDINATOR


def _open_way(way: Way, rewrite: str) -> OpenWay:
    sentence = str(way)
    match way.kind:
        case WayKind.GIVE_SIGNAL:
            return OpenWay(sentence, "", url=reverse("signal_give"), button=_("Een signaal geven"))
        case WayKind.ASK_WITHOUT_NAME:
            button = _("Anoniem advies vragen")
            return OpenWay(sentence, "", url=reverse("signal_give"), button=button)
        case WayKind.TELL_TENDENCY:
            return OpenWay(sentence, "", url=reverse("tendencies"), button=_("Een tendens geven"))
        case WayKind.SAY_ABOUT_PLACE if rewrite:
            return OpenWay(sentence, "", url=rewrite, button=_("Herschrijven"))
        case _:
            return OpenWay(sentence, "")
