# SPDX-License-Identifier: EUPL-1.2
"""An administrator makes, changes and ends overlegtafels, on what the law knows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.kernel.ids import TableId
from schakel.kernel.vocabulary import Keeps, TableLevel
from schakel.tables import queries
from schakel.tables.commands import structure
from schakel.tables.governing import table_change
from schakel.tables.inputs import TableInput
from tests.world import TODAY, acting, mandate, table

NEW = TableInput("LIVC R Oost", "livcr-2018", "operational", ("99001", "99002"), TODAY)


def test_the_administrator_makes_a_table(town, journalled):
    with acting("els") as els:
        made = structure.make_table(els, replace(NEW, above=table("strategisch")), day=TODAY)
        found = queries.table(made)
    assert found.municipalities in {("Zandbeke", "Lindewater"), ("Lindewater", "Zandbeke")}
    assert (found.level, found.keeps) == (TableLevel.OPERATIONAL, Keeps.FULL)
    assert found.above == table("strategisch")
    assert journalled() == ["make_table"]


def test_a_coordinator_makes_or_changes_no_table(town, journalled):
    with acting("an") as an:
        shown = table_change(table("noord"))
        for attempt in (
            lambda: structure.make_table(an, NEW, day=TODAY),
            lambda: structure.change_table(an, table("noord"), shown, shown=shown, day=TODAY),
            lambda: structure.end_table(an, table("noord"), on=TODAY, day=TODAY),
        ):
            with pytest.raises(AccessDeniedError) as refusal:
                attempt()
            assert refusal.value.decision.rule == "administrator"
    assert journalled() == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "Tafel noord"}, "name"),
        ({"kind": "sw-458"}, "kind"),
        ({"kind": "bestaat-niet"}, "kind"),
        ({"begin": date(1990, 1, 1)}, "kind"),
        ({"level": "tactical"}, "level"),
        ({"keeps": "alles"}, "keeps"),
        ({"above": table("overlast-3")}, "above"),
        ({"above": mandate("an")}, "above"),
        ({"municipalities": ()}, "municipalities"),
        ({"municipalities": ("00000",)}, "municipalities"),
    ],
)
def test_a_table_that_cannot_be_is_refused_beside_its_field(town, change, field):
    with acting("els") as els, pytest.raises(RefusedInputError) as refusal:
        structure.make_table(els, replace(NEW, **change), day=TODAY)
    assert refusal.value.field == field


def test_a_table_changes_its_name_territory_and_what_it_keeps(town, journalled):
    with acting("els") as els:
        shown = table_change(table("noord"))
        new = replace(shown, name="Noord", municipalities=("99002",), keeps="decisions_only")
        structure.change_table(els, table("noord"), new, shown=shown, day=TODAY)
        assert table_change(table("noord")) == new
        with pytest.raises(ChangedMeanwhileError):
            structure.change_table(els, table("noord"), new, shown=shown, day=TODAY)
    assert journalled() == ["change_table"]


def test_a_table_never_lies_under_itself(town):
    with acting("els") as els:
        for name, above in (("overlast-3", "overlast-1"), ("overlast-2", "overlast-2")):
            shown = table_change(table(name))
            new = replace(shown, above=table(above))
            with pytest.raises(RefusedInputError):
                structure.change_table(els, table(name), new, shown=shown, day=TODAY)


def test_a_table_ends_once_and_not_before_the_tables_under_it(town, journalled):
    with acting("els") as els:
        with pytest.raises(
            RefusedInputError, match=r"Tafel noord, Tafel zuid|Tafel zuid, Tafel noord"
        ):
            structure.end_table(els, table("strategisch"), on=TODAY, day=TODAY)
        structure.end_table(els, table("noord"), on=TODAY, day=TODAY)
        assert not queries.table(table("noord")).meets_on(TODAY)
        assert queries.table(table("noord")).meets_on(TODAY - timedelta(days=1))
        with pytest.raises(RefusedInputError):
            structure.end_table(els, table("noord"), on=TODAY, day=TODAY)
        with pytest.raises(NotFoundError):
            structure.end_table(els, TableId(mandate("an")), on=TODAY, day=TODAY)
    assert journalled() == ["end_table"]


def test_tables_are_found_by_name_or_municipality(town):
    with acting("els"):
        assert [one.name for one in queries.tables_named("noo")] == ["Tafel noord"]
        found = [one.name for one in queries.tables_named("lindewater", limit=2)]
        assert found == ["Tafel kwetsbaar", "Tafel strategisch"]
        assert queries.tables_named(" ") == ()
