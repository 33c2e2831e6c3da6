# SPDX-License-Identifier: EUPL-1.2
"""Our own detector of early signals: many series at once, p-values that hold in the tail.

`detect` judges the weeks asked; `false_discoveries` says which series of a week stand out when
all of them are looked at. `docs/monitor/methods.md` tells a policy officer what it does.
"""

from schakel.monitor.detector.checks import DetectorInputError
from schakel.monitor.detector.detect import detect
from schakel.monitor.detector.detection import Detection
from schakel.monitor.detector.discovery import false_discoveries
from schakel.monitor.detector.options import Options

__all__ = ["Detection", "DetectorInputError", "Options", "detect", "false_discoveries"]
