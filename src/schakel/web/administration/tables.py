# SPDX-License-Identifier: EUPL-1.2
"""The pages about overlegtafels: list, one table, making, changing, ending."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors import queries as actors
from schakel.kernel.ids import TableId
from schakel.rules import law
from schakel.tables import governing
from schakel.tables import queries as tables
from schakel.tables.access import GIVE_TABLE_MANDATE, TableStanding
from schakel.tables.commands import structure as commands
from schakel.tables.facts import TableFact
from schakel.tables.governing import GivenPlace, GovernedProtocol, GovernedTable
from schakel.tables.inputs import TableChange, TableInput
from schakel.web.administration.forms_tables import (
    ChangeTableForm,
    EndTableForm,
    NewTableForm,
    TableForm,
)
from schakel.web.administration.gate import administrators_only, crumbs, page_of, show
from schakel.web.administration.labels import KEEPS, LEVELS, ROLES
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.days import begin_end, day_words
from schakel.web.kit.page import Cell, Crumb, DataTable, Tag
from schakel.web.kit.request import ActingRequest, posted


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
    found = governed(request, table)
    day = request.acting.day
    now = tuple(one for one in found.places if one.active_on(day))
    rest = tuple(one for one in found.places if not one.active_on(day))
    framework = law.book().on(day)
    rules = framework.framework(found.table.kind) if framework.in_force(found.table.kind) else None
    return show(
        request,
        "table",
        page_title=_("Tafel"),
        crumbs=table_crumbs(found.table.id),
        table=found.table,
        may=found,
        needs_protocol=rules is not None and rules.table is not None and rules.table.needs_protocol,
        facts=[
            (_("Wettelijk kader"), rules.title if rules else framework.name_of(found.table.kind)),
            (_("Niveau"), LEVELS[found.table.level]),
            (_("Gemeenten"), ", ".join(found.table.municipalities)),
            (_("Ligt onder"), found.above.name if found.above else _("geen tafel")),
            (_("Schrijft op"), KEEPS[found.table.keeps]),
            (_("Wanneer"), begin_end(found.table.begin, found.table.end)),
        ],
        places=_places(_("Wie vandaag een plaats heeft"), now, may_end=found.may_give),
        earlier=_places(_("Vroeger of later"), rest, may_end=found.may_give),
        protocols=_protocols(found.protocols, request),
    )


@administrators_only
def add(request: ActingRequest) -> HttpResponse:
    """Make a table."""
    acting = request.acting
    form = NewTableForm(
        posted(request),
        initial={"begin": acting.day, "keeps": "full"},
        day=acting.day,
        known=actors.municipalities(),
        tables=tuple(tables.tables().values()),
    )

    def save() -> TableId:
        words = form.cleaned_data | {"above": _above(form)}
        return commands.make_table(acting.actor, TableInput(**words), day=acting.day)

    done = carry_out(form, save)
    if done:
        messages.success(request, _("De tafel is gemaakt. Geef nu de plaatsen."))
        return redirect("admin_table", done.value)
    title = _("Tafel maken")
    path = crumbs((_("Tafels"), reverse("admin_tables")), (title, ""))
    return show(request, "form", page_title=title, form=form, crumbs=path, button=title)


@administrators_only
def change(request: ActingRequest, table: uuid.UUID) -> HttpResponse:
    """Change a table."""
    key, acting = TableId(table), request.acting
    current = governing.table_change(key)
    known = actors.municipalities()
    names = {one.nis: one.name for one in known}
    towns = "\n".join(names[code] for code in current.municipalities)
    form = ChangeTableForm(
        posted(request),
        shown=current,
        initial=vars(current) | {"municipalities": towns},
        known=known,
        tables=tuple(one for one in tables.tables().values() if one.id != key),
    )

    def save() -> None:
        form.require_unchanged()
        new = TableChange(
            name=form.cleaned_data["name"],
            municipalities=form.cleaned_data["municipalities"],
            above=_above(form),
            keeps=form.cleaned_data["keeps"],
        )
        commands.change_table(acting.actor, key, new, shown=current, day=acting.day)

    if carry_out(form, save):
        messages.success(request, _("De tafel is gewijzigd."))
        return redirect("admin_table", key)
    return show(
        request,
        "form",
        page_title=_("Tafel wijzigen"),
        form=form,
        crumbs=table_crumbs(key, _("Tafel wijzigen")),
        about=current.name,
        button=_("Bewaren"),
    )


@administrators_only
def end(request: ActingRequest, table: uuid.UUID) -> HttpResponse:
    """End a table."""
    key, acting = TableId(table), request.acting
    found = tables.table(key)
    form = EndTableForm(posted(request), initial={"on": acting.day})

    def save() -> None:
        commands.end_table(acting.actor, key, day=acting.day, **form.cleaned_data)

    if carry_out(form, save):
        messages.success(request, _("De tafel is beëindigd."))
        return redirect("admin_table", key)
    return show(
        request,
        "confirm",
        page_title=_("Tafel beëindigen"),
        crumbs=table_crumbs(key, _("Tafel beëindigen")),
        about=found.name,
        form=form,
        title=_("Tafel beëindigen"),
        consequence=_("Vanaf deze dag komt de tafel niet meer samen. Terugdraaien kan niet."),
        hint=_(
            "Vraag de coördinator of alle casussen afgesloten of overgedragen zijn. U ziet "
            "dat zelf niet."
        ),
        back=reverse("admin_table", args=[key]),
    )


def governed(request: ActingRequest, table: uuid.UUID) -> GovernedTable:
    """Return a table for who governs it; anybody else hears why not."""
    acting = request.acting
    found = governing.governed(acting.actor, TableId(table), acting.day)
    require(acting.actor, GIVE_TABLE_MANDATE, found.facts, acting.day)
    return found


def territory(request: ActingRequest, table: uuid.UUID) -> tuple[TableFact, TableStanding]:
    """Return a table and its mayors for who governs it; anybody else hears why not."""
    acting = request.acting
    found, facts = governing.territory(TableId(table), acting.day)
    require(acting.actor, GIVE_TABLE_MANDATE, facts, acting.day)
    return found, facts


def table_crumbs(table: TableId, here: str = "") -> tuple[Crumb, ...]:
    """Return the path to a page about one table."""
    tail = [(here, "")] if here else []
    url = reverse("admin_table", args=[table]) if here else ""
    return crumbs((_("Tafels"), reverse("admin_tables")), (_("Tafel"), url), *tail)


def _above(form: TableForm) -> TableId | None:
    above = form.cleaned_data["above"]
    return TableId(uuid.UUID(above)) if above else None


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
