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

    begin: date | None
    end: date | None = None

    @classmethod
    def through(cls, begin: date | None, last: date | None) -> "Period":
        """Return a period whose last day counts, as the law and a clearance count."""
        if last is None or last == date.max:
            return cls(begin)
        return cls(begin, last + timedelta(days=1))

    def holds_on(self, day: date) -> bool:
        """Return whether the day lies in the period."""
        return (self.begin is None or self.begin <= day) and self.ends_after(day)

    def ends_after(self, day: date) -> bool:
        """Return whether the period is not over on the day: it holds, or it is still to come."""
        return self.end is None or day < self.end
