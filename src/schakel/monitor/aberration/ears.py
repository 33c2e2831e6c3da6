# SPDX-License-Identifier: EUPL-1.2
"""EARS C1, C2 and C3: this week beside the few weeks before it.

Hutwagner et al., The bioterrorism preparedness and response Early Aberration Reporting System,
Journal of Urban Health 2003 (doi 10.1007/pl00022319); Fricker, Hegler and Dunfee, Statistics in
Medicine 2008 (doi 10.1002/sim.3197), section 2.1; as R `surveillance` does it (earsC).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from schakel.monitor.aberration.panel import Panel, panel_of, require_chance
from schakel.monitor.aberration.regression import exceedance
from schakel.monitor.aberration.result import AberrationError, Aberrations, Floats

# The weeks just before this one that are left out, so that an outbreak does not hide itself.
GAPS = {"C1": 0, "C2": 2, "C3": 2}
DEFAULT_ALPHA = {"C1": 0.001, "C2": 0.001, "C3": 0.025}


def ears_c(
    observed: npt.ArrayLike,
    weeks: Sequence[int] | npt.ArrayLike,
    *,
    method: str = "C1",
    baseline: int = 7,
    min_sigma: float = 0.0,
    alpha: float | None = None,
) -> Aberrations:
    """Return, for every asked week, the bound from the mean and deviation of the weeks before it.

    Args:
        observed: counts, (n,) for one series or (n, s) for s series.
        weeks: R's `range`: the weeks to judge, 1-based positions, (t,).
        method: "C1": the weeks just before; "C2": two weeks earlier; "C3": C2 of three weeks
            summed.
        baseline: how many weeks before, at least 3.
        min_sigma: the deviation is at least this.
        alpha: chance, 0 to 1, above the bound; None is 0.001, and 0.025 for "C3".

    `mu0` is the mean of the baseline. With "C3" R adds this week's own count to its bound where the
    baseline's mean belongs, so its alarm asks only whether the two weeks before were high. That is
    kept, and shown in tests/monitor/test_aberration_ears.py: judge by "C2" instead. Where the
    baseline does not vary, C3 has no bound.

    Raises:
        AberrationError: negative counts, too few weeks before, an unknown method.
    """
    panel = panel_of(observed, weeks)
    if method not in GAPS:
        message = f"method is C1, C2 of C3, niet “{method}”."
        raise AberrationError(message)
    if baseline < 3:
        message = f"baseline is minstens 3 weken, niet {baseline}."
        raise AberrationError(message)
    level = DEFAULT_ALPHA[method] if alpha is None else alpha
    require_chance(level)
    z = float(ndtri(1 - level))
    gap = GAPS[method] + (2 if method == "C3" else 0)
    panel.require_before(baseline + gap)
    mean, deviation = _before(panel, panel.weeks, GAPS[method], baseline, min_sigma)
    if method == "C3":
        bound = _third(panel, z, baseline, min_sigma)
        score = None
    else:
        bound = mean + z * deviation
        score = exceedance(panel.judged, mean, bound)
    return panel.answer(upperbound=bound, alarm=panel.judged > bound, mu0=mean, score=score)


def _before(
    panel: Panel, weeks: npt.NDArray[np.int64], gap: int, baseline: int, min_sigma: float
) -> tuple[Floats, Floats]:
    """Return mean and deviation (t, s) of the baseline that ends `gap` weeks before each week."""
    past = np.array([panel.counts[week - 1 - gap - baseline : week - 1 - gap] for week in weeks])
    return past.mean(axis=1), np.maximum(past.std(axis=1, ddof=1), min_sigma)


def _third(panel: Panel, z: float, baseline: int, min_sigma: float) -> Floats:
    _, deviation = _before(panel, panel.weeks, GAPS["C3"], baseline, min_sigma)
    carried = np.zeros_like(deviation)
    # Nothing varies, nothing is known: 0/0 and its kin stay nan.
    with np.errstate(divide="ignore", invalid="ignore"):
        for back in (1, 2):
            weeks = panel.weeks - back
            mean, spread = _before(panel, weeks, GAPS["C3"], baseline, min_sigma)
            carried += np.maximum((panel.counts[weeks - 1] - mean) / spread - 1, 0.0)
        return np.asarray(np.maximum(panel.judged + deviation * (z - carried), 0.0))
