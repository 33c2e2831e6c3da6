# SPDX-License-Identifier: EUPL-1.2
"""Which of many p-values stand out when all of them are looked at."""

import numpy as np
import numpy.typing as npt


def false_discoveries(p: npt.NDArray[np.float64], q: float) -> npt.NDArray[np.bool_]:
    """Return which p-values are discoveries when a share q of the discoveries may be false.

    p: (series,) or (weeks, series); each week is judged by itself. When nothing is going on, a week
    has any discovery at all with chance q at most, as long as the p-values hold.

    Source: Benjamini and Hochberg 1995, section 3.1.
    """
    if p.ndim == 1:
        return _one_week(p, q)
    return np.array([_one_week(week, q) for week in p], dtype=np.bool_).reshape(p.shape)


def _one_week(p: npt.NDArray[np.float64], q: float) -> npt.NDArray[np.bool_]:
    """Return the discoveries of one week."""
    ordered = np.sort(p)
    within = np.nonzero(ordered <= q * np.arange(1, len(p) + 1) / len(p))[0]
    if not len(within):
        return np.zeros(len(p), dtype=np.bool_)
    found: npt.NDArray[np.bool_] = p <= ordered[within[-1]]
    return found
