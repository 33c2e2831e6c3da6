# SPDX-License-Identifier: EUPL-1.2
"""The examples of Statistics Norway: the same small cells as GaussSuppression, no more withheld.

Both withhold 1 to 3 and show zeros. GaussSuppression looks whether a cell can be computed, we
whether it can be bounded below the threshold: so the cells differ, and are compared in number.
"""

import csv

from schakel.monitor.disclosure import Rules, Zeros, protect
from tests.monitor.disclosure_attacker import Attacker, subtraction_reveals
from tests.monitor.disclosure_releases import d2, example1, z3
from tests.monitor.shared import shared_file

LIKE_THE_PEERS = Rules(4, Zeros.SHOWN, zeros_known=False)


def test_regions_that_overlap_are_protected_with_no_more_than_the_peer() -> None:
    """GaussSuppression withholds 15 besides, and leaves six of the nine provably below four."""
    release = d2()
    assert len(release.cells()) == 100
    found = protect(release, LIKE_THE_PEERS)
    assert (found.primary, found.secondary) == (9, 15)
    assert found.audit.is_clean
    assert subtraction_reveals(found, 4) == []


def test_three_dimensions_with_regions_that_overlap_are_protected() -> None:
    release = z3(incomes=1)
    found = protect(release, LIKE_THE_PEERS)
    assert found.audit.is_clean
    assert found.secondary < found.primary
    assert subtraction_reveals(found, 4) == []


def test_the_attacker_who_knows_none_of_our_code_finds_nothing_in_d2() -> None:
    found = protect(d2(), LIKE_THE_PEERS)
    assert Attacker([found]).proves(4) == []


def test_a_union_and_its_countries_are_protected_together() -> None:
    """Young: 5 in Spain, a nought and a two elsewhere, all three sums and the union beside them."""
    found = protect(example1(), Rules(3, Zeros.SENSITIVE))
    assert (found.primary, found.secondary) == (3, 7)
    assert Attacker([found]).proves(3) == []


def test_the_peer_withholds_as_many_small_cells_of_d2_and_z3() -> None:
    for name, primary, others in (("d2", 9, 15), ("z3_dim1to6", 350, 269)):
        path = shared_file(f"C_disclosure/ref_{name}_maxN3_noZeros.csv")
        with path.open() as lines:
            rows = list(csv.DictReader(lines))
        assert sum(row["primary"] == "TRUE" for row in rows) == primary
        assert sum(row["suppressed"] == "TRUE" for row in rows) == primary + others
