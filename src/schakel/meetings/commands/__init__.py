# SPDX-License-Identifier: EUPL-1.2
"""Every change of the room, one subject a file."""
