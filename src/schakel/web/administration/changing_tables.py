# SPDX-License-Identifier: EUPL-1.2
"""The pages that make, change and end a table."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from schakel.actors import queries as actors
from schakel.kernel.ids import TableId
from schakel.tables import governing
from schakel.tables import queries as tables
from schakel.tables.commands import structure as commands
from schakel.tables.inputs import TableChange, TableInput
from schakel.web.administration.gate import administrators_only, crumbs, show
from schakel.web.administration.table_forms import (
    ChangeTableForm,
    EndTableForm,
    NewTableForm,
    TableForm,
)
from schakel.web.administration.territory import table_crumbs
from schakel.web.kit.carry_out import carry_out
from schakel.web.kit.request import ActingRequest, posted


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
    table_fact = tables.table(key)
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
        about=table_fact.name,
        form=form,
        title=_("Tafel beëindigen"),
        consequence=_("Vanaf deze dag komt de tafel niet meer samen. Terugdraaien kan niet."),
        hint=_(
            "Vraag de coördinator of alle casussen afgesloten of overgedragen zijn. U ziet "
            "dat zelf niet."
        ),
        back=reverse("admin_table", args=[key]),
    )


def _above(form: TableForm) -> TableId | None:
    above = form.cleaned_data["above"]
    return TableId(uuid.UUID(above)) if above else None
