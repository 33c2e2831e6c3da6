# SPDX-License-Identifier: EUPL-1.2
"""Playing the past: the clock of Django on a day long ago. Only the demo does this.

A command takes its day as an argument, but asks `timezone.now()` for the moments it writes down. A
journal that tells two years in one minute would be a lie, so the moment follows the day. Only
Django's clock moves: the token of the acting person expires by `time.time()`, which stays.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.utils import timezone

MORNING = time(8, 30)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Run a block as if it were this moment, or now when the moment is still to come."""
    real = timezone.now
    shown = min(moment, real())
    # A module is a dictionary of names; every caller says `timezone.now()` and finds this one.
    vars(timezone)["now"] = lambda: shown
    try:
        yield
    finally:
        vars(timezone)["now"] = real


def moment(day: date, minutes: int) -> datetime:
    """Return so many minutes after the morning of a day in Belgium."""
    begin = datetime.combine(day, MORNING, tzinfo=timezone.get_default_timezone())
    return begin + timedelta(minutes=minutes)


def clock_time(day: date, hour: str) -> datetime:
    """Return '09:30' on a day in Belgium."""
    return datetime.combine(day, time.fromisoformat(hour), tzinfo=timezone.get_default_timezone())
