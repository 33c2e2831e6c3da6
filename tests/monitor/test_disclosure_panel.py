# SPDX-License-Identifier: EUPL-1.2
"""A part of the simulated panel, protected; and the audits of the peers on the whole of it."""

import csv
import gzip

import pytest

from schakel.monitor.disclosure import AuditReport, Key, Rules, State, Zeros, audit, protect
from tests.monitor.disclosure_releases import EVERYTHING, FLANDERS, panel
from tests.monitor.shared import shared_file

LIKE_THE_PEERS = Rules(3, Zeros.SHOWN, zeros_known=False)
REFERENCE = {
    "MOD": "C_disclosure/ref_panel285x20_tauargus_MOD_min3_h.csv.gz",
    "gauss": "C_disclosure/ref_panel285x20_gauss_maxN2.csv.gz",
}


def read(name: str) -> list[dict[str, str]]:
    with gzip.open(shared_file(name), "rt") as lines:
        return list(csv.DictReader(lines))


def key(place: str, phenomenon: str) -> Key:
    return (
        FLANDERS if place == "Total" else place,
        EVERYTHING if phenomenon == "Total" else phenomenon,
    )


def peer(which: str) -> set[Key]:
    rows = read(REFERENCE[which])
    return {
        key(row["muni"], row["phen"])
        for row in rows
        if row.get("suppressed") == "TRUE" or row.get("status") in {"U", "M"}
    }


@pytest.mark.parametrize("zeros", list(Zeros))
def test_a_part_of_the_panel_is_protected(zeros: Zeros) -> None:
    release = panel(20, 6)
    found = protect(release, Rules(3, zeros))
    assert found.audit.is_clean
    hidden = {name for name, one in found.values.items() if one.state is State.WITHHELD}
    assert len(hidden) == found.primary + found.secondary
    again = audit(release, hidden, Rules(3, zeros), exact=True)
    assert again.is_clean
    assert all(one.lower <= one.value < 3 <= one.upper for one in again.bounds)


def test_the_product_protects_a_part_of_the_panel_below_five() -> None:
    found = protect(panel(60, 8))
    assert found.rules.threshold == 5
    assert found.audit.is_clean
    assert found.secondary < found.primary / 2
    assert found.values[FLANDERS, EVERYTHING].state is State.SHOWN


def test_the_same_release_is_protected_the_same_way_twice() -> None:
    assert dict(protect(panel(24, 8)).values) == dict(protect(panel(24, 8)).values)


@pytest.mark.parametrize(("which", "weak"), [("MOD", 361), ("gauss", 0)])
def test_our_audit_of_the_peers_finds_what_the_reference_audit_found(which: str, weak: int) -> None:
    release = panel(285, 20)
    assert len(release.cells()) == 9650
    found = audit(release, peer(which), LIKE_THE_PEERS)
    assert len(found.bounds) == 2068
    assert (len(found.weak), len(found.revealed)) == (weak, 0)
    bounds = read(f"C_disclosure/audit_{which}.csv.gz")
    known = {key(row["row"], row["col"]): float(row["hi"]) for row in bounds}
    assert all(one.upper == pytest.approx(known[one.key], abs=1e-6) for one in found.weak)


def test_whoever_knows_that_zeros_are_shown_works_out_what_the_peers_withheld() -> None:
    """tau-ARGUS shows every zero, so what it withholds is at least one: half is then known."""
    found: AuditReport = audit(panel(285, 20), peer("MOD"), Rules(3, Zeros.SHOWN))
    assert len(found.weak) == 1706
    assert len(found.revealed) == 1072
