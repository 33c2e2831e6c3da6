# SPDX-License-Identifier: EUPL-1.2
"""How well p-values find known outbreaks, and how often they cry wolf."""

import numpy as np
import numpy.typing as npt

from schakel.monitor.detector import false_discoveries
from schakel.monitor.detector.tails import tail
from tests.monitor.detector_panel import SCENARIOS, TEST, Panel

Floats = npt.NDArray[np.float64]


def found_at(quiet: Floats, loud: Floats, panel: Panel, share: float) -> float:
    """Return the share of outbreaks hit at least once when `share` of the quiet weeks alarms."""
    ordered = np.sort(quiet.ravel())
    threshold = ordered[int(share * ordered.size)]
    return found(loud < threshold, panel)


def found(alarms: npt.NDArray[np.bool_], panel: Panel) -> float:
    """Return the share of outbreaks with an alarm in any of their weeks; (weeks, series)."""
    return float((alarms & during(panel)).any(axis=0).mean())


def during(panel: Panel) -> npt.NDArray[np.bool_]:
    """Return which of the test weeks lie in the outbreak of each series."""
    row = np.arange(TEST.start, TEST.stop)[:, None]
    within: npt.NDArray[np.bool_] = (row >= panel.first) & (row <= panel.last)
    return within


def worst_scenario(quiet: Floats, panel: Panel, level: float) -> float:
    """Return the largest share of quiet weeks at or below the level, over the scenarios."""
    below = quiet <= level
    return max(float(below[:, panel.scenario == one].mean()) for one in range(len(SCENARIOS)))


def with_the_truth(panel: Panel) -> Floats:
    """Return the p-values of quiet weeks, two looks, true mean and dispersion; (weeks, series)."""
    mean = np.column_stack([SCENARIOS[one].mean() for one in panel.scenario])
    dispersion = np.array([SCENARIOS[one].dispersion for one in panel.scenario])
    now, before = np.arange(TEST.start, TEST.stop), np.arange(TEST.start - 1, TEST.stop - 1)
    seen = panel.quiet
    one = tail(seen[now], mean[now], dispersion)
    two = tail(seen[now] + seen[before], mean[now] + mean[before], dispersion)
    return np.minimum(2.0 * np.minimum(one, two), 1.0)


def noisy_weeks(quiet: Floats, q: float) -> float:
    """Return the share of quiet weeks with any discovery at all."""
    return float(false_discoveries(quiet, q).any(axis=1).mean())
