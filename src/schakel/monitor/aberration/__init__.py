# SPDX-License-Identifier: EUPL-1.2
"""Is this week's count out of the ordinary? The methods of R's `surveillance`, one function each.

Written from the papers each module names, and held against the answers of R `surveillance` 1.20.3;
where those answers are wrong, the method's docstring says so.
"""

from schakel.monitor.aberration.flexible import farrington_flexible
from schakel.monitor.aberration.result import AberrationError, Aberrations

__all__ = ["AberrationError", "Aberrations", "farrington_flexible"]
