# SPDX-License-Identifier: EUPL-1.2
"""Is this week's count out of the ordinary? The methods of R's `surveillance`, one function each.

Written from the papers each module names, and held against the answers of R `surveillance` 1.20.3;
where those answers are wrong, the method's docstring says so.
"""

from schakel.monitor.aberration.bayes import bayes, rki
from schakel.monitor.aberration.cusum import cusum
from schakel.monitor.aberration.ears import ears_c
from schakel.monitor.aberration.farrington import farrington
from schakel.monitor.aberration.flexible import farrington_flexible
from schakel.monitor.aberration.glrnb import glrnb
from schakel.monitor.aberration.result import AberrationError, Aberrations

__all__ = [
    "AberrationError",
    "Aberrations",
    "bayes",
    "cusum",
    "ears_c",
    "farrington",
    "farrington_flexible",
    "glrnb",
    "rki",
]
