# SPDX-License-Identifier: EUPL-1.2
"""From a day until a day: the one place that answers "does it hold on this day?"."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Period:
    """Holds from `begin`, that day included, until `end`, that day not included; None is open.

    An end day does not count, so that a mandate that ends today gives no sight today, and so that
    a successor can begin on the day the other ends without a day on which both hold.
    """

    begin: date
    end: date | None = None

    @classmethod
    def through(cls, begin: date, last: date | None) -> "Period":
        """Return a period whose last day counts, as the law and a clearance count."""
        return cls(begin, None if last is None else last + timedelta(days=1))

    def holds_on(self, day: date) -> bool:
        """Return whether the day lies in the period."""
        return self.begin <= day and (self.end is None or day < self.end)
