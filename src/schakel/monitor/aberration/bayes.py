# SPDX-License-Identifier: EUPL-1.2
"""bayes and rki: the mean of the same weeks in earlier years, with a bound from one distribution.

Höhle, surveillance: An R package for the monitoring of infectious diseases, Computational
Statistics 2007 (doi 10.1007/s00180-007-0074-8), sections 3.1 and 3.2; as R `surveillance` does it.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from schakel.monitor.aberration.baseline import WEEKLY
from schakel.monitor.aberration.panel import Panel, panel_of, require_chance
from schakel.monitor.aberration.regression import exceedance
from schakel.monitor.aberration.result import AberrationError, Aberrations, Floats
from schakel.monitor.aberration.tails import count_p_value, count_quantile

# Crow and Gardner, Confidence intervals for the expectation of a Poisson variable, Biometrika 1959
# (doi 10.1093/biomet/46.3-4.441), table 1: the upper 95 % limit after 0 to 20 cases.
CROW_GARDNER = (
    3.285, 5.323, 6.686, 8.102, 9.598, 11.177, 12.817, 13.765, 14.921, 16.768, 17.633,
    19.050, 20.335, 21.364, 22.945, 23.762, 25.400, 26.306, 27.735, 28.966, 30.017,
)  # fmt: skip


def bayes(
    observed: npt.ArrayLike,
    weeks: Sequence[int] | npt.ArrayLike,
    *,
    freq: int = WEEKLY,
    b: int = 0,
    w: int = 6,
    act_y: bool = True,
    alpha: float = 0.05,
) -> Aberrations:
    """Return, for every asked week, the 1 - alpha quantile of what the reference weeks predict.

    The counts are Poisson with one mean, whose prior is Jeffreys' gamma(1/2, 0): what comes next is
    negative binomial. Section 3.2.

    Args:
        observed: counts, (n,) for one series or (n, s) for s series.
        weeks: R's `range`: the weeks to judge, 1-based positions, (t,).
        freq: weeks in a year; R looks `freq` weeks back here, whatever the dates.
        b: earlier years to use.
        w: weeks on either side of the same week of an earlier year; of this year the last w.
        act_y: use the last w weeks of this year.
        alpha: chance, 0 to 1, above the bound.

    `mu0` and `phi` are those of the predicted count.

    Raises:
        AberrationError: negative counts, a series too short for b years, no reference weeks at all.
    """
    panel = panel_of(observed, weeks)
    require_chance(alpha)
    past = _reference(panel, freq=freq, b=b, w=w, act_y=act_y)
    seen = past.shape[1]
    mu0 = (past.sum(axis=1) + 0.5) / seen
    phi = np.full(mu0.shape, 1 + 1 / seen)
    bound = count_quantile(1 - alpha, mu0, phi)
    return panel.answer(
        upperbound=bound,
        alarm=panel.judged > bound,
        mu0=mu0,
        phi=phi,
        score=exceedance(panel.judged, mu0, bound),
        p_value=count_p_value(panel.judged, mu0, phi),
    )


def rki(
    observed: npt.ArrayLike,
    weeks: Sequence[int] | npt.ArrayLike,
    *,
    freq: int = WEEKLY,
    b: int = 2,
    w: int = 4,
    act_y: bool = False,
) -> Aberrations:
    """Return, for every asked week, the Robert Koch Institute's bound on the reference weeks.

    It is the mean plus two standard deviations above a mean of 20; up to there the upper 95 % limit
    of Crow and Gardner 1959 for the mean, rounded down. Section 3.1. The words are those of
    `bayes`.

    Raises:
        AberrationError: negative counts, a series too short for b years, no reference weeks at all.
    """
    panel = panel_of(observed, weeks)
    past = _reference(panel, freq=freq, b=b, w=w, act_y=act_y)
    mean = past.mean(axis=1)
    small = np.minimum(np.floor(mean), len(CROW_GARDNER) - 1).astype(np.int64)
    bound = np.where(
        mean > len(CROW_GARDNER) - 1,
        mean + 2 * past.std(axis=1, ddof=1),
        np.array(CROW_GARDNER)[small],
    )
    return panel.answer(
        upperbound=bound,
        alarm=panel.judged > bound,
        mu0=mean,
        score=exceedance(panel.judged, mean, bound),
    )


def _reference(panel: Panel, *, freq: int, b: int, w: int, act_y: bool) -> Floats:
    """Return the counts (t, r, s) of the r reference weeks of each asked week."""
    back = [year * freq + off for year in range(1, b + 1) for off in range(-w, w + 1)]
    back += range(1, w + 1) if act_y else []
    if len(back) < 2 or min(back) < 1:
        message = "Met deze b, w en actY zijn er geen twee weken om mee te vergelijken."
        raise AberrationError(message)
    panel.require_before(max(back))
    return np.asarray(panel.counts[panel.weeks[:, None] - 1 - np.array(back)])
