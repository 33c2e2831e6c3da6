# SPDX-License-Identifier: EUPL-1.2
"""What happened that somebody must hear."""
