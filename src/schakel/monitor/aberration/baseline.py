# SPDX-License-Identifier: EUPL-1.2
"""Which past weeks tell what is ordinary in this one: the same season of earlier years.

Farrington et al. 1996 (doi 10.2307/2983331), section 3.2: w weeks on either side of the same week
in each of b earlier years. Noufaily et al. 2013 (doi 10.1002/sim.5595), section 3.2: all weeks
since then, in seasons.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from schakel.monitor.aberration.result import TooShortError, Weeks

WEEKLY = 52


@dataclass(frozen=True)
class Baseline:
    """The weeks (n,) a model is fitted on, 1-based, each with its season (n,); 0 is this season.

    `first` is the week at which time is zero.
    """

    weeks: Weeks
    seasons: Weeks
    first: int


def anniversaries(week: int, b: int, freq: int, dates: Sequence[date] | None) -> list[int]:
    """Return this week and the same week of b earlier years, latest first.

    Without dates a year has `freq` weeks. With weekly dates it is the week, on the same weekday,
    nearest to the same day of the year: three days earlier at most, or three later. The 29th of
    February falls on the first of March.
    """
    if dates is None or freq != WEEKLY:
        return [week - years * freq for years in range(b + 1)]
    day, first = dates[week - 1], dates[0]
    past = [_years_before(day, years) for years in range(b + 1)]
    return [((one - first).days + 3) // 7 + 1 for one in past]


def windows(week: int, *, b: int, w: int, freq: int, dates: Sequence[date] | None) -> Baseline:
    """Return the w weeks around the same week of b earlier years, oldest first, in one season.

    Raises:
        TooShortError: the series starts too late for this.
    """
    same = anniversaries(week, b, freq, dates)
    first = _first(week, same[-1] - w)
    weeks = np.concatenate([np.arange(one - w, one + w + 1) for one in same[:0:-1]])
    return Baseline(weeks, np.zeros_like(weeks), first)


def seasons(
    week: int,
    *,
    b: int,
    w: int,
    freq: int,
    dates: Sequence[date] | None,
    no_periods: int,
    past_weeks_not_included: int,
) -> Baseline:
    """Return every week since b years, in `no_periods` seasons, less the last weeks before.

    Season 0 holds the w weeks around each anniversary; the weeks between two of them are cut into
    `no_periods` - 1 stretches, the earlier ones longer by a week where they do not divide. With one
    period only season 0 stays.

    Raises:
        TooShortError: the series starts too late for this.
    """
    same = anniversaries(week, b, freq, dates)
    first = _first(week, same[-1] - w)
    season = np.full(week + w + 1, -1, dtype=np.int64)
    for one in same:
        season[one - w : one + w + 1] = 0
    for later, earlier in pairwise(same):
        between = np.arange(earlier + w + 1, later - w)
        if no_periods > 1:
            for number, stretch in enumerate(np.array_split(between, no_periods - 1), start=1):
                season[stretch] = number
    weeks = np.arange(first, week - past_weeks_not_included)
    kept = weeks[season[weeks] >= 0]
    return Baseline(kept, season[kept], first)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


def _first(week: int, first: int) -> int:
    if first < 1:
        message = (
            f"De reeks is te kort: om week {week} te beoordelen zijn {1 - first} weken meer nodig "
            "voor de eerste week. Vraag latere weken, of minder jaren (b)."
        )
        raise TooShortError(message, week)
    return first
