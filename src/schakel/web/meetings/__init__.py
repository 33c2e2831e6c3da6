# SPDX-License-Identifier: EUPL-1.2
"""Meetings: agenda, cockpit, minutes."""
