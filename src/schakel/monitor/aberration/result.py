# SPDX-License-Identifier: EUPL-1.2
"""What every detector answers, and how it refuses."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Weeks = npt.NDArray[np.int64]


class AberrationError(ValueError):
    """These counts cannot be judged this way; the message is a Dutch sentence for its reader."""


class TooShortError(AberrationError):
    """There are too few weeks before `week`, a 1-based position, to judge it."""

    def __init__(self, sentence: str, week: int) -> None:
        super().__init__(sentence)
        self.week = week


@dataclass(frozen=True)
class Aberrations:
    """What a detector says of every judged week, and of every series when it was given several.

    `weeks` (t,) are 1-based positions in the series, as in R. Every other array is (t,) for one
    series and (t, s) for s series; nan where the method has no such figure or could not fit.

    `observed`: counts. `upperbound`: the highest count that is still ordinary, in counts (glrnb
    with ret="value": its statistic); nan where too few cases were seen to say. `alarm`: the count
    lies above it. `mu0`: the expected count in that week, of a kind the method names. `phi`: the
    dispersion, 1 for Poisson. `trend`: growth per week on the log scale; nan where the model has no
    trend. `score`: (observed - mu0) / (upperbound - mu0), above 1 is an alarm. `p_value`: the
    chance of this count or more, by the method's own model, without the uncertainty of its fit.
    """

    weeks: Weeks
    observed: Floats
    upperbound: Floats
    alarm: Flags
    mu0: Floats
    phi: Floats
    trend: Floats
    score: Floats
    p_value: Floats
