# SPDX-License-Identifier: EUPL-1.2
"""The pure rules, by example and by property."""
