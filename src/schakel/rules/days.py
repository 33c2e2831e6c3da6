# SPDX-License-Identifier: EUPL-1.2
"""Days as a Dutch reader writes them."""

from datetime import date

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
