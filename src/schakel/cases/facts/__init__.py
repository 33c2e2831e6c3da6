# SPDX-License-Identifier: EUPL-1.2
"""What other rooms may hold of a signal or a case, one subject a file."""
