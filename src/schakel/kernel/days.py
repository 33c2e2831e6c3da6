# SPDX-License-Identifier: EUPL-1.2
"""Days as a Dutch reader writes them."""

from datetime import date, timedelta

FRIDAY = 4

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def dutch_day(day: date) -> str:
    """Return '2 maart 2026'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def next_working_day(day: date) -> date:
    """Return tomorrow, or the Monday after a weekend; public holidays count as working days."""
    following = day + timedelta(days=1)
    return following if following.weekday() <= FRIDAY else day + timedelta(days=7 - day.weekday())
