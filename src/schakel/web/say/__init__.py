# SPDX-License-Identifier: EUPL-1.2
"""Mag ik dit zeggen? Without an account, keeping nothing."""
