# SPDX-License-Identifier: EUPL-1.2
"""The law as Schakel knows it, what Schakel is, and the reading log."""
