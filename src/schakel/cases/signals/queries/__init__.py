# SPDX-License-Identifier: EUPL-1.2
"""Reading, as far as the database shows it."""
