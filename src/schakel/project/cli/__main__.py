# SPDX-License-Identifier: EUPL-1.2
"""The same as `schakel`, for a process that is started by another."""

import sys

from schakel.project.cli.parser import main

sys.exit(main())
