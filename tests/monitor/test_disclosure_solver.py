# SPDX-License-Identifier: EUPL-1.2
"""The solver is not taken at its word: an answer that does not add up stops a release."""

from types import SimpleNamespace

import numpy as np
import pytest
from scipy.sparse import csr_array

from schakel.monitor.disclosure import Rules, attack, cover, protect
from tests.monitor.disclosure_releases import one_row

# One sum: the first cell is the second and the third together.
SUM = csr_array(np.array([[1.0, -1.0, -1.0]]))
EVERY = np.arange(3)


def test_the_farthest_move_keeps_the_sum() -> None:
    """The second goes up 4 because the third can go down 4 and the first is held where it is."""
    programme = attack.Attack(SUM, EVERY, np.array([0.0, 1.0, 4.0]), np.array([0.0, 9.0, 9.0]))
    reach = programme.farthest(np.array([0.0, 1.0, 0.0]))
    assert reach.length == pytest.approx(4.0)
    assert reach.moves == pytest.approx([0.0, 4.0, -4.0])
    programme.limit(np.array([0.0, 3.0, 9.0]))
    assert programme.farthest(np.array([0.0, 1.0, 0.0])).length == pytest.approx(3.0)
    assert programme.solved == 2


def test_no_proven_answer_is_no_answer() -> None:
    programme = attack.Attack(SUM, EVERY, np.zeros(3), np.full(3, np.inf))
    with pytest.raises(RuntimeError, match="HiGHS stopped"):
        programme.farthest(np.ones(3))


def test_a_table_that_does_not_add_up_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    programme = attack.Attack(SUM, EVERY, np.zeros(3), np.ones(3))
    monkeypatch.setattr(programme, "_sums", csr_array(np.ones((1, 3))))
    with pytest.raises(RuntimeError, match="a table that is off"):
        programme.farthest(np.ones(3))


def test_a_search_without_a_choice_stops_the_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover, "milp", lambda *_, **__: SimpleNamespace(x=None, message="no time"))
    with pytest.raises(RuntimeError, match="no time"):
        protect(one_row({"Aalst": 2, "Gent": 9, "Ieper": 12}), Rules(3))
