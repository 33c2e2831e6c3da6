# SPDX-License-Identifier: EUPL-1.2
"""Days that follow from a term in the law."""

import calendar
from datetime import date


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or its last day when that month is shorter."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
