# SPDX-License-Identifier: EUPL-1.2
"""What may be chosen, and what was chosen by measuring on panels of our own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """The choices of one detection; the defaults were measured on own panels (benchmarks/monitor).

    level: the p-value at which one series alarms by itself, 0 to 1.
    years: how many years of history are used at most.
    least_years: below this much history the detector refuses.
    period: weeks in a year of the series.
    skip: weeks just before the judged week that are left out, so that an outbreak that began
        does not hide itself.
    harmonics: how many waves the season may have.
    outbreak: how often a week of the past belongs to an outbreak, before looking.
    spread: how much more often it does when the week beside it does.
    reach: the rise, in standard deviations, that a series must be able to notice in one week;
        a series that would need more cannot alarm (Noufaily et al. 2013 call this k).
    """

    level: float = 0.005
    years: int = 10
    least_years: int = 2
    period: int = 52
    skip: int = 26
    harmonics: int = 2
    outbreak: float = 0.02
    spread: float = 0.5
    reach: float = 10.0
