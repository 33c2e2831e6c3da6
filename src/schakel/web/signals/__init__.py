# SPDX-License-Identifier: EUPL-1.2
"""Signals: give, triage, name, open."""
