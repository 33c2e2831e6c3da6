# SPDX-License-Identifier: EUPL-1.2
"""Cases: circle, contributions, tasks, ladder, closure."""
