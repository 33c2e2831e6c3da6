# SPDX-License-Identifier: EUPL-1.2
"""The law as Schakel knows it, and what Schakel is."""
