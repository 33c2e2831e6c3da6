# SPDX-License-Identifier: EUPL-1.2
"""How far the level of a series wanders from the line and the waves that were fitted to it.

The fit knows how sure it is of its line; nothing says that the world keeps to a line. Sums over
quarters of a year that scatter more than weeks do show how far the level wanders: a quarter with M
expected cases has variance dispersion * M + drift * M^2. A crowded series shows it, a sparse one
takes it from the others, and hardly feels it.
"""

import numpy as np
import numpy.typing as npt

from schakel.monitor.detector.baseline import Fit

Floats = npt.NDArray[np.float64]

# Squared coefficients of variation of the level.
DRIFTS: Floats = np.array([0.0, 0.01, 0.02, 0.035, 0.06, 0.1, 0.17, 0.28, 0.45, 0.7]) ** 2
# Before any series is seen: every size of drift alike.
BEFORE: Floats = np.ones(len(DRIFTS))
_QUARTER = 13
# A quarter with fewer expected cases says nothing about its level.
_CASES = 10.0


def log_likelihood(away: Floats, fit: Fit) -> Floats:
    """Return (series, DRIFTS): how well each drift fits the quarters.

    away: (series, weeks), weighted distance of each week from its mean.
    """
    quarters = away.shape[1] // _QUARTER
    shape = (len(away), quarters, _QUARTER)
    weeks = quarters * _QUARTER
    seen = away[:, -weeks:].reshape(shape).sum(axis=2)
    expected = fit.mean[:, -weeks:].reshape(shape).sum(axis=2)
    # The dispersion was found from weeks, so it holds one week's share of the drift already.
    each = expected * (1.0 - 1.0 / _QUARTER)
    known = np.empty((len(away), len(DRIFTS)))
    for place, drift in enumerate(DRIFTS):
        variance = expected * (fit.dispersion[:, None] + drift * each)
        known[:, place] = -0.5 * (np.log(variance) + seen**2 / variance).sum(axis=1)
    known[expected.mean(axis=1) < _CASES] = 0.0
    return known
