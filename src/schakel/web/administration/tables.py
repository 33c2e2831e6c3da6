# SPDX-License-Identifier: EUPL-1.2
"""The overlegtafels that somebody governs: the list, and the page of one."""

import uuid

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.rules import law
from schakel.tables import governing
from schakel.tables.governing import GivenPlace, GovernedProtocol
from schakel.web.administration.gate import crumbs, page_of, show
from schakel.web.administration.labels import KEEPS, LEVELS, ROLES
from schakel.web.administration.territory import governed, table_crumbs
from schakel.web.kit.days import begin_end, day_words
from schakel.web.kit.page import Cell, DataTable, Tag
from schakel.web.kit.request import ActingRequest


def listed(request: ActingRequest) -> HttpResponse:
    """Show the tables that the actor governs, perhaps none; three queries and the frame's."""
    acting = request.acting
    governed = governing.governed_tables(acting.actor, acting.day)
    page = page_of(request, governed)
    names = law.book().on(acting.day)
    rows = tuple(
        (
            Cell(one.name, url=reverse("admin_table", args=[one.id])),
            Cell(names.name_of(one.kind)),
            Cell(LEVELS[one.level]),
            Cell(", ".join(one.municipalities)),
            Cell(begin_end(one.begin, one.end)),
        )
        for one in page
    )
    columns = (_("Naam"), _("Kader"), _("Niveau"), _("Gemeenten"), _("Wanneer"))
    return show(
        request,
        "list",
        page_title=_("Tafels"),
        crumbs=crumbs((_("Tafels"), "")),
        lead=_("Elke tafel steunt op een wettelijk kader. Zonder kader is er geen tafel."),
        table=DataTable(_("Tafels"), columns, rows),
        records=page,
        add_url=reverse("admin_table_add") if acting.actor.is_administrator else "",
        add_label=_("Tafel maken"),
    )


def table(request: ActingRequest, table: uuid.UUID) -> HttpResponse:
    """Show one table with places and protocols; seven queries and the frame's."""
    governed_table = governed(request, table)
    table_fact = governed_table.table
    day = request.acting.day
    now = tuple(one for one in governed_table.places if one.active_on(day))
    rest = tuple(one for one in governed_table.places if not one.active_on(day))
    framework = law.book().on(day)
    rules = framework.framework(table_fact.kind) if framework.in_force(table_fact.kind) else None
    return show(
        request,
        "table",
        page_title=_("Tafel"),
        crumbs=table_crumbs(table_fact.id),
        table=table_fact,
        may=governed_table,
        needs_protocol=rules is not None and rules.table is not None and rules.table.needs_protocol,
        facts=[
            (
                _("Wettelijk kader"),
                rules.title if rules else framework.name_of(table_fact.kind),
            ),
            (_("Niveau"), LEVELS[table_fact.level]),
            (_("Gemeenten"), ", ".join(table_fact.municipalities)),
            (
                _("Ligt onder"),
                governed_table.above.name if governed_table.above else _("geen tafel"),
            ),
            (_("Schrijft op"), KEEPS[table_fact.keeps]),
            (_("Wanneer"), begin_end(table_fact.begin, table_fact.end)),
        ],
        places=_places(_("Wie vandaag een plaats heeft"), now, may_end=governed_table.may_give),
        earlier=_places(_("Vroeger of later"), rest, may_end=governed_table.may_give),
        protocols=_protocols(governed_table.protocols, request),
    )


def _places(caption: str, places: tuple[GivenPlace, ...], *, may_end: bool) -> DataTable:
    order = list(ROLES)
    rows = []
    for one in sorted(places, key=lambda one: order.index(one.role)):
        ended = one.end is not None or one.mandate.end is not None
        url = "" if ended or not may_end else reverse("admin_place_end", args=[one.id])
        giver = one.given_by
        reason = one.end_reason or one.reason
        words = {"name": giver.person.name if giver else "", "reason": reason}
        given = _("door %(name)s: %(reason)s") % words if giver else reason
        rows.append(
            (
                Cell(ROLES[one.role]),
                Cell(one.mandate.person.name, small=one.mandate.function_name),
                Cell(begin_end(one.begin, one.end), small=given),
                Cell(_("Beëindigen") if url else "–", url=url),
            )
        )
    columns = (_("Als"), _("Wie"), _("Wanneer"), _("Doen"))
    return DataTable(caption, columns, tuple(rows))


def _protocols(protocols: tuple[GovernedProtocol, ...], request: ActingRequest) -> DataTable:
    rows = []
    for one in protocols:
        said, day = one.said, request.acting.day
        if not one.is_consented:
            tag = Tag(_("wacht op toestemming"), "wait")
        elif said.valid_from <= day <= said.valid_until:
            tag = Tag(_("geldt vandaag"), "ok")
        else:
            tag = Tag(_("geldt niet vandaag"))
        rows.append(
            (
                Cell(said.reference, url=reverse("admin_protocol", args=[one.id])),
                Cell(
                    _("%(begin)s tot en met %(end)s")
                    % {"begin": day_words(said.valid_from), "end": day_words(said.valid_until)}
                ),
                Cell("", tag=tag),
            )
        )
    return DataTable(_("Protocollen"), (_("Kenmerk"), _("Wanneer"), _("Stand")), tuple(rows))
