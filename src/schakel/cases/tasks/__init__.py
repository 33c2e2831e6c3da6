# SPDX-License-Identifier: EUPL-1.2
"""What was agreed: an owner, a day, a report."""
