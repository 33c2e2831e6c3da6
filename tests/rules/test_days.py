# SPDX-License-Identifier: EUPL-1.2
"""The next working day: tomorrow, or the Monday after a weekend."""

from datetime import date

import pytest

from schakel.kernel.days import next_working_day


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 11, 19), date(2026, 11, 20)),
        (date(2026, 11, 20), date(2026, 11, 23)),
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 11, 22), date(2026, 11, 23)),
        (date(2026, 11, 23), date(2026, 11, 24)),
    ],
)
def test_after_friday_comes_monday(day: date, following: date) -> None:
    assert next_working_day(day) == following
