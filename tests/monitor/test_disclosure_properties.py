# SPDX-License-Identifier: EUPL-1.2
"""Whatever the tables, whoever attacks: what is protected stays unknown.

Hypothesis builds hierarchies that cut a place in two ways, tables over them and releases in a row;
the attacker (`disclosure_attacker`) uses none of the product's equations.
"""

from collections.abc import Iterable, Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schakel.monitor.disclosure import (
    Hierarchy,
    Key,
    Release,
    Rules,
    State,
    Table,
    UncleanReleaseError,
    Zeros,
    audit,
    protect,
    publish,
)
from tests.monitor.disclosure_attacker import Attacker, leaves_below, subtraction_reveals
from tests.seeds import examples

COUNTS = st.one_of(st.integers(0, 4), st.integers(0, 30), st.none())
THRESHOLDS = st.integers(2, 5)
ZEROS = st.sampled_from(list(Zeros))
quickly = settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)


@st.composite
def places(draw: st.DrawFn) -> Hierarchy:
    """Five places, cut in provinces and, across them, in zones."""
    leaves = [f"p{number}" for number in range(5)]
    cuts: list[Mapping[str, Iterable[str]]] = []
    for mark in ("prov", "zone"):
        where = draw(st.lists(st.integers(0, 2), min_size=5, max_size=5))
        parts: dict[str, list[str]] = {}
        for leaf, number in zip(leaves, where, strict=True):
            parts.setdefault(f"{mark}{number}", []).append(leaf)
        cuts += [{"land": tuple(parts)}, parts]
    return Hierarchy.of("plaats", *cuts)


@st.composite
def releases(draw: st.DrawFn) -> Release:
    """One or two tables over some of the nodes: what lies between need not be shown."""
    place = draw(places())
    phenomenon = Hierarchy.of("fenomeen", {"alles": ("a", "b")})
    tables = [
        Table.of(f"t{number}", *(draw(_some(one.nodes)) for one in (place, phenomenon)))
        for number in range(draw(st.integers(1, 2)))
    ]
    counts: dict[Key, int | None] = {
        (leaf, kind): draw(COUNTS) for leaf in place.leaves for kind in phenomenon.leaves
    }
    return Release((place, phenomenon), tuple(tables), counts)


def _some(nodes: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(nodes), min_size=1, unique=True)


@st.composite
def later(draw: st.DrawFn, release: Release) -> Release:
    """The same dimensions, other tables, and for some places other counts."""
    changes = st.sampled_from([0, 0, 0, 1, 2, -1, 7])
    counts = {
        key: None if count is None else max(0, count + draw(changes))
        for key, count in release.counts.items()
    }
    tables = [Table.of("later", *(draw(_some(one.nodes)) for one in release.hierarchies))]
    return Release(release.hierarchies, (*release.tables[:1], *tables), counts)


@quickly
@given(releases(), THRESHOLDS, ZEROS)
def test_no_attack_with_all_tables_proves_a_small_count(
    release: Release, threshold: int, zeros: Zeros
) -> None:
    found = protect(release, Rules(threshold, zeros))
    assert found.audit.is_clean
    assert Attacker([found]).proves(threshold) == []
    assert subtraction_reveals(found, threshold) == []


@quickly
@given(releases(), THRESHOLDS, st.data())
def test_no_attack_with_two_releases_in_a_row_proves_a_small_count(
    release: Release, threshold: int, data: st.DataObject
) -> None:
    rules = Rules(threshold)
    first = protect(release, rules)
    second = protect(data.draw(later(release)), rules, [first])
    third = protect(data.draw(later(second.release)), rules, [first, second])
    assert Attacker([first, second]).proves(threshold) == []
    assert Attacker([first, second, third]).proves(threshold) == []


@quickly
@given(releases(), THRESHOLDS)
def test_what_is_shown_is_true_and_the_rest_is_no_number(release: Release, threshold: int) -> None:
    found = protect(release, Rules(threshold))
    assert set(found.values) == set(release.cells())
    for key, one in found.values.items():
        counts = [release.counts[leaf] for leaf in leaves_below(release, key)]
        delivered = [count for count in counts if count is not None]
        assert one.missing == len(counts) - len(delivered)
        assert (one.state is State.NOT_DELIVERED) == (not delivered)
        assert one.value == (sum(delivered) if one.state is State.SHOWN else None)
        if 0 < sum(delivered) < threshold:
            assert one.state is State.WITHHELD


@quickly
@given(releases(), THRESHOLDS, st.data())
def test_our_audit_and_the_attacker_agree_on_any_choice(
    release: Release, threshold: int, data: st.DataObject
) -> None:
    """Also on choices nobody would make: what publish lets through, the attacker cannot break."""
    rules = Rules(threshold)
    hidden = set(data.draw(st.lists(st.sampled_from(release.cells()), unique=True)))
    report = audit(release, hidden, rules)
    assert len(report.weak) == len(audit(release, hidden, rules, exact=True).weak)
    try:
        found = publish(release, hidden, rules)
    except UncleanReleaseError:
        assert not report.is_clean
    else:
        assert report.is_clean
        assert Attacker([found]).proves(threshold) == []
