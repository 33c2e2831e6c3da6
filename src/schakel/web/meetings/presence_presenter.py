# SPDX-License-Identifier: EUPL-1.2
"""Who is here, what each of them reads, and who came late."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.kernel.people import Side
from schakel.meetings.facts import (
    AttendanceFact,
    ItemState,
    Presence,
)
from schakel.meetings.queries.table import CockpitView
from schakel.rules import law
from schakel.web.kit import page
from schakel.web.kit.days import clock


def people(view: CockpitView) -> tuple[page.Reader, ...]:
    """Return who is here, the chair and who hears the shown point first, and what each reads."""
    order = (Presence.PRESENT, Presence.LEFT, Presence.EXCUSED)
    heard = view.item.readers if view.item else frozenset()

    def place(one: AttendanceFact) -> tuple[int, bool, bool]:
        mandate = one.mandate.id
        return order.index(one.presence), mandate != view.meeting.chair, mandate not in heard

    # Who sits here sees who is here; who else was invited would tell that there is a case.
    seen = order if view.may_run else order[:2]
    shown = [one for one in view.people if one.presence in seen]
    return tuple(
        page.Reader(
            name=one.mandate.person.name,
            function=_function(view, one),
            note=_presence_note(view, one),
            absent=not one.is_present,
        )
        for one in sorted(shown, key=place)
    )


def _function(view: CockpitView, one: AttendanceFact) -> str:
    if one.mandate.id == view.meeting.chair:
        return _("%(function)s, voorzitter") % {"function": one.mandate.function_name}
    return one.mandate.function_name


def _presence_note(view: CockpitView, one: AttendanceFact) -> str:
    match one.presence:
        case Presence.EXCUSED:
            return _("verontschuldigd")
        case Presence.LEFT:
            return _("ging om %(clock)s") % {"clock": clock(one.left_at)} if one.left_at else ""
        case _:
            pass
    if came_late(view, one):
        return _late_note(view, one)
    item = view.item
    if item and item.case and item.readers and one.mandate.id not in item.readers:
        return _("leest dit punt niet mee")
    return _("vervangt hier") if one.fills_seat else ""


def _late_note(view: CockpitView, one: AttendanceFact) -> str:
    came = {"clock": clock(one.arrived_at) if one.arrived_at else ""}
    first = view.sees_from(one.mandate.id)
    if first is None:
        return _("kwam om %(clock)s, ziet vanaf het volgende punt") % came
    return _("kwam om %(clock)s, ziet vanaf punt %(number)d") % {**came, "number": first}


def came_late(view: CockpitView, one: AttendanceFact) -> bool:
    """Return whether somebody came in after the first point opened."""
    opened = [item.opened_at for item in view.items if item.opened_at]
    return bool(opened and one.arrived_at and one.is_present and one.arrived_at > min(opened))


def may_be_admitted(view: CockpitView) -> tuple[AttendanceFact, ...]:
    """Return who came while the shown point was open and does not follow it yet."""
    item = view.item
    if item is None or item.state is not ItemState.OPEN or item.opened_at is None:
        return ()
    return tuple(
        one
        for one in view.people
        if one.is_present
        and one.arrived_at
        and one.arrived_at > item.opened_at
        and one.mandate.id not in item.readers
    )


def welfare_note(view: CockpitView) -> page.Tag | None:
    """Return how many of those present work with people's well-being; a fact, not a rule."""
    here = [one.mandate for one in view.people if one.is_present]
    if not here:
        return None
    caring = sum(law.book().function(one.function).side is Side.SOCIO_PREVENTIVE for one in here)
    words = {"caring": caring, "here": len(here)}
    if not caring:
        none = _("Niemand van de %(here)d aanwezigen werkt preventief of zorgend.")
        return page.Tag(none % words, "wait")
    return page.Tag(
        ngettext(
            "%(caring)d van de %(here)d aanwezigen werkt preventief of zorgend.",
            "%(caring)d van de %(here)d aanwezigen werken preventief of zorgend.",
            caring,
        )
        % words
    )
