# SPDX-License-Identifier: EUPL-1.2
"""What a partner writes, for the readers it chose."""
