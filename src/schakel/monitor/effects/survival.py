# SPDX-License-Identifier: EUPL-1.2
"""How long until it happens: Kaplan-Meier, the log-rank test and the restricted mean.

Kaplan & Meier 1958 with Greenwood's variance; Mantel 1966 for the test; Royston & Parmar 2013 (BMC
Med Res Methodol 13:152) for the restricted mean: the mean number of days without the event up to
a horizon, which needs no proportional hazards. Spells may enter late (delayed entry).
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import chdtrc

from schakel.monitor.effects.estimate import Estimate, estimate, quantile
from schakel.monitor.effects.quasi import Floats
from schakel.monitor.effects.refusal import TooLittleError
from schakel.monitor.effects.risk import Times, at_moment, at_risk

NO_EVENTS = "Niemand in deze groep kende de uitkomst; er is geen tijd tot die uitkomst te meten."
ONE_GROUP = "Er is maar één groep; er valt niets te vergelijken."

ASSUMES = (
    "Wie uit beeld verdwijnt vóór de uitkomst, had evenveel kans als wie in beeld bleef.",
    "Wie later begon, had dezelfde vooruitzichten als wie vroeger begon.",
)
ASSUMES_GROUPS = (
    "De groepen verschillen enkel door de maatregel. Kreeg het zwaarste dossier haar het eerst, "
    "dan meet dit ook dat verschil."
)


@dataclass(frozen=True, eq=False)
class Curve:
    """The share without the event after each time at which one happened: each (k,).

    low and high come from the interval of the logarithm (R's default); se is Greenwood's.
    """

    time: Floats
    at_risk: Floats
    events: Floats
    survival: Floats
    se: Floats
    low: Floats
    high: Floats
    last: float
    assumptions: tuple[str, ...] = ASSUMES

    def at(self, moment: float) -> float:
        """Return the share without the event just after the moment."""
        place = int(np.searchsorted(self.time, moment, side="right"))
        return float(self.survival[place - 1]) if place else 1.0


def kaplan_meier(subject: Times, *, level: float = 0.95) -> Curve:
    """Return the share without the event over time.

    Raises:
        TooLittleError: no event at all.
    """
    moments, number, events = _counts(subject)
    survival = np.asarray(np.cumprod(1 - events / number), dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.sqrt(np.cumsum(events / (number * (number - events))))
        reach = np.exp(quantile((1 + level) / 2, math.inf) * spread)
        low, high = survival / reach, np.minimum(survival * reach, 1.0)
    gone = survival == 0
    se = np.where(gone, 0.0, survival * np.where(gone, 0.0, spread))
    return Curve(
        time=moments,
        at_risk=number,
        events=events,
        survival=survival,
        se=se,
        low=np.where(gone, 0.0, low),
        high=np.where(gone, 0.0, high),
        last=float(subject.exit.max()),
    )


def restricted_mean(subject: Times, horizon: float, *, level: float = 0.95) -> Estimate:
    """Return the mean time without the event up to the horizon, in the unit of the times.

    Raises:
        TooLittleError: no event, or nobody was followed as long as the horizon.
    """
    moments, number, events = _counts(subject)
    if horizon > subject.exit.max() or horizon <= 0:
        msg = (
            f"Niemand werd tot tijdstip {horizon:g} gevolgd; het langste is "
            f"{subject.exit.max():g}. Kies een kortere termijn."
        )
        raise TooLittleError(msg)
    inside = moments <= horizon
    moments, number, events = moments[inside], number[inside], events[inside]
    survival = np.cumprod(1 - events / number)
    widths = np.diff(np.concatenate([[0.0], moments, [horizon]]))
    areas = widths * np.concatenate([[1.0], survival])
    ahead = np.cumsum(areas[::-1])[::-1][1:]
    left = number - events
    steps = np.divide(events, number * left, out=np.zeros_like(number), where=left > 0)
    return estimate(float(areas.sum()), math.sqrt(float((ahead**2 * steps).sum())), level=level)


def difference_of_means(
    first: Times, second: Times, horizon: float, *, level: float = 0.95
) -> Estimate:
    """Return how much longer the first group goes without the event, up to the horizon."""
    one, other = restricted_mean(first, horizon), restricted_mean(second, horizon)
    return estimate(one.value - other.value, math.hypot(one.se, other.se), level=level)


@dataclass(frozen=True, eq=False)
class LogRank:
    """Whether groups differ: observed and expected events (groups,) and their chi-square."""

    statistic: float
    df: int
    p_value: float
    observed: Floats
    expected: Floats
    assumptions: tuple[str, ...] = (*ASSUMES, ASSUMES_GROUPS)


def log_rank(subject: Times, group: npt.NDArray[np.generic]) -> LogRank:
    """Return the log-rank test of equal hazards; group (n,) holds any labels.

    Raises:
        TooLittleError: no event, or one group only.
    """
    labels, member = np.unique(group, return_inverse=True)
    if len(labels) < 2:
        raise TooLittleError(ONE_GROUP)
    moments, number, events = _counts(subject)
    indicator = np.eye(len(labels))[member]
    risk = at_risk(subject, moments, indicator)
    happened = subject.event
    observed = indicator[happened].sum(axis=0)
    share = risk / number[:, None]
    expected = events @ share
    factor = events * (number - events) / np.maximum(number - 1, 1)
    covariance = np.diag(factor @ share) - (share * factor[:, None]).T @ share
    gap = (observed - expected)[1:]
    statistic = float(gap @ np.linalg.pinv(covariance[1:, 1:]) @ gap)
    df = len(labels) - 1
    return LogRank(statistic, df, float(chdtrc(df, statistic)), observed, expected)


def _counts(subject: Times) -> tuple[Floats, Floats, Floats]:
    """Return the times of events, the number at risk and the number of events: each (k,)."""
    moments = subject.distinct
    if not len(moments):
        raise TooLittleError(NO_EVENTS)
    ones = np.ones(len(subject.exit))
    events = at_moment(subject.exit, moments, subject.event.astype(np.float64))
    return moments, at_risk(subject, moments, ones), events
