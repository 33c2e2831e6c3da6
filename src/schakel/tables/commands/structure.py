# SPDX-License-Identifier: EUPL-1.2
"""Making, changing and ending overlegtafels."""

import uuid
from datetime import date

from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors import queries as actors
from schakel.actors.access import MANAGE_STRUCTURES
from schakel.actors.commands.inputs import ended_on, only_once
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.kernel.ids import TableId
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import Keeps
from schakel.rules import law
from schakel.rules.framework import NotInForceError
from schakel.tables.access import CHANGE_TABLE, END_TABLE, MAKE_TABLE, TABLE
from schakel.tables.governing import change_of
from schakel.tables.inputs import TableChange, TableInput
from schakel.tables.models import Table

LADDER_LIMIT = 10


def make_table(actor: Actor, given: TableInput, *, day: date) -> TableId:
    """Make a table of a kind that the law knows on its first day.

    Raises:
        RefusedInputError: the name is taken, or kind, level, ladder or territory do not fit.
    """
    require(actor, MANAGE_STRUCTURES, None, day)
    _check_kind(given)
    _check_keeps(given.keeps)
    _check_above(given.above, given.kind, None)
    _check_municipalities(given.municipalities)
    row = Table(
        id=uuid.uuid4(),
        name=given.name,
        kind=given.kind,
        level=given.level,
        above_id=given.above,
        keeps=given.keeps,
        begin=given.begin,
    )
    with only_once("name", _("Er is al een tafel met deze naam.")):
        row.save(force_insert=True)
    row.municipalities.set(list(given.municipalities))  # type: ignore[arg-type]  # keys do
    record(actor.person, MAKE_TABLE, About(TABLE, row.id, table=row.id), day=day)
    return TableId(row.id)


def change_table(
    actor: Actor, table: TableId, given: TableChange, *, shown: TableChange, day: date
) -> None:
    """Change name, ladder, territory and how much the table keeps; `shown` is what the form showed.

    Raises:
        ChangedMeanwhileError: somebody else changed it since.
        RefusedInputError: as when making one.
    """
    require(actor, MANAGE_STRUCTURES, None, day)
    row = _locked(table)
    if change_of(row) != shown:
        raise ChangedMeanwhileError
    _check_keeps(given.keeps)
    _check_above(given.above, row.kind, table)
    _check_municipalities(given.municipalities)
    row.name, row.keeps, row.above_id = given.name, given.keeps, given.above
    with only_once("name", _("Er is al een tafel met deze naam.")):
        row.save(update_fields=["name", "above", "keeps"])
    row.municipalities.set(list(given.municipalities))  # type: ignore[arg-type]  # keys do
    record(actor.person, CHANGE_TABLE, About(TABLE, row.id, table=row.id), day=day)


def end_table(actor: Actor, table: TableId, *, on: date, day: date) -> None:
    """End a table: from that day on it meets no more. Its cases stay readable for who reads them
    now.

    Raises:
        RefusedInputError: it ended already, or another table that still runs lies under it.
    """
    require(actor, MANAGE_STRUCTURES, None, day)
    row = _locked(table)
    if row.end is not None and row.end <= min(on, day):
        raise RefusedInputError(field="on", message=_("Deze tafel is al beëindigd."))
    below = Table.objects.filter(above_id=table, end__isnull=True).values_list("name", flat=True)
    if below:
        raise RefusedInputError(
            field="on",
            message=_(
                "Deze tafels liggen nog onder deze tafel: %(names)s. "
                "Verplaats of beëindig die eerst."
            )
            % {"names": ", ".join(below)},
        )
    row.end = ended_on(row.begin, on)
    row.save(update_fields=["end"])
    record(actor.person, END_TABLE, About(TABLE, row.id, table=row.id), day=day)


def _locked(table: TableId) -> Table:
    row = Table.objects.select_for_update().filter(pk=table).first()
    if row is None:
        raise NotFoundError
    return row


def _check_kind(given: TableInput) -> None:
    try:
        framework = law.book().on(given.begin).framework(given.kind)
    except NotInForceError as error:
        raise RefusedInputError(field="kind", message=str(error)) from error
    if framework.table is None:
        raise RefusedInputError(field="kind", message=_("Op dit kader kan geen tafel steunen."))
    allowed = [rule.level for rule in framework.table.levels]
    if given.level not in {level.value for level in allowed}:
        raise RefusedInputError(field="level", message=_("Dit soort tafel kent dit niveau niet."))


def _check_keeps(keeps: str) -> None:
    if keeps not in set(Keeps):
        raise RefusedInputError(field="keeps", message=_("Kies een antwoord uit de lijst."))


def _check_above(above: TableId | None, kind: str, table: TableId | None) -> None:
    step = above
    for _unused in range(LADDER_LIMIT):
        if step is None:
            return
        if step == table:
            raise RefusedInputError(
                field="above", message=_("Een tafel kan niet onder zichzelf liggen.")
            )
        row = Table.objects.filter(pk=step).first()
        if row is None or row.kind != kind:
            raise RefusedInputError(field="above", message=_("Kies een tafel van dezelfde soort."))
        step = None if row.above_id is None else TableId(row.above_id)
    raise RefusedInputError(field="above", message=_("Deze ladder is te hoog."))


def _check_municipalities(codes: tuple[str, ...]) -> None:
    known = {one.nis for one in actors.municipalities()}
    if not codes or not set(codes) <= known:
        raise RefusedInputError(
            field="municipalities", message=_("Noem minstens één gemeente die bestaat.")
        )
