# SPDX-License-Identifier: EUPL-1.2
"""Clusters in space and time: Kulldorff's scan statistic.

`scan(counts, places, expected=...)` looks at every circle of places in every window of weeks, and
says of the highest how often chance alone gives as high a one anywhere.
"""

from schakel.monitor.scan.clusters import Cluster
from schakel.monitor.scan.options import Model, Period, ScanError, ScanOptions
from schakel.monitor.scan.places import Places
from schakel.monitor.scan.scanning import ScanResult, scan

__all__ = [
    "Cluster",
    "Model",
    "Period",
    "Places",
    "ScanError",
    "ScanOptions",
    "ScanResult",
    "scan",
]
