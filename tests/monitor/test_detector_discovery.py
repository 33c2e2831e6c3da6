# SPDX-License-Identifier: EUPL-1.2
"""Which signals of one week stand out among all of them."""

import numpy as np
import pytest

from schakel.monitor.detector import false_discoveries


def test_the_worked_example_of_benjamini_and_hochberg_keeps_four() -> None:
    """Benjamini and Hochberg 1995, section 4.1: fifteen p-values, q = 0.05, four rejected."""
    p = np.array(
        [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
            0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
        ]
    )  # fmt: skip
    assert false_discoveries(p, 0.05).tolist() == [True] * 4 + [False] * 11


def test_a_later_p_value_under_the_line_takes_the_earlier_ones_along() -> None:
    """0.04 is over its own line (0.025) and under the line of the second (0.05)."""
    assert false_discoveries(np.array([0.045, 0.04]), 0.05).tolist() == [True, True]


def test_nothing_stands_out_in_a_quiet_week() -> None:
    assert not false_discoveries(np.array([0.2, 0.9, 1.0]), 0.1).any()


def test_each_week_is_judged_by_itself() -> None:
    p = np.array([[0.04, 0.9], [0.06, 0.9]])
    assert false_discoveries(p, 0.1).tolist() == [[True, False], [False, False]]


@pytest.mark.parametrize("order", [[2, 0, 1], [1, 2, 0]])
def test_the_order_of_the_series_does_not_matter(order: list[int]) -> None:
    p = np.array([0.001, 0.5, 0.03])
    assert false_discoveries(p[order], 0.05).tolist() == false_discoveries(p, 0.05)[order].tolist()
