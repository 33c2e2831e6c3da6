# SPDX-License-Identifier: EUPL-1.2
"""The people who work with Schakel: the list, and the page of one."""

import uuid
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.actors import queries as actors
from schakel.actors.facts import AccountState, MandateFact, StaffFact
from schakel.kernel.ids import PersonId
from schakel.tables import governing
from schakel.tables.governing import GivenPlace
from schakel.web.administration.gate import administrators_only, crumbs, page_of, show
from schakel.web.administration.labels import EVENTS, ROLES, account_tag
from schakel.web.kit.days import begin_end, day_words
from schakel.web.kit.page import Cell, DataTable, Event
from schakel.web.kit.request import ActingRequest


class Everybody:
    """The people as a list of which only the asked page is read."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __len__(self) -> int:
        return actors.number_of_people()

    def __getitem__(self, part: slice) -> tuple[StaffFact, ...]:
        begin = part.start or 0
        return actors.staff(self.day, offset=begin, limit=part.stop - begin)


@administrators_only
def listed(request: ActingRequest) -> HttpResponse:
    """Show everybody with the mandates that hold today; three queries and the frame's."""
    page = page_of(request, Everybody(request.acting.day))
    rows = tuple(
        (
            Cell(one.person.name, url=reverse("admin_person", args=[one.person.id])),
            Cell(", ".join(_function(mandate) for mandate in one.mandates) or _("geen mandaat")),
            Cell("", tag=account_tag(one.account)),
        )
        for one in page
    )
    columns = (_("Naam"), _("Functie vandaag"), _("Account"))
    return show(
        request,
        "list",
        page_title=_("Mensen"),
        crumbs=crumbs((_("Mensen"), "")),
        lead=_("Wie met Schakel werkt. Over wie besproken wordt, staat hier niets."),
        table=DataTable(_("Mensen, op familienaam"), columns, rows),
        records=page,
        add_url=reverse("admin_person_add"),
        add_label=_("Collega toevoegen"),
    )


@administrators_only
def person(request: ActingRequest, person: uuid.UUID) -> HttpResponse:
    """Show one person: account, mandates, places, clearance; six queries and the frame's."""
    key, day = PersonId(person), request.acting.day
    staff = actors.staff_member(key)
    clearance = actors.clearances([key]).get(key)
    return show(
        request,
        "person",
        page_title=_("Collega"),
        crumbs=crumbs((_("Mensen"), reverse("admin_people")), (_("Collega"), "")),
        person=staff.person,
        account=account_tag(staff.account),
        may_invite=staff.account is AccountState.INVITED,
        may_leave=staff.account is not AccountState.CLOSED or any(_runs(staff, day)),
        mandates=_mandates(staff.mandates, day),
        places=_places(governing.places_of_person(key, day)),
        clearance=clearance,
        clearance_until="" if clearance is None else day_words(clearance.valid_until),
        clearance_over=clearance is not None and clearance.valid_until < day,
        events=[
            Event(day_words(one.on), EVENTS[one.change], small=_by(one.by, one.reason))
            for one in actors.account_events(key)
        ],
    )


def _runs(staff: StaffFact, day: date) -> list[MandateFact]:
    return [one for one in staff.mandates if one.ends_after(day)]


def _function(mandate: MandateFact) -> str:
    return f"{mandate.function_name} ({mandate.organisation.name})"


def _by(name: str, reason: str) -> str:
    if reason:
        return _("door %(name)s: %(reason)s") % {"name": name, "reason": reason}
    return _("door %(name)s") % {"name": name}


def _mandates(mandates: tuple[MandateFact, ...], day: date) -> DataTable:
    labels = {one.id: one.label for one in mandates}
    rows = []
    for one in reversed(mandates):
        url = reverse("admin_mandate_end", args=[one.id]) if one.ends_after(day) else ""
        deputy = _("als vervanger") if one.deputy_for and one.deputy_for not in labels else ""
        rows.append(
            (
                Cell(one.function_name, small=deputy),
                Cell(one.organisation.name),
                Cell(begin_end(one.begin, one.end), small=one.end_reason or one.reason),
                Cell(_("Beëindigen") if url else _("beëindigd"), url=url),
            )
        )
    columns = (_("Functie"), _("Organisatie"), _("Wanneer"), _("Doen"))
    return DataTable(_("Mandaten"), columns, tuple(rows))


def _places(places: tuple[GivenPlace, ...]) -> DataTable:
    rows = tuple(
        (
            Cell(one.table_name, url=reverse("admin_table", args=[one.table])),
            Cell(ROLES[one.role]),
            Cell(begin_end(one.begin, one.end)),
        )
        for one in places
    )
    return DataTable(_("Plaatsen aan tafels"), (_("Tafel"), _("Als"), _("Wanneer")), rows)
