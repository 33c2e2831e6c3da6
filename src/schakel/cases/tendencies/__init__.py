# SPDX-License-Identifier: EUPL-1.2
"""What a table tells the one above, without a name."""
