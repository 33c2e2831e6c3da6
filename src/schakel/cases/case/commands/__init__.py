# SPDX-License-Identifier: EUPL-1.2
"""Changes, each with an entry in the journal."""
