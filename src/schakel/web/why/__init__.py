# SPDX-License-Identifier: EUPL-1.2
"""Why somebody sees a thing, and why not; in words."""
