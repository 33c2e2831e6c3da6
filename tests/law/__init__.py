# SPDX-License-Identifier: EUPL-1.2
"""The law folder keeps its promises: schema, sources, calendar, stories."""
