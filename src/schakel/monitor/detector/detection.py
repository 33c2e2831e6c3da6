# SPDX-License-Identifier: EUPL-1.2
"""What the detector answers."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Detection:
    """What was seen in the asked weeks, and how unusual it is; every array is (weeks, series).

    weeks: (weeks,), the rows of the counts that were judged.
    observed, expected: cases this week, seen and expected (median of what is known of the mean).
    dispersion: variance over mean, posterior mean; 1 is chance alone.
    upperbound: the largest count of this week that is no alarm by itself, at the asked level.
    p_one_week, p_two_weeks: chance of this many cases or more, in this week, in this and the last.
    p_value: for both looks together; twice the rarer one, 1 at most.
    alarm: p_value at most the level.
    smallest_alarm: the smallest count of one week that alarms by itself at the level.
    can_alarm: whether a rise of `reach` standard deviations, or of two cases, gets there.
    """

    weeks: npt.NDArray[np.int64]
    level: float
    observed: Floats
    expected: Floats
    dispersion: Floats
    upperbound: Floats
    p_one_week: Floats
    p_two_weeks: Floats
    p_value: Floats
    alarm: npt.NDArray[np.bool_]
    smallest_alarm: Floats
    can_alarm: npt.NDArray[np.bool_]
