# SPDX-License-Identifier: EUPL-1.2
"""The start page: what needs me now, and the notices."""
