# SPDX-License-Identifier: EUPL-1.2
"""Small tables worked out by hand: what must be withheld, and what the audit must say of it."""

import pytest

from schakel.monitor.disclosure import (
    Hierarchy,
    Key,
    Protected,
    ProtectedRelease,
    Release,
    ReleaseError,
    Rules,
    Split,
    State,
    Table,
    UncleanReleaseError,
    Zeros,
    audit,
    cells,
    protect,
    publish,
)
from tests.monitor.disclosure_releases import FLANDERS, grid, one_row

THREE = Rules(threshold=3)
Counts = dict[Key, int | None]


def states(release: ProtectedRelease) -> dict[str, str]:
    return {" ".join(key): one.state.value for key, one in release.values.items()}


def withheld_keys(release: ProtectedRelease) -> set[Key]:
    return {key for key, one in release.values.items() if one.state is State.WITHHELD}


def withheld(release: ProtectedRelease) -> set[str]:
    return {name for name, state in states(release).items() if state == "withheld"}


def test_nothing_is_withheld_where_nothing_is_small() -> None:
    found = protect(one_row({"Aalst": 7, "Gent": 0, "Ieper": 12}), THREE)
    assert withheld(found) == set()
    assert (found.primary, found.secondary) == (0, 0)
    assert found.values["Gent",] == Protected(("Gent",), State.SHOWN, 0)


def test_one_small_count_in_a_row_takes_a_second_with_it() -> None:
    found = protect(one_row({"Aalst": 2, "Gent": 9, "Ieper": 12}), THREE)
    assert "Aalst" in withheld(found)
    assert (found.primary, found.secondary) == (1, 1)
    assert found.audit.is_clean


def test_a_row_with_one_withheld_cell_gives_it_away() -> None:
    found = audit(one_row({"Aalst": 2, "Gent": 9, "Ieper": 12}), {("Aalst",)}, THREE)
    assert not found.is_clean
    (aalst,) = found.revealed
    assert (aalst.key, aalst.value, aalst.lower, aalst.upper) == (("Aalst",), 2, 2.0, 2.0)


def test_two_ones_together_are_known_to_be_small_though_neither_is_known() -> None:
    row = one_row({"Aalst": 1, "Gent": 1, "Ieper": 12})
    found = audit(row, {("Aalst",), ("Gent",)}, THREE, exact=True)
    assert found.revealed == ()
    assert [(one.key, one.lower, one.upper) for one in found.weak] == [
        (("Aalst",), 0.0, 2.0),
        (("Gent",), 0.0, 2.0),
    ]
    assert protect(row, THREE).secondary == 1


def test_two_twos_protect_each_other_at_threshold_three() -> None:
    row = one_row({"Aalst": 2, "Gent": 2, "Ieper": 12})
    assert audit(row, {("Aalst",), ("Gent",)}, THREE).is_clean
    assert protect(row, THREE).secondary == 0


def test_whoever_knows_that_zeros_are_shown_sees_more() -> None:
    """1 and 2 make 3: without the rule one may be 3; with it each is at least 1."""
    row, both = one_row({"Aalst": 1, "Gent": 2, "Ieper": 12}), {("Aalst",), ("Gent",)}
    assert audit(row, both, Rules(3, Zeros.SHOWN, zeros_known=False)).is_clean
    found = audit(row, both, Rules(3, Zeros.SHOWN), exact=True)
    assert [(one.lower, one.upper) for one in found.weak] == [(1.0, 2.0), (1.0, 2.0)]
    assert protect(row, Rules(3, Zeros.SHOWN)).secondary == 1


def test_zeros_that_are_always_shown_are_never_withheld() -> None:
    found = protect(
        grid({"Aalst": {"a": 2, "b": 0}, "Gent": {"a": 0, "b": 9}}), Rules(3, Zeros.SHOWN)
    )
    assert found.values["Aalst", "b"].value == 0
    assert found.values["Gent", "a"].value == 0


def test_sensitive_zeros_are_withheld_like_small_counts() -> None:
    row = one_row({"Aalst": 0, "Gent": 9, "Ieper": 12})
    found = protect(row, Rules(3, Zeros.SENSITIVE))
    assert (found.primary, found.secondary) == (1, 1)
    assert found.values["Aalst",] == Protected(("Aalst",), State.WITHHELD, None)


def test_a_small_cell_of_a_grid_needs_a_rectangle() -> None:
    found = protect(
        grid({"Aalst": {"a": 1, "b": 8, "c": 9}, "Gent": {"a": 7, "b": 6, "c": 9}}), THREE
    )
    assert found.secondary == 3
    assert "Vlaanderen Alles" not in withheld(found)


def test_two_tables_that_share_a_margin_are_attacked_together() -> None:
    """Places by quarter, and places by phenomenon, share the total of each place."""
    place = Hierarchy.of("plaats", {FLANDERS: ("Aalst", "Gent")})
    phenomenon = Hierarchy.of("fenomeen", {"Alles": ("a", "b")})
    counts: Counts = {("Aalst", "a"): 2, ("Aalst", "b"): 0, ("Gent", "a"): 9, ("Gent", "b"): 9}
    totals = Table.of("totalen", ("Aalst", "Gent", FLANDERS), ("Alles",))
    kinds = Table.of("fenomenen", ("Gent", FLANDERS), ("a", "b"))
    release = Release((place, phenomenon), (totals, kinds), counts)
    apart = Release((place, phenomenon), (totals,), counts)
    hidden = {("Aalst", "Alles"), ("Gent", "Alles")}
    assert audit(apart, hidden, THREE).is_clean
    together = audit(release, hidden, THREE)
    assert ("Aalst", "Alles") in {one.key for one in together.revealed}
    assert protect(release, THREE).audit.is_clean


def test_a_municipality_that_no_table_shows_is_not_given_away_by_a_zone_less_a_province() -> None:
    """The zone Noord crosses the border: Noord less West-Vlaanderen is Eeklo."""
    splits = (
        Split("Noord", ("Brugge", "Damme", "Eeklo")),
        Split("West-Vlaanderen", ("Brugge", "Damme")),
    )
    place = Hierarchy("plaats", splits)
    counts: Counts = {("Brugge",): 20, ("Damme",): 8, ("Eeklo",): 1}
    release = Release((place,), (Table.of("gebieden", ("Noord", "West-Vlaanderen")),), counts)
    found = audit(release, (), THREE)
    assert [(one.key, one.upper) for one in found.revealed] == [(("Eeklo",), 1.0)]
    assert protect(release, THREE).secondary == 1


def test_two_regions_that_overlap_beyond_all_splits_are_still_told_apart() -> None:
    """One region names its places, another a part of them under one name."""
    splits = (
        Split("Kust", ("Aalter", "Bocht")),
        Split("Bocht", ("Brugge", "Damme")),
        Split("Polder", ("Brugge", "Damme", "Eeklo")),
    )
    counts: Counts = {("Aalter",): 9, ("Brugge",): 5, ("Damme",): 4, ("Eeklo",): 2}
    shown = Table.of("gebieden", ("Kust", "Polder", "Aalter"))
    release = Release((Hierarchy("plaats", splits),), (shown,), counts)
    assert [one.key for one in audit(release, (), THREE).revealed] == [("Eeklo",)]


def test_a_later_release_may_not_give_away_an_earlier_one_by_subtraction() -> None:
    """January to March went out; January to April less that is April."""
    months = Hierarchy.of(
        "periode",
        {"jan-mrt": ("jan", "feb", "mrt")},
        {"jan-apr": ("jan", "feb", "mrt", "apr")},
    )
    counts: Counts = {("jan",): 9, ("feb",): 8, ("mrt",): 7, ("apr",): 2}
    first = protect(Release((months,), (Table.of("k", ("jan-mrt",)),), counts), THREE)
    assert first.values["jan-mrt",].value == 24
    second = Release((months,), (Table.of("k", ("jan-apr",)),), counts)
    assert protect(second, THREE).values["jan-apr",].value == 26
    assert protect(second, THREE, [first]).values["jan-apr",].state is State.WITHHELD
    with pytest.raises(UncleanReleaseError, match="1 kleine aantallen"):
        publish(second, (), THREE, [first])


def test_one_late_report_is_not_told_by_two_releases_of_the_same_period() -> None:
    first = protect(one_row({"Aalst": 12, "Gent": 30}), THREE)
    later = one_row({"Aalst": 13, "Gent": 30})
    found = protect(later, THREE, [first])
    assert found.values["Aalst",].state is State.WITHHELD
    assert found.values[FLANDERS,].state is State.WITHHELD
    (change,) = [one for one in audit(later, (), THREE, [first]).revealed if one.change]
    assert (change.value, change.upper) == (1, 1.0)


def test_many_late_reports_may_be_told() -> None:
    first = protect(one_row({"Aalst": 12, "Gent": 30}), THREE)
    found = protect(one_row({"Aalst": 16, "Gent": 30}), THREE, [first])
    assert found.values["Aalst",].value == 16


def test_one_report_taken_back_is_not_told_either() -> None:
    first = protect(one_row({"Aalst": 12, "Gent": 30}), THREE)
    found = protect(one_row({"Aalst": 11, "Gent": 30}), THREE, [first])
    assert found.values["Aalst",].state is State.WITHHELD


def test_a_third_release_is_held_against_the_first_when_the_second_skipped_a_place() -> None:
    place = Hierarchy.of("plaats", {FLANDERS: ("Aalst", "Gent")})
    counts: tuple[Counts, ...] = (
        {("Aalst",): 12, ("Gent",): 30},
        {("Gent",): 40},
        {("Aalst",): 13, ("Gent",): 40},
    )
    shown = (("Aalst", "Gent"), ("Gent",), ("Aalst", "Gent"))
    went_out: list[ProtectedRelease] = []
    for count, names in zip(counts, shown, strict=True):
        release = Release((place,), (Table.of("t", names),), count)
        went_out.append(protect(release, THREE, list(went_out)))
    assert went_out[1].values["Gent",].value == 40
    assert went_out[2].values["Aalst",].state is State.WITHHELD


def test_what_was_shown_under_a_lower_threshold_cannot_be_taken_back() -> None:
    first = protect(one_row({"Aalst": 3, "Gent": 30}), THREE)
    with pytest.raises(UncleanReleaseError, match="eerder is getoond"):
        protect(one_row({"Aalst": 3, "Gent": 30}), Rules(threshold=5), [first])


def test_an_unclean_choice_never_leaves_the_house() -> None:
    row = one_row({"Aalst": 2, "Gent": 9, "Ieper": 12})
    with pytest.raises(UncleanReleaseError, match="gaat niet naar buiten"):
        publish(row, {("Aalst",)}, THREE)
    found = publish(row, {("Aalst",), ("Ieper",)}, THREE)
    assert withheld(found) == {"Aalst", "Ieper"}


def test_a_small_count_that_nobody_named_is_found() -> None:
    with pytest.raises(UncleanReleaseError):
        publish(one_row({"Aalst": 2, "Gent": 9}), (), THREE)


def test_not_delivered_stays_not_delivered() -> None:
    found = protect(one_row({"Aalst": None, "Gent": 9, "Ieper": 2, "Lier": 4}), THREE)
    assert found.values["Aalst",] == Protected(("Aalst",), State.NOT_DELIVERED, None, missing=1)
    assert found.values[FLANDERS,].missing == 1
    assert "Ieper" in withheld(found)


def test_a_sum_of_what_was_delivered_says_how_much_is_missing() -> None:
    found = protect(one_row({"Aalst": None, "Gent": 9, "Ieper": 20}), THREE)
    assert found.values[FLANDERS,] == Protected((FLANDERS,), State.SHOWN, 29, missing=1)


def test_what_was_not_delivered_protects_nobody() -> None:
    """Everybody knows that Aalst gave nothing, so a total and one other give the third away."""
    row = one_row({"Aalst": None, "Gent": 2, "Ieper": 20})
    assert not audit(row, {("Gent",), ("Aalst",)}, THREE).is_clean


def test_a_table_gives_its_values_in_order() -> None:
    found = protect(one_row({"Aalst": 7, "Gent": 9}), THREE)
    assert [one.value for one in found.table("rij")] == [16, 7, 9]
    with pytest.raises(ReleaseError, match="geen tabel „kolom”"):
        found.table("kolom")


def test_a_zone_of_one_municipality_is_withheld_with_it() -> None:
    splits = (Split(FLANDERS, ("Zone Aalst", "Zone Gent")), Split("Zone Aalst", ("Aalst",)))
    place = Hierarchy("plaats", (*splits, Split("Zone Gent", ("Gent", "Merelbeke"))))
    counts: Counts = {("Aalst",): 2, ("Gent",): 9, ("Merelbeke",): 8}
    found = protect(Release((place,), (Table.of("t", place.nodes),), counts), THREE)
    assert {"Zone Aalst", "Aalst"} <= withheld(found)
    assert (found.primary, found.secondary) == (2, 1)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({("Aalst",): -1, ("Gent",): 4}, "Aalst is -1"),
        ({("Aalst",): 1.5, ("Gent",): 4}, "Aalst is 1.5"),
        ({("Aalst",): True, ("Gent",): 4}, "Aalst is True"),
        ({("Gent",): 4}, "Aalst ontbreekt"),
    ],
)
def test_a_count_that_cannot_be_is_refused(counts: Counts, said: str) -> None:
    place = Hierarchy.of("plaats", {FLANDERS: ("Aalst", "Gent")})
    with pytest.raises(ReleaseError, match=said):
        Release((place,), (Table.of("rij", (FLANDERS,)),), counts)


def test_a_table_must_fit_the_dimensions() -> None:
    place = Hierarchy.of("plaats", {FLANDERS: ("Aalst",)})
    with pytest.raises(ReleaseError, match="heeft 2 dimensies, de uitgave 1"):
        Release((place,), (Table.of("t", ("Aalst",), ("a",)),), {("Aalst",): 4})
    with pytest.raises(ReleaseError, match="toont niets"):
        Release((place,), (Table.of("t", ()),), {("Aalst",): 4})
    with pytest.raises(ReleaseError, match="„Gent” staat niet in plaats"):
        Release((place,), (Table.of("t", ("Gent",)),), {("Aalst",): 4})
    with pytest.raises(ReleaseError, match="minstens één dimensie"):
        Release((place,), (), {("Aalst",): 4})


def test_a_hierarchy_that_would_count_wrong_is_refused() -> None:
    with pytest.raises(ReleaseError, match="telt Aalst twee keer"):
        Hierarchy.of("plaats", {"Zone": ("Aalst", "Stad")}, {"Stad": ("Aalst", "Gent")})
    with pytest.raises(ReleaseError, match="deel van zichzelf"):
        Hierarchy.of("plaats", {"Zone": ("Stad",), "Stad": ("Zone",)})
    with pytest.raises(ReleaseError, match="Gent staat er maar in één"):
        Hierarchy.of("plaats", {"Zone": ("Aalst", "Gent")}, {"Zone": ("Aalst",)})
    with pytest.raises(ReleaseError, match="heeft geen delen"):
        Hierarchy.of("plaats", {"Zone": ()})


def test_releases_that_do_not_speak_of_the_same_are_refused() -> None:
    first = protect(one_row({"Aalst": 12, "Gent": 30}), THREE)
    with pytest.raises(ReleaseError, match="niet dezelfde dimensies"):
        protect(grid({"Aalst": {"a": 5, "b": 6}}), THREE, [first])
    with pytest.raises(ReleaseError, match="Ieper staat er maar in één"):
        protect(one_row({"Aalst": 12, "Gent": 30, "Ieper": 5}), THREE, [first])
    cut = Hierarchy.of("plaats", {FLANDERS: ("Aalst", "Gent")}, {"Gent": ("Stad", "Haven")})
    counts: Counts = {("Aalst",): 12, ("Stad",): 15, ("Haven",): 15}
    with pytest.raises(ReleaseError, match="„Gent” heeft in de ene uitgave delen"):
        protect(Release((cut,), (Table.of("t", ("Gent",)),), counts), THREE, [first])


def test_a_threshold_at_which_nothing_is_small_is_refused() -> None:
    with pytest.raises(ReleaseError, match="De drempel is 1"):
        Rules(threshold=1)


def test_a_cell_of_no_table_cannot_be_withheld() -> None:
    with pytest.raises(ReleaseError, match="Brugge staat in geen tabel"):
        publish(one_row({"Aalst": 12, "Gent": 30}), {("Brugge",)}, THREE)


def test_a_release_too_large_to_attack_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_CELLS", 3)
    with pytest.raises(ReleaseError, match="meer dan 3 cellen"):
        protect(one_row({"Aalst": 12, "Gent": 30, "Ieper": 7}), THREE)


def test_the_same_counts_once_more_show_the_same() -> None:
    first = protect(one_row({"Aalst": 2, "Gent": 9, "Ieper": 12}), THREE)
    second = protect(one_row({"Aalst": 2, "Gent": 9, "Ieper": 12}), THREE, [first])
    assert states(second) == states(first)


def test_a_small_count_between_what_is_out_already_cannot_be_hidden_any_more() -> None:
    """Under three, 9 less 5 gave Aalst away and nobody minded; under five it is too late."""
    place = Hierarchy.of("plaats", {FLANDERS: ("Aalst", "Gent")})
    counts: Counts = {("Aalst",): 4, ("Gent",): 5}
    first = protect(Release((place,), (Table.of("t", (FLANDERS, "Gent")),), counts), THREE)
    second = Release((place,), (Table.of("t", ("Aalst",)),), counts)
    with pytest.raises(UncleanReleaseError, match="eerder is getoond, verraadt"):
        protect(second, Rules(threshold=5), [first])


def test_an_attacker_remembers_under_which_rule_an_earlier_release_went_out() -> None:
    """Aalst and Gent make 3; that each was withheld where zeros are shown makes each at least 1."""
    row = one_row({"Aalst": 1, "Gent": 2, "Ieper": 12})
    always = protect(row, Rules(3, Zeros.SHOWN))
    later = audit(row, withheld_keys(always), THREE, [always], exact=True)
    assert {one.lower for one in later.bounds} == {1.0}
    maybe = protect(row, THREE)
    assert {one.lower for one in audit(row, withheld_keys(maybe), THREE, [maybe]).bounds} == {0.0}
