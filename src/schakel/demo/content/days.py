# SPDX-License-Identifier: EUPL-1.2
"""The days of the demo, which never ages: counted from today, and written in Dutch.

Whatever people do (a signal, a meeting, a decision) falls on a working day: an offset that lands
on a weekend or a fixed holiday moves back when it lies in the past and forward when it lies ahead,
so order is kept.

Inside a text `<-15>` becomes "6 november", `<vr -15>` the last Friday on or before that day
("vrijdag 6 november"), and `<maand -80>` the month ("september"). A year is added when it is not
this year.
"""

import re
from datetime import date, timedelta

# fmt: off
MONTHS = [
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
]
# fmt: on
WEEKDAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
SATURDAY = 5
# Month and day. Easter moves and is left out: nobody reads a demo for Easter Monday.
FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)})
PLACEHOLDER = re.compile(r"<(?:(ma|di|wo|do|vr|za|zo|maand) )?(-?\d+)>")


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and (day.month, day.day) not in FIXED_HOLIDAYS


def working_day(offset: int, *, today: date) -> date:
    """Return the working day at this offset: earlier when past, later when ahead."""
    day = today + timedelta(days=offset)
    step = timedelta(days=1 if offset > 0 else -1)
    while not is_working_day(day):
        day += step
    return day


def last_working_day(until: date) -> date:
    """Return this day, or the last working day before it."""
    while not is_working_day(until):
        until -= timedelta(days=1)
    return until


def later(day: date, days: int, *, today: date) -> date:
    """Return the working day so many days later, and never after today."""
    found = day + timedelta(days=days)
    while not is_working_day(found):
        found += timedelta(days=1)
    return min(found, today)


def dutch_day(day: date, *, today: date) -> str:
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def with_dates(text: str, *, today: date) -> str:
    """Return the text with its placeholders as Dutch dates."""

    def written(match: re.Match[str]) -> str:
        prefix, offset = match[1], int(match[2])
        if prefix is None:
            return dutch_day(working_day(offset, today=today), today=today)
        day = today + timedelta(days=offset)
        if prefix == "maand":
            year = "" if day.year == today.year else f" {day.year}"
            return f"{MONTHS[day.month - 1]}{year}"
        wanted = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(prefix))
        day -= timedelta(days=(day.weekday() - wanted) % 7)
        return f"{WEEKDAYS[wanted]} {dutch_day(day, today=today)}"

    return PLACEHOLDER.sub(written, text)
