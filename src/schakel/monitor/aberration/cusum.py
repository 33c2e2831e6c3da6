# SPDX-License-Identifier: EUPL-1.2
"""cusum: small excesses that add up, on counts made nearly normal.

Rossi, Lampugnani and Marchi, An approximate CUSUM procedure for surveillance of health events,
Statistics in Medicine 1999 (doi
10.1002/(SICI)1097-0258(19990830)18:16<2111::AID-SIM171>3.0.CO;2-Q), as R `surveillance` does it.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from schakel.monitor.aberration.panel import Panel, panel_of
from schakel.monitor.aberration.regression import exceedance
from schakel.monitor.aberration.result import AberrationError, Aberrations, Floats

TRANSFORMATIONS = ("standard", "rossi")


def cusum(
    observed: npt.ArrayLike,
    weeks: Sequence[int] | npt.ArrayLike,
    *,
    k: float = 1.04,
    h: float = 2.26,
    m: float | None = None,
    trans: str = "standard",
) -> Aberrations:
    """Return, for every asked week, whether the excesses add up to h, and the count that would.

    Args:
        observed: counts, (n,) for one series or (n, s) for s series.
        weeks: R's `range`: the weeks to judge, consecutive, 1-based positions, (t,).
        k: what is taken off each week, in standard deviations.
        h: the sum that alarms; the sum is not set back after an alarm.
        m: the ordinary count; None takes the mean of all weeks before the first one asked.
        trans: "rossi", (y - 3m + 2 sqrt(m y)) / (2 sqrt(m)), or "standard", (y - m) / sqrt(m).

    `upperbound` is the count at which the sum reaches h in that week; a count that reaches it
    alarms. It is 0 at the least.

    Raises:
        AberrationError: negative counts, weeks that are not consecutive, nothing before them.
    """
    panel = panel_of(observed, weeks)
    if trans not in TRANSFORMATIONS:
        message = f"trans is standard of rossi, niet “{trans}”."
        raise AberrationError(message)
    panel.require_consecutive()
    mean = _ordinary(panel, m)
    total = np.zeros(mean.shape)
    bounds, alarms = [], []
    for counts in panel.judged:
        bounds.append(_count_at(h + k - total, mean, trans))
        total = np.maximum(total + _deviation(counts, mean, trans) - k, 0.0)
        alarms.append(total >= h)
    bound = np.array(bounds)
    mu0 = np.broadcast_to(mean, bound.shape)
    return panel.answer(
        upperbound=bound,
        alarm=np.array(alarms),
        mu0=mu0,
        score=exceedance(panel.judged, mu0, bound),
    )


def _ordinary(panel: Panel, m: float | None) -> Floats:
    if m is None:
        panel.require_before(1)
    known = panel.counts[: panel.weeks[0] - 1].mean(axis=0) if m is None else np.array([m])
    if not (known > 0).all():
        message = "cusum heeft een gewone telling boven nul nodig; een reeks heeft er geen."
        raise AberrationError(message)
    return np.asarray(np.broadcast_to(known, panel.counts.shape[1:]))


def _deviation(counts: Floats, mean: Floats, trans: str) -> Floats:
    if trans == "standard":
        return np.asarray((counts - mean) / np.sqrt(mean))
    return np.asarray((counts - 3 * mean + 2 * np.sqrt(mean * counts)) / (2 * np.sqrt(mean)))


def _count_at(deviation: Floats, mean: Floats, trans: str) -> Floats:
    """Return the count (s,) with this deviation: the inverse of `_deviation`."""
    if trans == "standard":
        return np.maximum(mean + deviation * np.sqrt(mean), 0.0)
    root = np.sqrt(np.maximum(4 * mean + 2 * np.sqrt(mean) * deviation, 0.0)) - np.sqrt(mean)
    return np.asarray(np.maximum(root, 0.0) ** 2)
