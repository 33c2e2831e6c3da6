# SPDX-License-Identifier: EUPL-1.2
"""Counting days: calendar days, months, working days and the next meeting of a college or council.

Dates only, so summer time cannot shift anything. Which day counts is a dated rule of
law/toolbox/counting.yaml, asked for the day on which the counting begins.
"""

import calendar as months
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import holidays

from schakel.kernel.days import dutch_day
from schakel.rules import timeline
from schakel.rules.framework import NotInForceError
from schakel.toolbox.quantity import Measure, Quantity
from schakel.toolbox.shared import CountingRecord, CountingRule, Rhythm
from schakel.toolbox.toolbox import Toolbox
from schakel.toolbox.vocabulary import Body

DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6
MONTHS_IN_A_YEAR = 12
# How far the example meetings reach; the longest chain of terms is shorter.
EXAMPLE_MONTHS = 36


@dataclass(frozen=True)
class Calendar:
    """The days of one municipality: when its bodies meet, which days its offices are closed."""

    meetings: tuple[tuple[Body, tuple[date, ...]], ...]
    bridge_days: frozenset[date]
    counting: CountingRecord = field(repr=False)

    def is_working_day(self, day: date) -> bool:
        saturdays = self.rule(self.counting.saturday_is_working_day, day).value
        days = _working_days(day.year, self.bridge_days, saturdays=saturdays)
        place = bisect_left(days, day)
        return place < len(days) and days[place] == day

    def after(self, day: date, quantity: Quantity) -> date | None:
        """Return the last day of a term that an act on `day` starts.

        None when it ends at a meeting that this calendar does not know.

        Raises:
            ValueError: no day can be computed from the quantity.
        """
        if quantity.body:
            return self.next_meeting(quantity.body, day)
        counts = self.rule(self.counting.day_of_event_counts, day).value
        return self._end(day, quantity, first_counts=counts)

    def last_day(self, first: date, quantity: Quantity) -> date:
        """Return the last day of a measure that begins to work on `first`.

        Raises:
            ValueError: a meeting, or no day can be computed from the quantity.
        """
        counts = self.rule(self.counting.first_day_of_measure_counts, first).value
        return self._end(first, quantity, first_counts=counts)

    def next_meeting(self, body: Body, day: date) -> date | None:
        """Return the first known meeting after the day."""
        same_day = self.rule(self.counting.meeting_on_the_day_itself_counts, day).value
        known = self.known_meetings(body)
        place = bisect_left(known, day) if same_day else bisect_right(known, day)
        return known[place] if place < len(known) else None

    def known_meetings(self, body: Body) -> tuple[date, ...]:
        """Return the days on which the body meets, oldest first."""
        return next((days for one, days in self.meetings if one is body), ())

    def days_off(self, first: date, last: date) -> tuple[date, ...]:
        """Return the weekdays from first to last that are holidays or bridge days."""
        span = (first + DAY * number for number in range((last - first).days + 1))
        return tuple(
            day for day in span if day.weekday() < SATURDAY and not self.is_working_day(day)
        )

    def rule(self, rules: Sequence[CountingRule], day: date) -> CountingRule:
        """Return the rule of counting that holds on the day.

        Raises:
            NotInForceError: law/toolbox/counting.yaml has none for that day.
        """
        found = timeline.at(rules, day)
        if found is None:
            message = (
                f"Voor {dutch_day(day)} is er geen telregel. "
                f"Voeg ze toe in law/toolbox/counting.yaml, of kijk de dag na."
            )
            raise NotInForceError(message)
        return found

    def _end(self, first: date, quantity: Quantity, *, first_counts: bool) -> date:
        """Return the last of so many days or months, with or without the first."""
        if quantity.measure is Measure.DAYS:
            return first + DAY * (quantity.number - first_counts)
        if quantity.measure is Measure.MONTHS:
            return _months_on(first, quantity.number, first_counts=first_counts)
        if quantity.measure is Measure.WORKING_DAYS:
            return self._working_day(first, quantity.number, first_counts=first_counts)
        message = f"Uit {quantity} volgt geen dag."
        raise ValueError(message)

    def _working_day(self, first: date, number: int, *, first_counts: bool) -> date:
        """Return the given working day after the first, or from the first."""
        saturdays = self.rule(self.counting.saturday_is_working_day, first).value
        year = first.year
        days = _working_days(year, self.bridge_days, saturdays=saturdays)
        place = bisect_left(days, first) if first_counts else bisect_right(days, first)
        place += number - 1
        while place >= len(days):
            place -= len(days)
            year += 1
            days = _working_days(year, self.bridge_days, saturdays=saturdays)
        return days[place]


def calendar_for(
    toolbox: Toolbox,
    *,
    college: Iterable[date] = (),
    council: Iterable[date] = (),
    bridge_days: Iterable[date] = (),
) -> Calendar:
    """Return the calendar of a municipality; a meeting that is not named is not known."""
    return Calendar(
        meetings=(
            (Body.COLLEGE, tuple(sorted(set(college)))),
            (Body.COUNCIL, tuple(sorted(set(council)))),
        ),
        bridge_days=frozenset(bridge_days),
        counting=toolbox.counting,
    )


def example_calendar(toolbox: Toolbox, *, start: date) -> Calendar:
    """Return made-up meetings from `start` on, for examples on the screen and nothing else."""
    unknown = calendar_for(toolbox)
    meetings = tuple(
        (rhythm.body, tuple(_example_meetings(rhythm, start, unknown)))
        for rhythm in toolbox.counting.example_meetings
    )
    return Calendar(meetings, frozenset(), toolbox.counting)


def _example_meetings(rhythm: Rhythm, start: date, days: Calendar) -> Iterable[date]:
    """Return the meetings of a rhythm; nobody meets on a holiday."""
    day = start + DAY * ((rhythm.weekday - start.weekday()) % 7)
    end = _months_on(start, EXAMPLE_MONTHS, first_counts=False)
    weekly = (day + timedelta(weeks=number) for number in range((end - day).days // 7 + 1))
    open_days = [day for day in weekly if rhythm.weekday >= SATURDAY or days.is_working_day(day)]
    if not rhythm.last_of_month:
        return open_days
    following: list[date | None] = [*open_days[1:], None]
    pairs = zip(open_days, following, strict=True)
    return [day for day, after in pairs if after and after.month != day.month]


def _months_on(first: date, number: int, *, first_counts: bool) -> date:
    """Return the same day so many months on, or the day before when the first counts.

    A day that a shorter month does not have becomes its last day, both ways.
    """
    year, month = divmod(first.year * MONTHS_IN_A_YEAR + first.month - 1 + number, MONTHS_IN_A_YEAR)
    length = months.monthrange(year, month + 1)[1]
    if first.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, first.day) - DAY * first_counts


@lru_cache(maxsize=512)
def _working_days(year: int, bridge_days: frozenset[date], *, saturdays: bool) -> tuple[date, ...]:
    """Return the working days of a year in order: no Sunday, no Belgian holiday, no bridge day."""
    off = holidays.country_holidays("BE", years=year).keys() | bridge_days
    weekdays = SUNDAY if saturdays else SATURDAY
    days = (date(year, 1, 1) + DAY * number for number in range(365 + months.isleap(year)))
    return tuple(day for day in days if day.weekday() < weekdays and day not in off)
