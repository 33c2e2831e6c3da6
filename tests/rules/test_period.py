# SPDX-License-Identifier: EUPL-1.2
"""From a day until a day: the begin counts, the end does not; for the law both count."""

from datetime import date

import pytest

from schakel.kernel.period import Period

MAY_1, MAY_2, MAY_3 = date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 3)


@pytest.mark.parametrize(
    ("period", "holds"),
    [
        (Period(MAY_2, MAY_3), [MAY_2]),
        (Period(MAY_2), [MAY_2, MAY_3]),
        (Period(None, MAY_2), [MAY_1]),
        (Period(MAY_2, MAY_2), []),
        (Period.through(MAY_1, MAY_2), [MAY_1, MAY_2]),
        (Period.through(None, None), [MAY_1, MAY_2, MAY_3]),
        (Period.through(MAY_3, date.max), [MAY_3]),
    ],
)
def test_on_which_days_it_holds(period, holds):
    assert [day for day in (MAY_1, MAY_2, MAY_3) if period.holds_on(day)] == holds


def test_what_is_still_to_come_ends_later():
    later = Period(MAY_2, MAY_3)
    assert later.ends_after(MAY_1)
    assert later.ends_after(MAY_2)
    assert not later.ends_after(MAY_3)
